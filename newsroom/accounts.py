"""What changed about an account: its fields, and the groups it came into or left."""

from django.contrib.auth.models import Group, User

from newsroom.decisions.acting import actor_of
from newsroom.decisions.history import Change, FieldChange, people_of
from newsroom.decisions.tracking import MADE
from newsroom.models import AccountEvent, RoleEvent

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
        before, after = ("no", "yes") if event.pgh_label == MADE else ("yes", "no")
        changes.append(_change(event, people, account, [FieldChange(f"in group {name}", before, after)]))
    return sorted(changes, key=lambda change: change.at, reverse=True)


def _change(event, people: dict, account: User, fields: list[FieldChange]) -> Change:
    by = people.get(actor_of(event.pgh_context))
    return Change(event.pgh_created_at, by, account, tuple(fields), event.pgh_label)


def _differing(before, after) -> list[FieldChange]:
    labels = {name: str(User._meta.get_field(name).verbose_name) for name in FIELDS}
    pairs = [(name, getattr(before, name), getattr(after, name)) for name in FIELDS]
    return [FieldChange(labels[name], str(old), str(new)) for name, old, new in pairs if old != new]
