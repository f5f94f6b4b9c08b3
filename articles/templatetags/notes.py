"""A note's words, with those whom it names."""

from collections.abc import Mapping
from datetime import UTC

from django import template
from django.contrib.auth.models import User
from django.template import Context
from django.template.defaultfilters import urlize
from django.utils import timezone
from django.utils.html import format_html, format_html_join

from articles.models import Assignment, Note
from articles.models.note import AT_NAME, Named, name_at
from newsroom.values import zone_in

from .marks import name_of

register = template.Library()


@register.simple_tag
def note_text(note: Note, names: Mapping[str, Named]) -> str:
    """Escaped, with links to follow by hand; `names` is whom the notes of a page name."""
    parts, end = [], 0
    for found in AT_NAME.finditer(note.text):
        named = names.get(name_at(found[1]))
        if named is None or named.pk not in (note.names_people if isinstance(named, User) else note.names_groups):
            continue
        till = found.start() + 1 + len(found[1].rstrip(".+-"))
        parts += [(_linked(note.text[end : found.start()]),), (_mention(note.text[found.start() : till], named),)]
        end = till
    return format_html_join("", "{}", [*parts, (_linked(note.text[end:]),)])


def _linked(text: str) -> str:
    return urlize(text, autoescape=True)


def _mention(words: str, named: Named) -> str:
    if not isinstance(named, User):
        return format_html('<b class="mention" title="The group {}">{}</b>', named.name, words)
    gone = "" if named.is_active else " (deactivated)"
    return format_html('<b class="mention" title="{}">{}</b>{}', name_of(named), words, gone)


@register.simple_tag(takes_context=True)
def is_overdue(context: Context, assignment: Assignment) -> bool:
    """By the reader's calendar."""
    return assignment.is_overdue(today_of(context["request"]))


def today_of(request):
    """The day on the reader's calendar."""
    return timezone.localdate(timezone=zone_in(request.COOKIES) or UTC)


@register.filter
def may_change(assignment: Assignment, user) -> bool:
    return assignment.may_change(user)


@register.filter
def may_finish(assignment: Assignment, user) -> bool:
    """The rule of `Assignment.finish`, for a page of them: the person's groups are fetched once."""
    groups = {group.pk for group in user.groups.all()} if assignment.group_id else ()
    return assignment.person_id == user.pk or assignment.group_id in groups or assignment.may_change(user)


@register.filter
def person(user) -> str:
    """A person in words; that an account is deactivated is said."""
    return name_of(user) if user.is_active else f"{name_of(user)} (deactivated)"
