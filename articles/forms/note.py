from typing import Any

from django import forms

from articles.models.note import NOTE_LENGTH
from newsroom.decisions.editing import EditForm, plain

TOO_LONG = f"A note has at most {NOTE_LENGTH:,} characters; this one has %(show_value)s."


class NoteText(forms.CharField):
    """A note's words; a line's end is one character, as its writer counts."""

    def __init__(self) -> None:
        super().__init__(
            label="Note",
            max_length=NOTE_LENGTH,
            error_messages={"max_length": TOO_LONG, "required": "A note says something."},
            widget=forms.Textarea({"rows": 3, "autocomplete": "off"}),
        )

    def to_python(self, value: Any) -> str:
        return plain(super().to_python(value))


class NoteForm(EditForm):
    """What a note says; for a new one, too."""

    text = NoteText()


class StepForm(forms.Form):
    """What is to become of a note or an assignment, of which the page showed `version`."""

    decision = forms.ChoiceField(choices=[(name, name) for name in ("resolve", "reopen", "take", "done", "withdraw")])
    version = forms.IntegerField(min_value=0, max_value=2**31 - 1, required=False)
