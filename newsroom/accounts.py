"""What changed about an account (its fields, and the groups it came into or left), and about a group."""

from django.contrib.auth.models import Group, Permission, User

from newsroom.decisions.acting import actor_of
from newsroom.decisions.history import Change, FieldChange, people_of, words_of
from newsroom.decisions.tracking import MADE
from newsroom.models import AccountEvent, PermissionEvent, RoleEvent

FIELDS = ("username", "first_name", "last_name", "email", "is_active", "is_staff", "is_superuser")


def changes_of_account(account: User) -> list[Change]:
    """Newest first."""
    kept = list(AccountEvent.objects.filter(pgh_obj=account.pk).order_by("-pgh_id"))
    roles = list(RoleEvent.objects.filter(user=account.pk))
    people, groups = people_of([*kept, *roles]), Group.objects.in_bulk({role.group_id for role in roles})
    changes, later = [], account
    for event in kept:
        fields = [] if event.pgh_label == MADE else _differing(event, later)
        changes.append(_change(event, people, account, fields))
        later = event
    for event in roles:
        name = str(groups.get(event.group_id, f"no. {event.group_id}"))
        changes.append(_change(event, people, account, [_came_or_went(event, f"in group {name}")]))
    return sorted(changes, key=lambda change: change.at, reverse=True)


def changes_of_role(group: Group) -> list[Change]:
    """Who came into the group or left it, and what it may do, newest first."""
    members = list(RoleEvent.objects.filter(group=group.pk))
    permissions = list(PermissionEvent.objects.filter(group=group.pk))
    people = people_of([*members, *permissions])
    users = User.objects.in_bulk({event.user_id for event in members})
    allowed = Permission.objects.in_bulk({event.permission_id for event in permissions})
    named = {event: f"member {users.get(event.user_id, f'no. {event.user_id}')}" for event in members}
    named |= {event: allowed[event.permission_id].name for event in permissions if event.permission_id in allowed}
    changes = [_change(event, people, group, [_came_or_went(event, words)]) for event, words in named.items()]
    return sorted(changes, key=lambda change: change.at, reverse=True)


def _came_or_went(event, words: str) -> FieldChange:
    return FieldChange(words, *(("no", "yes") if event.pgh_label == MADE else ("yes", "no")))


def _change(event, people: dict, row: User | Group, fields: list[FieldChange]) -> Change:
    by = people.get(actor_of(event.pgh_context))
    return Change(event.pgh_created_at, by, row, tuple(fields), event.pgh_label)


def _differing(before, after) -> list[FieldChange]:
    fields = [User._meta.get_field(name) for name in FIELDS]
    pairs = [(field, getattr(before, field.name), getattr(after, field.name)) for field in fields]
    return [
        FieldChange(str(field.verbose_name), words_of(field, old), words_of(field, new))
        for field, old, new in pairs
        if old != new
    ]
