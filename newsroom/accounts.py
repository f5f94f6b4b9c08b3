"""What changed about an account (its fields, its groups, links to a new password), and about a role: who came and went,
and what it may do.
"""

from collections.abc import Mapping
from typing import Any

from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Group, Permission, User
from django.db import models

from newsroom.decisions.acting import actor_of
from newsroom.decisions.history import Change, FieldChange, people_of, words_of
from newsroom.decisions.tracking import MADE
from newsroom.models import PASSWORD, AccountEvent, GroupEvent, PermissionEvent, RoleEvent
from newsroom.passwords import LINK_MADE

FIELDS = ("username", "first_name", "last_name", "email", "is_active", "is_staff", "is_superuser")


def changes_of_account(account: User) -> list[Change]:
    """Newest first."""
    kept = list(AccountEvent.objects.filter(pgh_obj=account.pk).order_by("-pgh_id"))
    people, changes, later = people_of(kept), [], account
    for event in kept:
        fields = _fields_of(event, later)
        if fields or event.pgh_label == MADE:
            changes.append(_change(event, people, account, fields))
        later = event
    changes += _links(account)
    roles = RoleEvent.objects.filter(user=account.pk)
    changes += _came_and_went(roles, "group_id", account, "in group", Group.objects)
    return sorted(changes, key=lambda change: change.at, reverse=True)


def changes_of_role(group: Group) -> list[Change]:
    """Newest first."""
    changes = _came_and_went(RoleEvent.objects.filter(group=group.pk), "user_id", group, "member", User.objects)
    names, later = list(GroupEvent.objects.filter(pgh_obj=group.pk).order_by("-pgh_id")), group
    people = people_of(names)
    for event in names:
        fields = [] if event.pgh_label == MADE else [FieldChange("name", event.name, later.name)]
        changes.append(_change(event, people, group, fields))
        later = event
    permissions = PermissionEvent.objects.filter(group=group.pk)
    changes += _came_and_went(permissions, "permission_id", group, "may:", Permission.objects.only("name"))
    return sorted(changes, key=lambda change: change.at, reverse=True)


def _links(account: User) -> list[Change]:
    """By which others could have set its password."""
    made = LogEntry.objects.filter(content_type__model="user", object_id=str(account.pk), change_message=LINK_MADE)
    fields = (FieldChange("one-time link", "", "made"),)
    return [Change(entry.action_time, entry.user, account, fields) for entry in made.select_related("user")]


def _came_and_went(
    events: models.QuerySet, attname: str, row: models.Model, what: str, named: models.QuerySet | models.Manager
) -> list[Change]:
    """A row's members of a relation, each with when it came or went."""
    kept = list(events)
    others = named.filter(pk__in={getattr(event, attname) for event in kept})
    names = {each.pk: str(getattr(each, "name", each)) for each in others}
    people, changes = people_of(kept), []
    for event in kept:
        key = getattr(event, attname)
        before, after = ("no", "yes") if event.pgh_label == MADE else ("yes", "no")
        fields = [FieldChange(f"{what} {names.get(key, f'no. {key}')}", before, after)]
        changes.append(_change(event, people, row, fields))
    return changes


def _change(event: Any, people: Mapping[int, User], row: models.Model, fields: list[FieldChange]) -> Change:
    by = people.get(actor_of(event.pgh_context))
    return Change(event.pgh_created_at, by, row, tuple(fields), event.pgh_label)


def _fields_of(event: AccountEvent, later: Any) -> list[FieldChange]:
    """What an event of an account changed; of a password only that it did."""
    if event.pgh_label == PASSWORD:
        return [FieldChange("password", "not kept", "changed")]
    return [] if event.pgh_label == MADE else _differing(event, later)


def _differing(before: Any, after: Any) -> list[FieldChange]:
    fields = [User._meta.get_field(name) for name in FIELDS]
    pairs = [(field, getattr(before, field.name), getattr(after, field.name)) for field in fields]
    return [
        FieldChange(str(field.verbose_name), words_of(field, old), words_of(field, new))
        for field, old, new in pairs
        if old != new
    ]
