import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from articles.filters.outlet import OutletInput, ZoneInput
from articles.models import Outlet
from articles.models.outlet import NAME_TAKEN, country_of, domains_of, language_of, zone_of
from articles.text import languages
from newsroom.decisions.editing import BetweenCommas, EditForm
from newsroom.values import LONGEST_ZONE

NAME_LENGTH = 200


class LanguageInput(forms.TextInput):
    """A text field that proposes the names of languages."""

    def render(self, name: str, value: Any, attrs: dict | None = None, renderer: Any = None) -> SafeString:
        key = f"names-of-{name}"
        field = super().render(name, value, {**(attrs or {}), "list": key, "autocomplete": "off"}, renderer)
        options = format_html_join("", '<option value="{}">', ((each,) for each in languages.names()))
        return format_html('{}<datalist id="{}">{}</datalist>', field, key, options)


class LanguageName(forms.CharField):
    """A language by its English name, or by its code where it is not listed or has a region; cleans to the code."""

    widget = LanguageInput

    def __init__(self, help_text: str = "Such as German, or a code such as pt-BR.", **options: Any) -> None:
        super().__init__(required=False, max_length=35, help_text=help_text, **options)

    def prepare_value(self, value: Any) -> str:
        code = value or ""
        return languages.name_of(code) if code == languages.base_of(code) else code

    def has_changed(self, initial: Any, data: Any) -> bool:
        return super().has_changed(self.prepare_value(initial), data)

    def clean(self, value: Any) -> str:
        return language_of(super().clean(value))


class OutletName(forms.CharField):
    """An outlet by its name; one of a name that nobody has yet is not written."""

    widget = OutletInput

    def __init__(self, **options: Any) -> None:
        super().__init__(max_length=NAME_LENGTH, **options)

    def prepare_value(self, value: Any) -> str:
        return value.name if isinstance(value, Outlet) else value or ""

    def has_changed(self, initial: Any, data: Any) -> bool:
        return super().has_changed(self.prepare_value(initial), data)

    def clean(self, value: Any) -> Outlet | None:
        name = " ".join(super().clean(value).split())
        if not name:
            return None
        known = Outlet.objects.called(name).first()
        return known.heir if known else Outlet(name=name)


class OutletForm(EditForm):
    """Who an outlet is."""

    name = forms.CharField(max_length=NAME_LENGTH)
    kind = forms.ChoiceField(choices=Outlet.Kind.choices)
    domains = BetweenCommas(
        required=False, max_length=4000, help_text="Between commas, such as ostrandpost.example, news.example."
    )
    country = forms.CharField(required=False, help_text="Two letters, such as GB.")
    language = LanguageName(
        "Such as German, or a code such as pt-BR. Its articles have it where they say none themselves."
    )
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
            raise ValidationError(NAME_TAKEN)
        return name

    def clean_domains(self) -> list[str]:
        return domains_of(re.split(r"[,\s]+", self.cleaned_data["domains"]))

    def clean_zone(self) -> str:
        return zone_of(self.cleaned_data["zone"])

    def clean_country(self) -> str:
        return country_of(self.cleaned_data["country"])
