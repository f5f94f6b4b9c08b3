"""What people may say of entities and events."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator

from newsroom.decisions.editing import EditForm

from .models import Entity, Event

NOTE_LENGTH = 10_000


class EntityForm(EditForm):
    """An entity's main name and what it is."""

    name = forms.CharField(max_length=200, help_text="Its other spellings stay as they are.")
    kind = forms.ChoiceField(choices=Entity.Kind.choices)
    wikidata_id = forms.CharField(
        label="Wikidata item",
        max_length=20,
        required=False,
        validators=[RegexValidator(r"^Q[1-9][0-9]*$", "A Wikidata item looks like Q42.")],
    )
    note = forms.CharField(max_length=NOTE_LENGTH, required=False, widget=forms.Textarea({"rows": 4}))

    def clean_name(self) -> str:
        return " ".join(self.cleaned_data["name"].split())


class AliasForm(forms.Form):
    text = forms.CharField(label="Another way of writing it", max_length=200)


DAYS = frozenset({"precision", "first_day", "last_day"})  # a date is one thing


class DaysOfEvent:
    """For forms with an event's precision and days: they are as the event's own rule has them."""

    def clean(self) -> dict[str, Any]:
        """Days as far as the precision allows: a day, or a first and a last one in order, or none."""
        fields = super().clean()
        names = ("precision", "first_day", "last_day")
        if all(name in fields for name in names):
            try:
                fields["first_day"], fields["last_day"] = Event.days_of(*(fields[name] for name in names))
            except ValidationError as error:
                self.add_error(None, error)
        return fields


class EventForm(DaysOfEvent, EditForm):
    """What happened or is planned, when (as precisely as anybody knows) and where."""

    TOGETHER = DAYS

    label = forms.CharField(max_length=300, widget=forms.Textarea({"rows": 2}))
    status = forms.ChoiceField(choices=Event.Status.choices)
    precision = forms.ChoiceField(
        choices=Event.Precision.choices, label="The date is a", help_text="Unresolved, where nobody can tell the day."
    )
    first_day = forms.DateField(
        label="Day, or first day", required=False, widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d")
    )
    last_day = forms.DateField(
        label="Last day", required=False, widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d")
    )
    date_text = forms.CharField(label="The date in the words of the coverage", max_length=100, required=False)
    note = forms.CharField(max_length=NOTE_LENGTH, required=False, widget=forms.Textarea({"rows": 4}))

    def clean_label(self) -> str:
        return " ".join(self.cleaned_data["label"].split())
