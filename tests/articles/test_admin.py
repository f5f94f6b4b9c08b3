"""Django admin: every model has a list that stays cheap, and what is saved there is a person's decision."""

from types import SimpleNamespace
from uuid import uuid4

import pytest
from django.apps import apps
from django.contrib import admin
from django.contrib.auth.models import Group
from django.db import connection
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from articles import models
from articles.jobs import act_on_many
from articles.models import (
    Appearance,
    Article,
    Claim,
    Discrepancy,
    EventReport,
    Membership,
    Mention,
    Origin,
    Quote,
    Silence,
)
from entities.models import Alias, Entity, Event
from newsroom.counting import COUNTED
from newsroom.decisions import State
from newsroom.decisions.admin.lists import EstimatedPaginator
from newsroom.decisions.many import BulkAct
from tests.conftest import make_article, make_person, make_story, merge_form, place, suggest

OWN = {models.Look, models.Presence}  # when somebody looked where is theirs alone, and nothing to curate
KEPT = [
    model
    for app in ("articles", "entities")
    for model in apps.get_app_config(app).get_models()
    if not (model in OWN or model._meta.proxy or any(field.name == "pgh_id" for field in model._meta.fields))
]
NAMES = [f"{model._meta.app_label}_{model._meta.model_name}" for model in KEPT]


def address(name: str, page: str = "changelist", *args) -> str:
    return reverse(f"admin:{name}_{page}", args=args)


def on(model, row):
    """A passage row of `model` on some words."""
    row.save()
    return row


@pytest.fixture
def everything(bridge, journalist):
    """At least one row of every model."""
    article, other = bridge.at_wire, bridge.at_post
    mayor = Entity.objects.create(name="Ilse Brandt", kind="person", score=0.8)
    Alias.objects.create(entity=mayor, text="Ilse Brandt")
    event = Event.objects.create(label="Closure of the bridge", place=mayor)
    event.participants.add(mayor)
    on(Mention, Mention(entity=mayor, score=0.9).anchor(*place(article, "Ilse Brandt")))
    utterance = models.Utterance.objects.create(story=bridge.story)
    for piece in (article, other):
        quote = Quote(form="direct", entity=mayor, utterance=utterance, speaker="Brandt")
        on(Quote, quote.anchor(*place(piece, "We will not gamble with lives,")))
    on(EventReport, EventReport(event=event).anchor(*place(article, "on Monday")))
    gap = Discrepancy.objects.create(
        story=bridge.story, claim=bridge.cracks, key="k", topic="Pylons", kind="number", verdict="conflict"
    )
    for piece, words in ((article, "two pylons"), (bridge.at_echo, "Three pylons")):
        value = models.DiscrepancyValue(discrepancy=gap, article=piece, value=words)
        on(models.DiscrepancyValue, value.anchor(*place(piece, words)))
    bridge.closed.mark_silent(bridge.at_echo, journalist)
    models.ReadThrough.objects.create(revision=article.current, reader=journalist)
    for person in (journalist, make_person("Zita Zweit", "journalist")):
        reading = models.BlindReading.objects.begin(article, person)
        for answer in reading.asked:
            answer.say(person, None, "absent")
        reading.hand_in(person)
    models.Settlement.objects.create(revision=article.current, claim=bridge.cracks, by=journalist, how="hedged")
    models.SearchEntry.objects.write([article])
    models.Signature.objects.create(article=article, index_terms=["veldt"], weights={"veldt": 1})
    models.Reuse.objects.create(first=article, second=other, kind="cut", share_of_first=0.4, share_of_second=0.5)
    one, later = sorted((article, other), key=lambda piece: piece.pk)
    models.MergeProposal.objects.create(one=one, other=later, score=0.7)
    models.Duplicate.objects.create(kind="claim", one=bridge.closed.pk, other=bridge.cracks.pk, score=0.6)
    models.Following.objects.create(user=journalist, story=bridge.story)
    imported = models.Import.objects.create(by=journalist, state="done")
    imported.rows.create(number=1, source_name="a.txt", verdict="added", message="Added.", article=article)
    models.StoryReading.objects.begin(bridge.story, uuid4())
    models.JobTally.objects.create(queue="wire", minute=timezone.now(), done=3)
    models.PutAside.objects.put(bridge.at_echo.current, "names", "It took too long.")
    feed = models.Feed.objects.create(address="https://post.example/rss", outlet=bridge.post)
    models.FeedEntry.objects.create(feed=feed, guid="1", article=article)
    models.Fetched.objects.create(
        revision=article.current,
        asked="https://w.example/a",
        address="https://w.example/a",
        known_as=[],
        status=200,
        headers=[],
        body=b"x",
        sha256="0" * 64,
        fetched_at=article.created_at,
    )
    read = models.ModelReading.objects.create(story=bridge.story, by=journalist, reader="Lumen 3", prompt_version="1")
    models.ModelCall.objects.create(reading=read, story=bridge.story, reader="Lumen 3", outcome="answered")
    models.ModelAnswer.objects.create(key="2" * 64, answer="{}")
    models.ModelSwitch.objects.the()
    models.Opinion.objects.create(
        claim=bridge.cost, article=article, revision=article.current, reading=read, chance=0.8
    )
    models.OriginalFile.objects.create(sha256="1" * 64, name="a.pdf", kind="a PDF", body=b"x")
    models.SignsLeft.objects.create(revision=article.current, by=journalist)
    models.Watch.objects.create(article=article, looked_at=article.created_at)
    models.SmallModel.objects.first().learn(None, {"why": "Too few decisions.", "examples": 3, "people": 1})
    models.Site.objects.create(name="paper.example")
    models.Mended.objects.create(table="articles_claim", row=bridge.cost.pk, sentence="Open again.")
    models.Note.objects.create(claim=bridge.cracks, text="Look again.", created_by=journalist)
    models.Assignment.objects.create(story=bridge.story, person=journalist, created_by=journalist)
    models.SavedSearch.objects.create(owner=journalist, name="Bridge", query="q=bridge")
    suggested = suggest(bridge.cracks, other, "closed the Veldt Bridge")
    models.Offer(claim=bridge.cost, article=article, rank=1, chance=0.5, score=0.5).anchor(
        *place(article, "on Monday")
    ).save()
    return SimpleNamespace(mayor=mayor, event=event, gap=gap, suggested=suggested, **vars(bridge))


def test_every_model_is_there():
    assert [model for model in KEPT if not admin.site.is_registered(model)] == []


@pytest.mark.parametrize(
    ("name", "words"), [("articles_fetched", ["https://w.example/a", "0" * 64]), ("articles_site", ["paper.example"])]
)
def test_what_nobody_edits_is_shown(name, words, as_admin, everything):
    row = apps.get_model(name.replace("_", ".", 1))._default_manager.first()
    page = as_admin.get(address(name, "change", row.pk)).content.decode()
    assert all(f'<div class="readonly">{word}' in page for word in words)


@pytest.mark.parametrize("name", NAMES)
def test_every_list_search_and_row_opens(name, as_admin, everything):
    row = apps.get_model(name.replace("_", ".", 1))._default_manager.first()
    assert row is not None
    assert as_admin.get(address(name)).status_code == 200
    assert as_admin.get(address(name), {"q": "Brandt"}).status_code == 200
    page = as_admin.get(address(name, "change", row.pk))
    assert page.status_code == 200
    assert "<style" not in page.content.decode() and "onclick" not in page.content.decode()
    assert as_admin.get(address(name, "history", row.pk)).status_code == 200
    assert as_admin.get(address(name, "add")).status_code in (200, 403)


@pytest.mark.parametrize("name", NAMES)
def test_every_filter_of_every_list_answers(name, as_admin, everything):
    filters = {
        "state__exact": "suggested",
        "whose": "mine",
        "merged": "all",
        "created_at": "week",
        "is_sample__exact": "1",
    }
    known = admin.site.get_model_admin(apps.get_model(name.replace("_", ".", 1)))
    named = [getattr(f, "parameter_name", None) or f"{f}__exact" for f in known.list_filter if not isinstance(f, tuple)]
    for key in named:
        page = as_admin.get(address(name), {key: filters.get(key, "")})
        assert page.status_code == 200, key


@pytest.mark.parametrize("name", NAMES)
def test_no_list_asks_the_database_row_by_row(name, as_admin, everything):
    model = apps.get_model(name.replace("_", ".", 1))
    with CaptureQueriesContext(
        connection,
    ) as few:
        as_admin.get(address(name))
    _double(model)
    with CaptureQueriesContext(connection) as many:
        as_admin.get(address(name))
    assert len(many) == len(few)
    assert not any('"raw"' in query["sql"] or '_revision"."text"' in query["sql"] for query in many)


def _double(model) -> None:
    """Three more rows, each with relations of its own where the model allows it."""
    for n in range(3):
        article = make_article(None, f"More {n}", f"More of it {n}, Brandt said.")
        story = make_story(f"More {n}", article)
        claim = Claim.objects.create(story=story, statement=f"More {n}")
        entity = Entity.objects.create(name=f"More {n}")
        event = Event.objects.create(label=f"More {n}", place=entity)
        Alias.objects.create(entity=entity, text=f"More {n}")
        models.Outlet.objects.create(name=f"More {n}")
        gap = Discrepancy.objects.create(story=story, key=str(n), topic="t", kind="number", verdict="conflict")
        outlet = models.Outlet.objects.get(name=f"More {n}")
        Origin.objects.create(article=article, outlet=outlet)
        Silence.objects.create(claim=claim, article=article)
        spot = place(article, "Brandt")
        for row in (
            Mention(entity=entity),
            Quote(form="direct", entity=entity, utterance=models.Utterance.objects.create(story=story)),
            EventReport(event=event),
            Appearance(claim=claim, article=article),
            models.Offer(claim=claim, article=article, rank=1, chance=0.1, score=0.1),
            models.DiscrepancyValue(discrepancy=gap, article=article, value="x"),
        ):
            row.anchor(*spot).save()
        models.SearchEntry.objects.write([article])
        models.Signature.objects.create(article=article, index_terms=[], weights={})


def test_what_is_counted_up_to_a_limit_says_so():
    ours = [each for each in admin.site._registry.values() if getattr(each, "list_counts", None)]
    assert ours
    for each in ours:
        row = SimpleNamespace(**dict.fromkeys(each.list_counts, COUNTED + 1))
        assert {getattr(each, name)(row) for name in each.list_counts} == {"1,000+"}


def test_a_journalist_has_no_business_here(as_journalist, outsider, everything):
    for client in (as_journalist, outsider):
        page = client.get(address("articles_claim"))
        assert page.status_code == 302 and "login" in page.url


def test_staff_of_the_admin_group_may_curate_without_being_superuser(client, journalist, everything):
    journalist.is_staff = True
    journalist.save()
    journalist.groups.set([Group.objects.get(name="admin")])
    client.force_login(journalist, backend="newsroom.backends.WithPermissions")
    assert client.get(address("entities_entity")).status_code == 200
    act(client, "entities_entity", "confirm_selected", everything.mayor)
    everything.mayor.refresh_from_db()
    assert everything.mayor.decided_by == journalist


def act(client, name: str, action: str, *rows, **data):
    """Choose rows and an action; where it is shown first what that is going to do, have it done."""
    chosen = {"action": action, "_selected_action": [row.pk for row in rows], **data}
    page = client.post(address(name), chosen, follow=True)
    shown = page.request["PATH_INFO"]
    return client.post(shown, {"do": "go"}, follow=True) if shown.startswith("/acts/") else page


@pytest.mark.parametrize(
    "action, state",
    [("confirm_selected", "confirmed"), ("reject_selected", "rejected"), ("reopen_selected", "suggested")],
)
def test_actions_decide_as_the_acting_person(as_admin, admin, everything, action, state):
    claim = everything.cost if action != "reopen_selected" else stated(everything)
    act(as_admin, "articles_claim", action, claim)
    claim.refresh_from_db()
    assert claim.state == state and claim.version == 1
    assert claim.decided_by == (None if state == "suggested" else admin)


def stated(everything) -> Claim:
    """A claim that a person stated and for which no words are confirmed."""
    claim = Claim.objects.state(everything.story, "The ferry runs.", everything.closed.created_by)
    everything.story.claims.filter(pk=claim.pk).update(version=0)
    return claim


def test_confirming_an_appearance_ends_its_silence(as_admin, everything, journalist):
    cell = suggest(everything.closed, everything.at_echo, "The old bridge over the Veldt is shut.")
    act(as_admin, "articles_appearance", "confirm_selected", cell)
    assert not Silence.objects.confirmed().filter(claim=everything.closed, article=everything.at_echo).exists()


def test_confirming_a_claim_offers_its_row_passages(as_admin, everything, django_capture_on_commit_callbacks):
    everything.cost.offers.all().delete()
    with django_capture_on_commit_callbacks(execute=True):
        act(as_admin, "articles_claim", "confirm_selected", everything.cost)
    assert set(everything.cost.offers.values_list("article", flat=True)) == {
        everything.at_wire.pk,
        everything.at_post.pk,
    }


def test_confirming_an_origin_makes_the_former_one_give_way(as_admin, everything):
    origin = Origin.objects.create(article=everything.at_post, outlet=everything.echo, score=0.5)
    act(as_admin, "articles_origin", "confirm_selected", origin)
    assert Origin.objects.confirmed().get(article=everything.at_post) == origin


def test_an_article_that_is_in_another_story_by_now_is_not_put_into_a_second_one(as_admin, everything):
    other = make_story("Another")
    member = Membership.objects.create(story=other, article=everything.at_post, state=State.REJECTED)
    page = act(as_admin, "articles_membership", "confirm_selected", member)
    assert "by now: take it out there first" in page.content.decode()
    assert Membership.objects.live().get(article=everything.at_post).story == everything.story


def test_what_is_selected_is_shown_first_with_what_stays_and_why(as_admin, everything):
    chosen = {"action": "confirm_selected", "_selected_action": [everything.closed.pk, everything.cost.pk]}
    page = as_admin.post(address("articles_claim"), chosen, follow=True).content.decode()
    assert "Confirm 1 claim?" in page and "confirmed already" in page and everything.cost.statement in page
    everything.cost.refresh_from_db()
    assert everything.cost.is_suggested


def test_any_number_is_done_by_a_worker(as_admin, everything, monkeypatch):
    for name in ("newsroom.decisions.many.AT_ONCE", "articles.views.many.AT_ONCE"):
        monkeypatch.setattr(name, 0)
    page = act(as_admin, "articles_claim", "confirm_selected", everything.cost)
    assert "0</b> of 1 done" in page.content.decode()
    act_on_many(BulkAct.objects.get().pk)
    everything.cost.refresh_from_db()
    assert everything.cost.is_confirmed
    assert "1</b> of 1 done" in as_admin.get(page.request["PATH_INFO"]).content.decode()


def test_the_whole_list_and_where_it_is_said_where_to(as_admin, everything):
    other = make_story("Another")
    chosen = {"action": "move_selected", "select_across": "1", "_selected_action": [everything.at_post.pk]}
    shown = as_admin.post(address("articles_article"), chosen, follow=True).request["PATH_INFO"]
    as_admin.post(shown, {"do": "aim", "into": other.slug})
    as_admin.post(shown, {"do": "go"})
    assert other.articles.count() == Article.objects.count() > 1


def test_only_what_can_belong_elsewhere_is_moved(as_admin, everything):
    assert "move_selected" not in as_admin.get(address("articles_claim")).content.decode()
    assert "move_selected" in as_admin.get(address("articles_appearance")).content.decode()


def form_of(client, name: str, row) -> dict:
    """The fields of a change form as a browser would send them."""
    context = client.get(address(name, "change", row.pk)).context
    data = {}
    for form in [context["adminform"].form, *(f for s in context["inline_admin_formsets"] for f in s.formset.forms)]:
        for bound in form:
            value = bound.value()
            data[bound.html_name] = "" if value is None else value
    for each in context["inline_admin_formsets"]:
        data |= {each.formset.management_form.add_prefix(k): v for k, v in each.formset.management_form.initial.items()}
    return data


def test_saving_is_a_decision_with_who_and_when(as_admin, admin, everything):
    data = form_of(as_admin, "articles_claim", everything.cost) | {"statement": "Repairs cost four million."}
    assert as_admin.post(address("articles_claim", "change", everything.cost.pk), data).status_code == 302
    claim = Claim.objects.get(pk=everything.cost.pk)
    assert claim.statement == "Repairs cost four million." and claim.version == 1
    assert claim.history.get().statement == "Repairs would cost 4 million crowns."


def test_saving_without_a_change_decides_nothing(as_admin, everything):
    data = form_of(as_admin, "articles_claim", everything.cost)
    as_admin.post(address("articles_claim", "change", everything.cost.pk), data)
    everything.cost.refresh_from_db()
    assert everything.cost.version == 0 and everything.cost.decided_by is None


def test_the_second_to_save_hears_of_the_first(as_admin, everything, editor):
    data = form_of(as_admin, "articles_claim", everything.cost) | {"statement": "Mine."}
    everything.cost.confirm(editor, statement="Theirs.")
    page = as_admin.post(address("articles_claim", "change", everything.cost.pk), data, follow=True)
    assert "changed this while you had it open" in page.content.decode()
    assert Claim.objects.get(pk=everything.cost.pk).statement == "Theirs."


def test_the_second_to_retitle_a_story_hears_of_the_first(as_admin, everything):
    data = form_of(as_admin, "articles_story", everything.story) | {"title": "Mine"}
    everything.story.change(None, 0, title="Theirs")
    as_admin.post(address("articles_story", "change", everything.story.pk), data)
    everything.story.refresh_from_db()
    assert everything.story.title == "Theirs"
    data["seen_version"] = 1
    as_admin.post(address("articles_story", "change", everything.story.pk), data)
    everything.story.refresh_from_db()
    assert everything.story.title == "Mine" and everything.story.version == 2


def test_rows_of_an_inline_are_decided_as_on_their_own_page(as_admin, admin, everything):
    data = form_of(as_admin, "articles_claim", everything.cracks)
    key = next(k for k in data if k.endswith("-id") and str(data[k]) == str(everything.suggested.pk))
    data[key.replace("-id", "-state")] = "confirmed"
    assert as_admin.post(address("articles_claim", "change", everything.cracks.pk), data).status_code == 302
    everything.suggested.refresh_from_db()
    assert everything.suggested.is_confirmed and everything.suggested.decided_by == admin
    everything.cracks.refresh_from_db()
    assert everything.cracks.version == 0


def test_an_added_entity_is_its_makers_word_and_has_its_name_as_alias(as_admin, admin, db):
    data = {
        "name": "Veldt",
        "kind": "place",
        "state": "confirmed",
        "aliases-TOTAL_FORMS": 1,
        "aliases-INITIAL_FORMS": 0,
    }
    data |= {"aliases-0-text": "River Veldt", "aliases-0-state": "confirmed"}
    assert as_admin.post(address("entities_entity", "add"), data).status_code == 302
    entity = Entity.objects.get()
    assert entity.created_by == entity.decided_by == admin
    assert set(entity.aliases.values_list("text", "state", "decided_by")) == {
        ("Veldt", "confirmed", admin.pk),
        ("River Veldt", "confirmed", admin.pk),
    }


def test_an_entity_is_found_by_any_of_its_names(as_admin, everything):
    Alias.objects.create(entity=everything.mayor, text="Bürgermeisterin")
    Entity.objects.create(name="Somebody else")
    page = as_admin.get(address("entities_entity"), {"q": "burgermeist"})
    assert [row.pk for row in page.context["cl"].result_list] == [everything.mayor.pk]
    found = as_admin.get(
        reverse("admin:autocomplete"),
        {"app_label": "articles", "model_name": "mention", "field_name": "entity", "term": "burgermeisterin"},
    ).json()
    assert [row["text"] for row in found["results"]] == ["Ilse Brandt"]


@pytest.mark.parametrize("name", ["entities_entity", "entities_event", "articles_claim", "articles_story"])
def test_merging_asks_which_one_stays_and_can_be_taken_back(as_admin, admin, everything, name):
    model = apps.get_model(name.replace("_", ".", 1))
    one = {
        "entities_entity": everything.mayor,
        "entities_event": everything.event,
        "articles_claim": everything.cracks,
        "articles_story": everything.story,
    }[name]
    two = {
        "entities_entity": lambda: Entity.objects.create(name="I. Brandt"),
        "entities_event": lambda: Event.objects.create(label="Shut"),
        "articles_claim": lambda: everything.closed,
        "articles_story": lambda: make_story("Bridge, again"),
    }[name]()
    asked = act(as_admin, name, "merge_selected", one, two)
    assert "Are these one?" in asked.content.decode()
    back = address(name) + "?merged=all"
    kind = name.partition("_")[2]
    page = as_admin.post(reverse("merge", args=[kind]), merge_form(two, one) | {"next": back}, follow=True)
    assert page.redirect_chain[-1][0] == back
    one.refresh_from_db()
    assert one.merged_into == two, [str(m) for m in page.context["messages"]]
    assert one not in as_admin.get(address(name)).context["cl"].result_list
    assert one in as_admin.get(address(name), {"merged": "yes"}).context["cl"].result_list
    as_admin.post(
        address(name) + "?merged=yes", {"action": "unmerge_selected", "_selected_action": [one.pk]}, follow=True
    )
    assert model.objects.get(pk=one.pk).merged_into is None


def test_what_cannot_be_merged_says_why_and_merges_nothing(as_admin, everything):
    elsewhere = Claim.objects.create(story=make_story("Another"), statement="Something else.")
    page = as_admin.post(reverse("merge", args=["claim"]), merge_form(elsewhere, everything.cracks), follow=True)
    assert "another claim of the same story" in page.content.decode()
    everything.cracks.refresh_from_db()
    assert everything.cracks.merged_into is None
    page = act(as_admin, "articles_claim", "merge_selected", everything.cracks)
    assert "Select from 2" in page.content.decode()


def test_nothing_that_was_decided_can_be_deleted(as_admin, everything):
    for name in ("articles_claim", "articles_article", "entities_entity", "articles_story"):
        row = apps.get_model(name.replace("_", ".", 1)).objects.first()
        assert as_admin.post(address(name, "delete", row.pk), {"post": "yes"}).status_code == 403


def test_a_new_headline_is_searchable_at_once(as_admin, everything):
    article = make_article(None, "Untitled", "Nothing else.")
    models.Revision.objects.update(headline="")
    data = form_of(as_admin, "articles_article", article) | {"headline": "Ferry queue"}
    assert as_admin.post(address("articles_article", "change", article.pk), data).status_code == 302
    assert "'ferri'" in models.SearchEntry.objects.get(article=article).words


def test_history_says_who_changed_what(as_admin, admin, everything):
    data = form_of(as_admin, "articles_claim", everything.cost) | {"statement": "Repairs cost four million."}
    as_admin.post(address("articles_claim", "change", everything.cost.pk), data)
    page = as_admin.get(address("articles_claim", "history", everything.cost.pk)).content.decode()
    assert "Repairs would cost 4 million crowns." in page and "Ada Ordner" in page


def test_long_lists_are_estimated_and_filtered_ones_counted_up_to_a_limit(db, monkeypatch):
    monkeypatch.setattr("newsroom.decisions.admin.lists.estimated_rows", lambda model: 1_234_567)
    everything = EstimatedPaginator(Claim.objects.all(), 50)
    assert everything.count == 1_234_567 and everything.count_in_words == "about 1,234,567"
    some = EstimatedPaginator(Claim.objects.filter(state="suggested"), 50)
    assert some.count == 0 and some.count_in_words == "0"
    monkeypatch.setattr("newsroom.decisions.admin.lists.COUNTED", 0)
    Claim.objects.create(story=make_story("Veldt"), statement="The bridge is shut.")
    some = EstimatedPaginator(Claim.objects.filter(state="suggested"), 50)
    assert some.count_in_words == "more than 0"


def test_searches_use_what_is_indexed(rf: RequestFactory):
    """No search reaches into bodies, raw texts or notes."""
    for model in KEPT:
        fields = admin.site.get_model_admin(model).get_search_fields(rf.get("/"))
        assert fields, model
        assert not {"text", "raw", "note", "exact"} & {name.rpartition("__")[2] for name in fields} or model is Alias
