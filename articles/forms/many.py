"""Where rows are to be moved."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from articles.models import Claim, Story
from entities.models import Entity
from newsroom.decisions import State
from newsroom.decisions.many import BulkAct
from newsroom.values import number_in

from .story import StoryField

NOWHERE = "Choose where they go, or say what the new one is called."
LONGEST = {"entities.Entity": 200, "articles.Claim": 500, "articles.Story": 300}


class TargetForm(forms.Form):
    """`into` is the number of the row that they go to, of a story also its title or address; or `new` is what a new
    one is called."""

    into = forms.CharField(required=False, max_length=500)
    new = forms.CharField(required=False, max_length=500)

    def __init__(self, *args: Any, act: BulkAct, **options: Any) -> None:
        super().__init__(*args, **options)
        self.kind = act.of.MOVES_TO
        if self.kind == "articles.Story":
            self.fields["into"] = StoryField(required=False, max_length=500)

    def clean_into(self) -> Entity | Claim | Story | None:
        value = self.cleaned_data["into"]
        if not value or isinstance(value, Story):
            return value or None
        rows = Claim.objects if self.kind == "articles.Claim" else Entity.objects
        row = rows.filter(pk=number_in(value)).first()
        row = row and row.heir
        if row is None or row.state == State.REJECTED:
            raise ValidationError("That one is not there any more: choose another.")
        return row

    def clean_new(self) -> str:
        words = " ".join(self.cleaned_data["new"].split())
        if len(words) > LONGEST[self.kind]:
            raise ValidationError(f"At most {LONGEST[self.kind]} characters.")
        return words

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        if not self.errors and bool(data["into"]) == bool(data["new"]):
            raise ValidationError(NOWHERE)
        return data

    @property
    def target(self) -> Entity | Claim | Story | str:
        """The row, or what a new one is called."""
        return self.cleaned_data["into"] or self.cleaned_data["new"]
