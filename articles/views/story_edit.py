"""What editors do to stories: open, retitle, merge, split, move articles, and take a merge back."""

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from articles.forms.story import EmbargoForm, MergeForm, MoveForm, StoryEditForm, StoryForm
from articles.models import Article, Story
from newsroom.decisions import Refused, StaleDecision
from newsroom.decisions.access import CURATE, form_for, may_curate, may_tag
from newsroom.decisions.locking import locked

from .answers import Undo, answer, conflict, edited_at_once, say, unchanged
from .decisions import refused, undo_of
from .merging import preview_address
from .reading import read_stories
from .story import get_story

STORIES_OFFERED = 40  # in the list of suggestions; any other story is named by its address


@form_for(CURATE)
def story_new(request: HttpRequest) -> HttpResponse:
    """Open an empty story."""
    form = StoryForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        return redirect(Story.objects.open(data["title"], request.user, note=data["note"]))
    return render(request, "articles/story_new.html", {"form": form}, status=422 if form.is_bound else 200)


@form_for(CURATE)
def story_edit(request: HttpRequest, slug: str) -> HttpResponse:
    """Title and note; and on the same page merging, splitting and moving."""
    story = get_story(slug)
    if request.method != "POST":
        return _page(request, story)
    if story.slug != slug:
        return _merged(request, story)
    form = StoryEditForm(request.POST, row=story)
    if not form.is_valid():
        return _page(request, story, edit=form)
    if not form.changes():
        return unchanged(request, story.get_absolute_url())
    try:
        story.change(request.user, form.cleaned_data["version"], **form.changes())
    except StaleDecision as stale:
        return edited_at_once(request, stale, form, request.path)
    say(request, "Saved.", undo_of(request))
    return answer(request, story.get_absolute_url())


def _merged(request: HttpRequest, heir: Story) -> HttpResponse:
    """Somebody merged the story while the form was open: what was meant for it is not done to its heir."""
    say(request, f"Nothing was written: this story is part of “{heir}” by now.", level=messages.ERROR)
    return answer(request, heir.get_absolute_url())


def _page(request: HttpRequest, story: Story, **forms) -> HttpResponse:
    """The page with all its forms; one that was refused comes back with what was typed."""
    is_refused = any(form.is_bound for form in forms.values())
    shown = {
        "embargo": EmbargoForm(story=story, by=request.user),
        "edit": StoryEditForm(row=story),
        "merge": MergeForm(story=story),
        "move": MoveForm(story=story, initial={"article": request.GET.getlist("article")}),
    } | forms
    others = Story.objects.current().exclude(pk=story.pk).latest_first()[:STORIES_OFFERED]
    context = {"story": story, "others": others, "merged": story.merged.all(), **shown}
    return render(request, "articles/story_edit.html", context, status=422 if is_refused else 200)


@may_curate
def story_embargo(request: HttpRequest, slug: str) -> HttpResponse:
    """Say whom alone the story is for; with `lift`, that it is for everybody again."""
    story = get_story(slug)
    if story.slug != slug:
        return _merged(request, story)
    form = EmbargoForm(request.POST, story=story, by=request.user)
    is_lifted = "lift" in request.POST
    if not form.is_valid() and not (is_lifted and "version" in form.cleaned_data):
        return _page(request, story, embargo=form)
    try:
        if is_lifted:
            story.lift_embargo(request.user, form.cleaned_data["version"])
        else:
            story.keep_for(form.cleaned_data["only_for"], request.user, form.cleaned_data["version"])
    except Refused as refusal:
        form.add_error("only_for", str(refusal))
        return _page(request, story, embargo=form)
    except StaleDecision as stale:
        return conflict(request, stale, "to say whom it is for", reverse("story_edit", args=[story.slug]))
    if is_lifted:
        say(request, "The embargo is lifted: everybody can read this story.")
    else:
        say(request, f"Only for {', '.join(one.username for one in story.named)} from now on.")
    return redirect(story if is_lifted or request.user.pk in story.only_for else "desk")


@may_curate
def story_merge(request: HttpRequest, slug: str) -> HttpResponse:
    """Pass this story's articles and claims on to another; with `compare` they are laid side by side first."""
    story = get_story(slug)
    if story.slug != slug:
        return _merged(request, story)
    form = MergeForm(request.POST, story=story)
    if not form.is_valid():
        return _page(request, story, merge=form)
    target = form.cleaned_data["target"]
    if "compare" in request.POST:
        return redirect(preview_address("story", [story, target]))
    try:
        story.merge_into(target, request.user)
    except Refused as refusal:
        form.add_error("target", str(refusal))
        return _page(request, story, merge=form)
    except StaleDecision as stale:
        return conflict(request, stale, f"to merge “{story}”", story.get_absolute_url())
    read_stories(request, target)
    say(request, f"“{story}” is now part of “{target}”.", Undo(reverse("story_unmerge", args=[story.slug])))
    return answer(request, target.get_absolute_url())


@may_curate
def story_unmerge(request: HttpRequest, slug: str) -> HttpResponse:
    """Take a merge back."""
    story = get_object_or_404(Story.objects.select_related("merged_into"), slug=slug)
    heir = story.heir
    if heir == story:
        say(request, "This story stands on its own already.", level=messages.INFO)
        return answer(request, story.get_absolute_url())
    try:
        taken = story.unmerge(request.user)
    except Refused as refusal:
        return refused(request, refusal, story.get_absolute_url())
    except StaleDecision as stale:
        return conflict(request, stale, f"to take the merge of “{story}” back", story.get_absolute_url())
    read_stories(request, story, heir)
    say(request, f"“{story}” stands on its own again. {taken.words}".strip())
    return redirect(story)


@may_curate
def story_move(request: HttpRequest, slug: str) -> HttpResponse:
    """Move some articles into another story, or into one of their own."""
    story = get_story(slug)
    form = MoveForm(request.POST, story=story)
    if not form.is_valid():
        return _page(request, story, move=form)
    articles = list(form.cleaned_data["article"])
    try:
        target = _move(story, articles, form.cleaned_data, request.user)
    except StaleDecision as stale:
        return conflict(request, stale, "to move them", story.get_absolute_url())
    except Refused as refusal:
        return refused(request, refusal, story.get_absolute_url())
    read_stories(request, story, target)
    what = articles[0].title if len(articles) == 1 else f"{len(articles)} articles"
    say(request, f"Moved to “{target}”: {what}", undo_of(request))
    return answer(request, target.get_absolute_url())


def _move(story: Story, articles: list[Article], wanted: dict[str, Any], by) -> Story:
    """All of them or none; gives the story where they are then. Raises Refused, StaleDecision."""
    if wanted["target"] is None:
        return story.split(articles, wanted["title"], by)
    with locked(articles):
        members = [wanted["target"].bring_in(article, by, out_of=story) for article in articles]
    return members[0].story


@may_tag
def story_confirm(request: HttpRequest, slug: str) -> HttpResponse:
    """All suggested articles are of this story."""
    story = get_story(slug)
    if story.slug != slug:
        return _merged(request, story)
    members = list(story.memberships.suggested())
    try:
        with transaction.atomic():
            for member in members:
                member.confirm(request.user)
    except StaleDecision as stale:
        return conflict(request, stale, "to confirm all suggested articles", story.get_absolute_url())
    except Refused as refusal:
        return refused(request, refusal, story.get_absolute_url())
    say(request, f"Confirmed: {len(members)} articles of “{story}”", undo_of(request))
    return answer(request, reverse("story_articles", args=[story.slug]), {"story": story.pk})
