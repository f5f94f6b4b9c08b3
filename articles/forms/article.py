"""Putting right what is known about articles: of one all of it, of several at once what nobody knows."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import transaction

from articles.filters.outlet import ZoneInput
from articles.models import Article, Outlet
from articles.models.article import EARLIEST_YEAR, LATEST_YEAR
from articles.models.published import MOMENT, Published, zone_written
from articles.text.languages import name_of
from newsroom.decisions import acting
from newsroom.decisions.editing import EditForm
from newsroom.decisions.history import as_it_was, row_in
from newsroom.values import number_in

from .outlet import LanguageName, OutletName

NAMED = 3  # articles that a message names
NEAR_OUTLET = "No outlet has this name, but {} is near. Write the one that you mean, or say that yours is a new one."
DATE = ("published_on", "published_hour", "published_zone")


class ZoneName(forms.CharField):
    """A clock: a time zone's name, or how far it is ahead of UTC. What a moment alone says is left empty."""

    widget = ZoneInput

    def prepare_value(self, value: Any) -> str:
        return "" if value == MOMENT else value or ""

    def has_changed(self, initial: Any, data: Any) -> bool:
        return super().has_changed(self.prepare_value(initial), data)

    def clean(self, value: Any) -> str:
        return zone_written(super().clean(value))


class WithOutlet(forms.Form):
    """Forms that name an outlet; one that is not there yet is made, of a name near a known one where they say so."""

    outlet = OutletName(required=False, label="Outlet")
    is_new = forms.BooleanField(required=False, label="It is a new outlet")

    asks_for_new = False

    def clean(self) -> dict[str, Any]:
        values = super().clean()
        outlet = values.get("outlet")
        near = Outlet.objects.near(outlet.name) if outlet and outlet.pk is None else []
        self.asks_for_new = bool(near)
        if near and not values.get("is_new"):
            self.add_error("outlet", NEAR_OUTLET.format(" or ".join(f"“{name}”" for name in near)))
        return values

    def written_outlet(self) -> Outlet | None:
        """The outlet that is named, made where it is a new one."""
        outlet = self.cleaned_data["outlet"]
        return Outlet.objects.get_named(outlet.name) if outlet and outlet.pk is None else outlet


def day_field(label: str) -> forms.DateField:
    return forms.DateField(required=False, label=label, widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"))


def refuse_odd_day(day: date | None) -> date | None:
    if day and not EARLIEST_YEAR <= day.year <= LATEST_YEAR:
        raise ValidationError(f"The year must lie between {EARLIEST_YEAR} and {LATEST_YEAR}.")
    return day


class ArticleForm(WithOutlet, EditForm):
    """An article's outlet, date, headline, byline and language, and whether all of it came."""

    TOGETHER = frozenset(DATE)
    ASIDE = frozenset({"is_new"})

    published_on = day_field("Day")
    published_hour = forms.TimeField(
        required=False, label="Hour, if it is known", widget=forms.TimeInput({"type": "time"}, format="%H:%M")
    )
    published_zone = ZoneName(required=False, label="Time zone of the hour")
    headline = forms.CharField(required=False, max_length=1000)
    byline = forms.CharField(required=False, max_length=500)
    language = LanguageName()
    is_cut_short = forms.BooleanField(required=False, label="Cut short by its outlet: only the beginning came")

    field_order = ["outlet", "is_new", *DATE, "headline", "byline", "language", "is_cut_short"]

    def __init__(self, data: Mapping[str, Any] | None = None, *, row: Article, **options: Any) -> None:
        super().__init__(data, row=row, **options)
        outlet = row.outlet
        zone = f"{outlet.name}’s, {outlet.zone}" if outlet and outlet.zone else "its outlet’s"
        self.fields["published_zone"].help_text = f"Such as Asia/Kolkata or +05:30. Left empty: {zone}."
        if outlet and outlet.language:
            self.fields["language"].help_text = f"Left empty: {outlet.name}’s, {name_of(outlet.language)}."

    def row_in(self, row: Article, version: int | None) -> Article:
        shown = row_in(row, version)
        return shown if isinstance(shown, Article) else as_it_was(Article, shown)

    def clean_published_on(self) -> date | None:
        return refuse_odd_day(self.cleaned_data["published_on"])

    def clean_headline(self) -> str:
        return " ".join(self.cleaned_data["headline"].split())

    def clean(self) -> dict[str, Any]:
        values = super().clean()
        if values.get("published_hour") and not values.get("published_on") and "published_on" not in self.errors:
            self.add_error("published_on", "An hour needs its day.")
        return values

    def edits(self) -> dict[str, Any]:
        """What this person changed, as `Article.edit` takes it."""
        changes = self.changes()
        date = [changes.pop(name) for name in DATE if name in changes]
        return changes | (Published.stated(*date).of_article() if date else {})


class AssignForm(WithOutlet):
    """Outlet and day of several articles; `seen` are their versions as the page showed them, by key."""

    published_on = day_field("Published on")

    field_order = ["outlet", "is_new", "published_on"]

    def clean_published_on(self) -> date | None:
        return refuse_odd_day(self.cleaned_data["published_on"])

    def clean(self) -> dict[str, Any]:
        values = super().clean()
        if not self.errors and not (values.get("outlet") or values.get("published_on")):
            raise ValidationError("Say an outlet, a date, or both.")
        if not self.seen:
            raise ValidationError("Choose the articles first.")
        return values

    def assign(self, by) -> tuple[list[Article], list[Article], list[Article]]:
        """One act; gives those that were written, those that were known already, and those that have just changed."""
        day = self.cleaned_data["published_on"]
        with acting(by), transaction.atomic():
            published = Published.stated(day) if day else None
            return Article.objects.assign(self.seen, by, self.written_outlet(), published)

    @staticmethod
    def words_of(done: Sequence[Article], known: Sequence[Article], stale: Sequence[Article]) -> str:
        """What became of it, in sentences."""
        words = [f"Said of {len(done)} article{'s' if len(done) != 1 else ''}."] if done else []
        words += [f"Left alone, since it was known already: {_named(known)}."] if known else []
        words += [f"Left alone, since somebody else has just changed it: {_named(stale)}."] if stale else []
        return " ".join(words)

    @property
    def ticked(self) -> list[str]:
        """The articles that were chosen, each as `key-version`."""
        return self.data.getlist("article") if self.is_bound else []

    @property
    def seen(self) -> dict[int, int]:
        pairs = [tuple(map(number_in, each.split("-"))) for each in self.ticked]
        return {pair[0]: pair[1] for pair in pairs if len(pair) == 2 and None not in pair}


def _named(articles: Sequence[Article]) -> str:
    names = [f"“{article}”" for article in articles[:NAMED]]
    more = len(articles) - NAMED
    return ", ".join([*names, *([f"{more} more"] if more > 0 else [])])
