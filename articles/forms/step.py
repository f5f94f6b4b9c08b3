from django import forms

from articles.models.stage import Stage
from articles.models.step import BEFORE, Step


class StepForm(forms.Form):
    """The step that a claim takes, the claim's `version` as the page showed it, and the digest of what that said."""

    step = forms.ChoiceField(choices=[(step, Step(step).label) for step in BEFORE])
    step_note = forms.CharField(required=False, max_length=10_000)
    version = forms.IntegerField(min_value=0, max_value=2**31 - 1, required=False)
    seen = forms.CharField(required=False, max_length=64)


class StageForm(forms.Form):
    """How far the work on a story has come; `version` is the story's as the page showed it."""

    stage = forms.ChoiceField(choices=Stage.choices)
    version = forms.IntegerField(min_value=0, max_value=2**31 - 1, required=False)
