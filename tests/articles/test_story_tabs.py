"""A story's other tabs."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from articles.matrix.build import build_matrix
from articles.matrix.coverage import coverage_of
from articles.models import (
    Article,
    Claim,
    Discrepancy,
    DiscrepancyValue,
    EventReport,
    Membership,
    Mention,
    Origin,
    Outlet,
    Quote,
    ReadThrough,
    Reuse,
    Utterance,
    Watch,
)
from articles.overviews.dossier import build_dossier
from articles.overviews.people import names_of
from articles.overviews.quotes import said_in
from articles.views import story_tabs
from entities.models import Entity, Event
from newsroom.decisions import State
from tests.conftest import ECHO, make_article, make_story, place

pytestmark = pytest.mark.django_db

TABS = ("articles", "people", "quotes", "differences", "origins", "timeline", "history", "brief")


def tab(client, bridge, name: str, query: str = ""):
    return client.get(reverse(f"story_{name}", args=[bridge.story.slug]) + query)


def text_of(response) -> str:
    assert response.status_code == 200
    return response.content.decode()


@pytest.mark.parametrize("name", TABS)
class TestEveryTab:
    def test_a_reader_may_see_it(self, as_reader, bridge, name):
        assert "Veldt Bridge closed" in text_of(tab(as_reader, bridge, name))

    def test_a_stranger_is_sent_to_log_in(self, outsider, bridge, name):
        assert tab(outsider, bridge, name).url.startswith(reverse("login"))

    def test_a_story_with_nothing_in_it_has_it_too(self, as_editor, name):
        story = make_story("Bare")
        assert as_editor.get(reverse(f"story_{name}", args=[story.slug])).status_code == 200

    def test_no_such_story(self, as_reader, name):
        assert as_reader.get(reverse(f"story_{name}", args=["nowhere"])).status_code == 404

    def test_twice_as_much_costs_no_more_queries(self, as_editor, full, journalist, name):
        def queries() -> int:
            with CaptureQueriesContext(connection) as captured:
                tab(as_editor, full, name)
            return len(captured)

        before = queries()
        fill(full, journalist, "again")
        assert queries() <= before + (2 if name == "history" else 0)  # the first change of a kind costs its people


@pytest.mark.parametrize("name", ["quotes", "differences"])
def test_a_link_to_words_names_the_version_in_which_they_stand(as_reader, full, name):
    html = text_of(tab(as_reader, full, name))
    assert "?version=1&amp;at=text:" in html
    assert "?at=" not in html


def fill(bridge, journalist, mark: str) -> None:
    """Something for every tab, in articles of new outlets."""
    articles = []
    for name in ("North", "South"):
        outlet = Outlet.objects.create(name=f"{name} {mark}")
        text = f"The bridge was shut {mark}. “We will pay for it all,” said Mayor Brandt of {name}."
        articles.append(make_article(outlet, f"{name} {mark}", text))
        Membership.objects.create(story=bridge.story, article=articles[-1], state=State.CONFIRMED)
    first, second = sorted(articles, key=lambda article: article.pk)
    entity = Entity.objects.create(name=f"Brandt {mark}", kind="person")
    event = Event.objects.create(
        label=f"Closure {mark}", first_day="2031-03-03", last_day="2031-03-03", precision="day"
    )
    utterance = Utterance.objects.create(story=bridge.story)
    claim = Claim.objects.state(bridge.story, f"The bridge was shut {mark}.", journalist)
    finding = Discrepancy.objects.create(
        story=bridge.story, claim=claim, key=mark, topic=f"Who shut it {mark}", kind="name", verdict="conflict"
    )
    for article in articles:
        claim.tag(*place(article, "The bridge was shut"), by=journalist).change(journalist, stance="hedges")
        Mention(entity=entity, score=1).anchor(*place(article, "Brandt")).save()
        EventReport(event=event).anchor(*place(article, "shut")).save()
        quote = Quote(form="direct", speaker="Mayor Brandt", utterance=utterance, score=1)
        quote.anchor(*place(article, "“We will pay for it all,”")).save()
        DiscrepancyValue(discrepancy=finding, article=article, value=article.outlet.name).anchor(
            *place(article, "shut")
        ).save()
        Origin.objects.create(article=article, outlet=bridge.wire, score=0.8, basis="reuse", why="shares 60 %")
        ReadThrough.objects.create(revision=article.current, reader=journalist)
    Reuse.objects.create(first=first, second=second, kind="rewrite", share_of_first=0.6, share_of_second=0.5)


@pytest.fixture
def full(bridge, journalist):
    fill(bridge, journalist, "once")
    return bridge


class TestArticles:
    def test_what_each_has_alone_and_leaves_out(self, bridge, journalist):
        toll = Claim.objects.state(bridge.story, "Commuters queue for the ferry.", journalist)
        toll.tag(*place(bridge.at_post, "commuters to queue for the ferry"), by=journalist)
        _, post, echo = coverage_of(build_matrix(bridge.story, with_words=False))
        assert post.alone == [toll]
        assert echo.left_out == [(bridge.closed, False)]
        assert post.left_out == [(bridge.cracks, False)]

    def test_looked_for_and_not_there_is_told_from_not_looked_for(self, bridge, journalist):
        bridge.closed.mark_silent(bridge.at_echo, journalist)
        echo = coverage_of(build_matrix(bridge.story, with_words=False))[2]
        assert echo.left_out == [(bridge.closed, True)]

    def test_suggested_claims_say_nothing_about_an_outlet(self, bridge):
        coverage = coverage_of(build_matrix(bridge.story, with_words=False))
        assert all(bridge.cost not in part.alone for part in coverage)

    def test_suggested_claims_count_when_asked_for(self, bridge):
        echo = coverage_of(build_matrix(bridge.story, with_words=False), with_suggested=True)[2]
        assert echo.alone == [bridge.cost]

    def test_an_article_that_leaves_the_story_meanwhile(self, as_reader, bridge, monkeypatch):
        def then_it_leaves(story, **options):
            matrix = build_matrix(story, **options)
            story.memberships.filter(article=bridge.at_echo).delete()
            return matrix

        monkeypatch.setattr(story_tabs, "build_matrix", then_it_leaves)
        page = as_reader.get(reverse("story_articles", args=[bridge.story.slug]))
        assert page.status_code == 200
        there = [article for _, articles in page.context["coverage"] for article, *_ in articles]
        assert bridge.at_echo not in there and bridge.at_wire in there

    def test_a_suggested_article_is_there_to_decide(self, as_journalist, as_reader, bridge):
        member = bridge.story.memberships.get(article=bridge.at_echo)
        Membership.objects.filter(pk=member.pk).update(state=State.SUGGESTED)
        address = reverse("membership_decide", args=[member.pk])
        assert address in text_of(tab(as_journalist, bridge, "articles"))
        assert address not in text_of(tab(as_reader, bridge, "articles"))

    def test_an_article_taken_out_can_be_brought_back(self, as_journalist, bridge, editor):
        bridge.story.memberships.get(article=bridge.at_echo).reject(editor)
        text = text_of(tab(as_journalist, bridge, "articles"))
        assert "taken out of this story" in text and "Lakeside Echo" in text

    def test_says_who_has_read_it_through(self, as_reader, bridge, journalist):
        ReadThrough.objects.create(revision=bridge.at_post.current, reader=journalist)
        assert 'title="Jonas Feder"' in text_of(tab(as_reader, bridge, "articles"))

    def test_only_editors_move_articles(self, as_editor, as_journalist, bridge):
        assert "Move or split" in text_of(tab(as_editor, bridge, "articles"))
        assert "Move or split" not in text_of(tab(as_journalist, bridge, "articles"))


class TestPeople:
    def test_variants_with_the_outlets_that_use_them(self, full):
        use = names_of(full.story)[0]
        assert use.entity.name == "Brandt once"
        assert use.outlets == {"North once", "South once"}
        assert use.spellings == [("Brandt", 2, ["North once", "South once"])]

    def test_rejected_mentions_and_merged_entities_are_left_out(self, full, journalist):
        for mention in Mention.objects.all():
            mention.reject(journalist)
        assert names_of(full.story) == []

    def test_one_kind_alone(self, as_reader, full):
        assert "Brandt once" in text_of(tab(as_reader, full, "people", "?kind=person"))
        assert "Brandt once" not in text_of(tab(as_reader, full, "people", "?kind=place"))


class TestQuotes:
    def test_renderings_of_one_utterance_stand_together(self, full):
        said = said_in(full.story)
        assert [len(each.quotes) for each in said] == [2]
        assert not said[0].differs

    def test_the_same_words_are_one_card_with_its_outlets(self, as_reader, full):
        """Case and marks are no wording; a third outlet's other words stay beside them."""
        utterance = Utterance.objects.get()
        other = make_article(
            full.echo, "Who pays", "“We will pay for it all” – and “we shall pay for it all,” she said."
        )
        Membership.objects.create(story=full.story, article=other, state=State.CONFIRMED)
        for words, form in (("“We will pay for it all”", "partial"), ("“we shall pay for it all,”", "direct")):
            Quote(form=form, speaker="Brandt", utterance=utterance).anchor(*place(other, words)).save()
        (said,) = said_in(full.story)
        assert sorted(rendering.outlets for rendering in said.renderings) == [1, 3]
        assert said.differs
        html = text_of(tab(as_reader, full, "quotes"))
        assert html.count('class="rendering"') + html.count('class="rendering suggested"') == 2
        assert html.count("<b>North once</b>") == html.count("<b>South once</b>") == 1

    def test_words_in_marks_and_the_same_words_reported_stay_apart(self, full):
        utterance = Utterance.objects.get()
        reported = make_article(full.echo, "Who pays", "Brandt says we will pay for it all.")
        Membership.objects.create(story=full.story, article=reported, state=State.CONFIRMED)
        Quote(form="reported", utterance=utterance).anchor(*place(reported, "we will pay for it all")).save()
        assert [rendering.outlets for rendering in said_in(full.story)[0].renderings] == [2, 1]

    def test_a_that_before_what_is_told_is_no_other_wording(self, full):
        utterance = Utterance.objects.get()
        for outlet, words in ((full.echo, "that the city will pay"), (full.post, "the city will pay")):
            told = make_article(outlet, "Who pays", f"Brandt said {words}.")
            Membership.objects.create(story=full.story, article=told, state=State.CONFIRMED)
            Quote(form="reported", utterance=utterance).anchor(*place(told, words)).save()
        assert [rendering.outlets for rendering in said_in(full.story)[0].renderings] == [2, 2]

    def test_differing_words_are_marked(self, as_reader, bridge):
        utterance = Utterance.objects.create(story=bridge.story)
        other = make_article(bridge.echo, "Mayor speaks", '"We shall not gamble with lives," the mayor said.')
        Membership.objects.create(story=bridge.story, article=other, state=State.CONFIRMED)
        for article, words in (
            (bridge.at_wire, '"We will not gamble with lives,"'),
            (other, '"We shall not gamble with lives,"'),
        ):
            quote = Quote(form="direct", speaker="Ilse Brandt", utterance=utterance)
            quote.anchor(*place(article, words)).save()
        assert said_in(bridge.story)[0].differs
        assert "<mark>will</mark>" in text_of(tab(as_reader, bridge, "quotes"))

    def test_what_is_only_reported_stands_folded_until_somebody_confirms_it(self, as_reader, journalist, bridge):
        quote = Quote(form="reported", speaker="The echo").anchor(*place(bridge.at_echo, "Three pylons"))
        quote.save()
        page = tab(as_reader, bridge, "quotes")
        assert [each.quote for each in page.context["reported"]] == [quote] and not page.context["single"]
        quote.confirm(journalist)
        page = tab(as_reader, bridge, "quotes")
        assert [each.quote for each in page.context["single"]] == [quote] and not page.context["reported"]

    def test_what_a_document_says_is_told_as_such(self, as_reader, bridge):
        """The words are kept, but no person and no body is called their speaker."""
        quote = Quote(form="direct", speaker="The inspection report").anchor(
            *place(bridge.at_wire, '"We will not gamble with lives,"')
        )
        quote.save()
        (said,) = said_in(bridge.story)
        assert (said.speakers, said.documents) == ([], ["The inspection report"])
        page = text_of(tab(as_reader, bridge, "quotes"))
        assert '<span class="muted">a document:</span> <span>The inspection report</span>' in page
        assert "Speaker unknown" not in page
        (row,) = build_dossier(bridge.story)["quotes"]
        assert (row["speaker"], row["document"]) == (None, "The inspection report")

    def test_reported_speech_is_not_a_wording(self, bridge):
        utterance = Utterance.objects.create(story=bridge.story)
        for article, words, form in (
            (bridge.at_wire, '"We will not gamble with lives,"', "direct"),
            (bridge.at_echo, "Repairs are set to begin in spring", "reported"),
        ):
            Quote(form=form, utterance=utterance).anchor(*place(article, words)).save()
        assert not said_in(bridge.story)[0].differs

    def test_a_rejected_quote_is_gone(self, full, journalist):
        for quote in Quote.objects.all():
            quote.reject(journalist)
        assert said_in(full.story) == []


class TestDifferences:
    def test_values_with_their_outlets(self, as_reader, full):
        text = text_of(tab(as_reader, full, "differences"))
        assert "Who shut it once" in text and "North once" in text and "South once" in text

    def test_a_journalist_decides_and_a_reader_does_not(self, as_journalist, as_reader, full):
        address = reverse("discrepancy_decide", args=[Discrepancy.objects.get().pk])
        assert address in text_of(tab(as_journalist, full, "differences"))
        assert address not in text_of(tab(as_reader, full, "differences"))

    def test_a_difference_of_wording_stands_folded_below_the_others(self, as_reader, full):
        difference = Discrepancy.objects.get()
        for verdict, place_there in (("conflict", "open"), ("precision", "open"), ("wording", "wording")):
            Discrepancy.objects.update(verdict=verdict)
            page = tab(as_reader, full, "differences")
            shown = {name: [each for each, _ in page.context[name]] for name in ("open", "wording")}
            assert shown == {"open": [], "wording": []} | {place_there: [difference]}

    def test_who_says_it_in_the_same_words_stands_beside_them_once(self, as_reader, full):
        value = DiscrepancyValue.objects.first()
        for number in range(5):
            paper = make_article(Outlet.objects.create(name=f"Paper {number}"), "Shut", value.article.current.text)
            again = DiscrepancyValue(discrepancy=value.discrepancy, article=paper, value=value.value)
            again.anchor(paper.current, value.field, value.start, value.end).save()
        text = text_of(tab(as_reader, full, "differences"))
        assert text.count('class="plain-link words"') == 2  # the other value has words of its own
        assert "In these words, too" in text and "Paper 4" in text

    def test_a_dismissed_one_is_kept_with_its_reason(self, as_reader, full, journalist):
        Discrepancy.objects.get().reject(journalist, note="Both shut one lane each.")
        text = text_of(tab(as_reader, full, "differences"))
        assert "Dismissed (1)" in text and "Both shut one lane each." in text


class TestOrigins:
    def test_confirmed_and_proposed_are_drawn_apart(self, as_reader, full):
        text = text_of(tab(as_reader, full, "origins"))
        assert '<path class="link" ' in text and '<path class="link proposed" ' in text
        assert '<path class="shared" ' in text
        assert "60 %" in text

    def test_shared_quotations_are_no_arc(self, as_reader, full):
        Reuse.objects.update(kind="quotation")
        assert '<path class="shared" ' not in text_of(tab(as_reader, full, "origins"))

    def test_sixty_outlets_with_one_text_can_be_read(self, as_reader, bridge):
        """Their 1770 pairs would make a page of 150,000 px and a knot of arcs."""
        outlets = Outlet.objects.bulk_create(Outlet(name=f"Paper {n:02}") for n in range(60))
        articles = sorted((make_article(o, o.name, f"The bridge is shut, {o}.") for o in outlets), key=lambda a: a.pk)
        Membership.objects.bulk_create(
            Membership(story=bridge.story, article=article, state=State.CONFIRMED) for article in articles
        )
        Reuse.objects.bulk_create(
            Reuse(first=a, second=b, kind="copy", share_of_first=0.9, share_of_second=0.9)
            for n, a in enumerate(articles)
            for b in articles[n + 1 :]
        )
        page = tab(as_reader, bridge, "origins")
        text = text_of(page)
        assert text.count('<path class="shared" ') == 59
        assert len(page.context["reuse"]) == 30 and "All 1770 pairs" in text
        assert page.context["not_drawn"] == ["Calder Wire", "Lakeside Echo"]
        assert len(tab(as_reader, bridge, "origins", "?pairs=all").context["reuse"]) == 1770

    def test_of_many_origins_of_one_article_the_less_likely_are_folded(self, as_reader, bridge):
        for number in range(6):
            outlet = Outlet.objects.create(name=f"Paper {number}")
            Origin.objects.create(article=bridge.at_echo, outlet=outlet, basis="reuse", score=number / 10)
        text = text_of(tab(as_reader, bridge, "origins"))
        likely, _, folded = text.partition("Less likely")
        assert "Paper 5" in likely and "Paper 0" not in likely.partition("Where each article")[2]
        assert "Paper 0" in folded

    def test_own_reporting_is_said_in_words(self, as_reader, bridge):
        assert "Own reporting" in text_of(tab(as_reader, bridge, "origins"))


class TestTimeline:
    def test_events_and_publication_in_order(self, as_reader, full):
        text = text_of(tab(as_reader, full, "timeline"))
        table = text[text.index("<tbody>") :]
        assert table.index("Closure once") < table.index("Council shuts Veldt Bridge")
        assert table.index("Bridge shut, thousands queue") < table.index("Old bridge closed")

    def test_a_year_is_not_shown_as_days(self, as_reader, full):
        Event.objects.update(first_day="2009-01-01", last_day="2009-12-31", precision="year")
        text = text_of(tab(as_reader, full, "timeline"))
        assert '<time datetime="2009">2009</time>' in text
        assert "31 Dec" not in text[text.index("<tbody>") :]

    def test_an_event_without_a_date_keeps_its_words(self, as_reader, full):
        Event.objects.update(first_day=None, last_day=None, precision="unresolved", date_text="last autumn")
        assert "last autumn" in text_of(tab(as_reader, full, "timeline"))

    @pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
    def test_the_ends_of_the_calendar_are_days_too(self, as_reader, full, day):
        Event.objects.update(first_day=day, last_day=day, precision="day")
        assert f'datetime="{day}"' in text_of(tab(as_reader, full, "timeline"))
        Article.objects.update(published_at=f"{day}T00:00Z", published_precision="day")
        assert "<svg" in text_of(tab(as_reader, full, "timeline"))
        assert as_reader.get(full.closed.get_absolute_url()).status_code == 200


class TestHistory:
    def test_says_who_and_what_it_was_before(self, as_editor, bridge):
        member = bridge.story.memberships.get(article=bridge.at_echo)
        address = reverse("membership_decide", args=[member.pk])
        as_editor.post(address, {"decision": "reject", "version": member.version})
        text = text_of(tab(as_editor, bridge, "history"))
        assert "Edda Schnitt" in text
        assert "Confirmed</del>" in text and "Rejected</ins>" in text

    def test_a_new_title_is_kept_beside_the_old_one(self, as_editor, bridge):
        address = reverse("story_edit", args=[bridge.story.slug])
        as_editor.post(address, {"title": "Veldt Bridge shut for good", "note": "", "version": 0})
        text = text_of(tab(as_editor, bridge, "history"))
        assert "<del>Veldt Bridge closed</del>" in text


class TestBrief:
    def test_what_is_solid_stands_apart_from_what_one_outlet_has(self, as_reader, bridge, journalist):
        lone = Claim.objects.state(bridge.story, "Commuters queue.", journalist)
        lone.tag(*place(bridge.at_post, "commuters to queue"), by=journalist)
        text = text_of(tab(as_reader, bridge, "brief"))
        assert (
            text.index("Two outlets or more (2)") < text.index("One outlet alone (1)") < text.index("Commuters queue.")
        )

    def test_suggested_claims_are_left_out_and_counted(self, as_reader, bridge):
        text = text_of(tab(as_reader, bridge, "brief"))
        assert bridge.cost.statement not in text
        assert "1 more suggested" in text

    def test_a_difference_stands_in_it_once_somebody_has_confirmed_it(self, as_reader, full, journalist):
        finding = Discrepancy.objects.get(story=full.story)
        before = text_of(tab(as_reader, full, "brief")).split("<h2>Where outlets differ</h2>")[1]
        assert "The desk has confirmed no difference." in before and finding.claim.statement not in before
        finding.confirm(journalist)
        text = text_of(tab(as_reader, full, "brief")).split("Where outlets differ (1)")[1]
        assert finding.claim.statement in text and "North once" in text

    def test_a_sentence_that_several_outlets_have_is_quoted_once(self, as_reader, bridge):
        text = text_of(tab(as_reader, bridge, "brief"))
        row = text[text.index(bridge.closed.statement) :].split("</tr>")[0].split('<q class="small serif">')[1:]
        assert [quote.split("</q>")[0] for quote in row] == ["closed the Veldt Bridge on Monday"]
        assert "Calder Wire, Ostrand Post</span>" in row[0]

    def test_words_that_state_the_claim_are_not_printed_again(self, as_reader, bridge, journalist):
        words = "The old bridge over the Veldt is shut"
        shut = Claim.objects.state(bridge.story, f"{words}.", journalist)
        shut.tag(*place(bridge.at_echo, words), by=journalist)
        text = text_of(tab(as_reader, bridge, "brief"))
        row = text[text.index(f"{words}.") :].split("</tr>")[0]
        assert "in these words: Lakeside Echo" in row and f'serif">{words}' not in row

    def test_what_outlets_changed_or_took_down_stands_in_it(self, as_reader, bridge):
        assert "taken down" not in text_of(tab(as_reader, bridge, "brief"))
        gone = "2031-03-05T10:00Z"
        Watch.objects.create(article=bridge.at_post, looked_at=gone, due_at=gone, gone_at=gone)
        edit = {"kind": "figure", "field": "text", "before": "Three pylons", "after": "Four pylons", "at": None}
        text = ECHO.replace("Three", "Four")
        bridge.at_echo.revisions.create(number=2, raw=text, raw_sha256="2", headline="Old", text=text, edits=[edit])
        text = text_of(tab(as_reader, bridge, "brief")).split("Changed or taken down since it came in (2)")[1]
        assert "Ostrand Post" in text and "taken down" in text
        assert "<del>Three pylons</del>" in text and "<ins>Four pylons</ins>" in text
