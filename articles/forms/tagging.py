"""Which words were selected, and what is claimed by them."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from articles.models import Appearance, Claim, Modality, Passage, Revision, Stance, Story
from articles.models.claim import STATEMENT_LENGTH
from articles.text.anchor import find_again, whole_words
from newsroom.decisions import State
from newsroom.decisions.locking import locked

LONGEST = 2_000_000_000
GONE = "This version of the article does not hold these words any more: select them anew."


def squash(words: str) -> str:
    return " ".join(words.split())


class PieceForm(forms.Form):
    """A piece that cleaning took out of a version: its place in the raw text, and where to put it."""

    revision = forms.IntegerField(min_value=1, max_value=LONGEST)
    start = forms.IntegerField(min_value=0, max_value=LONGEST)
    end = forms.IntegerField(min_value=0, max_value=LONGEST)
    put = forms.ChoiceField(choices=[("back", "Put back"), ("out", "Take out")])

    @property
    def span(self) -> tuple[int, int]:
        return self.cleaned_data["start"], self.cleaned_data["end"]


class SignsForm(forms.Form):
    """What to do with words of a version that were read in the wrong encoding."""

    revision = forms.IntegerField(min_value=1, max_value=LONGEST)
    signs = forms.ChoiceField(choices=[("mend", "Mend"), ("came", "As they came"), ("leave", "Leave as they came")])


class PlaceForm(forms.Form):
    """Selected words: where a page saw them, and, to be sure, what they were and what stood around them."""

    field = forms.ChoiceField(choices=Passage.Field.choices, widget=forms.HiddenInput)
    start = forms.IntegerField(min_value=0, max_value=LONGEST, widget=forms.HiddenInput)
    end = forms.IntegerField(min_value=0, max_value=LONGEST, widget=forms.HiddenInput)
    exact = forms.CharField(
        label="Exact words",
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Cut it down to the words that carry the claim, if the whole sentence says more.",
    )
    prefix = forms.CharField(required=False, strip=False, widget=forms.HiddenInput)
    suffix = forms.CharField(required=False, strip=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, revision: Revision, **options: Any) -> None:
        super().__init__(*args, **options)
        self.revision = revision

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        if not self.errors:
            data["start"], data["end"] = self._locate(data)
        return data

    def _locate(self, data: dict[str, Any]) -> tuple[int, int]:
        """Where the words stand in the current version; browsers send line ends as CR LF."""
        source = self.revision.headline if data["field"] == Passage.Field.HEADLINE else self.revision.text
        exact, start, end = data["exact"].replace("\r\n", "\n"), data["start"], data["end"]
        if exact and squash(source[start:end]) != squash(exact):
            prefix, suffix = (data[name].replace("\r\n", "\n") for name in ("prefix", "suffix"))
            found = find_again(source, exact, prefix, suffix, start) or find_again(source, exact.strip(), "", "", start)
            if found is None:
                raise ValidationError(GONE)
            start, end = found
        if not start < end <= len(source) or not source[start:end].strip():
            raise ValidationError("No words are selected.")
        return whole_words(source, start, end)

    @property
    def place(self) -> tuple[str, int, int]:
        return self.cleaned_data["field"], self.cleaned_data["start"], self.cleaned_data["end"]


class TagForm(PlaceForm):
    """A claim for the selected words: one of the story's, or a new one with a statement.

    `by_hand` names the fields that somebody has set, between blanks: no reading of the words fills them anew.
    """

    claim = forms.IntegerField(required=False, min_value=1, max_value=2**63 - 1)
    statement = forms.CharField(
        required=False, max_length=STATEMENT_LENGTH, widget=forms.Textarea(attrs={"rows": 2, "autocomplete": "off"})
    )
    kind = forms.ChoiceField(choices=Claim.Kind.choices, required=False)
    stance = forms.ChoiceField(choices=Stance.choices, initial=Stance.REPORTS)
    modality = forms.ChoiceField(choices=Modality.choices, initial=Modality.HAPPENED)
    attributed_to = forms.CharField(label="Attributed to", max_length=200, required=False)
    by_hand = forms.CharField(required=False, max_length=200, widget=forms.HiddenInput)
    version = forms.IntegerField(required=False, min_value=0, max_value=2**31 - 1, widget=forms.HiddenInput)

    def __init__(self, *args: Any, story: Story, **options: Any) -> None:
        super().__init__(*args, **options)
        self.story = story

    def clean_claim(self) -> Claim | None:
        key = self.cleaned_data["claim"]
        if key is None:
            return None
        claim = self.story.claims.exclude(state=State.REJECTED).filter(pk=key).first()
        if claim is None:
            raise ValidationError("That claim is no longer in this story: choose another, or state it anew.")
        return claim

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        if not data.get("claim") and not squash(data.get("statement") or "") and "claim" not in self.errors:
            self.add_error("statement", "State the claim in a sentence, or choose one below.")
        return data

    def tag(self, by) -> Appearance:
        """Say that the article carries the claim here; a new claim is stated with it or not at all.

        Raises Refused, and StaleDecision where a colleague has tagged the same words, with another reading.
        """
        data = self.cleaned_data
        reading = {name: data[name] for name in ("stance", "modality", "attributed_to")}
        with locked([self.story]):
            claim = data["claim"]
            if claim is None:
                claim = Claim.objects.state(self.story, data["statement"], by, data["kind"] or Claim.Kind.FACT)
            return claim.tag(self.revision, *self.place, by=by, version=data["version"], **reading)
