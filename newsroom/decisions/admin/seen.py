"""A guard for rows that have no version of ours: their form carries a print of what the page showed.

Whoever comes second is told how the row stands by now, field by field, beside what they typed; to save that again is
then their choice.
"""

from hashlib import sha256
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models

from newsroom.decisions.versioned import TOO_OLD

UNSEEN = {"password"}  # on the page as a link only
CHANGED = "Somebody changed this while you had it open, so nothing was saved. By now it says: {now}."
CHOICE = "Save again to have it as it stands on this page."


class SeenForm(forms.ModelForm):
    """Refuses to save over what its page did not show. To be used inside a transaction, as in admin."""

    seen = forms.CharField(required=False, max_length=64, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.fields["seen"].initial = print_of(self._values(self.instance))

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        if self.instance.pk:
            self._compare(self.cleaned_data.get("seen"))
        return data

    def _compare(self, seen: str | None) -> None:
        """Raise ValidationError where the row, held from here on, is not what the page showed."""
        rows = type(self.instance)._base_manager
        now = rows.select_for_update(no_key=True).get(pk=self.instance.pk)
        values = self._values(now)
        if not seen:
            raise ValidationError(TOO_OLD)
        if seen == print_of(values):
            return
        self.data = self.data.copy()
        self.data[self.add_prefix("seen")] = print_of(values)
        theirs = [name for name, value in values.items() if value != self._typed(name)]
        words = "; ".join(f"{self.fields[name].label}: {in_words(now, name)}" for name in theirs)
        raise ValidationError([CHANGED.format(now=words or "the same"), CHOICE])

    def _values(self, row: models.Model) -> dict[str, Any]:
        """What the form shows of the row; of a relation to many the keys, in order."""
        return {name: value_of(row, name) for name in self.fields if name not in UNSEEN | {"seen"}}

    def _typed(self, name: str) -> Any:
        value = self.cleaned_data.get(name)
        return sorted(each.pk for each in value) if isinstance(value, models.QuerySet) else value


def value_of(row: models.Model, name: str) -> Any:
    if row._meta.get_field(name).many_to_many:
        return sorted(getattr(row, name).values_list("pk", flat=True))
    return getattr(row, row._meta.get_field(name).attname)


def in_words(row: models.Model, name: str) -> str:
    if row._meta.get_field(name).many_to_many:
        return ", ".join(map(str, getattr(row, name).all())) or "nothing"
    value = getattr(row, name)
    return {True: "yes", False: "no"}.get(value, str(value or "nothing"))


def print_of(values: dict[str, Any]) -> str:
    """64 signs that differ where any value does."""
    return sha256(repr(sorted(values.items())).encode()).hexdigest()
