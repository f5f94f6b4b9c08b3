"""Whatever somebody can change, in admin or on a page, is kept as it was, with who changed it and when."""

import inspect
import re
from importlib import import_module
from pkgutil import iter_modules

import pytest
from django import forms
from django.contrib import admin as django_admin
from django.contrib.auth.models import Group, User
from django.db import connection, models

import articles.forms
import entities.forms
from articles.models import (
    Appearance,
    Article,
    Assignment,
    BlindAnswer,
    Claim,
    Discrepancy,
    Feed,
    Following,
    Note,
    Origin,
    Outlet,
    Quote,
    SavedSearch,
    Story,
)
from entities.models import Alias, Entity, Event

pytestmark = pytest.mark.django_db

TRIGGERS = """
SELECT pg_get_triggerdef(t.oid), p.prosrc FROM pg_trigger t JOIN pg_proc p ON p.oid = t.tgfoid
WHERE t.tgrelid = %s::regclass AND NOT t.tgisinternal AND p.prosrc LIKE '%%INSERT INTO %%event%%'
"""
FORM_ONLY = {"seen", "seen_version", "usable_password"}
# Personal lists of addresses: nobody's word on the coverage, and nobody else sees them.
PERSONAL = {Following, SavedSearch}
# What each field of a page's form changes. Fields that change no row are listed with None.
ON_PAGES = {
    "AliasForm": Alias,
    "ArticleForm": Article,
    "AssignForm": Article,
    "AssignmentForm": Assignment,
    "BlindForm": BlindAnswer,
    "ClaimForm": Claim,
    "StoryEditForm": Story,
    "EmbargoForm": Story,
    "EntityForm": Entity,
    "EventForm": Event,
    "FeedAddForm": Feed,
    "FeedForm": Feed,
    "FeedStateForm": Feed,
    "FindingForm": Discrepancy,
    "NamingForm": Alias,
    "NewClaimForm": Claim,
    "NoteForm": Note,
    "OriginForm": Origin,
    "OutletForm": Outlet,
    "PlaceForm": Appearance,
    "ReadForm": Appearance,
    "ReadingForm": Appearance,
    "SettleForm": Appearance,
    "SpeakerForm": Quote,
    "StageForm": Story,
    "StepForm": Claim,
    "StoryForm": Story,
    "TagForm": Appearance,
}
# What is decided (a row's state), on which version, and which fields no reading of the words fills.
ACTS = {"decision", "version", "seen_version", "seen", "by_hand", "is_new"}
# What a row says of itself in parts.
KEPT_AS = {
    "published_on": "published_at",
    "published_hour": "published_precision",
    "out": "participants",
    "also": "participants",
    "sentence": "places",
}
PLACE = {"field", "exact", "prefix", "suffix"}  # of a row that is made; the place of one that is there stays
MADE_BY_THEM = {  # rows that a form makes, of which history tells who made them
    "TagForm": PLACE | {"claim", "statement", "kind"},
    "PlaceForm": PLACE,
    "NamingForm": {"words", "into", "new", "kind", "is_alias"},
    "SettleForm": {"article", "claim", "seen", "take", "words"},  # which cell, and by whose answer
}
OWN_APPS = ("articles", "entities", "auth")
NO_ROWS = {  # forms that search, name what is moved where, or bring articles in, which imports tell of
    *("DecisionForm", "OfferForm", "PieceForm", "MergeForm", "MoveForm", "StoryChoice", "PasteForm", "UploadForm"),
    *("SignsForm", "StepForm"),
    *("SearchForm", "NameForm", "SaveSearchForm", "VersionedForm", "PartialForm", "EditForm", "WithOutlet"),
    *("FeedListForm", "TargetForm", "SheetForm", "AliasSheetForm", "ItemsForm", "ConfirmForm"),
}


def history_of(table: str) -> list[tuple[str, str]]:
    """(definition, body) of the triggers that write history of a table."""
    with connection.cursor() as cursor:
        cursor.execute(TRIGGERS, [table])
        return cursor.fetchall()


def is_kept(model: type[models.Model], name: str) -> bool:
    """Does the database keep what the field was, whenever it is changed?"""
    field = model._meta.get_field(name)
    if field.many_to_many:
        kept = [definition for definition, _ in history_of(field.remote_field.through._meta.db_table)]
        return any(" INSERT " in each for each in kept) and any(" DELETE " in each for each in kept)
    changed = rf'old\."?{field.column}"?\)?(::[a-z ]+)? IS DISTINCT FROM '
    changed = rf"{changed}|old\.\* IS DISTINCT FROM new\.\*"
    kept = [body for definition, body in history_of(model._meta.db_table) if re.search(changed, definition, re.I)]
    return any(name == "password" or f'OLD."{field.column}"' in body for body in kept)


def is_made_known(model: type[models.Model]) -> bool:
    return any(" INSERT " in definition for definition, _ in history_of(model._meta.db_table))


def editable(form: type[forms.BaseForm], model: type[models.Model]) -> set[str]:
    names = {field.name for field in (*model._meta.concrete_fields, *model._meta.many_to_many)}
    return {name for name in form.base_fields if name not in FORM_ONLY and name in names}


def what_admin_lets_change(rf, person) -> set[tuple[type[models.Model], str]]:
    """(model, field) of each field that some form or list of admin has for rows that are there already."""
    request, found = rf.get("/"), set()
    request.user = person
    for model, own in django_admin.site._registry.items():
        row = model()
        if own.has_change_permission(request, row):
            row.pk = 1
            found |= {(model, name) for name in editable(own.get_form(request, row, change=True), model)}
            found |= {(model, name) for name in own.get_list_editable(request)} if own.list_editable else set()
        for inline in own.get_inline_instances(request, row):
            if inline.has_change_permission(request, row):
                form = inline.get_formset(request, row).form
                found |= {(inline.model, name) for name in editable(form, inline.model)}
    return {(model, name) for model, name in found if model._meta.app_label in OWN_APPS}


def test_what_admin_lets_people_change(rf, admin, as_admin):
    found = what_admin_lets_change(rf, admin)
    assert {(Story, "note"), (Event, "participants"), (Alias, "text"), (User, "groups"), (Group, "name")} <= found
    assert sorted(f"{model._meta.label}.{name}" for model, name in found if not is_kept(model, name)) == []


def test_what_admin_lets_people_add(rf, admin):
    request = rf.get("/")
    request.user = admin
    added = [model for model, own in admin_site().items() if own.has_add_permission(request)]
    added = [model for model in added if model._meta.app_label in OWN_APPS and model not in PERSONAL]
    assert Outlet in added and User in added
    assert [model._meta.label for model in added if not is_made_known(model)] == []


def test_what_admin_lets_people_delete(rf, admin):
    request = rf.get("/")
    request.user = admin
    deleted = {model for model, own in admin_site().items() if own.has_delete_permission(request)}
    assert {model._meta.label for model in deleted if model._meta.app_label in OWN_APPS} <= {
        model._meta.label for model in PERSONAL
    }


def admin_site() -> dict:
    return django_admin.site._registry


def page_forms() -> list[type[forms.BaseForm]]:
    modules = [import_module(f"articles.forms.{each.name}") for each in iter_modules(articles.forms.__path__)]
    found = {}
    for module in (*modules, entities.forms):
        for name, each in inspect.getmembers(module, inspect.isclass):
            if issubclass(each, forms.BaseForm) and each.__module__.split(".")[0] in ("articles", "entities"):
                found[name] = each
    return list(found.values())


@pytest.mark.parametrize("form", page_forms(), ids=lambda form: form.__name__)
def test_what_pages_let_people_change(form):
    name = form.__name__
    if name in NO_ROWS:
        return
    model = ON_PAGES[name]
    fields = {KEPT_AS.get(field, field) for field in form.base_fields} - ACTS - MADE_BY_THEM.get(name, set())
    assert [field for field in sorted(fields) if not is_kept(model, field)] == []
