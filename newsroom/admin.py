"""Accounts in admin: made, put into groups, deactivated, and never deleted, since decisions name them."""

from axes.admin import AccessAttemptAdmin
from axes.models import AccessAttempt
from django.contrib import admin, messages
from django.contrib.auth.admin import GroupAdmin, UserAdmin
from django.contrib.auth.models import Group, User
from django.db.models import Model, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse

from newsroom.accounts import changes_of_account, changes_of_role
from newsroom.decisions.history import Change

KEPT = "Accounts are never deleted, since what was decided names them. Deactivate it instead: untick “Active”."

admin.site.unregister(AccessAttempt)
admin.site.unregister(User)
admin.site.unregister(Group)


class KeptForEver(admin.ModelAdmin):
    """Nothing offers to delete; whoever asks by address is told why not."""

    def get_actions(self, request: HttpRequest) -> dict:
        return {name: action for name, action in super().get_actions(request).items() if name != "delete_selected"}

    def has_delete_permission(self, request: HttpRequest, obj=None) -> bool:
        return False

    def delete_view(self, request: HttpRequest, object_id: str, extra_context=None) -> HttpResponse:
        self.message_user(request, KEPT, messages.ERROR)
        name = f"admin:{self.opts.app_label}_{self.opts.model_name}_change"
        return HttpResponseRedirect(reverse(name, args=[object_id]))

    def changes_of(self, row: Model) -> list[Change]:
        """What its history shows, newest first."""
        raise NotImplementedError

    def history_view(self, request: HttpRequest, object_id: str, extra_context=None) -> HttpResponse:
        """What the database kept, admin or not."""
        row = self.get_object(request, object_id)
        if row is None:
            return self._get_obj_does_not_exist_redirect(request, self.opts, object_id)
        context = {
            **self.admin_site.each_context(request),
            "title": f"History of: {row}",
            "opts": self.opts,
            "object": row,
            "changes": self.changes_of(row),
        }
        return TemplateResponse(request, "admin/decision_history.html", context)


@admin.register(User)
class AccountAdmin(KeptForEver, UserAdmin):
    actions = ["deactivate"]

    @admin.action(description="Deactivate: they can no longer log in", permissions=["change"])
    def deactivate(self, request: HttpRequest, queryset: QuerySet) -> None:
        done = queryset.filter(is_active=True).exclude(pk=request.user.pk).update(is_active=False)
        self.message_user(request, f"Deactivated: {done}.")

    def get_fieldsets(self, request: HttpRequest, obj: User | None = None) -> list:
        """What somebody may do comes by a role, so that history can tell since when."""
        return [(title, _without_permissions(options)) for title, options in super().get_fieldsets(request, obj)]

    def changes_of(self, row: User) -> list[Change]:
        return changes_of_account(row)


def _without_permissions(options: dict) -> dict:
    return options | {"fields": [name for name in options["fields"] if name != "user_permissions"]}


@admin.register(Group)
class RoleAdmin(KeptForEver, GroupAdmin):
    """The roles; what each may do is in its permissions."""

    def changes_of(self, row: Group) -> list[Change]:
        return changes_of_role(row)


@admin.register(AccessAttempt)
class AttemptAdmin(AccessAttemptAdmin):
    """Without the library's action for old attempts, which ends in an error on each request; they lapse anyway."""

    actions = ()
