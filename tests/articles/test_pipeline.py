"""The pipeline writes beside what people decided, twice the same, and never brings back what was rejected."""

import pytest

from articles import pipeline
from articles.intake.take_in import Submission, take_in, take_in_all
from articles.matrix.build import build_matrix
from articles.models import (
    Appearance,
    Claim,
    Discrepancy,
    Membership,
    Mention,
    Offer,
    Origin,
    Outlet,
    Quote,
    Silence,
    Story,
)
from articles.overviews.dossier import build_dossier
from articles.pipeline.reader import StoryReader
from articles.readers.shipped import StoryStages
from articles.text.claims import ClaimProposal
from articles.text.document import Reading, Span
from entities.models import Alias, Entity

pytestmark = pytest.mark.django_db

WIRE = """Tavor bridge closed after cracks are found

VELLIN (Norden Press) - The city of Vellin closed the Tavor Bridge on Monday after engineers found cracks in two pylons.

Mayor Irena Kovash said the bridge would stay shut for at least six weeks. “We will not gamble with lives,” Kovash said.

About 30,000 drivers use the Tavor Bridge every day, according to the transport ministry.
"""
PAPER = """Vellin shuts its main bridge

The Tavor Bridge in Vellin was closed on Monday because engineers found cracks in two of its pylons.

“We will not gamble with the lives of people,” Mayor Irena Kovash told reporters. Daily, 25,000 drivers use it.

Ferries are set to run from Tuesday, the city said.
"""
RADIO = """Ferries replace bridge in Vellin

Ferries began to cross the river in Vellin on Tuesday, a day after the city closed the Tavor Bridge.

Engineers had reportedly found cracks in three pylons. Opposition leader Anton Reve denied that he had known of them.
"""
ELSEWHERE = """Wheat prices fall for a third month

Farmers in Ostrava county sold wheat at the lowest price in four years, the grain board said on Friday.

The board blamed a record harvest and cheap imports from overseas for the fall in prices.
"""


def bring(*pieces: tuple[str, str, str]):
    submissions = [Submission(text.encode(), f"{o}.txt", outlet=o, published=day) for o, day, text in pieces]
    return [outcome.article for outcome in take_in_all(submissions)]


@pytest.fixture
def articles(db):
    return bring(("Norden Press", "2031-03-03", WIRE), ("Vellin Post", "2031-03-03", PAPER))


@pytest.fixture
def story(articles):
    (story,) = pipeline.analyse(articles, into=Story.objects.open("Bridge"))
    return story


def snapshot() -> dict:
    """Everything that the pipeline writes, told by its content."""
    return {
        "mentions": sorted(Mention.objects.values_list("pk", "entity", "start", "state")),
        "quotes": sorted(Quote.objects.values_list("pk", "speaker", "utterance")),
        "claims": sorted(Claim.objects.values_list("pk", "statement", "state")),
        "appearances": sorted(Appearance.objects.values_list("pk", "claim", "start", "stance")),
        "discrepancies": sorted(Discrepancy.objects.values_list("pk", "topic")),
        "entities": sorted(Entity.objects.values_list("pk", "name")),
        "aliases": sorted(Alias.objects.values_list("pk", "text")),
        "memberships": sorted(Membership.objects.values_list("pk", "story")),
        "origins": sorted(Origin.objects.values_list("pk", "outlet")),
    }


def test_running_twice_changes_nothing(story, articles):
    before = snapshot()
    pipeline.analyse(articles)
    pipeline.analyse_story(story)
    assert snapshot() == before
    assert before["mentions"] and before["claims"] and before["quotes"]


def test_articles_on_one_matter_find_one_story_and_others_their_own():
    first = pipeline.analyse(bring(("Norden Press", "2031-03-03", WIRE)))
    second = pipeline.analyse(bring(("Vellin Post", "2031-03-03", PAPER)))
    third = pipeline.analyse(bring(("Grain News", "2031-03-03", ELSEWHERE)))
    assert first == second
    assert third != first


def test_story_that_somebody_named_is_confirmed(story):
    assert all(member.is_confirmed for member in story.memberships.all())


def test_story_is_dated_by_its_newest_article_not_by_the_import(story):
    pipeline.analyse(bring(("Radio Vellin", "", RADIO)), into=story)
    story.refresh_from_db()
    assert story.latest_at.date().isoformat() == "2031-03-03"


def test_a_weekly_column_is_a_story_each_week():
    standing = "At the garden fence\n\nReaders ask, and our gardener answers. Letters may be cut for want of space.\n\n"
    roses = f"{standing}Mildew on a climbing rose is a sign of dry roots, so give it a good soak."
    beans = f"{standing}Runner beans drop their flowers in a cold week; wait for warm nights."
    (first,) = pipeline.analyse(bring(("Norden Press", "2031-03-03", roses)))
    (second,) = pipeline.analyse(bring(("Norden Press", "2031-03-10", beans)))
    assert first != second


def test_a_story_without_dates_is_not_todays_news():
    (story,) = pipeline.analyse(bring(("Radio Vellin", "", RADIO)))
    assert story.latest_at is None
    (later,) = pipeline.analyse(bring(("Norden Press", "2031-03-03", ELSEWHERE)))
    assert list(Story.objects.latest_first()) == [later, story]
    pipeline.analyse(bring(("Radio Vellin", "2031-03-04", RADIO)))
    assert list(Story.objects.latest_first()) == [story, later]


def test_article_is_not_put_back_into_a_story_that_somebody_rejected_it_from(articles, journalist):
    (story,) = pipeline.analyse(articles)
    member = story.memberships.get(article=articles[1])
    member.reject(journalist)
    (other,) = pipeline.analyse([articles[1]])
    assert other != story


def test_names_of_both_outlets_are_one_entity(story):
    mayor = Entity.objects.get(name="Irena Kovash")
    assert mayor.kind == "person"
    assert mayor.mentions.values("revision").distinct().count() == 2


def test_rejected_name_does_not_come_back(story, articles, journalist):
    mayor = Entity.objects.get(name="Irena Kovash")
    mayor.reject(journalist)
    Mention.objects.filter(entity=mayor).delete()
    pipeline.analyse_story(story)
    assert not Mention.objects.live().filter(entity__name="Irena Kovash").exists()
    assert Entity.objects.filter(name="Irena Kovash").count() == 1


def test_curated_name_is_found_however_its_accents_and_hyphens_are_written(db, journalist):
    entity = Entity.objects.create(name="Karim al-Haddad", kind="person")
    Alias.objects.create(entity=entity, text="Karim al-Haddad")
    entity.confirm(journalist)
    text = PAPER.replace("Mayor Irena Kovash", "Mayor Karim Al Haddád")
    pipeline.analyse(bring(("Vellin Post", "2031-03-03", text)))
    assert entity.mentions.filter(exact__contains="Had").exists()


def test_surname_of_another_storys_person_is_not_taken_for_them(story):
    text = ELSEWHERE.replace("The board blamed", "Farmer Kovash blamed")
    pipeline.analyse(bring(("Grain News", "2031-03-03", text)), into=Story.objects.open("Wheat"))
    mayor = Entity.objects.get(name="Irena Kovash")
    assert not mayor.mentions.filter(revision__article__outlet__name="Grain News").exists()


def test_suggested_name_grows_and_a_decided_one_stays(db, journalist):
    first = WIRE.replace("Irena Kovash", "Kovash")
    (story,) = pipeline.analyse(bring(("Norden Press", "2031-03-03", first)), into=Story.objects.open("Bridge"))
    mayor = Entity.objects.filter(mentions__exact="Kovash").distinct().get()
    bridge = Entity.objects.filter(mentions__exact__contains="Tavor").distinct().first()
    bridge.confirm(journalist, name="The Tavor crossing")
    pipeline.analyse(bring(("Vellin Post", "2031-03-03", PAPER)), into=story)
    mayor.refresh_from_db()
    bridge.refresh_from_db()
    assert (mayor.name, bridge.name) == ("Irena Kovash", "The Tavor crossing")


def test_rejected_mention_stays_rejected(story, journalist):
    mention = Mention.objects.filter(entity__name="Irena Kovash").first()
    mention.reject(journalist)
    pipeline.analyse_story(story)
    assert Mention.objects.get(pk=mention.pk).is_rejected


def test_confirmed_name_survives_though_no_text_has_it(story, journalist):
    entity = Entity.objects.create(name="Tavor Authority", kind="organisation")
    entity.confirm(journalist)
    pipeline.analyse_story(story)
    assert Entity.objects.filter(pk=entity.pk).exists()


def test_quotation_has_its_speaker(story):
    speakers = set(Quote.objects.filter(form__in=["direct", "partial"]).values_list("speaker", flat=True))
    assert speakers == {"Irena Kovash"}


def test_renderings_of_one_remark_are_one_utterance(story):
    utterances = Quote.objects.filter(exact__contains="gamble").values_list("utterance", flat=True)
    assert len(utterances) == 2
    assert len(set(utterances)) == 1
    assert None not in utterances


def test_claim_that_two_outlets_carry_is_suggested(story):
    rows = Claim.objects.filter(story=story, appearances__exact__icontains="cracks").distinct()
    assert any(row.appearances.values("article").distinct().count() == 2 for row in rows)
    assert all(row.is_suggested and row.is_machine_made for row in rows)


@pytest.mark.parametrize("is_rejected", [False, True])
def test_a_claim_is_known_again_by_its_words(story, articles, journalist, monkeypatch, is_rejected):
    passages = tuple((article.pk, Span(n, 40), 0.9) for n, article in enumerate(articles))
    proposal = ClaimProposal("The Tavor bridge is shut", "fact", passages, 0.9, "why")
    ask = StoryReader.ask

    def propose(reader, stage, function, *arguments):
        if function is StoryStages.claims:
            return [(proposal, [Reading("reports", "happened") for _ in passages])]
        return ask(reader, stage, function, *arguments)

    story.claims.all().delete()
    claim = Claim.objects.state(story, "The Tavor Bridge is shut.", journalist)
    if is_rejected:
        claim.reject(journalist)
    monkeypatch.setattr(StoryReader, "ask", propose)
    for _ in range(2):
        pipeline.analyse_story(story)
        assert story.claims.get() == claim
        carriers = sorted(claim.appearances.values_list("article", flat=True))
        assert carriers == ([] if is_rejected else [article.pk for article in articles])


def adding_to(claim: Claim, passages: list[tuple[int, Span, float]]):
    """A reader's `ask` by which the machine adds these passages to a claim."""
    proposal, ask = ClaimProposal(claim.statement, "fact", passages, 0.9, "why", claim.pk), StoryReader.ask

    def propose(reader, stage, function, *arguments):
        if function is StoryStages.claims:
            return [(proposal, [Reading("reports", "happened") for _ in passages])]
        return ask(reader, stage, function, *arguments)

    return propose


def test_where_words_were_rejected_no_others_of_that_article_take_their_place(story, articles, journalist, monkeypatch):
    other, rejected = articles
    claim = Claim.objects.state(story, "The Tavor Bridge is shut.", journalist)
    suggested = Appearance(claim=claim, article=rejected, score=0.9).anchor(rejected.current, "text", 0, 20)
    suggested.save()
    suggested.reject(journalist)
    elsewhere = [(article.pk, Span(60, 90), 0.9) for article in (rejected, other)]
    monkeypatch.setattr(StoryReader, "ask", adding_to(claim, elsewhere))
    pipeline.analyse_story(story)
    assert set(claim.appearances.live().values_list("article", flat=True)) == {other.pk}


def test_what_is_less_likely_than_not_is_added_to_nobodys_claim(story, articles, journalist, monkeypatch):
    claim = Claim.objects.state(story, "The Tavor Bridge is shut.", journalist)
    passages = [(articles[0].pk, Span(60, 90), 0.36), (articles[1].pk, Span(60, 90), 0.6)]
    monkeypatch.setattr(StoryReader, "ask", adding_to(claim, passages))
    pipeline.analyse_story(story)
    assert list(claim.appearances.values_list("article", flat=True)) == [articles[1].pk]


def test_rejected_claim_does_not_come_back(story, journalist):
    claims = list(story.claims.all())
    for claim in claims:
        claim.reject(journalist)
    pipeline.analyse_story(story)
    assert not story.claims.live().exists()


def test_new_article_adds_appearances_and_leaves_the_rest_alone(story, journalist):
    claim = story.claims.first()
    claim.confirm(journalist)
    before, old = claim.statement, set(claim.appearances.values_list("pk", "exact"))
    pipeline.analyse(bring(("Radio Vellin", "2031-03-04", RADIO)), into=story)
    claim.refresh_from_db()
    assert claim.statement == before
    assert old <= set(claim.appearances.values_list("pk", "exact"))
    assert Appearance.objects.filter(article__outlet__name="Radio Vellin").exists()


def test_stated_claim_has_its_row_filled(story, articles, journalist):
    claim = Claim.objects.state(story, "The Tavor Bridge was closed on Monday.", journalist)
    pipeline.fill_claim_row(claim)
    best = Offer.objects.filter(claim=claim, rank=1)
    assert {offer.article for offer in best} == set(articles)
    assert all("closed" in offer.exact for offer in best)


def test_decided_cells_are_offered_nothing(story, articles, journalist):
    claim = Claim.objects.state(story, "The Tavor Bridge was closed on Monday.", journalist)
    pipeline.fill_claim_row(claim)
    claim.offers.get(article=articles[0], rank=1).accept(journalist)
    claim.mark_silent(articles[1], journalist)
    pipeline.fill_claim_row(claim)
    assert not claim.offers.exists()


def test_passed_over_words_are_not_offered_again(story, articles, journalist):
    claim = Claim.objects.state(story, "The Tavor Bridge was closed on Monday.", journalist)
    pipeline.fill_claim_row(claim)
    passed = claim.offers.get(article=articles[0], rank=1).pass_over(journalist)
    pipeline.fill_claim_row(claim)
    again = claim.offers.filter(article=articles[0], field=passed.field)
    assert not again.filter(start__lt=passed.end, end__gt=passed.start).exists()


def test_machine_does_not_suggest_what_a_person_called_silent(story, articles, journalist):
    claim = story.claims.first()
    article = claim.appearances.first().article
    claim.confirm(journalist)
    claim.mark_silent(article, journalist)
    pipeline.analyse_story(story)
    assert not claim.appearances.live().filter(article=article).exists()
    assert Silence.objects.filter(claim=claim, article=article).exists()


def test_credit_proposes_an_origin_and_never_the_outlet_itself(db):
    pieces = bring(("Vellin Post", "2031-03-03", WIRE.replace("Norden Press", "Reuters")))
    pipeline.analyse(pieces)
    origin = Origin.objects.get()
    assert (origin.outlet.name, origin.is_suggested, origin.basis) == ("Reuters", True, "credit")


def test_copy_proposes_the_earlier_outlet_as_its_origin(db):
    pipeline.analyse(bring(("Norden Press", "2031-03-03", WIRE), ("Copy Shop", "2031-03-04", WIRE)))
    assert Origin.objects.filter(article__outlet__name="Copy Shop", outlet__name="Norden Press").exists()
    assert not Origin.objects.filter(article__outlet__name="Norden Press", outlet__name="Copy Shop").exists()


def test_copies_of_one_day_have_no_known_source(db):
    pipeline.analyse(bring(("Norden Press", "2031-03-03", WIRE), ("Copy Shop", "2031-03-03T12:00:00+00:00", WIRE)))
    assert not Origin.objects.filter(basis="reuse").exists()


def test_agency_is_the_source_of_a_copy_whatever_the_dates_say(db):
    Outlet.objects.create(name="Norden Press", kind="agency")
    pipeline.analyse(bring(("Norden Press", "", WIRE), ("Copy Shop", "2031-03-03", WIRE)))
    assert Origin.objects.get(basis="reuse").article.outlet.name == "Copy Shop"


def test_a_source_and_its_copies_are_one_origin(db, journalist):
    Outlet.objects.create(name="Norden Press", kind="agency")
    articles = bring(("Norden Press", "", WIRE), ("Copy Shop", "2031-03-03", WIRE), ("Vellin Post", "", PAPER))
    (story,) = pipeline.analyse(articles, into=Story.objects.open("Bridge"))
    own = Origin.objects.get(basis="own")
    assert (own.article, own.outlet.name, own.why) == (articles[0], "Norden Press", "Copy Shop draws on it.")
    assert str(build_matrix(story).origins) == "1 origin proposed, 1 unknown"
    own.reject(journalist)
    pipeline.analyse_story(story)
    assert Origin.objects.get(basis="own").is_rejected


def test_new_version_carries_decisions_over_by_their_words(db, journalist):
    url = "https://post.example/news/bridge"
    article = take_in(Submission(PAPER.encode(), url=url, outlet="Vellin Post", published="2031-03-03")).article
    (story,) = pipeline.analyse([article])
    claim = Claim.objects.state(story, "Engineers found cracks in two pylons.", journalist)
    text = article.current.text
    kept = claim.tag(article.current, "text", start := text.index("engineers found"), start + 22, journalist)
    gone = claim.tag(article.current, "text", start := text.index("Ferries are"), start + 18, journalist)
    changed = PAPER.replace("Ferries are set to run", "Boats will run").replace("The Tavor", "On Monday the Tavor")
    pipeline.analyse([take_in(Submission(changed.encode(), url=url)).article])
    article.refresh_from_db()
    kept.refresh_from_db()
    gone.refresh_from_db()
    assert (kept.revision, kept.is_orphaned) == (article.current, False)
    assert article.current.text[kept.start : kept.end] == kept.exact
    assert gone.is_orphaned
    assert gone.is_confirmed


def test_words_that_became_the_headline_are_carried_over_to_it(db, journalist):
    url = "https://post.example/news/bridge"
    headline = PAPER.split("\n\n", 1)[0]
    given = Submission(PAPER.encode(), url=url, outlet="Vellin Post", published="2031-03-03", headline="Bridges today")
    article = take_in(given).article
    (story,) = pipeline.analyse([article])
    claim = Claim.objects.state(story, "The bridge is shut.", journalist)
    start = article.current.text.index(headline)
    row = claim.tag(article.current, "text", start, start + len(headline), journalist)
    more = f"{PAPER}\nNobody knows yet who is going to pay for the repairs, the city said.\n"
    pipeline.analyse([take_in(Submission(more.encode(), url=url)).article])
    article.refresh_from_db()
    row.refresh_from_db()
    assert headline == article.current.headline and headline not in article.current.text
    assert (row.revision, row.field, row.exact, row.is_orphaned) == (article.current, "headline", headline, False)


def test_dossier_holds_words_where_its_offsets_say(story):
    dossier = build_dossier(story)
    texts = {article["id"]: article for article in dossier["articles"]}
    spans = [a for claim in dossier["claims"] for a in claim["appearances"]]
    spans += [m for entity in dossier["entities"] for m in entity["mentions"]]
    spans += dossier["quotes"] + [v for d in dossier["discrepancies"] for v in d["values"]]
    assert len(spans) > 20
    for span in spans:
        source = texts[span["article"]][span.get("field", "text")]
        assert source[span["start"] : span["end"]] == span["exact"]


def test_what_could_only_be_read_as_one_piece_is_said_on_the_page(db, as_reader):
    long = "The Tavor Bridge was closed " + "in the long and rainy month of May " * 20 + "at last."
    (article,) = bring(("Radio Vellin", "2031-03-04", f"{RADIO}\n\n{long}\n"))
    pipeline.analyse([article])
    assert "One sentence of more than 600 characters" in as_reader.get(article.get_absolute_url()).content.decode()
