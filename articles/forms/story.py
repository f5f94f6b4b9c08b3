import re
from collections.abc import Mapping
from typing import Any

from django import forms
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError

from articles.models import Article, Story
from newsroom.decisions.editing import EditForm

TITLE_LENGTH = 300
NOTE_LENGTH = 10_000


class StoryForm(forms.Form):
    """A story's title and note."""

    title = forms.CharField(max_length=TITLE_LENGTH)
    note = forms.CharField(required=False, max_length=NOTE_LENGTH, widget=forms.Textarea(attrs={"rows": 3}))

    def clean_title(self) -> str:
        return " ".join(self.cleaned_data["title"].split())


class StoryEditForm(StoryForm, EditForm):
    """The same of a story that is there, and when a language model reads it."""

    model_use = forms.ChoiceField(
        label="Reading with a language model",
        choices=Story.ModelUse.choices,
        required=False,
        help_text="What is never sent may still be read by a model on a machine of the newsroom’s own.",
    )

    def clean_model_use(self) -> str:
        """Whoever sends nothing leaves it as it is."""
        return self.cleaned_data["model_use"] or self.shown.model_use


def _label_of(person: User) -> str:
    return f"{person.get_full_name()} ({person})" if person.get_full_name() else str(person)


class EmbargoForm(forms.Form):
    """Whom a story is for; `version` is the story's as the page showed it."""

    version = forms.IntegerField(min_value=0, max_value=2**31 - 1, widget=forms.HiddenInput)
    only_for = forms.ModelMultipleChoiceField(
        label="Only for",
        queryset=User.objects.filter(is_active=True).order_by("first_name", "last_name", "username"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Name those whom it is for."},
    )

    def __init__(self, data: Mapping[str, Any] | None = None, *, story: Story, by: User) -> None:
        named = story.only_for if story.is_embargoed else [by.pk]
        super().__init__(data, initial={"version": story.version, "only_for": named})
        self.fields["only_for"].label_from_instance = _label_of


class StoryField(forms.CharField):
    """A story by its address, slug, number or title; cleans to the story that is alive there.

    `but` is the one that is not meant: where another bears the title that was typed, it is that one.
    """

    but: Story | None = None

    def clean(self, value: Any) -> Story | None:
        text = super().clean(value)
        if not text:
            return None
        _, found, rest = text.partition("/stories/")
        slug = re.split(r"[/?#]", rest if found else text.strip("/"))[0]
        try:
            story = Story.objects.named(slug[:100])
        except Story.DoesNotExist:
            story = None
        if story is None or story == self.but:
            story = self._titled(text) or story
        if story is None:
            raise ValidationError("There is no such story. Choose one from the list, or paste its address.")
        return story.merged_into or story

    def _titled(self, title: str) -> Story | None:
        """The one current story of that title; which of several is meant, nobody can tell."""
        found = Story.objects.current().filter(title__iexact=" ".join(title.split()))
        alike = list(found.exclude(pk=self.but and self.but.pk)[:2])
        if len(alike) > 1:
            raise ValidationError("Several stories have this title: choose one from the list, or paste its address.")
        return alike[0] if alike else None


class MergeForm(forms.Form):
    """Where this story goes."""

    target = StoryField(label="Into which story", max_length=500)

    def __init__(self, *args: Any, story: Story, **options: Any) -> None:
        super().__init__(*args, **options)
        self.story = self.fields["target"].but = story

    def clean_target(self) -> Story:
        if self.cleaned_data["target"] == self.story:
            raise ValidationError("A story cannot be merged into itself: choose another one.")
        return self.cleaned_data["target"]


class MoveForm(forms.Form):
    """Some of a story's articles, and where they go: another story, or a new one of that title."""

    article = forms.ModelMultipleChoiceField(
        label="Articles",
        queryset=Article.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Choose at least one article."},
    )
    target = StoryField(label="Move them into this story", max_length=500, required=False)
    title = forms.CharField(label="… or open a story of their own, called", max_length=TITLE_LENGTH, required=False)

    def __init__(self, *args: Any, story: Story, **options: Any) -> None:
        super().__init__(*args, **options)
        self.story = story
        self.fields["article"].queryset = story.articles.with_outlet().in_order_of_publication()
        self.fields["article"].label_from_instance = lambda article: f"{article.outlet_name}: {article.title}"

    def clean_target(self) -> Story | None:
        if self.cleaned_data["target"] == self.story:
            raise ValidationError("They are in this story already: choose another one.")
        return self.cleaned_data["target"]

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        if "target" in data and bool(data.get("target")) == bool(data.get("title", "").strip()):
            raise ValidationError("Say either which story they go into, or what their own story is called.")
        return data
