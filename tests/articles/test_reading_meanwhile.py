"""People decide while the machine reads: nobody waits for it, and what they decide stands."""

from concurrent.futures import Future, ThreadPoolExecutor

import pytest
from django.db import connection, transaction
from django.urls import reverse

from articles import pipeline
from articles.intake.take_in import Submission, take_in
from articles.models import (
    Appearance,
    Claim,
    Discrepancy,
    DiscrepancyValue,
    Quote,
    Silence,
    Story,
)
from articles.pipeline import carry_over, discrepancies, offers, proposals
from articles.pipeline.reader import StoryReader
from articles.readers.shipped import StoryStages
from articles.text.discrepancies import DiscrepancyFound
from articles.text.document import Span
from entities.models import Entity
from newsroom.decisions import State, acting
from tests.conftest import browser_of

from .meanwhile import SECONDS, STATEMENT, after, held, in_a_thread, is_asked
from .test_admin import form_of
from .test_pipeline import PAPER, RADIO, WIRE, bring

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def articles():
    return bring(("Norden Press", "2031-03-03", WIRE), ("Vellin Post", "2031-03-03", PAPER))


@pytest.fixture
def story(articles, journalist):
    (story,) = pipeline.analyse(articles, into=Story.objects.open("Bridge"), by=journalist)
    return story


class TestAClick:
    def test_does_not_wait_for_the_reading_of_its_story(self, story, articles, journalist, monkeypatch):
        client, stated = browser_of(journalist), Claim.objects.state(story, STATEMENT, journalist)
        pipeline.fill_claim_row(stated)
        suggested = story.claims.suggested().first()
        offer = stated.offers.filter(rank=1).first()
        with held(monkeypatch, StoryReader, "ask", is_asked(StoryStages.claims)) as start:
            reading = start(pipeline.analyse_story, story)
            answers = [
                client.post(reverse("claim_decide", args=[suggested.pk]), {"decision": "confirm", "version": 0}),
                client.post(reverse("offer_decide", args=[offer.pk]), {"decision": "accept"}),
                client.post(
                    reverse("claim_new", args=[story.slug]), {"statement": "Ferries run from Tuesday.", "kind": "fact"}
                ),
            ]
            assert [answer.status_code for answer in answers] == [302] * 3
            assert not reading.done()
            filled = Claim.objects.get(statement="Ferries run from Tuesday.")
            assert filled.offers.exists()
        assert reading.result()
        suggested.refresh_from_db()
        assert (suggested.state, suggested.decided_by) == (State.CONFIRMED, journalist)
        accepted = Appearance.objects.get(claim=stated, article=offer.article)
        assert (accepted.state, accepted.decided_by) == (State.CONFIRMED, journalist)
        assert not stated.offers.filter(article=offer.article).exists()

    def test_in_admin_nobody_waits_for_what_is_read_after_it(self, story, admin, monkeypatch):
        client, claim = browser_of(admin), Claim.objects.state(story, STATEMENT, admin)
        address, ask, is_locked = reverse("admin:articles_claim_change", args=[claim.pk]), offers.ask_about, []

        def look(*arguments):
            is_locked.append(connection.in_atomic_block)
            return ask(*arguments)

        monkeypatch.setattr(offers, "ask_about", look)
        client.post(address, form_of(client, "articles_claim", claim) | {"note": "Ask the council."})
        assert is_locked and not any(is_locked)
        assert claim.offers.exists()

    def test_that_comes_between_a_question_and_its_answer_stands(self, story, journalist, monkeypatch):
        one, other, silent, *_ = story.claims.suggested()
        article = silent.appearances.first().article

        def decide() -> None:
            one.confirm(journalist)
            other.reject(journalist)
            silent.mark_silent(article, journalist)

        after(monkeypatch, StoryStages.claims, decide)
        pipeline.analyse_story(story)
        one.refresh_from_db()
        other.refresh_from_db()
        assert (one.is_confirmed, other.is_rejected) == (True, True)
        assert not silent.appearances.live().filter(article=article).exists()
        assert Silence.objects.confirmed().filter(claim=silent, article=article).exists()


class TestAnswersOnDifferences:
    NUMBER = 25

    def found(self, articles, topic: str) -> list[DiscrepancyFound]:
        """So many differences, each at a place of its own in both texts."""
        return [
            DiscrepancyFound(
                f"{topic} {n}",
                "number",
                "conflict",
                tuple((a.pk, Span(4 * n, 4 * n + 3), f"{n}") for a in articles),
                0.5,
            )
            for n in range(self.NUMBER)
        ]

    @pytest.fixture
    def rows(self, story, articles, monkeypatch) -> list[Discrepancy]:
        """The differences of the story, which the machine words otherwise when it reads the next time."""
        topics, asked = ["old", "new"], StoryReader.ask

        def ask(reader, stage, function, *arguments):
            is_mine = function is StoryStages.differences
            return self.found(articles, topics.pop(0)) if is_mine else asked(reader, stage, function, *arguments)

        monkeypatch.setattr(StoryReader, "ask", ask)
        pipeline.analyse_story(story)
        return list(Discrepancy.objects.filter(story=story))

    def test_all_stand_that_are_given_while_the_machine_looks_for_them(
        self, story, rows, articles, journalist, editor, monkeypatch
    ):
        """With the moment between reading and writing made long: the machine once put 13 of 25 answers back."""
        clients = [browser_of(journalist), browser_of(editor)]
        with held(monkeypatch, StoryReader, "ask", is_asked(StoryStages.differences)) as start:
            reading = start(pipeline.analyse_story, story)
            for n, row in enumerate(rows):
                form = {"decision": ("confirm", "reject")[n % 3 == 0], "version": row.version, "note": f"Checked {n}."}
                assert clients[n % 2].post(reverse("discrepancy_decide", args=[row.pk]), form).status_code == 302
            assert not reading.done()
        assert reading.result()
        assert len(rows) == self.NUMBER
        for n, row in enumerate(rows):
            now = Discrepancy.objects.get(pk=row.pk)
            assert now.state == (State.CONFIRMED, State.REJECTED)[n % 3 == 0]
            assert now.decided_by == (journalist, editor)[n % 2]
            assert (now.note, now.topic) == (f"Checked {n}.", f"old {n}")
            assert set(now.values.all()) == set(DiscrepancyValue.objects.filter(discrepancy=row))
            assert now.values.count() == len(articles)

    def test_one_that_comes_while_the_machine_writes_waits_for_that_alone_and_gets_the_choice(
        self, story, rows, journalist, monkeypatch
    ):
        client, row, form = browser_of(journalist), rows[0], {"decision": "confirm", "version": rows[0].version}
        with ThreadPoolExecutor(1) as pool:
            with held(monkeypatch, discrepancies, "write_untouched") as start:
                reading = start(pipeline.analyse_story, story)
                click = in_a_thread(pool, client.post, reverse("discrepancy_decide", args=[row.pk]), form)
                assert not is_done_soon(click)
            assert click.result(SECONDS).status_code == 409
        assert reading.result()
        row.refresh_from_db()
        assert (row.state, row.topic, row.version) == (State.SUGGESTED, "new 0", 1)

    def test_a_difference_that_nobody_answered_is_told_anew(self, story, rows):
        pipeline.analyse_story(story)
        now = Discrepancy.objects.values_list("pk", "version", "topic")
        assert list(now) == [(row.pk, row.version + 1, f"new {n}") for n, row in enumerate(rows)]


class TestARowThatWasReadEarlier:
    """What is written goes by the row as it stands, not as it was read."""

    @pytest.fixture
    def quote(self, story) -> Quote:
        return Quote.objects.filter(speaker="Irena Kovash").first()

    def decide(self, row, by, way: str) -> None:
        mine = type(row).objects.get(pk=row.pk)
        getattr(mine, way)(by)
        if way == "confirm":
            mine.reopen(by)  # and thereby untouched again, but not what it was

    @pytest.mark.parametrize("way", ["confirm", "reject"])
    def test_is_not_changed(self, quote, journalist, way):
        self.decide(quote, journalist, way)
        assert proposals.write_untouched([(quote, {"speaker": "Somebody else"})]) == set()
        assert Quote.objects.get(pk=quote.pk).speaker == "Irena Kovash"

    def test_is_not_written_back_as_it_was_read_where_other_things_change_in_others(self, quote, journalist):
        beside = Quote.objects.exclude(pk=quote.pk).first()
        Quote.objects.get(pk=beside.pk).change(journalist, speaker="Anton Reve")
        changes = [(quote, {"speaker": "Somebody else"}), (beside, {"cue": "wrote"})]
        assert proposals.write_untouched(changes) == {quote.pk}
        assert Quote.objects.get(pk=beside.pk).speaker == "Anton Reve"

    def test_is_not_dropped_once_it_is_decided(self, quote, journalist):
        quote.reject(journalist)
        drop(quote.pk)
        assert Quote.objects.filter(pk=quote.pk).exists()

    def test_is_dropped_only_after_whoever_decides_on_it_at_the_moment(self, quote, journalist):
        """A decision that is not through yet is waited for, and then seen."""
        with ThreadPoolExecutor(1) as pool:
            with transaction.atomic():
                quote.confirm(journalist)
                dropping = in_a_thread(pool, drop, quote.pk)
                assert not is_done_soon(dropping)
            dropping.result(SECONDS)
        assert Quote.objects.get(pk=quote.pk).is_confirmed

    def test_is_not_moved_when_somebody_changed_it(self, quote, journalist):
        self.decide(quote, journalist, "reject")
        assert not proposals.move(quote, is_orphaned=True)
        assert not Quote.objects.get(pk=quote.pk).is_orphaned

    def test_counts_up_where_people_see_the_change_and_only_there(self, quote):
        assert proposals.write_untouched([(quote, {"score": 0.123, "why": "a hunch"})]) == {quote.pk}
        quote.refresh_from_db()
        assert (quote.score, quote.why, quote.version) == (0.123, "a hunch", 0)
        assert proposals.write_untouched([(quote, {"speaker": "Anton Reve", "entity_id": None})]) == {quote.pk}
        quote.refresh_from_db()
        assert (quote.speaker, quote.entity, quote.version) == ("Anton Reve", None, 1)


def drop(pk: int) -> None:
    with transaction.atomic():
        proposals.drop_untouched(Quote.objects.filter(pk=pk))


def is_done_soon(future: Future) -> bool:
    """Whether it is done within a moment."""
    try:
        future.result(0.5)
    except TimeoutError:
        return False
    return True


class TestAVersionThatCameIn:
    URL = "https://post.example/news/bridge"

    def test_words_that_somebody_decides_on_while_they_are_carried_over_are_left_to_the_next_reading(
        self, journalist, editor, monkeypatch
    ):
        article = take_in(Submission(PAPER.encode(), url=self.URL, outlet="Vellin Post")).article
        (story,) = pipeline.analyse([article])
        claim = Claim.objects.state(story, "Engineers found cracks in two pylons.", journalist)
        start = article.current.text.index("engineers found")
        tagged = claim.tag(article.current, "text", start, start + 22, journalist)
        changed = take_in(Submission(PAPER.replace("The Tavor", "On Monday the Tavor").encode(), url=self.URL)).article
        find, deciding = carry_over._find, [lambda: Appearance.objects.get(pk=tagged.pk).reject(editor)]

        def find_and_decide(*which):
            found = find(*which)
            if deciding:
                deciding.pop()()
            return found

        monkeypatch.setattr(carry_over, "_find", find_and_decide)
        pipeline.analyse([changed])
        tagged.refresh_from_db()
        assert (tagged.state, tagged.decided_by, tagged.revision) == (State.REJECTED, editor, article.current)
        pipeline.analyse([changed])
        tagged.refresh_from_db()
        changed.refresh_from_db()
        assert (tagged.state, tagged.decided_by, tagged.revision) == (State.REJECTED, editor, changed.current)

    def test_a_difference_that_was_dismissed_keeps_its_words_and_does_not_come_back(self, journalist):
        pieces = [Submission(WIRE.encode(), "w", outlet="Norden Press"), Submission(RADIO.encode(), "r", url=self.URL)]
        articles = [take_in(piece).article for piece in pieces]
        (story,) = pipeline.analyse(articles, into=Story.objects.open("Bridge"))
        difference = story.discrepancies.filter(kind="number").get()
        difference.reject(journalist)
        changed = RADIO.replace("Ferries began", "Small ferries began")
        pipeline.analyse([take_in(Submission(changed.encode(), url=self.URL)).article])
        articles[1].refresh_from_db()
        assert articles[1].current_id in difference.values.values_list("revision", flat=True)
        assert story.discrepancies.filter(kind="number").get() == difference


def test_what_a_reading_writes_in_somebodys_request_is_the_machines(journalist):
    first = WIRE.replace("Irena Kovash", "Kovash")
    (story,) = pipeline.analyse(bring(("Norden Press", "2031-03-03", first)), into=Story.objects.open("Bridge"))
    mayor = Entity.objects.filter(mentions__exact="Kovash").distinct().get()
    with acting(journalist):
        pipeline.analyse(bring(("Vellin Post", "2031-03-03", PAPER)), into=story, by=journalist)
    change = mayor.history.latest("pgh_id")
    assert change.name == "Kovash"
    assert change.pgh_context["user"] is None
    member = story.memberships.get(article__outlet__name="Vellin Post")
    assert member.history.latest("pgh_id").pgh_context["user"] == journalist.pk
