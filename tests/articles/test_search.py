"""Search over articles, claims and names."""

import re
from datetime import UTC, datetime
from itertools import islice, product

import pytest
from django.contrib.postgres.search import SearchQuery
from django.urls import reverse

from articles.models import Article, Claim, Outlet, SearchEntry
from articles.search import Search, marked, read_query
from articles.search.results import START, STOP
from entities.models import Alias, Entity
from newsroom.decisions import State
from tests.conftest import make_article


def found(words: str, config: str = "coverage") -> list[str]:
    query = SearchQuery(words, config=config, search_type="phrase")
    return [e.article.headline for e in SearchEntry.objects.filter(words=query).select_related("article")]


def headlines(text: str, **options) -> set[str]:
    looked_for = Search(text, **options)
    return {article.headline for article in looked_for.read(looked_for.articles(Article.objects.all()))}


# What is written


def test_words_of_any_form_and_accent_find_an_article(db):
    outlet = Outlet.objects.create(name="Ostrand Post")
    article = make_article(outlet, "Miniszter távozik", "Péter Szabó is resigning over al-Hazimi’s debts.")
    SearchEntry.objects.write([article])
    assert found("resigned") == found("peter szabo", "simple") == found("al hazimi", "simple") == ["Miniszter távozik"]


def test_writing_again_replaces_the_words(db):
    article = make_article(None, "Flood", "Water rose.")
    SearchEntry.objects.write([article])
    article.current = article.revisions.create(number=2, raw="x", raw_sha256="x", raw_format="text", text="Fire.")
    article.save()
    SearchEntry.objects.write([article])
    assert found("fire") == ["Flood"]
    assert found("water") == []
    assert found("flood") == ["Flood"]


def test_the_longest_text_is_written(db):
    """More lexemes than one tsvector holds: the words after the limit are left out, nothing is refused."""
    letters = [chr(1072 + n) for n in range(30)]
    text = " ".join("".join(four) for four in islice(product(letters, repeat=4), 100_000))
    SearchEntry.objects.write([make_article(None, "Long", text)])
    assert found("long") == ["Long"]


def test_an_article_without_a_version_is_passed_over(db):
    SearchEntry.objects.write([Article.objects.create(identity="x")])
    assert not SearchEntry.objects.exists()


# What is typed

READINGS = {
    "words": ("ferry late", [[("ferry", False, False), ("late", False, False)]]),
    "exact words": ('"lake ostra" ferry', [[("lake ostra", True, False), ("ferry", False, False)]]),
    "curly marks": ("“lake ostra”", [[("lake ostra", True, False)]]),
    "a mark left open": ('"lake ostra', [[("lake ostra", True, False)]]),
    "left out": ("ferry -late", [[("ferry", False, False), ("late", False, True)]]),
    "exact words left out": ('ferry -"lake ostra"', [[("ferry", False, False), ("lake ostra", True, True)]]),
    "alternatives": (
        "ferry OR bus AND late",
        [[("ferry", False, False)], [("bus", False, False), ("late", False, False)]],
    ),
    "or in small letters is a word": ("trick or treat", [[(w, False, False) for w in ("trick", "or", "treat")]]),
    "hyphens inside stay": ("al-Hazimi", [[("al-Hazimi", False, False)]]),
    "signs mean nothing": ("ferry & | ! () :* <->", [[("ferry", False, False)]]),
    "an alternative that asks for nothing": ("ferry OR -bus", [[("ferry", False, False)]]),
}


@pytest.mark.parametrize("text, groups", READINGS.values(), ids=READINGS.keys())
def test_what_is_typed_is_read(text, groups):
    read = [[(t.text, t.is_quoted, t.is_excluded) for t in group] for group in read_query(text).groups]
    assert read == groups


@pytest.mark.parametrize("text", ["", "   ", "-ferry", '"" - OR', "!!! && ||", "-", '"', "OR", "_", '-"a b" -c'])
def test_what_asks_for_nothing_has_no_groups_and_says_why(text):
    query = read_query(text)
    assert query.groups == ()
    assert bool(query.problem) == bool(text.strip())


# What is found


@pytest.mark.parametrize("text", ["al-Hazimi", "Ahmed Al-Hazimi", "CHASIMI", "ahmad al hazimi"])
def test_a_name_finds_every_spelling_of_it(talks, text):
    Alias.objects.get_or_create(entity=talks.president, text="al-Hazimi")
    assert headlines(text) == {"Envoy arrives", "Talks open", "Statement"}


def test_a_name_beside_other_words_finds_every_spelling_too(talks):
    assert headlines("Chasimi resign") == {"Talks open", "Statement"}
    assert headlines("statement ahmad al-hazimi") == {"Statement"}


PAIRS = [("Torgaard", "Torgård"), ("Bjørneby", "Bjoerneby"), ("Mueller", "Müller")]


@pytest.mark.parametrize(("typed", "written"), [*PAIRS, *((b, a) for a, b in PAIRS)])
def test_a_letter_and_the_two_that_stand_for_it_find_each_other(as_reader, journalist, typed, written):
    outlet = Outlet.objects.create(name="Lakeside Echo")
    article = make_article(outlet, "A vote", f"The board chose {written} on Monday.")
    SearchEntry.objects.write([article])
    assert headlines(typed) == {"A vote"}
    assert headlines(typed, with_names=False) == set()
    entity = Entity(name=written, kind="person").make(journalist)
    assert headlines(typed) == {"A vote"}
    assert entity in Entity.objects.named_like(typed)
    for page in ("palette", "entity_list"):
        assert written in as_reader.get(reverse(page), {"q": typed}).content.decode()


def test_an_ordinary_word_has_no_other_spelling(db):
    article = make_article(Outlet.objects.create(name="Lakeside Echo"), "A pot", "The pot boiled.")
    SearchEntry.objects.write([article])
    assert headlines("poet") == set()


def test_other_spellings_can_be_left_out(talks):
    assert headlines("Chasimi", with_names=False) == headlines('"Chasimi"') == {"Talks open"}


def test_rejected_and_merged_names_lend_no_spellings(talks):
    Alias.objects.filter(text="Ahmed Al Hazimi").update(state=State.REJECTED)
    assert headlines("Chasimi") == {"Envoy arrives", "Talks open"}
    Entity.objects.filter(pk=talks.president.pk).update(state=State.REJECTED)
    assert headlines("Chasimi") == {"Talks open"}


def test_a_spelling_that_somebody_else_bears_is_not_looked_for(talks):
    other = Entity.objects.create(name="Brother")
    Alias.objects.create(entity=other, text="Ahmed Al Hazimi")
    assert headlines("Chasimi") == {"Envoy arrives", "Talks open"}


def test_a_name_of_common_letters_is_found_as_spelt(db):
    article = make_article(None, "Health", "The WHO warned of fever.")
    SearchEntry.objects.write([article, make_article(None, "Nobody", "Fever is back.")])
    assert headlines("who") == {"Health"}
    assert headlines("who warned") == {"Health"}


def test_words_phrases_exclusions_and_alternatives(talks):
    assert headlines("resign") == {"Talks open", "Statement"}
    assert headlines('"lake ostra"') == {"Ferry late"} and headlines('"ostra lake"') == set()
    assert headlines("resign -statement") == {"Talks open"}
    assert headlines('resign -"opened the talks"') == {"Statement"}
    assert headlines("ferry OR envoy") == {"Ferry late", "Envoy arrives"}


def test_only_the_newest_hits_are_ranked(talks, monkeypatch):
    monkeypatch.setattr("articles.search.results.HITS", 2)
    assert headlines("ostrand OR talks OR statement OR ferry") == {"Statement", "Ferry late"}


@pytest.mark.parametrize(("last", "found"), [("The lake ferry sank.", 2), ("Nothing happened.", 1)])
def test_where_enough_came_in_last_the_older_ones_are_left_alone(db, monkeypatch, last, found):
    texts = ["The lake ferry was late.", "The lake ferry was slow.", last]
    days = [datetime(2031, 3, day, tzinfo=UTC) for day in (1, 2, 3)]
    articles = [make_article(None, f"It {day:%A}", text, day) for text, day in zip(texts, days, strict=True)]
    SearchEntry.objects.write(articles)
    values = {"HITS": 1, "NEAR": 1, "LOOKED_THROUGH": 10**12, "expected_rows": lambda rows: 10**9}
    for name, value in values.items():
        monkeypatch.setattr(f"articles.search.results.{name}", value)
    search = Search('"lake ferry"')
    assert [hit.article for hit in search.articles(Article.objects.all())] == [articles[found].pk]
    assert search.only_newest == (found == 2)  # and so the page says it


def test_a_headline_counts_more_than_the_text(db):
    articles = [
        make_article(None, "Ferry sinks", "It was night."),
        make_article(None, "Night", "A ferry and more words."),
    ]
    SearchEntry.objects.write(articles)
    looked_for = Search("ferry")
    assert [hit.article for hit in looked_for.articles(Article.objects.all())] == [a.pk for a in articles]


def test_claims_are_found_by_words_by_spelling_and_by_likeness(talks):
    def keys(text):
        return Search(text).claims(Claim.objects.current())

    assert keys("opening talk") == [talks.opened.pk]
    assert keys("ahmad al-hazimi") == [talks.opened.pk]
    assert keys("fery was late") == [talks.ferry.pk]
    assert keys("volcano") == []


def test_a_claim_is_found_by_words_that_may_stand_for_its_own(talks):
    """The very words come first, and words in quotation marks are meant as they are."""
    pulled = Claim.objects.create(story=talks.opened.story, statement="Troops withdrew from Ostrand airport.")
    left = Claim.objects.create(story=talks.opened.story, statement="The envoy left Ostrand.")
    search = Search("left Ostrand")
    assert search.claims(Claim.objects.current()) == [left.pk, pulled.pk]
    assert "withdrew" in marked(search.read_claims([pulled.pk])[0].marked_statement).split("<mark>")[1]
    assert Search('"left" Ostrand').claims(Claim.objects.current()) == [left.pk]


def test_a_claim_that_is_found_says_which_outlet_carries_it_and_how(as_reader, bridge):
    page = as_reader.get(reverse("search"), {"q": "pylons cracked"}).content.decode()
    assert re.search(r"Attributed</span> Calder Wire.*Hedged</span> Lakeside Echo", page, re.DOTALL)


def test_entities_come_named_first_then_alike(talks):
    near = Entity.objects.create(name="Chasimian Bank")
    Alias.objects.create(entity=near, text="Chasimian Bank")
    assert Search("chasimi").entities(Entity.objects.current()) == [talks.president, near]
    assert Search("chasimian").entities(Entity.objects.current())[0] == near
    assert talks.president in Search("al-hazimii").entities(Entity.objects.current())


@pytest.mark.parametrize("text, guess", [("ahmed alhazimi", "Ahmed Al Hazimi"), ("hazimi talks", None), ("zzzz", None)])
def test_a_name_spelt_wrong_is_guessed(talks, text, guess):
    guesses = Search(text).guesses
    assert guess in guesses if guess else not guesses


def test_a_guess_that_finds_nothing_is_not_made(db, as_reader):
    Alias.objects.create(entity=Entity.objects.create(name="Tolm Brannick"), text="Tolm Brannick")
    assert "Did you mean" not in as_reader.get(reverse("search"), {"q": "tolm brannik"}).content.decode()


# What is shown


def test_marks_survive_and_nothing_else_does():
    text = f"<script>{START}ferry{STOP}</script> & {START}al{STOP}-{START}Hazimi{STOP} {STOP}{START}"
    assert marked(text) == "&lt;script&gt;<mark>ferry</mark>&lt;/script&gt; &amp; <mark>al-Hazimi</mark> "


def test_hostile_text_stays_text(talks, as_reader):
    article = make_article(
        talks.post, "<b>Ferry</b>", f"{START}<img src=x onerror=alert(1)>{STOP} ferry <script>x</script>"
    )
    SearchEntry.objects.write([article])
    page = as_reader.get(reverse("search"), {"q": "ferry"}).content.decode()
    assert "<img src=x" not in page and "<script>x" not in page and "<b>Ferry" not in page
