"""What a form in admin must not save comes back with a sentence and with what was typed; no rule's name is shown."""

from types import SimpleNamespace

import pytest
from django.contrib import admin as django_admin
from django.db.models import BaseConstraint, CheckConstraint, Model, Q
from django.test import RequestFactory

from articles.models import Assignment, EventReport, Feed, Mention, Outlet
from entities.models import Alias, Entity, Event
from newsroom.decisions import State
from newsroom.decisions.admin import ReadOnlyAdmin
from tests.articles.test_admin import act, address, everything, form_of  # noqa: F401
from tests.conftest import group_of

pytestmark = pytest.mark.django_db

EDITED = {
    model: each
    for model, each in django_admin.site._registry.items()
    if model._meta.app_label in ("articles", "entities") and not isinstance(each, ReadOnlyAdmin)
}
HELD = [model for model in EDITED if model.validate_constraints is Model.validate_constraints]
RULES = {rule.name: (model, rule) for model in HELD for rule in model._meta.constraints}
BLANK = {
    name: (model, field)
    for name, (model, rule) in RULES.items()
    for field in [field.name for field in model._meta.concrete_fields if isinstance(rule, CheckConstraint)]
    if rule.condition == ~Q(**{field: ""})
}


def fields_of(rule: BaseConstraint) -> set[str]:
    of_condition = rule.condition.referenced_base_fields if rule.condition else set()
    return of_condition | set(getattr(rule, "fields", ()))


def post(client, model, row, **typed):
    """Fill in a row's form, or that of a new one, and press save."""
    name = model._meta.label_lower.replace(".", "_")
    data = form_of(client, name, row) if row else new_form(client, name)
    return client.post(address(name, *(("change", row.pk) if row else ("add",))), data | typed, follow=True)


def new_form(client, name: str) -> dict:
    context = client.get(address(name, "add")).context
    fields = {bound.html_name: bound.value() for bound in context["adminform"].form}
    data = {name: value for name, value in fields.items() if value is not None}
    for each in context["inline_admin_formsets"]:
        data |= {each.formset.management_form.add_prefix(k): v for k, v in each.formset.management_form.initial.items()}
    return data


def assert_comes_back(page, words: str, typed: dict) -> None:
    form = page.context["adminform"].form
    said = " ".join(error for errors in form.errors.values() for error in errors)
    assert words in said, said
    assert {name: str(form[name].value()) for name in typed} == {name: str(value) for name, value in typed.items()}
    shown = page.content.decode()
    assert not [name for name in RULES if name in shown] and "violated" not in shown


@pytest.mark.parametrize("name", RULES)
def test_each_rule_has_words_of_its_own(name):
    words = RULES[name][1].get_violation_error_message()
    assert name not in words and "violated" not in words and words.endswith(".")


@pytest.mark.parametrize("name", BLANK)
@pytest.mark.parametrize("is_new", [False, True])
def test_what_must_be_said_is_not_left_out(name, is_new, as_admin, everything):  # noqa: F811
    model, field = BLANK[name]
    typed = {"note": "Seen on Friday."} if any(f.name == "note" for f in model._meta.concrete_fields) else {}
    page = post(as_admin, model, None if is_new else model._default_manager.first(), **{field: "  ", **typed})
    assert_comes_back(page, "This field is required.", typed)


def second(model, **fields):
    return model._default_manager.create(**fields)


def again_at(row, **fields):
    """Another row of the same words."""
    other = type(row)(**fields).anchor(row.revision, row.field, row.start, row.end)
    other.save()
    return other


BROKEN = {
    "outlet_name_once": (lambda e: e.post, lambda e: {"name": "CALDER wire", "note": "Kept."}),
    "entity_one_per_wikidata_item": (
        lambda e: second(Entity, name="I. Brandt"),
        lambda e: {"name": "I. Brandt", "wikidata_id": "Q42", "note": "Kept."},
    ),
    "alias_once_per_entity": (
        lambda e: second(Alias, entity=e.mayor, text="Brandt"),
        lambda e: {"entity": e.mayor.pk, "text": "Ilse  Brandt"},
    ),
    "event_days_in_order": (
        lambda e: second(Event, label="Hearing"),
        lambda e: {"label": "Hearing", "precision": "range", "first_day": "2031-03-04", "last_day": "2031-03-03"},
    ),
    "event_precision_needs_a_day": (
        lambda e: second(Event, label="Hearing"),
        lambda e: {"label": "Hearing", "precision": "day"},
    ),
    "mention_once_per_place_and_entity": (
        lambda e: again_at(Mention.objects.first(), entity=second(Entity, name="Brandt")),
        lambda e: {"entity": e.mayor.pk},
    ),
    "event_report_once_per_place": (
        lambda e: again_at(EventReport.objects.first(), event=second(Event, label="Hearing")),
        lambda e: {"event": e.event.pk},
    ),
}
BROKEN["assignment_to_one"] = (lambda e: Assignment.objects.first(), lambda e: {"group": group_of("editor").pk})
# The field's own, which are tried below; the row's own, which are tried where steps are.
IN_OTHER_WORDS = {"feed_interval_is_sane", "claim_cleared_by_another"}


def test_each_rule_that_a_form_can_break_is_tried(as_admin, admin, everything):  # noqa: F811
    request = RequestFactory().get("/")
    request.user = admin
    missed = []
    for name, (model, rule) in RULES.items():
        form = EDITED[model].get_form(request, model._default_manager.first(), change=True)
        if fields_of(rule) & form.base_fields.keys() - {"state"}:
            missed += [name] if name not in {*BLANK, *BROKEN, *IN_OTHER_WORDS} else []
    assert missed == []


@pytest.fixture
def crowded(everything):  # noqa: F811
    Entity.objects.filter(pk=everything.mayor.pk).update(wikidata_id="Q42")
    return SimpleNamespace(**vars(everything))


@pytest.mark.parametrize("name", BROKEN)
def test_a_row_that_would_break_a_rule_comes_back(name, as_admin, crowded):
    (model, rule), (make, typed) = RULES[name], BROKEN[name]
    row = make(crowded)
    page = post(as_admin, model, row, **typed(crowded))
    assert_comes_back(page, rule.get_violation_error_message(), typed(crowded))
    row.refresh_from_db()
    assert row.version == 0


@pytest.mark.parametrize("name", [name for name in BROKEN if RULES[name][0] in (Outlet, Entity, Alias, Event)])
def test_so_does_a_new_one(name, as_admin, crowded):
    (model, rule), (_, typed) = RULES[name], BROKEN[name]
    page = post(as_admin, model, None, **typed(crowded))
    assert_comes_back(page, rule.get_violation_error_message(), typed(crowded))


ODD = {
    "an item": (Entity, {"name": "Veldt", "wikidata_id": "42"}, "A Wikidata item looks like Q42."),
    "a country": (Outlet, {"name": "Tavor Times", "country": "1x"}, "Two letters, such as GB."),
    "a language": (Outlet, {"name": "Tavor Times", "language": "no tongue"}, "is no language that is listed"),
    "a domain": (Outlet, {"name": "Tavor Times", "domains": "tavor"}, "“tavor” is no domain"),
    "a feed": (Feed, {"address": "https://post.example/rss", "title": "Kept"}, "This feed is here already."),
    "an address": (Feed, {"address": "tavor", "title": "Kept"}, "http"),
    "an interval": (Feed, {"address": "https://tavor.example/rss", "interval": "0"}, "greater than or equal to"),
}


@pytest.mark.parametrize("what", ODD)
def test_what_pages_refuse_admin_refuses(what, as_admin, everything):  # noqa: F811
    model, typed, words = ODD[what]
    page = post(as_admin, model, None, **typed)
    assert_comes_back(page, words, typed)


def test_an_event_happens_at_a_place(as_admin, everything):  # noqa: F811
    typed = {"label": "Hearing", "place": everything.mayor.pk}
    page = post(as_admin, Event, None, **typed)
    assert_comes_back(page, "“Ilse Brandt” is listed as person: choose a place or a facility.", typed)
    hall = Entity.objects.create(name="Veldt Hall", kind="facility")
    post(as_admin, Event, None, label="Hearing", place=hall.pk)
    assert Event.objects.get(label="Hearing").place == hall


def test_what_is_typed_is_put_in_order_as_on_the_pages(as_admin, everything):  # noqa: F811
    typed = {"country": "gb", "language": "German", "zone": "europe/london", "name": "Ostrand  Post"}
    post(as_admin, Outlet, everything.post, domains="Post.example, post.example,news.example", **typed)
    outlet = Outlet.objects.get(pk=everything.post.pk)
    assert (outlet.name, outlet.country, outlet.language, outlet.zone) == ("Ostrand Post", "GB", "de", "Europe/London")
    assert outlet.domains == ["post.example", "news.example"]


class TestAnEntityComesBackWhoseItemAnotherOneHas:
    @pytest.fixture
    def rejected(self, crowded):
        return Entity.objects.create(name="I. Brandt", wikidata_id="Q42", state=State.REJECTED)

    def test_not_by_its_form(self, as_admin, rejected):
        typed = {"state": State.CONFIRMED, "note": "Kept."}
        page = post(as_admin, Entity, rejected, **typed)
        assert_comes_back(page, "Another entity has this item: merge the two instead.", typed)

    def test_nor_by_an_action(self, as_admin, rejected):
        page = act(as_admin, "entities_entity", "confirm_selected", rejected)
        assert "Another entity has this item: merge the two instead." in page.content.decode()

    def test_nor_on_its_page(self, as_admin, rejected):
        data = {"decision": "confirm", "version": rejected.version}
        page = as_admin.post(f"/entities/{rejected.pk}/decide/", data, follow=True)
        assert "Another entity has this item: merge the two instead." in page.content.decode()
        rejected.refresh_from_db()
        assert rejected.is_rejected
