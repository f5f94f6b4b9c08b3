"""What is kept of accounts: who may do what since when, and who said so."""

import pghistory
import pgtrigger
from django.contrib.auth.models import Group, User

from newsroom.decisions.many import BulkAct, BulkRow
from newsroom.decisions.tracking import CHANGED, DELETED, MADE

__all__ = ["Account", "BulkAct", "BulkRow", "GroupPermission", "NamedGroup", "Role"]

PASSWORD = "password"  # that it was changed; what it was is never kept
GROUP_KEPT = "Groups are never deleted, since accounts and their history name them."
KEPT = ["id", "username", "first_name", "last_name", "email", "is_active", "is_staff", "is_superuser"]


@pghistory.track(
    pghistory.InsertEvent(MADE),
    pghistory.UpdateEvent(CHANGED, row=pghistory.Old),
    pghistory.UpdateEvent(PASSWORD, row=pghistory.Old, condition=pgtrigger.AnyChange("password")),
    fields=KEPT,
    obj_field=pghistory.ObjForeignKey(related_name="account_history"),
    model_name="AccountEvent",
)
class Account(User):
    """A person who logs in. Never deleted, since decisions name it; deactivated."""

    class Meta:
        proxy = True


@pghistory.track(
    pghistory.InsertEvent(MADE),
    pghistory.UpdateEvent(CHANGED, row=pghistory.Old),
    pghistory.DeleteEvent(DELETED),
    obj_field=pghistory.ObjForeignKey(related_name="group_history"),
    model_name="GroupEvent",
)
class NamedGroup(Group):
    """What people may do together, under a name. Never deleted: the database itself refuses it, whoever asks."""

    class Meta:
        proxy = True
        triggers = [
            pgtrigger.Trigger(
                name="group_is_kept",
                when=pgtrigger.Before,
                operation=pgtrigger.Delete,
                func=f"RAISE EXCEPTION '{GROUP_KEPT}';",
            )
        ]


@pghistory.track(pghistory.InsertEvent(MADE), pghistory.DeleteEvent(DELETED), obj_field=None, model_name="RoleEvent")
class Role(User.groups.through):
    """That somebody is in a group."""

    class Meta:
        proxy = True


@pghistory.track(
    pghistory.InsertEvent(MADE), pghistory.DeleteEvent(DELETED), obj_field=None, model_name="PermissionEvent"
)
class GroupPermission(Group.permissions.through):
    """What a group may do."""

    class Meta:
        proxy = True
