from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from articles.filters.outlet import OutletInput
from articles.intake.fetch import NotFetched, read_address
from articles.models import Feed, Outlet
from articles.models.feed import LEAST_MINUTES, MOST_MINUTES, USUAL_MINUTES
from newsroom.decisions.editing import EditForm

from .outlet import OutletName

MOST_BYTES = 2_000_000  # of a list
INTERVAL = {"min_value": LEAST_MINUTES, "max_value": MOST_MINUTES, "label": "Minutes between two looks"}


def checked_address(address: str) -> str:
    """As it is asked for; ValidationError where it never could be."""
    try:
        return str(read_address(address))
    except NotFetched as refusal:
        raise ValidationError(str(refusal)) from None


class FeedAddForm(forms.Form):
    """A feed by its address, or by that of a page that names it."""

    address = forms.CharField(
        max_length=2000,
        label="Address",
        widget=forms.TextInput({"inputmode": "url", "autocomplete": "off", "spellcheck": "false"}),
        help_text="Of a feed, of a news sitemap, or of a site’s page: then the feeds that it names are shown.",
    )
    outlet = forms.CharField(
        required=False,
        max_length=200,
        widget=OutletInput,
        help_text="Whose articles these are. Left empty: the outlet of that site, or one named as the feed is.",
    )
    interval = forms.IntegerField(initial=USUAL_MINUTES, **INTERVAL)

    def clean_address(self) -> str:
        address = self.cleaned_data["address"].strip()
        return checked_address(address if "://" in address else f"https://{address}")

    def clean_outlet(self) -> str:
        return " ".join(self.cleaned_data["outlet"].split())


class FeedListForm(forms.Form):
    """A list of feeds, as another reader of feeds has written it."""

    file = forms.FileField(
        label="OPML file",
        widget=forms.FileInput({"accept": ".opml,.xml,text/x-opml"}),
        help_text="Feeds that are here already stay as they are.",
    )

    def clean_file(self):
        file = self.cleaned_data["file"]
        if file.size > MOST_BYTES:
            raise ValidationError(f"A list has at most {MOST_BYTES // 10**6} MB.")
        return file


class FeedForm(EditForm):
    """What people say of a feed."""

    title = forms.CharField(required=False, max_length=300, help_text="Left empty: what the feed calls itself.")
    outlet = OutletName()
    address = forms.CharField(max_length=2000, widget=forms.TextInput({"inputmode": "url", "spellcheck": "false"}))
    interval = forms.IntegerField(**INTERVAL)

    def __init__(self, *args: Any, row: Feed, **options: Any) -> None:
        super().__init__(*args, row=row, **options)
        self._feed = row

    def clean_outlet(self) -> Outlet:
        outlet = self.cleaned_data["outlet"]
        if outlet.pk is None:
            raise ValidationError(f"There is no outlet “{outlet.name[:80]}”.")
        return outlet

    def clean_address(self) -> str:
        address = checked_address(self.cleaned_data["address"].strip())
        if Feed.objects.filter(address=address).exclude(pk=self._feed.pk).exists():
            raise ValidationError("Another feed here has this address.")
        return address


class FeedStateForm(forms.Form):
    """Pause a feed, or have it asked for again; `version` is the row's as the page showed it."""

    state = forms.ChoiceField(choices=[(s, s) for s in (Feed.State.ACTIVE, Feed.State.PAUSED)])
    version = forms.IntegerField(min_value=0, max_value=2**31 - 1)
