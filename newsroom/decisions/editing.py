"""Editing a row by a form: what somebody changed is what differs from what their page showed.

A page shows a row in some version, and its form says in which. What the row was then stands in the history; so the form
knows what this person changed, whatever others have written since. That alone is written; and where somebody else was
faster, that alone is a choice, with what stands now beside what was typed.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import FieldDoesNotExist

from newsroom.values import number_in

from .history import row_in, words_of
from .versioned import TOO_OLD, Versioned


@dataclass(frozen=True, slots=True)
class Meeting:
    """One field that somebody changed, in words, as it stands now and as they want it.

    `is_both`: somebody else has changed it, too, since the page was shown.
    """

    label: str
    theirs: str
    mine: str
    is_both: bool


def plain(value: Any) -> Any:
    """A value for comparing: browsers send line ends as CR LF, and forms take the blanks off both ends."""
    return value.replace("\r\n", "\n").strip() if isinstance(value, str) else value


class BetweenCommas(forms.CharField):
    """A list of words, typed between commas."""

    def prepare_value(self, value: Any) -> Any:
        return ", ".join(value) if isinstance(value, list) else value

    def has_changed(self, initial: Any, data: Any) -> bool:
        return super().has_changed(self.prepare_value(initial), data)


class EditForm(forms.Form):
    """Some fields of a row, which bear the names of its own; `version` is the row's as the page showed it.

    `TOGETHER` names fields that make sense only together: who changes one of them has decided on all. Those of `ASIDE`
    are the form's alone.
    """

    TOGETHER: frozenset[str] = frozenset()
    ASIDE: frozenset[str] = frozenset()

    version = forms.IntegerField(min_value=0, max_value=2**31 - 1, widget=forms.HiddenInput)

    def __init__(self, data: Mapping[str, Any] | None = None, *, row: Versioned, **options: Any) -> None:
        self.shown = self.row_in(row, number_in(data.get("version", "")) if data else None)
        names = self.base_fields.keys() - self.ASIDE
        super().__init__(data, initial={name: getattr(self.shown, name) for name in names}, **options)

    def row_in(self, row: Versioned, version: int | None) -> Versioned:
        """The row in a version, with all that this form asks of it."""
        return row_in(row, version)

    def clean(self) -> dict[str, Any]:
        """A hidden field has no place for its error."""
        if "version" in self.errors:
            self.add_error(None, TOO_OLD)
        return super().clean()

    @property
    def own_fields(self) -> list[str]:
        return [name for name in self.fields if name != "version" and name not in self.ASIDE]

    def changes(self) -> dict[str, Any]:
        """What this person changed; for a form that is valid."""
        changed = {name for name in self.own_fields if self._is_changed(name)}
        changed |= self.TOGETHER if changed & self.TOGETHER else set()
        return {name: self.cleaned_data[name] for name in self.own_fields if name in changed}

    def _is_changed(self, name: str) -> bool:
        """Is it typed differently, and does it mean something else? What was not sent was not changed."""
        bound = self[name]
        if bound.html_name not in self.data or plain(self.cleaned_data[name]) == plain(getattr(self.shown, name)):
            return False
        return self.fields[name].has_changed(plain(bound.initial), plain(bound.data))

    def meetings(self, now: Versioned) -> list[Meeting]:
        """Those changes that are not so already in the row as it stands now."""
        found = []
        for name, mine in self.changes().items():
            theirs, shown = getattr(now, name), getattr(self.shown, name)
            if plain(theirs) != plain(mine):
                words = self._in_words(now, name, theirs), self._in_words(now, name, mine)
                found.append(Meeting(str(self[name].label), *words, is_both=plain(theirs) != plain(shown)))
        return found

    def _in_words(self, row: Versioned, name: str, value: Any) -> str:
        """What a row says of itself without keeping it in a field of its own stands in words as it does in the form."""
        try:
            return words_of(row._meta.get_field(name), value)
        except FieldDoesNotExist:
            return self.fields[name].widget.format_value(value) or "nothing"

    def anew(self, now: Versioned) -> dict[str, str]:
        """What to post so that these changes, and nothing else, are written over the row as it stands now."""
        values = {name: getattr(now, name) for name in ("version", *self.own_fields)} | self.changes()
        box = forms.HiddenInput()
        return {name: box.format_value(self.fields[name].prepare_value(value)) or "" for name, value in values.items()}
