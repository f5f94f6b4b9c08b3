import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from articles.filters.outlet import ZoneInput
from articles.models import Outlet
from articles.models.outlet import refuse_odd_domains, zone_of
from newsroom.decisions.editing import BetweenCommas, EditForm
from newsroom.values import LONGEST_ZONE

DOMAINS = 40


def language_field(help_text: str = "Such as en or pt-BR.") -> forms.RegexField:
    return forms.RegexField(
        r"^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$",
        required=False,
        max_length=35,
        help_text=help_text,
        error_messages={"invalid": "A language looks like en or pt-BR."},
    )


class OutletForm(EditForm):
    """Who an outlet is."""

    name = forms.CharField(max_length=200)
    kind = forms.ChoiceField(choices=Outlet.Kind.choices)
    domains = BetweenCommas(
        required=False, max_length=4000, help_text="Between commas, such as ostrandpost.example, news.example."
    )
    country = forms.RegexField(
        r"^[A-Za-z]{2}$",
        required=False,
        help_text="Two letters, such as GB.",
        error_messages={"invalid": "Two letters."},
    )
    language = language_field(help_text="Such as en or pt-BR. Its articles have it where they say none themselves.")
    zone = forms.CharField(
        required=False,
        max_length=LONGEST_ZONE,
        label="Time zone",
        widget=ZoneInput,
        help_text="Such as Asia/Kolkata. “Today” means the day there, and an hour without a zone is one there.",
    )
    owner = forms.CharField(required=False, max_length=200)
    note = forms.CharField(required=False, max_length=10_000, widget=forms.Textarea({"rows": 4}))

    def __init__(self, *args: Any, row: Outlet, **options: Any) -> None:
        super().__init__(*args, row=row, **options)
        self._outlet = row

    def clean_name(self) -> str:
        name = " ".join(self.cleaned_data["name"].split())
        if Outlet.objects.called(name).exclude(pk=self._outlet.pk).exists():
            raise ValidationError("Another outlet has this name.")
        return name

    def clean_domains(self) -> list[str]:
        domains = list(
            dict.fromkeys(word for word in re.split(r"[,\s]+", self.cleaned_data["domains"].lower()) if word)
        )
        refuse_odd_domains(domains)
        if len(domains) > DOMAINS:
            raise ValidationError(f"At most {DOMAINS} domains.")
        return domains

    def clean_zone(self) -> str:
        return zone_of(self.cleaned_data["zone"])

    def clean_country(self) -> str:
        return self.cleaned_data["country"].upper()
