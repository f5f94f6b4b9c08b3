"""Where two who read blind agree and differ: the figures, settling, and taking over what they agree on."""

import csv
import json

import pytest
from django.urls import reverse

from articles.models import Appearance, BlindReading, Claim, Settlement
from articles.overviews.agreement import MODALITY, STANCE, WORDS, agreement_of
from tests.conftest import make_person, place, suggest

pytestmark = pytest.mark.django_db

CLOSED, CRACKS = "closed the Veldt Bridge on Monday", "Engineers found cracks in two pylons"


def says(person, article, **said) -> BlindReading:
    """A reading as somebody hands it in: by the claim's first word its words and how, or nothing where not carried."""
    reading = BlindReading.objects.begin(article, person)
    for answer in reading.asked:
        words, how = said.get(answer.claim.statement.split()[0].lower(), (None, {}))
        if words is None:
            answer.say(person, None, "absent")
        else:
            where = [place(article, words)[1:]]
            answer.say(person, None, "carried", where, **({"stance": "reports", "modality": "happened"} | how))
    reading.hand_in(person)
    return reading


def carried(words: str, **how) -> tuple:
    return words, how


@pytest.fixture
def second(db):
    return make_person("Zita Zweit", "journalist")


@pytest.fixture
def cell(bridge):
    """Undecided: nobody has said whether the post carries that pylons are cracked."""
    return bridge.cracks, bridge.at_post


def agreement(client, bridge):
    return client.get(reverse("story_agreement", args=[bridge.story.slug]))


def settle(client, bridge, row, take: str, **fields):
    data = {"article": row.article.pk, "claim": row.claim.pk, "seen": row.standing.seen, "take": take}
    return client.post(reverse("story_settle", args=[bridge.story.slug]), data | fields)


def take_over(client, bridge, *rows):
    return client.post(reverse("story_take_over", args=[bridge.story.slug]), {"take": [row.key for row in rows]})


def press_undo(client) -> None:
    """The button of the last message."""
    said = json.loads(list(client.get("/").context["messages"])[-1].extra_tags)
    client.post(said["url"], said["fields"])


class TestFigures:
    def test_observed_agreement_and_kappa_of_a_story(self, bridge, journalist, second, as_reader):
        for number in range(9):
            Claim.objects.state(bridge.story, f"Fact{number} is so.", journalist)
        for article in (bridge.at_wire, bridge.at_echo):
            words = article.current.text[:20]
            same = {f"fact{number}": carried(words) for number in range(4)}
            says(journalist, article, **same, fact4=carried(words))
            says(second, article, **same)
        found = agreement_of(bridge.story, second)
        (pair,) = found.pairs
        assert (pair.carried.n, pair.carried.agreed, pair.articles) == (22, 20, 2)
        assert round(pair.carried.value, 3) == 0.814
        assert pair.stance.n == 8 and pair.stance.value is None  # both always the same
        page = agreement(as_reader, bridge).content.decode()
        assert "<b>0.81</b>" in page and "almost perfect" in page and "(91 %)" in page
        assert "both always gave one and the same answer" in page

    def test_of_few_answers_no_figure_is_made(self, bridge, journalist, second, as_reader):
        for person, said in ((journalist, {"the": carried(CLOSED)}), (second, {"pylons": carried(CRACKS)})):
            says(person, bridge.at_wire, **said)
        assert "too few to say: under 20 answers" in agreement(as_reader, bridge).content.decode()

    def test_readers_of_different_versions_are_not_compared(self, bridge, journalist, second):
        says(journalist, bridge.at_wire)
        newer = bridge.at_wire.revisions.create(number=2, raw="x", raw_format="text", headline="x", text="Shut.")
        bridge.at_wire.current = newer
        bridge.at_wire.save(update_fields=["current"])
        says(second, bridge.at_wire)
        found = agreement_of(bridge.story, second)
        assert found.pairs == [] and len(found.articles[0].readings) == 1

    def test_three_readers_are_three_pairs(self, bridge, journalist, second, editor):
        for person in (journalist, second, editor):
            says(person, bridge.at_wire, the=carried(CLOSED))
        assert len(agreement_of(bridge.story, editor).pairs) == 3

    def test_what_was_stated_since_is_named_as_not_asked(self, bridge, journalist, second, as_reader):
        says(journalist, bridge.at_wire)
        late = Claim.objects.state(bridge.story, "Ferries run more often.", journalist)
        says(second, bridge.at_wire)
        (read,) = agreement_of(bridge.story, second).articles
        assert read.not_asked == [late] and len(read.compared) == 2

    def test_it_asks_as_much_however_many_have_read(
        self, bridge, journalist, second, as_reader, django_assert_max_num_queries
    ):
        for article in (bridge.at_wire, bridge.at_echo, bridge.at_post):
            for person in (journalist, second):
                says(person, article, the=carried(article.current.text[:20]))
        with django_assert_max_num_queries(24):
            agreement(as_reader, bridge)


class TestDifferences:
    @pytest.mark.parametrize(
        ("one", "other", "differs"),
        [
            (carried(CRACKS), carried(CRACKS, stance="hedges"), [STANCE]),
            (carried(CRACKS), carried(CRACKS, modality="planned"), [MODALITY]),
            (carried(CRACKS), carried(CLOSED), [WORDS]),
            (carried(CRACKS), carried("cracks in two"), []),
            (carried(CRACKS, attributed_to="Brandt"), carried(CRACKS), []),
        ],
    )
    def test_in_what_they_differ(self, bridge, journalist, second, one, other, differs):
        says(journalist, bridge.at_wire, pylons=one)
        says(second, bridge.at_wire, pylons=other)
        row = next(r for r in agreement_of(bridge.story, second).compared if r.claim == bridge.cracks)
        assert row.differs_in == differs

    def test_both_answers_are_quoted_with_whose_they_are(self, bridge, journalist, second, as_reader):
        says(journalist, bridge.at_wire, pylons=carried(CRACKS, stance="hedges"))
        says(second, bridge.at_wire)
        page = agreement(as_reader, bridge).content.decode()
        assert "Jonas Feder" in page and "Zita Zweit" in page and f">{CRACKS}</blockquote>" in page
        assert "not carried" in page and "is right" not in page  # a reader decides nothing


@pytest.fixture
def differing(bridge, cell, journalist, second):
    """They differ in an undecided cell: one says it hedges, the other that it is not carried."""
    _, article = cell
    says(journalist, article, pylons=carried("3,000 commuters", stance="hedges"), the=carried(CLOSED))
    says(second, article, the=carried(CLOSED))
    (row,) = agreement_of(bridge.story, journalist).differing
    return row


class TestSettling:
    def test_taking_an_answer_writes_the_cell_and_says_who(self, bridge, differing, as_editor, editor):
        suggest(differing.claim, differing.article, "queue for the ferry")
        (differing,) = agreement_of(bridge.story, editor).differing
        settle(as_editor, bridge, differing, str(differing.answers[0].pk))
        row = Appearance.objects.confirmed().get(claim=differing.claim, article=differing.article)
        assert (row.exact, row.stance, row.decided_by) == ("3,000 commuters", "hedges", editor)
        settled = Settlement.objects.get()
        assert (settled.by, settled.how) == (editor, "hedged")
        page = agreement(as_editor, bridge).content.decode()
        assert "Settled: hedged" in page and "by Edda Schnitt" in page and "one of the readers" not in page

    def test_taking_that_it_is_not_carried_calls_the_outlet_silent(self, bridge, differing, as_editor, editor):
        settle(as_editor, bridge, differing, str(differing.answers[1].pk))
        assert differing.claim.silences.confirmed().get().decided_by == editor

    def test_of_what_was_cut_short_nobody_says_that_it_is_silent(self, bridge, differing, as_editor):
        suggested = suggest(differing.claim, differing.article, "queue for the ferry")
        type(differing.article).objects.filter(pk=differing.article.pk).update(is_cut_short=True)
        (row,) = agreement_of(bridge.story, differing.answers[0].blind_reading.reader).differing
        settle(as_editor, bridge, row, "absent")
        suggested.refresh_from_db()
        assert suggested.is_rejected and not differing.claim.silences.exists()

    def test_neither_is_right(self, bridge, differing, as_editor):
        how = {"stance": "attributes", "modality": "planned", "attributed_to": "the town"}
        settle(as_editor, bridge, differing, "other", words=differing.answers[0].pk, **how)
        row = Appearance.objects.confirmed().get(claim=differing.claim, article=differing.article)
        assert (row.stance, row.modality, row.attributed_to) == ("attributes", "planned", "the town")

    def test_what_the_matrix_says_may_hold(self, bridge, differing, as_editor):
        before = list(Appearance.objects.values())
        settle(as_editor, bridge, differing, "stands")
        assert list(Appearance.objects.values()) == before and Settlement.objects.get().how == "as it stands"

    def test_one_undo_takes_all_of_it_back(self, bridge, differing, as_editor):
        settle(as_editor, bridge, differing, str(differing.answers[0].pk))
        press_undo(as_editor)
        assert not Settlement.objects.exists()
        assert not Appearance.objects.filter(claim=differing.claim, article=differing.article).exists()

    def test_what_somebody_decided_meanwhile_is_shown_first(self, bridge, differing, as_editor, journalist):
        differing.claim.mark_silent(differing.article, journalist)
        page = settle(as_editor, bridge, differing, str(differing.answers[0].pk))
        assert page.status_code == 409 and not Settlement.objects.exists()
        resent = dict(page.context["resend"])
        assert as_editor.post(reverse("story_settle", args=[bridge.story.slug]), resent).status_code == 302
        assert Settlement.objects.get().how == "hedged"
        assert not differing.claim.silences.confirmed().exists()

    def test_what_stands_holds_only_as_it_was_seen(self, bridge, differing, as_editor, journalist):
        differing.claim.mark_silent(differing.article, journalist)
        page = settle(as_editor, bridge, differing, "stands")
        assert page.status_code == 409 and not Settlement.objects.exists()
        resent = dict(page.context["resend"])
        assert as_editor.post(reverse("story_settle", args=[bridge.story.slug]), resent).status_code == 302
        assert Settlement.objects.get().how == "as it stands"

    def test_it_is_settled_once(self, bridge, differing, as_editor, as_admin):
        settle(as_editor, bridge, differing, "stands")
        settle(as_admin, bridge, differing, str(differing.answers[0].pk))
        assert Settlement.objects.get().how == "as it stands"

    def test_a_reader_who_settles_is_called_one_and_one_without_a_role_cannot(
        self, bridge, differing, as_journalist, as_reader
    ):
        assert settle(as_reader, bridge, differing, "stands").status_code == 403
        assert "better let a third person" in agreement(as_journalist, bridge).content.decode()
        settle(as_journalist, bridge, differing, "stands")
        assert "(one of the readers)" in agreement(as_journalist, bridge).content.decode()

    @pytest.mark.parametrize("odd", ["", "x", "0", "other", "99999999999"])
    def test_odd_choices_are_answered(self, bridge, differing, as_editor, odd):
        assert settle(as_editor, bridge, differing, odd).status_code == 302
        assert not Settlement.objects.exists()


class TestTakingOver:
    @pytest.fixture
    def agreed(self, bridge, journalist, second):
        """Of the post both say that it carries the one claim, decided before, and not the other; of the echo otherwise
        than the matrix: that it reports what stands there as hedged."""
        for person in (journalist, second):
            says(person, bridge.at_post, the=carried(CLOSED))
            says(
                person,
                bridge.at_echo,
                pylons=carried("Three pylons are reportedly cracked"),
                the=carried("The old bridge"),
            )
        return {(r.article, r.claim): r for r in agreement_of(bridge.story, journalist).agreed}

    def preview(self, client, bridge):
        return client.get(reverse("story_take_over", args=[bridge.story.slug]))

    def test_a_preview_says_what_it_will_do(self, bridge, agreed, as_editor):
        page = self.preview(as_editor, bridge)
        words = " ".join(page.content.decode().split())
        assert "1 cell will be confirmed, 1 called not carried. 1 stands so already. 1 differs from what" in words
        assert [r.key for r in page.context["against"]] == [agreed[bridge.at_echo, bridge.cracks].key]
        assert words.count(" checked>") == 2 + 1  # of those that nobody has decided; and single keys are on

    def test_it_is_one_act_with_one_undo(self, bridge, agreed, as_editor, editor):
        new = [agreed[bridge.at_post, bridge.cracks], agreed[bridge.at_echo, bridge.closed]]
        take_over(as_editor, bridge, *new)
        row = Appearance.objects.confirmed().get(claim=bridge.closed, article=bridge.at_echo)
        assert (row.exact, row.decided_by) == ("The old bridge", editor)
        assert bridge.cracks.silences.confirmed().get(article=bridge.at_post).decided_by == editor
        press_undo(as_editor)
        assert not bridge.closed.appearances.confirmed().filter(article=bridge.at_echo).exists()
        assert not bridge.cracks.silences.confirmed().exists()

    def test_what_a_person_decided_stays_unless_it_is_ticked(self, bridge, agreed, as_editor):
        hedged = bridge.cracks.appearances.get(article=bridge.at_echo)
        take_over(as_editor, bridge, *(row for row in agreed.values() if row.claim != bridge.cracks))
        hedged.refresh_from_db()
        assert hedged.stance == "hedges"
        take_over(as_editor, bridge, agreed[bridge.at_echo, bridge.cracks])
        hedged.refresh_from_db()
        assert hedged.stance == "reports"

    def test_what_was_decided_meanwhile_is_left_out_and_named(self, bridge, agreed, as_editor, journalist):
        bridge.closed.mark_silent(bridge.at_echo, journalist)
        page = as_editor.post(
            reverse("story_take_over", args=[bridge.story.slug]),
            {"take": [r.key for r in agreed.values()]},
            follow=True,
        )
        assert "Left out: Lakeside Echo" in page.content.decode() and "which was changed since" in page.content.decode()
        assert bridge.closed.silences.confirmed().filter(article=bridge.at_echo).exists()
        assert bridge.cracks.silences.confirmed().filter(article=bridge.at_post).exists()

    def test_what_was_read_in_an_older_version_is_left_out(self, bridge, agreed, as_editor):
        newer = bridge.at_echo.revisions.create(number=2, raw="x", raw_format="text", headline="x", text="Shut.")
        type(bridge.at_echo).objects.filter(pk=bridge.at_echo.pk).update(current=newer)
        assert "2 are of an older version, and left out" in " ".join(
            self.preview(as_editor, bridge).content.decode().split()
        )
        take_over(as_editor, bridge, agreed[bridge.at_echo, bridge.closed])
        assert not bridge.closed.appearances.confirmed().filter(article=bridge.at_echo).exists()

    @pytest.mark.parametrize("odd", ["", "x", "1-2-3", "-", "9" * 30 + "-1-x"])
    def test_odd_choices_are_answered(self, bridge, agreed, as_editor, odd):
        answer = as_editor.post(reverse("story_take_over", args=[bridge.story.slug]), {"take": odd})
        assert answer.status_code == 302


def test_answers_as_csv(bridge, differing, as_reader):
    answer = as_reader.get(reverse("story_agreement_csv", args=[bridge.story.slug]))
    rows = list(csv.DictReader(b"".join(answer.streaming_content).decode("utf-8-sig").splitlines()))
    assert len(rows) == 4
    first = next(r for r in rows if r["claim"].startswith("Pylons") and r["reader"] == "Jonas Feder")
    assert (first["answer"], first["stance"], first["words"]) == ("carried", "hedges", "3,000 commuters")
    assert first["differ on"] == "whether it is carried" and first["outlet"] == "Ostrand Post"
