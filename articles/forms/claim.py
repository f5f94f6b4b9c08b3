from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from articles.models import Claim
from articles.models.claim import STATEMENT_LENGTH
from newsroom.decisions.editing import BetweenCommas, EditForm

TAGS = 12
TAG_LENGTH = 40


class TagsField(BetweenCommas):
    """Words between commas; cleans to a list without doubles."""

    def __init__(self, **options: Any) -> None:
        super().__init__(required=False, help_text="Between commas.", **options)

    def clean(self, value: Any) -> list[str]:
        tags = list(dict.fromkeys(" ".join(tag.split()) for tag in super().clean(value).split(",")))
        tags = [tag for tag in tags if tag]
        if len(tags) > TAGS or any(len(tag) > TAG_LENGTH for tag in tags):
            raise ValidationError(f"At most {TAGS} tags of at most {TAG_LENGTH} characters.")
        return tags


class ClaimForm(EditForm):
    """What a claim says and what the desk makes of it; its verdict is for editors."""

    statement = forms.CharField(max_length=STATEMENT_LENGTH, widget=forms.Textarea(attrs={"rows": 2}))
    kind = forms.ChoiceField(choices=Claim.Kind.choices)
    status = forms.ChoiceField(label="Verdict", choices=Claim.Status.choices)
    tags = TagsField()
    note = forms.CharField(required=False, max_length=10_000, widget=forms.Textarea(attrs={"rows": 4}))

    def __init__(self, *args: Any, may_curate: bool, **options: Any) -> None:
        super().__init__(*args, **options)
        if not may_curate:
            del self.fields["status"]

    def clean_statement(self) -> str:
        return " ".join(self.cleaned_data["statement"].split())


class NewClaimForm(forms.Form):
    """A claim that is stated before any words are found for it."""

    statement = forms.CharField(max_length=STATEMENT_LENGTH, widget=forms.Textarea(attrs={"rows": 2}))
    kind = forms.ChoiceField(choices=Claim.Kind.choices)
