from typing import Any

from django import forms

from articles.models import Discrepancy, Modality, Stance
from newsroom.decisions import State

DECISIONS = {"confirm": State.CONFIRMED, "reject": State.REJECTED, "reopen": State.SUGGESTED}


class DecisionForm(forms.Form):
    """`decision` is confirm, reject or reopen; `version` is the row's as the page showed it."""

    decision = forms.ChoiceField(choices=[(name, name) for name in DECISIONS])
    version = forms.IntegerField(min_value=0, max_value=2**31 - 1, required=False)

    @property
    def state(self) -> str:
        return DECISIONS[self.cleaned_data["decision"]]


class PartialForm(forms.Form):
    """A form of which a page may show some fields only: what was not sent stays as it is."""

    def changes(self) -> dict[str, Any]:
        return {name: value for name, value in self.cleaned_data.items() if self.add_prefix(name) in self.data}


class ReadingForm(PartialForm):
    """How firmly a passage carries a claim, and in whose name."""

    stance = forms.ChoiceField(choices=Stance.choices, required=False)
    modality = forms.ChoiceField(choices=Modality.choices, required=False)
    attributed_to = forms.CharField(label="Attributed to", max_length=200, required=False)

    def changes(self) -> dict[str, Any]:
        """Choices left empty stay as they are; an attribution may be emptied."""
        return {name: value for name, value in super().changes().items() if value or name == "attributed_to"}


class ReadForm(ReadingForm):
    """A reading to be saved, of the row in the version that the page showed."""

    version = forms.IntegerField(min_value=0, max_value=2**31 - 1, required=False)

    def changes(self) -> dict[str, Any]:
        return {name: value for name, value in super().changes().items() if name != "version"}


class OfferForm(ReadingForm):
    decision = forms.ChoiceField(choices=[("accept", "accept"), ("read", "read"), ("pass", "pass")])
    version = forms.IntegerField(min_value=0, max_value=2**31 - 1, required=False)

    def changes(self) -> dict[str, Any]:
        return {name: value for name, value in super().changes().items() if name not in ("decision", "version")}


class FindingForm(PartialForm):
    """What the desk makes of a difference between outlets."""

    verdict = forms.ChoiceField(choices=Discrepancy.Verdict.choices, required=False)
    note = forms.CharField(max_length=2000, required=False)

    def changes(self) -> dict[str, Any]:
        return {name: value for name, value in super().changes().items() if value or name == "note"}


class SpeakerForm(PartialForm):
    speaker = forms.CharField(max_length=200, required=False)


class OriginForm(forms.Form):
    """Where an article's matter comes from, by an outlet's name."""

    outlet = forms.CharField(label="Outlet or agency", max_length=200)
