"""Two articles side by side, and two versions of one: what is shared, what each alone has, what changed."""

import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from articles.models import Article, Claim, Reuse, Revision
from tests.conftest import make_article, make_story, place, suggest

pytestmark = pytest.mark.django_db
HOSTILE = "<script>alert('x')</script> said & done.\n\n\" onmouseover=\"alert(1)\" x='"


def compare(client, left, right):
    return client.get(reverse("article_compare", args=[left.pk, right.pk]))


def versions(client, article, older=1, newer=2):
    return client.get(reverse("revision_compare", args=[article.pk, older, newer]))


def revise(article: Article, text: str, headline: str | None = None) -> Article:
    number = article.revisions.count() + 1
    article.current = Revision.objects.create(
        article=article,
        number=number,
        raw=text,
        raw_format="text",
        raw_sha256=f"{number}",
        headline=article.headline if headline is None else headline,
        text=text,
    )
    article.save(update_fields=["current"])
    return article


@pytest.fixture
def shared(bridge) -> Reuse:
    """The wire and the paper share the sentence on the closing."""
    spans = [list(place(each, "The town council closed the Veldt Bridge on Monday")[2:]) for each in pair_of(bridge)]
    return Reuse.objects.create(
        first=bridge.at_wire,
        second=bridge.at_post,
        kind="passages",
        share_of_first=0.25,
        share_of_second=0.5,
        passages=[spans],
    )


def pair_of(bridge):
    return bridge.at_wire, bridge.at_post


@pytest.fixture
def revised(bridge) -> Article:
    text = bridge.at_wire.current.text.replace("two pylons", "five pylons").replace("Monday", "Sunday")
    return revise(bridge.at_wire, text + "\n\nA ferry runs every hour.", "Council shuts bridge")


class TestArticles:
    def test_both_texts_and_claims_of_both_and_of_each_alone_are_shown(self, as_reader, bridge):
        compared = compare(as_reader, *pair_of(bridge)).context["compared"]
        assert [c.claim for c in compared.both] == [bridge.closed]
        assert [c.claim for c in compared.only_left] == [bridge.cracks]
        assert compared.only_right == []

    def test_what_both_say_in_a_claim_each_is_alone_with_neither(self, as_reader, bridge, journalist):
        stated = [
            ("Commuters of Ostrand queue for the ferry.", bridge.at_post, "3,000 commuters to queue for the ferry"),
            ("In Ostrand commuters must queue for a ferry.", bridge.at_wire, "OSTRAND (Calder Wire)"),
        ]
        claims = [Claim.objects.state(bridge.story, statement, journalist) for statement, *_ in stated]
        for claim, (_, article, words) in zip(claims, stated, strict=True):
            claim.tag(*place(article, words), by=journalist)
        compared = compare(as_reader, *pair_of(bridge)).context["compared"]
        assert {c.claim for c in compared.alike} == set(claims)
        assert compared.only_right == []
        assert bridge.cracks in {c.claim for c in compared.only_left}

    def test_the_other_way_round_the_sides_change_places(self, as_reader, bridge, shared):
        compared = compare(as_reader, bridge.at_post, bridge.at_wire).context["compared"]
        assert [c.claim for c in compared.only_right] == [bridge.cracks]
        assert compared.shares == (0.5, 0.25)
        (passage,) = compared.passages
        words = "The town council closed the Veldt Bridge on Monday"
        for article, tied in ((bridge.at_post, passage.left), (bridge.at_wire, passage.right)):
            assert article.current.text[tied[0].start : tied[0].end] == words

    def test_a_matched_claim_leads_from_its_words_to_the_other_side(self, as_reader, bridge):
        html = compare(as_reader, *pair_of(bridge)).content.decode()
        key = f"c{bridge.closed.pk}"
        for side, other in (("l", "r"), ("r", "l")):
            assert f'<span class="anchor" id="{side}-{key}"></span>' in html
            assert f'<a class="tie claim" href="#{other}-{key}"' in html

    def test_a_claim_of_one_text_leads_to_its_row_in_the_list(self, as_reader, bridge):
        html = compare(as_reader, *pair_of(bridge)).content.decode()
        assert f'href="#p-c{bridge.cracks.pk}"' in html
        assert f'id="p-c{bridge.cracks.pk}"' in html

    def test_a_shared_passage_leads_to_the_other_side(self, as_reader, bridge, shared):
        html = compare(as_reader, *pair_of(bridge)).content.decode()
        assert 'id="l-s1"' in html
        assert '<a class="tie shared" href="#r-s1" aria-label="Shared passage 1, to the other side">S1</a>' in html
        assert "25 % of A’s own words, 50 % of B’s" in html

    def test_suggested_and_confirmed_are_told_apart(self, as_reader, bridge):
        suggest(bridge.cost, bridge.at_wire, "We will not gamble")
        html = compare(as_reader, bridge.at_wire, bridge.at_echo).content.decode()
        assert f'id="p-c{bridge.cost.pk}" class="suggested"' in html
        assert f'id="p-c{bridge.cracks.pk}" class=""' in html
        assert 'class="claim claim-suggested" data-marks' in html

    def test_a_claim_that_one_side_has_only_in_a_machines_opinion_is_suggested(self, as_reader, bridge):
        suggest(bridge.closed, bridge.at_echo, "The old bridge over the Veldt is shut.")
        compared = compare(as_reader, bridge.at_wire, bridge.at_echo).context["compared"]
        assert {c.claim: c.is_suggested for c in compared.both} == {bridge.closed: True, bridge.cracks: False}

    def test_what_nobody_looked_for_is_not_called_silent(self, as_reader, bridge, journalist):
        compared = compare(as_reader, *pair_of(bridge)).context["compared"]
        assert compared.only_left[0].right.state == "unchecked"
        bridge.cracks.mark_silent(bridge.at_post, journalist)
        compared = compare(as_reader, *pair_of(bridge)).context["compared"]
        assert compared.only_left[0].right.state == "silent"

    def test_rejected_claims_and_passages_are_left_out(self, as_reader, bridge, journalist):
        for passage in bridge.cracks.appearances.confirmed():
            passage.reject(journalist)
        bridge.cracks.reject(journalist)
        bridge.closed_at_post.reject(journalist)
        compared = compare(as_reader, *pair_of(bridge)).context["compared"]
        assert [c.claim for c in compared.only_left] == [bridge.closed]
        assert compared.both == []

    def test_a_claim_carried_by_a_headline_is_marked_there(self, as_reader, bridge, journalist):
        bridge.cracks.tag(*place(bridge.at_post, "thousands queue", "headline"), by=journalist)
        html = compare(as_reader, *pair_of(bridge)).content.decode()
        assert f'data-marks="c{bridge.cracks.pk}">thousands queue</mark>' in html

    def test_articles_of_two_stories_show_only_their_texts(self, as_reader, bridge):
        other = make_article(bridge.echo, "Elsewhere", "A mill burnt down.")
        make_story("A mill", other)
        response = compare(as_reader, bridge.at_wire, other)
        assertContains(response, "in no common story")
        assertContains(response, "A mill burnt down.")
        assert response.context["compared"].claims == []

    def test_an_outsider_is_asked_to_log_in(self, outsider, bridge):
        assert compare(outsider, *pair_of(bridge)).url.startswith("/login/")

    @pytest.mark.parametrize("address", ["/articles/{0}/compare/{0}/", "/articles/{0}/compare/{1}/"])
    def test_an_article_that_is_none_or_the_same_is_not_found(self, as_reader, bridge, address):
        for missing in (10**6, 10**25):
            assert as_reader.get(address.format(bridge.at_wire.pk, missing)).status_code == 404

    def test_an_article_without_a_text_is_not_found(self, as_reader, bridge):
        empty = Article.objects.create(identity="x", headline="Empty")
        assert compare(as_reader, bridge.at_wire, empty).status_code == 404

    def test_article_text_is_words_and_never_markup(self, as_reader, bridge, journalist):
        hostile = make_article(bridge.echo, "<b>Bold</b>", HOSTILE)
        bridge.story.bring_in(hostile, journalist)
        claim = Claim.objects.state(bridge.story, '<u>said</u> "', journalist)
        claim.tag(*place(hostile, "<script>alert('x')</script> said"), by=journalist)
        html = compare(as_reader, bridge.at_wire, hostile).content.decode()
        for markup in ("<script>alert", "<b>Bold", "<u>said", 'onmouseover="alert'):
            assert markup not in html

    def test_the_number_of_queries_does_not_grow(
        self, as_reader, bridge, journalist, shared, django_assert_num_queries, django_assert_max_num_queries
    ):
        compare(as_reader, *pair_of(bridge))
        with django_assert_max_num_queries(18) as counted:
            compare(as_reader, *pair_of(bridge))
        for n, word in enumerate(("The", "council", "Monday", "bridge", "closed")):
            claim = Claim.objects.state(bridge.story, f"Claim {n}.", journalist)
            for article in pair_of(bridge):
                if word in article.current.text:
                    claim.tag(*place(article, word), by=journalist)
        with django_assert_num_queries(len(counted)):
            compare(as_reader, *pair_of(bridge))


class TestChoosing:
    def choose(self, client, bridge, **query):
        return client.get(reverse("story_compare", args=[bridge.story.slug]), query)

    def test_two_articles_of_the_story_are_opened(self, as_reader, bridge):
        response = self.choose(as_reader, bridge, left=bridge.at_post.pk, right=bridge.at_wire.pk)
        assertRedirects(response, reverse("article_compare", args=[bridge.at_post.pk, bridge.at_wire.pk]))

    @pytest.mark.parametrize(("left", "right"), [("1", "1"), ("x", "²"), ("", ""), ("9" * 30, "-1")])
    def test_what_are_not_two_articles_is_said(self, as_reader, bridge, left, right):
        response = as_reader.get(
            reverse("story_compare", args=[bridge.story.slug]), {"left": left, "right": right}, follow=True
        )
        assertContains(response, "Choose two different articles")

    def test_an_article_of_another_story_is_no_choice(self, as_reader, bridge):
        other = make_article(bridge.echo, "Elsewhere", "A mill burnt down.")
        response = self.choose(as_reader, bridge, left=bridge.at_wire.pk, right=other.pk)
        assertRedirects(response, reverse("story_articles", args=[bridge.story.slug]))

    def test_the_article_page_and_the_storys_articles_offer_it(self, as_reader, bridge):
        action = f'action="{reverse("story_compare", args=[bridge.story.slug])}"'
        assertContains(as_reader.get(bridge.at_wire.get_absolute_url()), action)
        assertContains(as_reader.get(reverse("story_articles", args=[bridge.story.slug])), action)

    def test_an_article_alone_in_its_story_has_nothing_to_compare_with(self, as_reader, bridge):
        alone = make_article(bridge.echo, "Elsewhere", "A mill burnt down.")
        story = make_story("A mill", alone)
        assertNotContains(as_reader.get(alone.get_absolute_url()), reverse("story_compare", args=[story.slug]))


class TestVersions:
    def test_words_that_came_and_went_are_marked(self, as_reader, revised):
        html = versions(as_reader, revised).content.decode()
        for markup in ('<del class="cut">two</del>', '<ins class="added">five</ins>', '<del class="cut">Monday</del>'):
            assert markup in html
        assert '<ins class="added">A ferry runs every hour.</ins>' in html
        assert '<del class="cut">Veldt Bridge</del>' in html  # of the headline

    def test_added_and_cut_words_are_counted(self, as_reader, revised):
        found = versions(as_reader, revised).context["versions"]
        assert (found.added, found.cut, found.moved) == (8, 4, 0)

    def test_the_article_page_links_to_what_changed(self, as_reader, revised):
        address = reverse("revision_compare", args=[revised.pk, 1, 2])
        assertContains(as_reader.get(revised.get_absolute_url()), address)

    def test_versions_that_differ_in_spaces_only_are_the_same(self, as_reader, bridge):
        revise(bridge.at_echo, bridge.at_echo.current.text.replace("\n\n", "\n"))
        assertContains(versions(as_reader, bridge.at_echo), "The words are the same")

    def test_many_unchanged_paragraphs_are_folded(self, as_reader, bridge):
        text = "\n\n".join(f"Paragraph {n} tells of the weather." for n in range(9))
        article = make_article(bridge.echo, "Weather", text)
        revise(article, text.replace("Paragraph 8 tells", "Paragraph 8 speaks"))
        assertContains(versions(as_reader, article), "8 unchanged paragraphs")

    @pytest.mark.parametrize(("count", "is_rough"), [(300, False), (2010, True)])
    def test_where_too_much_was_replaced_to_compare_all_it_is_said(self, as_reader, bridge, count, is_rough):
        article = make_article(bridge.echo, "Water", " ".join(f"Well {n} dried out." for n in range(count)))
        revise(article, " ".join(f"Pump {n} broke down." for n in range(count)))
        assert ("So much was replaced" in versions(as_reader, article).content.decode()) is is_rough

    def test_claims_that_lost_their_words_are_listed(self, as_reader, bridge, revised):
        assertNotContains(versions(as_reader, revised), "lost their words")
        bridge.closed_at_wire.change(None, is_orphaned=True)
        response = versions(as_reader, revised)
        assertContains(response, "lost their words")
        assertContains(response, bridge.closed.statement)

    def test_any_two_of_three_can_be_chosen(self, as_reader, revised):
        revise(revised, "All of it is different now.")
        html = versions(as_reader, revised, 1, 3).content.decode()
        for older, newer in ((1, 2), (2, 3), (1, 3)):
            assert reverse("revision_compare", args=[revised.pk, older, newer]) in html

    @pytest.mark.parametrize(("older", "newer"), [(1, 1), (2, 1), (1, 3), (0, 1), (1, 10**30)])
    def test_versions_that_are_none_are_not_found(self, as_reader, revised, older, newer):
        assert versions(as_reader, revised, older, newer).status_code == 404

    def test_an_outsider_is_asked_to_log_in(self, outsider, revised):
        assert versions(outsider, revised).url.startswith("/login/")

    def test_article_text_is_words_and_never_markup(self, as_reader, bridge):
        article = make_article(bridge.echo, "<b>Bold</b>", HOSTILE)
        revise(article, HOSTILE.replace("said", "<i>wrote</i>"), "<i>Italic</i>")
        html = versions(as_reader, article).content.decode()
        for markup in ("<script>alert", "<b>Bold", "<i>", 'onmouseover="alert'):
            assert markup not in html

    def test_the_number_of_queries_does_not_grow(
        self, as_reader, revised, django_assert_num_queries, django_assert_max_num_queries
    ):
        versions(as_reader, revised)
        with django_assert_max_num_queries(9) as counted:
            versions(as_reader, revised)
        for n in range(4):
            revise(revised, f"Version {n}.")
        with django_assert_num_queries(len(counted)):
            versions(as_reader, revised)
