"""Every page of admin: how many queries it takes, by what its list can be narrowed, and where it stands in the menu."""

import pytest
from axes.models import AccessAttempt, AccessFailureLog, AccessLog
from django.contrib import admin as site_of
from django.contrib.auth.models import Group, Permission
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from articles import models
from articles.models import Feed, Membership
from entities.models import Entity, Event
from newsroom.counting import COUNTED
from newsroom.decisions import State
from newsroom.decisions.admin.lists import CURATION, INTAKE, MACHINE, PEOPLE
from newsroom.waiting import KINDS
from tests.articles.test_admin import _double, address, everything  # noqa: F401
from tests.conftest import browser_of, make_article, make_person, make_story, place

pytestmark = pytest.mark.django_db

MOST = 12  # queries of one page
REGISTERED = {f"{model._meta.app_label}_{model._meta.model_name}": model for model in site_of.site._registry}


@pytest.fixture
def deputy(db):
    """In the role admin, and no superuser: whose permissions are looked up, too."""
    return browser_of(make_person("Dora Lenz", "admin"))


@pytest.fixture
def filled(everything, reader):  # noqa: F811
    AccessAttempt.objects.create(username="rosa", failures_since_start=1)
    AccessLog.objects.create(username="rosa", session_hash="x")
    AccessFailureLog.objects.create(username="rosa")
    _double(None)
    return everything


def queries(browser, where: str, **asked) -> int:
    with CaptureQueriesContext(connection) as taken:
        page = browser.get(where, asked)
    assert page.status_code in (200, 302, 403), where
    return len(taken)


def test_no_page_takes_more_than_twelve_queries(deputy, filled):
    """Of whoever is no superuser, whose permissions are looked up with each request."""
    Group.objects.get(name="admin").permissions.set(Permission.objects.all())
    pages = [reverse("admin:index")]
    for name, model in REGISTERED.items():
        row = model._default_manager.first()
        pages += [address(name), address(name, "add"), *([address(name, "change", row.pk)] if row else [])]
    counts = {page: queries(deputy, page) for page in pages}
    assert {page: count for page, count in counts.items() if count > MOST} == {}


def test_no_list_says_that_it_shows_or_counts_all(as_admin, filled):
    for name in REGISTERED:
        page = as_admin.get(address(name), {"q": "x", "all": ""})
        changelist = page.context["cl"]
        assert not changelist.show_full_result_count and not changelist.can_show_all, name
        assert hasattr(changelist.paginator, "count_in_words") and "Show all" not in page.content.decode(), name


NARROWED = {
    name: {each.parameter_name for each in getattr(site_of.site._registry[model], "narrowed_by", ())}
    for name, model in REGISTERED.items()
}
BY_STORY = [name for name, filters in NARROWED.items() if "story" in filters and name != "articles_originalfile"]


def test_lists_of_the_coverage_are_narrowed_by_story_outlet_and_article():
    wanted = {"story", "outlet", "article"}
    for model in (
        *(models.Claim, models.Appearance, models.Silence, models.Mention, models.Quote, models.EventReport),
        *(models.Membership, models.Origin, models.Discrepancy, models.MergeProposal, models.Offer, Entity, Event),
    ):
        name = f"{model._meta.app_label}_{model._meta.model_name}"
        assert wanted <= NARROWED[name], name
    assert {"story", "outlet"} <= NARROWED["articles_article"]
    assert {"outlet", "article"} <= NARROWED["articles_story"]


def test_a_list_shows_what_belongs_to_the_chosen_story(as_admin, filled):
    elsewhere = make_story("Elsewhere")
    for name in BY_STORY:
        kept = as_admin.get(address(name), {"story": filled.story.pk}).context["cl"]
        assert kept.result_count, name
        assert not as_admin.get(address(name), {"story": elsewhere.pk}).context["cl"].result_count, name
        keys = [row.pk for row in kept.result_list]
        assert len(keys) == len(set(keys)), name


@pytest.mark.parametrize("value", ["", "0", "x", "99999999999999999999"])
def test_what_is_no_row_narrows_nothing_or_to_nothing(value, as_admin, bridge):
    for name, filters in NARROWED.items():
        if filters:
            page = as_admin.get(address(name), dict.fromkeys(filters, value))
            assert page.status_code == 200, name


def test_a_story_s_mentions_are_those_of_its_articles(as_admin, bridge):
    town = Entity.objects.create(name="Ostrand", kind="place")
    here = models.Mention(entity=town).anchor(*place(bridge.at_wire, "OSTRAND"))
    here.save()
    other = make_article(None, "Other", "Ostrand sleeps.")
    story = make_story("Sleep", other)
    there = models.Mention(entity=town).anchor(*place(other, "Ostrand"))
    there.save()

    def shown(**asked):
        return list(as_admin.get(address("articles_mention"), asked).context["cl"].result_list)

    assert shown(story=story.pk) == [there] and shown(article=bridge.at_wire.pk) == [here]
    assert shown(outlet=bridge.at_wire.outlet_id) == [here] and shown(outlet=bridge.echo.pk) == []
    Membership.objects.filter(story=story).update(state=State.REJECTED)
    assert shown(story=story.pk) == []


def test_a_list_is_narrowed_by_who_decided(as_admin, bridge, journalist, editor):
    bridge.cost.confirm(editor)
    page = as_admin.get(address("articles_claim"), {"decided_by": editor.pk})
    assert list(page.context["cl"].result_list) == [bridge.cost]


def test_the_box_holds_what_was_chosen_and_all_else_stays(as_admin, bridge):
    page = as_admin.get(address("articles_claim"), {"story": bridge.story.pk, "state__exact": "suggested"})
    content = page.content.decode()
    assert f'<option value="{bridge.story.pk}" selected>' in content
    assert '<input type="hidden" name="state__exact" value="suggested">' in content
    assert "admin/js/autocomplete.js" in content


def test_the_box_proposes_rows_to_those_who_administer(deputy, bridge):
    asked = {"term": "bridge", "app_label": "articles", "model_name": "membership", "field_name": "story"}
    found = deputy.get(reverse("admin:autocomplete"), asked).json()["results"]
    assert str(bridge.story.pk) in [each["id"] for each in found]


class TestTheMenu:
    def headings(self, browser) -> dict[str, set[str]]:
        apps = browser.get(reverse("admin:index")).context["app_list"]
        return {app["name"]: {row["object_name"] for row in app["models"]} for app in apps}

    def test_tells_curation_from_the_machine_s_own(self, as_admin):
        found = self.headings(as_admin)
        assert list(found) == [CURATION, INTAKE, PEOPLE, MACHINE]
        internals = {"Offer", "Signature", "SearchEntry", "ProcrastinateJob", "JobTally", "SmallModel", "Relearning"}
        assert internals <= found[MACHINE]
        assert {"User", "Group", "AccessAttempt", "AccessLog", "AccessFailureLog"} <= found[PEOPLE]
        assert {"Story", "Claim", "Entity", "Event", "Outlet", "Mention", "Duplicate"} <= found[CURATION]
        assert {"Feed", "Import", "PutAside"} <= found[INTAKE]
        assert sum(map(len, found.values())) == len(REGISTERED)

    def test_leads_to_lists_of_an_app_still(self, as_admin):
        assert as_admin.get(reverse("admin:app_list", args=["articles"])).status_code == 200


class TestWhatWaits:
    def rows(self, browser) -> dict[str, tuple[str, str]]:
        waiting = browser.get(reverse("admin:index")).context["waiting"]
        return {row.words: (row.figure, row.address) for rows in waiting.values() for row in rows}

    def test_nothing_waits(self, as_admin):
        assert self.rows(as_admin) == {}
        assert "Nothing waits." in as_admin.get(reverse("admin:index")).content.decode()

    def test_each_leads_to_just_those_rows(self, as_admin, everything):  # noqa: F811
        models.Duplicate.objects.update(score=0.9)
        Feed.objects.update(problem="It could not be reached.")
        models.Import.objects.update(state="failed")
        models.ImportRow.objects.update(verdict="refused")
        models.FeedEntry.objects.update(state="refused")
        make_article(None, "Nobody knows", "When or whose.")
        found = self.rows(as_admin)
        assert len(found) >= 14, found
        for words, (figure, where) in found.items():
            changelist = as_admin.get(where).context.get("cl")
            if changelist:
                assert figure == str(changelist.result_count), words

    def test_more_than_a_thousand_is_not_counted(self, as_admin):
        Entity.objects.bulk_create(Entity(name=f"Name {n}") for n in range(COUNTED + 1))
        assert self.rows(as_admin)["suggested names"][0] == "1,000+"

    def test_whoever_may_not_see_a_list_is_not_led_there(self, deputy, everything):  # noqa: F811
        everything.mayor.save()
        group = Group.objects.get(name="admin")
        group.permissions.remove(*group.permissions.filter(codename="view_entity"))
        assert "suggested names" not in self.rows(deputy)
        assert {kind.menu for kind in KINDS} == {CURATION, INTAKE, MACHINE}


def test_rows_lead_to_the_page_that_shows_them(as_admin, filled):
    """Wherever the site shows a row, admin says where."""
    without = {
        *("Site", "Mended", "OriginalFile", "ModelAnswer", "ModelSwitch", "ModelCall", "JobTally", "SmallModel"),
        *("Relearning", "Reuse", "SavedSearch"),
    }
    missed = []
    for name, model in REGISTERED.items():
        row = model._default_manager.first()
        if row is None or model._meta.app_label not in ("articles", "entities") or model.__name__ in without:
            continue
        url = as_admin.get(address(name, "change", row.pk)).context["absolute_url"]
        if not url or as_admin.get(url, follow=True).status_code != 200:
            missed.append(name)
    assert missed == []


@pytest.mark.parametrize("name", sorted(REGISTERED))
def test_two_filters_of_a_list_do_not_bear_one_title(name, as_admin):
    page = as_admin.get(reverse(f"admin:{name}_changelist"))
    titles = [str(each.title) for each in page.context["cl"].filter_specs]
    assert len(titles) == len(set(titles))


def test_a_claim_that_nobody_has_stated_stands_at_no_step(as_admin, bridge):
    listed = as_admin.get(reverse("admin:articles_claim_changelist"))
    own = listed.context["cl"].model_admin
    assert [own.standing(claim) for claim in (bridge.closed, bridge.cost)] == ["Draft", None]
