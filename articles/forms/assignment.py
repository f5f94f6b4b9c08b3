from datetime import date
from typing import Any

from django import forms
from django.contrib.auth.models import Group, User
from django.db.models import Q, QuerySet

from articles.models import Assignment
from articles.models.assignment import TO_ONE, WHAT_LENGTH, refuse_recipient
from newsroom.decisions import Refused
from newsroom.decisions.access import TAG
from newsroom.decisions.editing import EditForm

BACKEND = "django.contrib.auth.backends.ModelBackend"
YEAR = 2100  # a due day after it is a slip


def who_may_be_given(also: int | None = None) -> QuerySet[User]:
    """Those who could do it, and whoever has it now."""
    may = User.objects.with_perm(TAG, backend=BACKEND)
    return User.objects.filter(Q(pk__in=may.values("pk")) | Q(pk=also)).order_by("first_name", "last_name", "username")


class Person(forms.ModelChoiceField):
    def label_from_instance(self, person: User) -> str:
        name = person.get_full_name()
        return f"{name} ({person.username})" if name else person.username


class AssignmentForm(EditForm):
    """What is to be done, by whom and until when; for a new one, too."""

    TOGETHER = frozenset({"person", "group"})

    person = Person(User.objects.none(), required=False, empty_label="nobody yet")
    group = forms.ModelChoiceField(Group.objects.none(), label="or a group", required=False, empty_label="none")
    due = forms.DateField(
        label="Due on",
        required=False,
        widget=forms.DateInput({"type": "date", "max": f"{YEAR}-12-31"}, format="%Y-%m-%d"),
    )
    what = forms.CharField(
        label="What is to be done",
        required=False,
        max_length=WHAT_LENGTH,
        help_text=f"At most {WHAT_LENGTH} characters. Empty: to read the article, or to work on the rest.",
    )

    def __init__(self, data: Any = None, *, row: Assignment, **options: Any) -> None:
        super().__init__(data, row=row, **options)
        self.fields["person"].queryset = who_may_be_given(row.person_id)
        self.fields["group"].queryset = Group.objects.order_by("name")

    def clean_what(self) -> str:
        return " ".join(self.cleaned_data["what"].split())

    def clean_due(self) -> date | None:
        due = self.cleaned_data["due"]
        if due and due.year > YEAR:
            raise forms.ValidationError(f"No later than {YEAR}.")
        return due

    def clean_person(self) -> User | None:
        try:
            refuse_recipient(self.cleaned_data["person"])
        except Refused as refusal:
            raise forms.ValidationError(str(refusal)) from None
        return self.cleaned_data["person"]

    def clean(self) -> dict[str, Any]:
        fields = super().clean()
        if {"person", "group"} <= fields.keys() and bool(fields["person"]) == bool(fields["group"]):
            self.add_error("person", TO_ONE)
        return fields

    def fields_of_row(self) -> dict[str, Any]:
        """What a new assignment says; for a form that is valid."""
        return {name: self.cleaned_data[name] for name in self.own_fields}
