"""What somebody answers in a blind reading, and how they settle where two such readings differ."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from articles.models import BlindAnswer, Modality, Revision, Stance
from articles.models.blind_reading import Place
from articles.models.settlement import Outcome

LARGEST = 2**63 - 1


def as_text(place: Place) -> str:
    """`text:12-90`, as a form sends it."""
    return "{}:{}-{}".format(*place)


class BlindForm(forms.Form):
    """One claim: is it carried, in which sentences, how firmly, as done or planned, and in whose name?

    Nothing is chosen beforehand: that would be somebody's opinion.
    """

    claim = forms.IntegerField(min_value=1, max_value=LARGEST)
    version = forms.IntegerField(min_value=0, max_value=2**31 - 1)
    said = forms.ChoiceField(
        choices=BlindAnswer.Said.choices[1:], error_messages={"required": "Say whether the article carries it."}
    )
    sentence = forms.MultipleChoiceField(required=False)
    stance = forms.ChoiceField(choices=Stance.choices, required=False)
    modality = forms.ChoiceField(choices=Modality.choices, required=False)
    attributed_to = forms.CharField(max_length=200, required=False)

    def __init__(self, *args: Any, revision: Revision, sentences: Sequence[Place], **options: Any) -> None:
        super().__init__(*args, **options)
        self.revision = revision
        self.by_text = {as_text(place): place for place in sentences}
        self.fields["sentence"].choices = [(text, text) for text in self.by_text]

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        if data.get("said") == BlindAnswer.Said.CARRIED:
            wanted = {
                "sentence": "Choose the sentence that carries it.",
                "stance": "Say how firmly.",
                "modality": "Say whether it has happened.",
            }
            for name, words in wanted.items():
                if not data.get(name) and name not in self.errors:
                    self.add_error(name, ValidationError(words))
        return data

    @property
    def places(self) -> list[Place]:
        """The chosen sentences, those that follow one another in a paragraph as one place."""
        chosen = set(self.cleaned_data["sentence"])
        found: list[Place] = []
        for field, start, end in (place for text, place in self.by_text.items() if text in chosen):
            last = found[-1] if found else None
            between = self.revision.words(field, last[2], start) if last and last[0] == field else "\n"
            if between.isspace() and "\n" not in between:
                found[-1] = (field, last[1], end)
            else:
                found.append((field, start, end))
        return found


class SettleForm(forms.Form):
    """Which answer holds: `take` is an answer's number, `other`, `absent`, or `stands` for what is in the matrix.

    Of `other`, `words` is the number of the answer whose words are meant.
    """

    article = forms.IntegerField(min_value=1, max_value=LARGEST)
    claim = forms.IntegerField(min_value=1, max_value=LARGEST)
    seen = forms.CharField(max_length=16)
    take = forms.CharField(max_length=20)
    words = forms.IntegerField(min_value=1, max_value=LARGEST, required=False)
    stance = forms.ChoiceField(choices=Stance.choices, required=False)
    modality = forms.ChoiceField(choices=Modality.choices, required=False)
    attributed_to = forms.CharField(max_length=200, required=False)

    def outcome(self, answers: Sequence[BlindAnswer]) -> Outcome | None:
        """What the cell is to say; None where what stands there holds. Raises LookupError for what is no choice."""
        data, by_key = self.cleaned_data, {str(answer.pk): answer for answer in answers}
        if data["take"] == "stands":
            return None
        if data["take"] == "absent":
            return Outcome()
        if data["take"] == "other":
            named = by_key[str(data["words"])]
            if not (named.is_carried and data["stance"] and data["modality"]):
                raise LookupError
            how = {name: data[name] for name in BlindAnswer.READING}
            return Outcome(tuple(named.spans), **how)
        return outcome_of(by_key[data["take"]])


def outcome_of(answer: BlindAnswer) -> Outcome:
    return Outcome(tuple(answer.spans), answer.stance, answer.modality, answer.attributed_to)
