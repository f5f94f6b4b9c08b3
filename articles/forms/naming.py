"""Whom some words of an article name."""

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from articles.models import Passage, Revision
from entities.models import Entity
from newsroom.decisions import State
from newsroom.values import number_in

LONGEST = 200
MOST_PLACES = 100
PLACE = re.compile(r"(text|headline):([0-9]{1,9})-([0-9]{1,9})")

Place = tuple[str, int, int]


def places_of(revision: Revision, words: str) -> list[Place]:
    """Where these words stand by themselves in a version, headline first, capitals and line ends aside."""
    parts = words.split()
    if not parts:
        return []
    between = r"\s+".join(map(re.escape, parts))
    pattern = re.compile(rf"(?<!\w){between}(?!\w)", re.IGNORECASE)
    sources = ((Passage.Field.HEADLINE, revision.headline), (Passage.Field.TEXT, revision.text))
    found = [(str(of), *match.span()) for of, source in sources for match in pattern.finditer(source)]
    return found[:MOST_PLACES]


class NamingForm(forms.Form):
    """`words` as typed, the chosen places of them (`place`, as `text:10-16`), and whom they name: `into`, or `new`."""

    words = forms.CharField(label="The words", max_length=LONGEST, required=False)
    into = forms.CharField(required=False, max_length=20)
    new = forms.CharField(required=False, max_length=LONGEST)
    kind = forms.ChoiceField(choices=Entity.Kind.choices, required=False)
    is_alias = forms.BooleanField(required=False, label="It is a way of writing the name")

    def __init__(self, *args: Any, revision: Revision, **options: Any) -> None:
        super().__init__(*args, **options)
        self.revision = revision

    def clean_into(self) -> Entity | None:
        value = self.cleaned_data["into"]
        if not value:
            return None
        entity = Entity.objects.filter(pk=number_in(value)).first()
        entity = entity and entity.heir
        if entity is None or entity.state == State.REJECTED:
            raise ValidationError("That one is not there any more: choose another.")
        return entity

    def clean_new(self) -> str:
        return " ".join(self.cleaned_data["new"].split())

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        data["places"] = [place for text in self.data.getlist("place")[:MOST_PLACES] if (place := self._place(text))]
        if not data["places"]:
            raise ValidationError("Choose at least one place at which the words stand.")
        if not self.errors and bool(data["into"]) == bool(data["new"]):
            raise ValidationError("Choose who is named, or say what the new one is called.")
        return data

    def _place(self, text: str) -> Place | None:
        match = PLACE.fullmatch(text)
        if not match:
            return None
        of, start, end = match[1], int(match[2]), int(match[3])
        source = self.revision.headline if of == Passage.Field.HEADLINE else self.revision.text
        return (of, start, end) if 0 <= start < end <= len(source) and source[start:end].strip() else None
