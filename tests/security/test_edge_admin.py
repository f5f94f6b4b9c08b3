"""Django admin, asked odd things: each address and form is answered, and what cannot be read is said."""

import pytest
from django.contrib import admin as django_admin
from django.contrib.contenttypes.models import ContentType
from django.db import transaction

from newsroom.admin_site import UNREADABLE
from tests.security.edge_requests import VALUES, faults, some

pytestmark = pytest.mark.django_db

SITE = django_admin.site
LISTS = {f"{model._meta.app_label}/{model._meta.model_name}": model for model in SITE._registry}
LOOKUPS = [
    *(
        "id__foo=1",
        "pk__in=x",
        "id__in=1,x",
        "pk=%D9%A3",
        "id__exact=x",
        f"id={'9' * 30}",
        "id__isnull=x",
        "pk__regex=(",
    ),
    *("id__range=1", "id__range=1,2,3", "id__range=", "id__year=1", "id__gte=x", "date__year=99999", "state=odd"),
    *("o=x", "o=-999999999999999999999", "o=1.2.x", "o=%D9%A3", "p=-1", "p=x", f"p={'9' * 30}", "all=x", "_facets=x"),
    *("_popup=1", "_to_field=x", "_to_field=", "q=%FF", "q=%ED%A0%80", "q=%27%22%5C", f"q={'x' * 20_000}", "e=1"),
    *("whose=odd", "merged=odd", "created_at=day&created_at=week", "outlet__isempty=x", "outlet__isempty=", "story=x"),
    *("_changelist_filters=%00", "_changelist_filters=%ED%A0%80", "groups__id__exact=999999999999999999999"),
]
OF_FIELDS = [
    "__year=99999",
    "__year=-1",
    f"__year={'9' * 30}",
    "__regex=(",
    "__range=1",
    "__range=1,2,3",
    "__in=x",
    "__date=x",
]
MISSING = ["0", "-1", "9" * 30, "%D9%A3", "1.5", "x", "%ED%A0%80", "1_0A", "_5B", "x" * 3000]


# Lists with filters, with counts, of Django's and of other libraries, and one that nobody may change.
SOME = ["articles/claim", "articles/article", "auth/user", "axes/accessattempt", "articles/import"]


@pytest.mark.parametrize("place", LISTS)
def test_each_list_answers_lookups_that_only_the_database_refuses(world, as_admin, place):
    kinds = {type(field): field.name for field in LISTS[place]._meta.fields}  # one field of each kind
    queries = ["id__foo=1", *(f"{name}{lookup}" for name in kinds.values() for lookup in OF_FIELDS)]
    assert faults([(as_admin, {})], some(("get", f"/admin/{place}/?{query}", "") for query in queries)) == []


@pytest.mark.parametrize("place", SOME)
class TestSomeLists:
    def test_odd_lookups_are_answered(self, world, as_admin, place):
        assert faults([(as_admin, {})], some(("get", f"/admin/{place}/?{query}", "") for query in LOOKUPS)) == []

    def test_pages_of_rows_that_cannot_be_are_answered(self, world, as_admin, place):
        pages = [f"/admin/{place}/{key}/{page}" for key in MISSING for page in ("change/", "history/", "delete/", "")]
        assert faults([(as_admin, {})], some(("get", page, "") for page in pages)) == []

    def test_odd_selections_are_answered(self, world, as_admin, place):
        actions = [*(SITE._registry[LISTS[place]].actions or []), "delete_selected", "x"]
        chosen = ["x", "", "1.5", "%D9%A3", "-1", "9" * 30, "1&select_across=x", "1&index=x", "1&index=99", "1&heir=x"]
        asked = [("post", f"/admin/{place}/", f"action={a}&_selected_action={key}") for a in actions for key in chosen]
        assert faults([(as_admin, {})], some(asked)) == []


@pytest.mark.parametrize(
    "place", ["articles/claim", "articles/silence", "entities/alias", "entities/event", "auth/user"]
)
def test_forms_with_odd_fields_are_answered(world, as_admin, place):
    row = LISTS[place]._base_manager.first()
    for page in ("add/", f"{row.pk}/change/" if row else "add/"):
        address = f"/admin/{place}/{page}"
        names, rows = fields_of(as_admin, address)
        empty = "".join(f"&{name}-TOTAL_FORMS=0&{name}-INITIAL_FORMS=0" for name in rows)
        odd = [f"{name}={value}{empty}" for name in names for value in ("x", "9" * 30, "%ED%A0%80", "0001-01-01")]
        odd += [f"{name}-TOTAL_FORMS={n}&{name}-INITIAL_FORMS={n}" for name in rows for n in ("x", "-1", "9" * 30, "1")]
        assert (
            faults([(as_admin, {})], some(("post", address, f"_save=1&{form}") for form in ["_to_field=", *odd])) == []
        )


def fields_of(browser, address: str) -> tuple[list[str], list[str]]:
    """The names of a form's fields, and of the sets of rows in it."""
    with transaction.atomic():
        answer = browser.get(address)
    if answer.status_code != 200 or "adminform" not in (answer.context or {}):
        return [], []
    names = [*answer.context["adminform"].form.fields]
    return names, [formset.formset.prefix for formset in answer.context["inline_admin_formsets"]]


def test_a_selection_that_cannot_be_read_is_said(world, as_admin):
    answer = as_admin.post(
        "/admin/articles/claim/", {"action": "confirm_selected", "_selected_action": "x"}, follow=True
    )
    assert UNREADABLE in answer.content.decode()


def test_a_lookup_that_only_the_database_refuses_leads_to_the_whole_list(world, as_admin):
    answer = as_admin.get("/admin/articles/claim/?created_at__year=99999")
    assert (answer.status_code, answer["Location"]) == (302, "/admin/articles/claim/?e=1")


class TestViewOnSite:
    def test_it_leads_to_the_page_of_a_row(self, world, bridge, as_admin):
        kind = ContentType.objects.get_for_model(bridge.closed).pk
        answer = as_admin.get(f"/admin/r/{kind}/{bridge.closed.pk}/")
        assert (answer.status_code, answer["Location"]) == (302, bridge.closed.get_absolute_url())

    def test_it_answers_for_rows_of_every_kind_and_for_what_is_none(self, world, as_admin):
        kinds = [*ContentType.objects.values_list("pk", flat=True), *MISSING]
        asked = [("get", f"/admin/r/{kind}/{key}/", "") for kind in kinds for key in ("1", "x")]
        asked += [("get", f"/admin/r/1/{key}/", "") for key in MISSING]
        assert faults([(as_admin, {})], some(asked)) == []


def test_choices_and_words_are_answered_whatever_is_asked(world, as_admin):
    named = [
        (a, m, f) for a in ("articles", "x", "%00", "") for m in ("silence", "x", "") for f in ("claim", "id", "x", "")
    ]
    asked = [f"/admin/autocomplete/?app_label={a}&model_name={m}&field_name={f}&term=x" for a, m, f in named]
    choice = "/admin/autocomplete/?app_label=articles&model_name=silence&field_name=claim"
    asked += [f"{choice}&{name}={value}" for name in ("term", "page") for value in VALUES]
    asked += [f"/admin/jsi18n/?{name}={value}" for name in ("language", "packages") for value in ("%00", "%FF", "x")]
    assert faults([(as_admin, {})], some(("get", address, "") for address in asked)) == []
