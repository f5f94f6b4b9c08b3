"""Keeping a search: which part of its address is the search, and what it may be called."""

from datetime import date, datetime
from typing import Any

from django import forms
from django.core.exceptions import SuspiciousOperation, ValidationError
from django.http import QueryDict

from articles.models import SavedSearch
from articles.models.saved_search import NAME_LENGTH, QUERY_LENGTH
from articles.search import read_query
from newsroom.values import moment_in

from .search import QUERY_LENGTH as WORDS_LENGTH

KEPT = ("q", "outlet", "since", "until", "story", "state", "kind", "sort", "spelling")
PLAIN = {"kind": "all", "sort": "best", "spelling": "any"}  # what is so anyway need not be kept
NO_SEARCH = "Type what to look for first; then the search can be saved."
UNREADABLE = "When you last looked could not be read: save the search anew."
TOO_MANY = f"You have {SavedSearch.MOST} saved searches, which is the most one can have: delete one first."


def tidy_query(text: str) -> str:
    """A query string with nothing in it but the search, always in one order; "" where nothing is looked for.

    >>> tidy_query("page=3&kind=all&q=ferry&outlet=")
    'q=ferry'
    """
    try:
        asked = QueryDict(text)
    except (SuspiciousOperation, ValueError):
        return ""
    values = {name: asked.get(name, "").strip() for name in KEPT}
    kept = QueryDict(mutable=True)
    kept.update({name: value for name, value in values.items() if value and value != PLAIN.get(name)})
    is_fine = len(values["q"]) <= WORDS_LENGTH and not any("\0" in value for value in values.values())
    return kept.urlencode() if is_fine and read_query(values["q"]).groups else ""


def proposed_name(query: str, story_title: str = "") -> str:
    """What a search may be called: its words, and what narrows them.

    >>> proposed_name("q=ferry&outlet=Calder+Wire&since=2031-03-03")
    'ferry, Calder Wire, from 3 Mar 2031'
    """
    asked = QueryDict(query)
    days = [(word, _day(asked.get(name, ""))) for word, name in (("from", "since"), ("until", "until"))]
    parts = [asked.get("q", ""), asked.get("outlet", ""), story_title, *(f"{word} {day}" for word, day in days if day)]
    name = ", ".join(part for part in parts if part)
    return name if len(name) <= NAME_LENGTH else name[: NAME_LENGTH - 1] + "…"


def _day(text: str) -> str:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return ""
    return f"{day.day} {day:%b %Y}"


class NameForm(forms.Form):
    """What a saved search is called."""

    name = forms.CharField(max_length=NAME_LENGTH, error_messages={"required": "Give the search a name."})

    def clean_name(self) -> str:
        return " ".join(self.cleaned_data["name"].split())


class SaveSearchForm(NameForm):
    """A search to keep; `since` is there when a deleted one comes back, and says what its owner has seen."""

    query = forms.CharField(max_length=QUERY_LENGTH, widget=forms.HiddenInput, error_messages={"required": NO_SEARCH})
    since = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, owner, **options: Any) -> None:
        super().__init__(*args, **options)
        self.owner = owner

    def clean_query(self) -> str:
        query = tidy_query(self.cleaned_data["query"])
        if not query:
            raise ValidationError(NO_SEARCH)
        return query

    def clean_since(self) -> datetime | None:
        text = self.cleaned_data["since"]
        moment = moment_in(text)
        if text and moment is None:
            raise ValidationError(UNREADABLE)
        return moment

    def clean(self) -> dict[str, Any]:
        if self.owner.saved_searches.count() >= SavedSearch.MOST:
            raise ValidationError(TOO_MANY)
        return super().clean()

    def save(self) -> SavedSearch:
        """The saved search; one that was there already gets the new name."""
        values = self.cleaned_data
        new = {"opened_at": values["since"]} if values["since"] else {}
        saved, _ = SavedSearch.objects.update_or_create(
            owner=self.owner,
            query=values["query"],
            defaults={"name": values["name"]},
            create_defaults={"name": values["name"], **new},
        )
        return saved
