"""The form of a row in admin: what somebody changed is what differs from what their page showed, as on the pages.

Where somebody else was faster, the form comes again: with what was typed, with what stands now beside it, and with all
else as it stands now. To save it once more is to put one's own.
"""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import ManyToManyField, QuerySet
from django.forms.models import InlineForeignKeyField
from django.http import QueryDict
from django.utils.functional import cached_property

from newsroom.decisions.acting import name_of
from newsroom.decisions.editing import plain
from newsroom.decisions.history import last_change, row_in, words_of
from newsroom.decisions.versioned import TOO_OLD
from newsroom.values import number_in

FASTER = (
    "{who} changed this while you had it open, so nothing was saved. What you typed is still here, with what stands "
    "now beside it; all else is as it stands now. Save again to put yours."
)


class DecisionForm(forms.ModelForm):
    """Carries the version that the page showed, so that a later save by somebody else is noticed."""

    seen_version = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, data: QueryDict | None = None, *args: Any, **kwargs: Any) -> None:
        super().__init__(data, *args, **kwargs)
        self.fields["seen_version"].initial = self.instance.version
        self._now = dict(self.initial)
        self._is_late = False
        if self.is_bound and self.instance.pk:
            seen = number_in(self.data.get(self.add_prefix("seen_version"), ""))
            self._is_late = seen is not None and seen != self.instance.version
            shown = row_in(self.instance, seen)
            fields = [f for f in shown._meta.concrete_fields if f.name in self.fields and f.name in self._now]
            self.initial |= {field.name: field.value_from_object(shown) for field in fields}
        for name in self._members():  # history tells of the row's own fields alone
            is_told = not self.is_bound or self.add_initial_prefix(name) in self.data
            self.fields[name].show_hidden_initial = is_told

    def _members(self) -> Iterator[str]:
        """The fields that say what else belongs to the row."""
        return (field.name for field in self._meta.model._meta.many_to_many if field.name in self.fields)

    @cached_property
    def changed_data(self) -> list[str]:
        """What this person changed; line ends are the browser's, and the version is the page's."""
        return [name for name in super().changed_data if name != "seen_version" and not self._reads_alike(name)]

    def _reads_alike(self, name: str) -> bool:
        was, typed = self[name].initial, self[name].data
        return isinstance(was, str) and isinstance(typed, str) and plain(was) == plain(typed)

    @property
    def is_changed(self) -> bool:
        """Whether anything differs from what the page showed, members of relations included."""
        return bool(self.changed_data)

    @property
    def changes(self) -> dict[str, Any]:
        """The row's own fields that were changed, as its model has put them in order."""
        own = {field.name for field in self.instance._meta.concrete_fields}
        return {name: getattr(self.instance, name) for name in self.changed_data if name in own}

    def clean(self) -> dict[str, Any] | None:
        """What does not say which version it saw might overwrite a colleague; what says an old one comes again."""
        cleaned = super().clean()
        if self.instance.pk and self.is_changed and self.cleaned_data.get("seen_version") is None:
            raise ValidationError(TOO_OLD)
        if self._is_late and self.is_changed:
            self._come_again()
        return cleaned

    def _come_again(self) -> None:
        """Over the row as it stands now, with a word at each field in which this person wants it otherwise."""
        met = [name for name in self.changed_data if not self._stands(name)]
        data = self.data.copy()
        data[self.add_prefix("seen_version")] = self.instance.version
        for name, value in self._now.items():
            if name in self.fields and not self._is_place(name):
                _put(data, self[name], value, is_typed=name in met)
        self.data, self.changed_data = data, met
        for name in met:
            self.add_error(name, f"Now: {words_of(self._field(name), self._theirs(name))}")
        if met:
            last = last_change(self.instance)
            who = name_of(last and last.by)
            self.add_error(None, FASTER.format(who=who))

    def _is_place(self, name: str) -> bool:
        """Which row it is, and below which other one."""
        return name == self._meta.model._meta.pk.name or isinstance(self.fields[name], InlineForeignKeyField)

    held_by_acts: frozenset[str] = frozenset()  # fields whose rules the row's own act holds, which sets others along

    def _field(self, name: str):
        return self.instance._meta.get_field(name)

    def _theirs(self, name: str) -> Any:
        value = getattr(self.instance, name)
        return list(value.all()) if isinstance(self._field(name), ManyToManyField) else value

    def _stands(self, name: str) -> bool:
        """Is it so already?"""
        mine, theirs = self.cleaned_data.get(name, self), self._theirs(name)
        return set(mine) == set(theirs) if isinstance(mine, QuerySet) else plain(mine) == plain(theirs)

    def _post_clean(self) -> None:
        """The row has what is not in the form, and is held to those constraints, too, that speak of it."""
        super()._post_clean()
        if not self.errors:
            try:
                self.instance.validate_constraints(exclude=self.held_by_acts)
            except ValidationError as error:
                self._update_errors(error)

    def _save_m2m(self) -> None:
        """What this person did not change, a colleague may have."""
        self.cleaned_data = {name: value for name, value in self.cleaned_data.items() if name in self.changed_data}
        super()._save_m2m()


def _put(data: QueryDict, bound: forms.BoundField, value: Any, is_typed: bool) -> None:
    """Have `data` hold a field's value as its page would send it; what `is_typed` stays, over that value."""
    field, name = bound.field, bound.html_name
    ready = field.prepare_value(value)
    if field.show_hidden_initial:
        data.setlist(bound.html_initial_name, [str(each) for each in ready or []])
    if is_typed:
        return
    if isinstance(field.widget, forms.MultiWidget):
        parts = zip(field.widget.widgets_names, field.widget.widgets, field.widget.decompress(ready), strict=True)
        for suffix, widget, part in parts:
            data[name + suffix] = widget.format_value(part) or ""
    elif isinstance(ready, list):
        data.setlist(name, [str(each) for each in ready])
    elif isinstance(ready, bool):
        data.setlist(name, ["on"] if ready else [])
    else:
        data[name] = forms.HiddenInput().format_value(ready) or ""
