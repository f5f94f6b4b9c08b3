"""Search over articles, claims and names."""

import re
from datetime import UTC, datetime
from itertools import islice, product
from types import SimpleNamespace

import pytest
from django.contrib.postgres.search import SearchQuery
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from articles.models import Article, Claim, Mention, Outlet, SearchEntry
from articles.search import Search, TooSlow, marked, read_query, time_limit
from articles.search.results import START, STOP
from entities.models import Alias, Entity
from newsroom.decisions import State
from tests.conftest import make_article, make_story, place

TEXTS = {
    "Envoy arrives": "Ahmad al-Hazimi’s envoy arrived in Ostrand on Monday.",
    "Talks open": "President Chasimi opened the talks. The resignations surprised nobody.",
    "Statement": "In a statement Ahmed Al Hazimi said he would not resign.",
    "Ferry late": "The ferry to Lake Ostra was late again. It was raining.",
}


def found(words: str, config: str = "coverage") -> list[str]:
    query = SearchQuery(words, config=config, search_type="phrase")
    return [e.article.headline for e in SearchEntry.objects.filter(words=query).select_related("article")]


@pytest.fixture
def talks(journalist):
    """Four articles of two outlets; a president whose name three of them spell in three ways; two claims."""
    post, echo = (Outlet.objects.create(name=name) for name in ("Ostrand Post", "Lakeside Echo"))
    articles = {
        headline: make_article(outlet, headline, text, datetime(2031, 3, day, tzinfo=UTC))
        for day, (outlet, (headline, text)) in enumerate(zip([post, echo, post, echo], TEXTS.items(), strict=True), 1)
    }
    SearchEntry.objects.write(list(articles.values()))
    story = make_story("Talks in Ostrand", *articles.values())
    president = Entity.objects.create(name="Ahmad al-Hazimi", kind="person", state=State.CONFIRMED)
    for text in ("Ahmad al-Hazimi", "Ahmed Al Hazimi", "Chasimi"):
        Alias.objects.create(entity=president, text=text, state=State.CONFIRMED)
    Mention(entity=president).anchor(*place(articles["Talks open"], "Chasimi")).save()
    opened = Claim.objects.state(story, "Chasimi opened the talks.", journalist)
    opened.tag(*place(articles["Talks open"], "President Chasimi opened the talks"), by=journalist)
    ferry = Claim.objects.create(story=story, statement="The ferry was late.", score=0.6)
    return SimpleNamespace(articles=articles, story=story, president=president, opened=opened, ferry=ferry, post=post)


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


# The page


def test_everything_is_found_on_one_page(talks, as_reader):
    page = as_reader.get(reverse("search"), {"q": "Chasimi"})
    assert [a.headline for a in page.context["articles"]] != []
    assert [claim for claim, _ in page.context["claims"]] == [talks.opened]
    assert [entity for entity, _, _ in page.context["entities"]] == [talks.president]
    assert "Also found as" in page.content.decode() and "Ahmed Al Hazimi" in page.content.decode()


def test_a_part_is_all_that_htmx_gets(talks, as_reader):
    part = as_reader.get(reverse("search"), {"q": "ferry"}, headers={"HX-Request": "true"}).content.decode()
    assert part.lstrip().startswith('<div id="results"')


@pytest.mark.parametrize(
    "asked, shown",
    [
        ({"outlet": "ostrand post"}, {"Envoy arrives", "Statement"}),
        ({"outlet": "echo"}, {"Talks open"}),
        ({"since": "2031-03-02"}, {"Talks open", "Statement"}),
        ({"until": "2031-03-01"}, {"Envoy arrives"}),
        ({"since": "2031-03-02", "outlet": "Post"}, {"Statement"}),
        ({"story": "talks-in-ostrand"}, {"Envoy arrives", "Talks open", "Statement"}),
        ({"story": "nowhere"}, set()),
        ({"spelling": "mine"}, {"Talks open"}),
    ],
)
def test_filters_narrow_articles(talks, as_reader, asked, shown):
    page = as_reader.get(reverse("search"), {"q": "chasimi", **asked})
    assert {article.headline for article in page.context["articles"]} == shown


def test_filters_narrow_claims_and_names_by_their_articles_and_state(talks, as_reader):
    def results(**asked):
        context = as_reader.get(reverse("search"), {"q": "chasimi", **asked}).context
        return [claim.pk for claim, _ in context["claims"]], [entity.pk for entity, _, _ in context["entities"]]

    assert results(outlet="echo") == ([talks.opened.pk], [talks.president.pk])
    assert results(outlet="ostrand post") == ([], [])
    assert results(state="suggested") == ([], [])
    assert results(state="confirmed") == ([talks.opened.pk], [talks.president.pk])


def test_what_the_machine_claims_is_told_from_the_desks_and_unsure_ones_come_last(talks, as_reader):
    make = {"story": talks.opened.story, "score": 0.9}
    sure = Claim.objects.create(statement="Chasimi opened talks with Chasimi.", **make)
    unsure = Claim.objects.create(statement="Chasimi, Chasimi and Chasimi.", shown=False, **make)
    for sort in ("best", "newest"):
        page = as_reader.get(reverse("search"), {"q": "chasimi", "kind": "claims", "sort": sort})
        found = [claim.pk for claim, _ in page.context["claims"]]
        assert found[-1] == unsure.pk and {*found} == {sure.pk, talks.opened.pk, unsure.pk}
    text = page.content.decode()
    assert text.count(">suggested by the machine<") == text.count(">suggested by the machine, less sure<") == 1


def test_days_are_those_of_the_reader_but_for_articles_without_an_hour(talks, as_reader):
    late = datetime(2031, 3, 2, 2, tzinfo=UTC)  # on the evening before, in New York
    Article.objects.filter(headline="Talks open").update(published_at=late, published_precision="time")
    day = {"published_at": datetime(2031, 3, 2, tzinfo=UTC), "published_precision": "day"}
    Article.objects.filter(headline="Statement").update(**day)

    def found(**asked):
        page = as_reader.get(reverse("search"), {"q": "chasimi", **asked})
        return {article.headline for article in page.context["articles"]}

    assert found(since="2031-03-02") == {"Talks open", "Statement"}
    as_reader.cookies["zone"] = "America/New_York"
    assert found(since="2031-03-02") == {"Statement"}
    assert found(until="2031-03-01") == {"Envoy arrives", "Talks open"}
    for odd in ("0001-01-01", "9999-12-31"):
        found(since=odd, until=odd)
    as_reader.cookies["zone"] = "Nowhere/At-all"
    assert found(since="2031-03-02") == {"Talks open", "Statement"}


def test_kinds_are_shown_alone_and_paged(talks, as_reader, monkeypatch):
    monkeypatch.setattr("articles.views.search.PAGE_SIZE", 2)
    first = as_reader.get(reverse("search"), {"q": "chasimi", "kind": "articles", "sort": "newest"})
    assert [a.headline for a in first.context["articles"]] == ["Statement", "Talks open"]
    assert first.context["claims"] == [] and first.context["next"] == 2
    second = as_reader.get(reverse("search"), {"q": "chasimi", "kind": "articles", "sort": "newest", "page": "2"})
    assert [a.headline for a in second.context["articles"]] == ["Envoy arrives"] and not second.context["next"]
    beyond = as_reader.get(reverse("search"), {"q": "chasimi", "kind": "articles", "page": "9"})
    assert len(beyond.context["articles"]) == 1
    claims = as_reader.get(reverse("search"), {"q": "chasimi", "kind": "claims"})
    assert len(claims.context["claims"]) == 1 and claims.context["articles"] == []


def test_a_name_spelt_wrong_brings_a_guess(talks, as_reader):
    page = as_reader.get(reverse("search"), {"q": "ahmed alhazimi"}).content.decode()
    assert "Did you mean" in page and "q=Ahmed+Al+Hazimi" in page


def test_going_back_in_the_browser_brings_the_whole_page(talks, as_reader):
    headers = {"HX-Request": "true", "HX-History-Restore-Request": "true"}
    assert "<h1>Search" in as_reader.get(reverse("search"), {"q": "ferry"}, headers=headers).content.decode()


ODD = {
    "nothing": "",
    "blanks": "   ",
    "operators": '& | ! <-> :* () "" - OR',
    "only left out": "-ferry",
    "marks left open": '"ferry',
    "percent and underscore": "%_%",
    "backslash": "\\",
    "apostrophes": "'; DROP TABLE x; --",
    "replacement for a lone surrogate": "\ufffd",
    "private signs": "\ue000\ue001\ue002",
    "right to left": "\u202eferry",
    "arabic": "الحازمي",
    "emoji": "🚢",
    "a long word": "x" * 300,
    "many words": "a b " * 75,
    "tsquery syntax": "ferry:* & !lake <2> ostra",
    "numbers": "1/2 ½ ² 3.5e10 -16",
    "too long": "ferry " * 60,
}


@pytest.mark.parametrize("text", ODD.values(), ids=ODD.keys())
@pytest.mark.parametrize("kind", ["all", "names"])
def test_odd_input_gets_an_answer_in_words(talks, as_reader, text, kind):
    page = as_reader.get(reverse("search"), {"q": text, "kind": kind})
    assert page.status_code == 200
    content = page.content.decode()
    assert any(words in content for words in ('class="notice bad"', 'class="empty"', 'class="tabs"'))


@pytest.mark.parametrize(
    "asked",
    [
        {"since": "yesterday"},
        {"until": "2031-13-45"},
        {"kind": "everything"},
        {"page": "-1"},
        {"page": "99999999999999999999"},
        {"sort": "x"},
        {"state": "x"},
        {"outlet": "x" * 500},
        {"story": "' OR 1=1"},
    ],
)
def test_odd_filters_get_an_answer(talks, as_reader, asked):
    assert as_reader.get(reverse("search"), {"q": "ferry", **asked}).status_code == 200


def test_a_day_that_is_none_is_told(talks, as_reader):
    page = as_reader.get(reverse("search"), {"q": "ferry", "since": "yesterday"})
    assert "A day must look like" in page.content.decode()


def test_too_long_a_query_is_told(talks, as_reader):
    assert "At most 300 characters" in as_reader.get(reverse("search"), {"q": "ferry " * 60}).content.decode()


def test_a_search_that_takes_too_long_is_told(talks, as_reader, monkeypatch):
    def wait(*args):
        with connection.cursor() as cursor:
            cursor.execute("SELECT set_config('statement_timeout', '5', true), pg_sleep(0)")
            cursor.execute("SELECT pg_sleep(2)")

    monkeypatch.setattr("articles.views.search._find", wait)
    page = as_reader.get(reverse("search"), {"q": "ferry"})
    assert page.status_code == 200 and "This took too long" in page.content.decode()


def test_a_query_is_cancelled_after_its_time(db):
    with pytest.raises(TooSlow), time_limit(5), connection.cursor() as cursor:
        cursor.execute("SELECT pg_sleep(2)")


def test_the_number_of_queries_does_not_depend_on_the_hits(talks, as_reader, journalist):
    def count():
        with CaptureQueriesContext(connection) as queries:
            as_reader.get(reverse("search"), {"q": "chasimi"})
        return len(queries)

    before = count()
    for n in range(6):
        outlet = Outlet.objects.create(name=f"Outlet {n}")
        article = make_article(outlet, f"Chasimi again {n}", "Chasimi spoke.")
        SearchEntry.objects.write([article])
        story = make_story(f"Again {n}", article)
        Claim.objects.state(story, f"Chasimi spoke {n}.", journalist).tag(
            *place(article, "Chasimi spoke"), by=journalist
        )
        entity = Entity.objects.create(name=f"Chasimi {n}")
        Alias.objects.create(entity=entity, text=f"Chasimi {n}")
    assert count() == before


def test_names_of_outlets_are_proposed(talks, as_reader):
    page = as_reader.get(reverse("outlet_names"), {"outlet": "ostr"})
    assert page.content.decode().strip() == '<option value="Ostrand Post"></option>'
    assert as_reader.get(reverse("outlet_names")).content.decode().strip() == ""


def test_a_stranger_is_asked_to_log_in(outsider, db):
    for name in ("search", "outlet_names"):
        assert "login" in outsider.get(reverse(name)).url
