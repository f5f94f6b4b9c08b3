import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from articles.models import Outlet
from articles.models.outlet import refuse_odd_domains
from newsroom.decisions.editing import BetweenCommas, EditForm

DOMAINS = 40


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
    language = forms.RegexField(
        r"^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$",
        required=False,
        max_length=35,
        help_text="Such as en or pt-BR.",
        error_messages={"invalid": "A language looks like en or pt-BR."},
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

    def clean_country(self) -> str:
        return self.cleaned_data["country"].upper()
