"""What people may say of entities and events."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from newsroom.decisions.editing import EditForm

from .models import Entity, Event
from .models.entity import ITEM
from .names import EntityInput, EntityName, entity_named

NOTE_LENGTH = 10_000


class EntityForm(EditForm):
    """An entity's main name and what it is."""

    name = forms.CharField(max_length=200, help_text="Its other spellings stay as they are.")
    kind = forms.ChoiceField(choices=Entity.Kind.choices)
    wikidata_id = forms.CharField(
        label="Wikidata item",
        max_length=20,
        required=False,
        validators=[ITEM],
    )
    note = forms.CharField(max_length=NOTE_LENGTH, required=False, widget=forms.Textarea({"rows": 4}))

    def clean_name(self) -> str:
        return " ".join(self.cleaned_data["name"].split())


class AliasForm(forms.Form):
    text = forms.CharField(label="Another way of writing it", max_length=200)


SEVERAL = "A person, a body or a group; several with a semicolon between them."
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
    """What happened or is planned, when (as precisely as anybody knows), where, and who takes part.

    Of those who take part the form says who is to come or go, so that nobody's addition is lost to another one's.
    """

    TOGETHER = DAYS
    ASIDE = frozenset({"out", "also"})

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
    place = EntityName(Entity.PLACES, label="Where", help_text="The name of a place or a facility. Empty: not known.")
    out = forms.ModelMultipleChoiceField(
        None, label="Who takes part now: tick whom to take out", required=False, widget=forms.CheckboxSelectMultiple
    )
    also = forms.CharField(
        label="Who else takes part", max_length=1000, required=False, widget=EntityInput, help_text=SEVERAL
    )
    note = forms.CharField(max_length=NOTE_LENGTH, required=False, widget=forms.Textarea({"rows": 4}))

    def __init__(self, *args: Any, row: Event, **options: Any) -> None:
        super().__init__(*args, row=row, **options)
        self._members = row.members
        self.fields["out"].queryset = Entity.objects.filter(pk__in=[each.pk for each in self._members])
        if not self._members:
            del self.fields["out"]

    def row_in(self, row: Event, version: int | None) -> Event:
        """A place that is gone by now, as what nobody touched may be, was none."""
        shown = super().row_in(row, version)
        if shown is not row and not Entity.objects.filter(pk=shown.place_id).exists():
            shown.place = None
        return shown

    def clean_label(self) -> str:
        return " ".join(self.cleaned_data["label"].split())

    def clean_place(self) -> Entity | None:
        return Event.place_of(self.cleaned_data["place"])

    def clean_also(self) -> list[Entity]:
        found, wrong = [], []
        for words in filter(str.strip, self.cleaned_data["also"].split(";")):
            try:
                found.append(entity_named(words))
            except ValidationError as error:
                wrong.append(error)
        if wrong:
            raise ValidationError(wrong)
        return found

    def members(self) -> dict[str, list[Entity]]:
        """Who comes and who goes, as `Event.edit` takes it; empty where nobody does."""
        came = [each for each in self.cleaned_data["also"] if each not in self._members]
        went = [each for each in self.cleaned_data.get("out", ()) if each not in self.cleaned_data["also"]]
        return {"came": came, "went": went} if came or went else {}

    def seen_version(self) -> int | None:
        """That of the page; None where only members come and go, for which it does not matter."""
        return self.cleaned_data["version"] if self.changes() else None
