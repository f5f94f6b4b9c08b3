"""Accounts in admin: made, put into groups, deactivated, and never deleted, since decisions name them."""

from axes.admin import AccessAttemptAdmin
from axes.models import AccessAttempt
from django.contrib import admin, messages
from django.contrib.auth.admin import GroupAdmin, UserAdmin
from django.contrib.auth.forms import UserChangeForm
from django.contrib.auth.models import Group, User
from django.db import models
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from newsroom.accounts import changes_of_account, changes_of_role
from newsroom.decisions.admin import HistoryAdmin, SeenForm
from newsroom.decisions.history import Change

KEPT = "Accounts are never deleted, since what was decided names them. Deactivate it instead: untick “Active”."

admin.site.unregister(AccessAttempt)
admin.site.unregister(User)
admin.site.unregister(Group)


class KeptForEver(HistoryAdmin):
    """Nothing offers to delete; whoever asks by address is told why not."""

    def get_actions(self, request: HttpRequest) -> dict:
        return {name: action for name, action in super().get_actions(request).items() if name != "delete_selected"}

    def has_delete_permission(self, request: HttpRequest, obj=None) -> bool:
        return False

    def delete_view(self, request: HttpRequest, object_id: str, extra_context=None) -> HttpResponse:
        self.message_user(request, KEPT, messages.ERROR)
        name = f"admin:{self.opts.app_label}_{self.opts.model_name}_change"
        return HttpResponseRedirect(reverse(name, args=[object_id]))

    def save_model(self, request: HttpRequest, obj: models.Model, form, change: bool) -> None:
        """Only what was changed: a password set at this moment stays."""
        own = {field.name for field in obj._meta.concrete_fields}
        obj.save(update_fields=[name for name in form.changed_data if name in own] if change else None)


class AccountForm(SeenForm, UserChangeForm):
    pass


@admin.register(User)
class AccountAdmin(KeptForEver, UserAdmin):
    """What somebody may do is in their roles, of which history tells."""

    form = AccountForm
    fieldsets = [
        (title, options | {"fields": [name for name in (*options["fields"], *more) if name != "user_permissions"]})
        for (title, options), more in zip(UserAdmin.fieldsets, [["seen"], [], [], []], strict=True)
    ]
    readonly_fields = ["last_login", "date_joined"]
    filter_horizontal = ["groups"]
    actions = ["deactivate"]

    @admin.action(description="Deactivate: they can no longer log in", permissions=["change"])
    def deactivate(self, request: HttpRequest, queryset: QuerySet) -> None:
        done = queryset.filter(is_active=True).exclude(pk=request.user.pk).update(is_active=False)
        self.message_user(request, f"Deactivated: {done}.")

    def changes_of(self, row: User) -> list[Change]:
        """The account's fields, and its groups."""
        return changes_of_account(row)


@admin.register(Group)
class RoleAdmin(KeptForEver, GroupAdmin):
    """The roles; what each may do is in its permissions."""

    form = SeenForm

    def changes_of(self, row: Group) -> list[Change]:
        return changes_of_role(row)


@admin.register(AccessAttempt)
class AttemptAdmin(AccessAttemptAdmin):
    """Without the library's action for old attempts, which ends in an error on each request; they lapse anyway."""

    actions = ()
