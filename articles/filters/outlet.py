import django_filters
from django.db.models import QuerySet
from django.forms import SearchInput, TextInput
from django.urls import reverse_lazy

from articles.models import Outlet


class OutletInput(TextInput):
    """A text field that proposes outlets' names as one types; without a script it is a plain text field.

    The page has a `<datalist id="outlet-names">`. What a form around it says to htmx does not hold for its requests.
    """

    def __init__(self) -> None:
        asking = {"hx-get": reverse_lazy("outlet_names"), "hx-trigger": "input changed delay:150ms"}
        answered = {"hx-target": "#outlet-names", "hx-swap": "innerHTML", "hx-select": "unset", "hx-push-url": "false"}
        own = {"hx-params": "outlet", "hx-sync": "this:replace"}
        super().__init__({"list": "outlet-names", "autocomplete": "off", **asking, **answered, **own})


class ZoneInput(TextInput):
    """The same for time zones; the page has a `<datalist id="zone-names">`."""

    def __init__(self) -> None:
        asking = {"hx-get": reverse_lazy("zone_names"), "hx-trigger": "input changed delay:150ms"}
        answered = {"hx-target": "#zone-names", "hx-swap": "innerHTML", "hx-select": "unset", "hx-push-url": "false"}
        own = {"hx-params": "zone,published_zone", "hx-sync": "this:replace"}
        super().__init__({"list": "zone-names", "autocomplete": "off", **asking, **answered, **own})


class OutletFilter(django_filters.FilterSet):
    """Outlets by words of their name and by kind."""

    q = django_filters.CharFilter("name", lookup_expr="icontains", label="Name", widget=SearchInput, max_length=200)
    kind = django_filters.ChoiceFilter(choices=Outlet.Kind.choices, label="Kind", empty_label="Any kind")
    country = django_filters.CharFilter(
        "country", lookup_expr="iexact", label="Country", max_length=2, widget=TextInput({"size": 4})
    )

    class Meta:
        model = Outlet
        fields: list[str] = []


def outlets_named(words: str) -> QuerySet:
    """The outlet of just that name, or else those whose names contain the words."""
    exactly = Outlet.objects.filter(name__iexact=words)
    return exactly if exactly.exists() else Outlet.objects.filter(name__icontains=words)
