"""Reading an article blind: one is asked, answers, hands in; and nobody's answers are told before two have."""

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from articles.models import Appearance, BlindAnswer, BlindReading, Claim, Revision, Silence
from articles.overviews.annotations import sentences_at
from articles.overviews.histories import history_of_article
from newsroom.decisions import Refused, StaleDecision, acting
from newsroom.decisions.undo import take_back
from tests.conftest import browser_of, make_person

pytestmark = pytest.mark.django_db

CLOSED, CRACKS = "closed the Veldt Bridge", "cracks in two pylons"


def address(name: str, article) -> str:
    return reverse(name, args=[article.pk])


def sentence_of(article, words: str) -> str:
    """The sentence that holds these words, as its checkbox sends it."""
    article.current.article = article
    at = article.current.text.index(words)
    start, end = next(span for span in sentences_at(article.current) if span[0] <= at < span[1])
    return f"text:{start}-{end}"


def answers(browser, article, claim, said: str, words: str = "", **fields):
    version = BlindAnswer.objects.get(
        blind_reading__revision=article.current, blind_reading__reader=browser.session["_auth_user_id"], claim=claim
    ).version
    data = {"claim": claim.pk, "version": version, "said": said}
    if said == "carried":
        data |= {"sentence": sentence_of(article, words), "stance": "reports", "modality": "happened"}
    return browser.post(address("article_blind", article), data | fields)


def reads(browser, article, *said: tuple, is_in: bool = True) -> BlindReading:
    """Begin, answer each (claim, said, words, fields…), hand in."""
    browser.post(address("article_blind_begin", article))
    for claim, word, *rest in said:
        words, fields = [*rest, *("", {})[len(rest) :]]
        assert answers(browser, article, claim, word, words, **fields).status_code == 302
    if is_in:
        assert browser.post(address("article_blind_end", article), {"end": "hand-in"}).status_code == 302
    return BlindReading.objects.get(revision=article.current, reader=browser.session["_auth_user_id"])


@pytest.fixture
def as_second(db):
    return browser_of(make_person("Zita Zweit", "journalist"))


class TestBeingAsked:
    def test_each_claim_that_is_stated_is_asked_in_the_order_of_the_alphabet(self, as_journalist, bridge):
        page = as_journalist.get(address("article_blind", bridge.at_wire)).content.decode()
        assert "of 2 claims" in page
        reading = reads(as_journalist, bridge.at_wire, is_in=False)
        assert [each.claim for each in reading.asked] == [bridge.cracks, bridge.closed]  # not what only a machine says

    def test_nothing_stated_nothing_asked(self, as_journalist, bridge, ferry):
        article = ferry.articles.get()
        assert "Nothing is asked" in as_journalist.get(address("article_blind", article)).content.decode()
        as_journalist.post(address("article_blind_begin", article))
        assert not BlindReading.objects.exists()

    def test_to_begin_twice_is_to_begin_once(self, as_journalist, bridge):
        for _ in range(2):
            as_journalist.post(address("article_blind_begin", bridge.at_wire))
        assert BlindReading.objects.count() == 1 and BlindAnswer.objects.count() == 2

    def test_the_page_shows_nobodys_opinion(self, as_journalist, bridge):
        as_journalist.post(address("article_blind_begin", bridge.at_wire))
        page = as_journalist.get(address("article_blind", bridge.at_wire)).content.decode()
        main = page[page.index("<main") : page.index("</main")]
        assert "Pylons of the bridge are cracked." in main and CRACKS in main
        checked = [part for part in main.split("<input")[1:] if " checked" in part.split(">")[0]]
        assert checked == []  # nothing is chosen beforehand
        for told in ("machine", "suggested", "class=&quot;cell", 'class="by', "%", "JF", "the mayor&#x27;s office</"):
            assert told not in main
        assert bridge.closed.get_absolute_url() not in main  # a click away from what the desk says

    def test_without_a_role_nobody_is_asked(self, as_reader, bridge):
        assert as_reader.get(address("article_blind", bridge.at_wire)).status_code == 403
        assert as_reader.post(address("article_blind_begin", bridge.at_wire)).status_code == 403


class TestAnswering:
    def test_an_answer_is_kept_and_the_next_claim_asked(self, as_journalist, bridge):
        reading = reads(as_journalist, bridge.at_wire, is_in=False)
        how = {"stance": "attributes", "attributed_to": "the mayor's office"}
        then = answers(as_journalist, bridge.at_wire, bridge.cracks, "carried", CRACKS, **how)
        assert then["Location"].endswith(f"?claim={bridge.closed.pk}")
        answer = reading.answers.get(claim=bridge.cracks)
        assert answer.how == "attributed to the mayor's office"
        assert answer.words == ["Engineers found cracks in two pylons, the mayor's office said."]
        draft = as_journalist.get(
            f"{address('article_blind', bridge.at_wire)}?claim={bridge.cracks.pk}"
        ).content.decode()
        assert draft.count(" checked>") == 4 + 1  # carried, its sentence, how, whether done; and single keys are on

    def test_what_is_missing_is_said_and_nothing_is_lost(self, as_journalist, bridge):
        reads(as_journalist, bridge.at_wire, is_in=False)
        page = answers(
            as_journalist, bridge.at_wire, bridge.cracks, "carried", CRACKS, stance="", attributed_to="mayor"
        )
        assert page.status_code == 422
        words = page.content.decode()
        assert "Say how firmly." in words and 'value="mayor"' in words and words.count(" checked>") == 3 + 1
        assert BlindAnswer.objects.get(claim=bridge.cracks).is_open

    def test_sentences_that_follow_one_another_are_one_place(self, as_journalist, bridge):
        article = bridge.at_echo
        article.current.text = "It is shut. It stays shut.\n\nAnother day."
        Revision.objects.filter(pk=article.current_id).update(text=article.current.text)
        reads(as_journalist, article, is_in=False)
        three = [sentence_of(article, words) for words in ("It is", "It stays", "Another")]
        answers(as_journalist, article, bridge.closed, "carried", "It is", sentence=three)
        answer = BlindAnswer.objects.get(claim=bridge.closed)
        assert answer.words == ["It is shut. It stays shut.", "Another day."]

    def test_what_is_not_carried_is_carried_nowhere(self, as_journalist, bridge):
        reads(as_journalist, bridge.at_wire, (bridge.closed, "carried", CLOSED), is_in=False)
        answers(
            as_journalist,
            bridge.at_wire,
            bridge.closed,
            "absent",
            stance="reports",
            sentence=sentence_of(bridge.at_wire, CLOSED),
        )
        answer = BlindAnswer.objects.get(claim=bridge.closed)
        assert (answer.said, answer.places, answer.stance, answer.modality) == ("absent", [], "", "")

    def test_sentences_that_are_none_are_refused(self, as_journalist, bridge):
        reads(as_journalist, bridge.at_wire, is_in=False)
        for odd in ("text:0-3", "text:5-2", "x"):
            page = answers(as_journalist, bridge.at_wire, bridge.closed, "carried", CLOSED, sentence=odd)
            assert page.status_code == 422

    def test_an_answer_given_in_another_window_meanwhile_is_not_lost(self, as_journalist, bridge, journalist):
        reading = reads(as_journalist, bridge.at_wire, is_in=False)
        answer = reading.answers.get(claim=bridge.closed)
        answer.say(journalist, 0, "absent")
        page = answers(as_journalist, bridge.at_wire, bridge.closed, "carried", CLOSED, version=0)
        assert page.status_code == 409
        with pytest.raises(StaleDecision):
            answer.say(journalist, 0, "absent")

    def test_the_database_holds_that_what_is_carried_is_carried_somehow(self, as_journalist, bridge):
        reading = reads(as_journalist, bridge.at_wire, is_in=False)
        for odd in ({"said": "carried"}, {"stance": "reports"}, {"said": "absent", "places": [["text", 0, 5]]}):
            with pytest.raises(IntegrityError), transaction.atomic():
                reading.answers.update(**odd)

    def test_a_claim_that_is_merged_meanwhile_is_asked_once(self, as_journalist, bridge, editor):
        reading = reads(as_journalist, bridge.at_wire, (bridge.cracks, "carried", CRACKS), is_in=False)
        bridge.cracks.merge_into(bridge.closed, editor)
        assert [each.claim for each in reading.asked] == [bridge.closed]
        bridge.cracks.refresh_from_db()
        bridge.cracks.unmerge(editor)
        assert {each.claim: each.said for each in reading.asked} == {bridge.cracks: "carried", bridge.closed: ""}

    def test_answers_go_with_a_claim_that_is_parted(self, as_journalist, bridge, editor):
        reading = reads(as_journalist, bridge.at_wire, (bridge.cracks, "carried", CRACKS), is_in=False)
        other = bridge.story.split([bridge.at_wire], "Cracks", editor)
        assert reading.answers.get(said="carried").claim.story == other

    def test_a_claim_that_was_answered_is_built_on(self, as_journalist, bridge, journalist):
        claim = Claim.objects.state(bridge.story, "Ferries run more often.", journalist)
        assert not claim.is_built_on
        reads(as_journalist, bridge.at_wire, (claim, "absent"), is_in=False)
        assert claim.is_built_on


class TestHandingIn:
    def test_all_is_answered_first(self, as_journalist, bridge, journalist):
        reading = reads(as_journalist, bridge.at_wire, (bridge.closed, "carried", CLOSED), is_in=False)
        with pytest.raises(Refused, match="1 claim is not answered yet"):
            reading.hand_in(journalist)
        as_journalist.post(address("article_blind_end", bridge.at_wire), {"end": "hand-in"})
        reading.refresh_from_db()
        assert reading.is_open

    def test_then_it_stands(self, as_journalist, bridge, journalist):
        reading = reads(as_journalist, bridge.at_wire, (bridge.closed, "carried", CLOSED), (bridge.cracks, "absent"))
        assert not reading.is_open
        with pytest.raises(Refused, match="handed it in"):
            reading.answers.get(claim=bridge.closed).say(journalist, None, "absent")
        with pytest.raises(Refused, match="handed it in"):
            reading.give_up(journalist)
        page = as_journalist.get(address("article_blind", bridge.at_wire)).content.decode()
        assert "Nobody else has handed theirs in yet" in page and "Give up" not in page

    def test_it_is_taken_back_until_somebody_else_has_handed_in(self, as_journalist, as_second, bridge, journalist):
        both = [(bridge.closed, "carried", CLOSED), (bridge.cracks, "absent")]
        reading = reads(as_journalist, bridge.at_wire, *both, is_in=False)
        for others, is_open in ((False, True), (True, False)):
            if others:
                reads(as_second, bridge.at_wire, *both)
            reading.refresh_from_db()
            with acting(journalist, alone=True) as act:
                reading.hand_in(journalist)
            words = take_back(act, journalist).words
            reading.refresh_from_db()
            assert reading.is_open is is_open
            assert ("Somebody else has handed theirs in" in words) is others

    def test_it_can_be_given_up(self, as_journalist, bridge):
        reads(as_journalist, bridge.at_wire, (bridge.closed, "carried", CLOSED), is_in=False)
        as_journalist.post(address("article_blind_end", bridge.at_wire), {"end": "give-up"})
        assert not BlindReading.objects.exists() and not BlindAnswer.objects.exists()

    def test_a_new_version_is_read_anew(self, as_journalist, bridge):
        reads(as_journalist, bridge.at_wire, (bridge.closed, "carried", CLOSED), (bridge.cracks, "absent"))
        newer = Revision.objects.create(article=bridge.at_wire, number=2, raw="x", headline="x", text="It is shut.")
        bridge.at_wire.current = newer
        bridge.at_wire.save(update_fields=["current"])
        assert "Begin" in as_journalist.get(address("article_blind", bridge.at_wire)).content.decode()


class TestBlindness:
    """Until two have handed in nobody else is told what one has answered: on no page, in no export, no history."""

    SECRET = "a secret informant"

    def pages(self, bridge) -> list[str]:
        story, article = bridge.story, bridge.at_wire
        keys = BlindAnswer.objects.filter(claim=bridge.cracks).values_list("pk", flat=True)
        of_story = ("story_agreement", "story_agreement_csv", "story_take_over", "story_history", "story_dossier")
        return [
            *(reverse(name, args=[story.slug]) for name in of_story),
            *(address(name, article) for name in ("article_history", "article_detail", "article_blind")),
            "/admin/articles/blindanswer/",
            *(f"/admin/articles/blindanswer/{pk}/{page}/" for pk in keys for page in ("change", "history")),
        ]

    def told(self, browser, bridge, *pages: str) -> set[str]:
        """The pages on which somebody sees the answer."""
        found = set()
        for page in pages or self.pages(bridge):
            answer = browser.get(page, follow=True)
            body = b"".join(answer.streaming_content) if answer.streaming else answer.content
            found |= {page} if self.SECRET in body.decode() else set()
        return found

    def said(self, bridge) -> list[tuple]:
        how = {"stance": "hedges", "attributed_to": self.SECRET}
        return [(bridge.closed, "carried", CLOSED), (bridge.cracks, "carried", CRACKS, how)]

    def test_one_alone_is_told_nowhere_nor_is_a_draft(self, as_journalist, as_second, as_admin, bridge):
        agreement = reverse("story_agreement", args=[bridge.story.slug])
        reads(as_journalist, bridge.at_wire, *self.said(bridge), is_in=False)
        assert self.told(as_admin, bridge, agreement) == set()
        as_journalist.post(address("article_blind_end", bridge.at_wire), {"end": "hand-in"})
        reads(as_second, bridge.at_wire, (bridge.closed, "absent"), (bridge.cracks, "absent"), is_in=False)
        assert self.told(as_admin, bridge) == set()
        assert self.told(as_second, bridge, agreement, address("article_blind", bridge.at_wire)) == set()
        as_second.post(address("article_blind_end", bridge.at_wire), {"end": "hand-in"})
        for browser in (as_admin, as_second):
            assert self.told(browser, bridge, agreement) == {agreement}
        assert self.told(as_admin, bridge, "/admin/articles/blindanswer/")

    def test_a_third_who_is_at_it_is_not_told_what_two_have_said(self, as_journalist, as_second, as_admin, bridge):
        reads(as_admin, bridge.at_wire, is_in=False)
        reads(as_journalist, bridge.at_wire, *self.said(bridge))
        reads(as_second, bridge.at_wire, (bridge.closed, "absent"), (bridge.cracks, "absent"))
        assert self.told(as_admin, bridge) == set()
        agreement = reverse("story_agreement", args=[bridge.story.slug])
        assert self.told(as_second, bridge, agreement)
        assert "Nothing can be compared yet" in as_admin.get(agreement).content.decode()

    def test_whoever_reads_a_newer_version_is_not_told_of_the_former_one(
        self, as_journalist, as_second, as_admin, bridge
    ):
        agreement = reverse("story_agreement", args=[bridge.story.slug])
        reads(as_admin, bridge.at_wire, is_in=False)  # the version that the two read, and never hands it in
        reads(as_journalist, bridge.at_wire, *self.said(bridge))
        reads(as_second, bridge.at_wire, (bridge.closed, "absent"), (bridge.cracks, "absent"))
        newer = Revision.objects.create(article=bridge.at_wire, number=2, raw="x", headline="x", text="It is shut.")
        bridge.at_wire.current = newer
        bridge.at_wire.save(update_fields=["current"])
        assert self.told(as_admin, bridge, agreement)  # of which nobody can hand anything in any more
        reads(as_admin, bridge.at_wire, is_in=False)
        assert self.told(as_admin, bridge) == set()

    def test_whoever_may_have_seen_answers_is_told_before_they_begin(self, as_journalist, as_second, as_admin, bridge):
        reads(as_journalist, bridge.at_wire, *self.said(bridge))
        begin = address("article_blind", bridge.at_wire)
        assert "you can see what they said" not in as_admin.get(begin).content.decode()
        reads(as_second, bridge.at_wire, (bridge.closed, "absent"), (bridge.cracks, "absent"))
        assert "you can see what they said" in as_admin.get(begin).content.decode()

    def test_that_somebody_reads_is_no_secret(self, as_journalist, as_second, bridge):
        reads(as_journalist, bridge.at_wire, is_in=False)
        page = as_second.get(reverse("story_agreement", args=[bridge.story.slug])).content.decode()
        assert "Jonas Feder" in page and "at it since" in page
        assert any("blind" in change.title for change in history_of_article(bridge.at_wire))


def test_reading_blind_decides_nothing(as_journalist, bridge):
    before = list(Appearance.objects.values()), list(Silence.objects.values())
    reads(as_journalist, bridge.at_wire, (bridge.closed, "absent"), (bridge.cracks, "absent"))
    assert (list(Appearance.objects.values()), list(Silence.objects.values())) == before
