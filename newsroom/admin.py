"""Accounts in admin: made, put into groups, deactivated, and never deleted, since decisions name them."""

from axes.admin import AccessAttemptAdmin
from axes.models import AccessAttempt
from django.contrib import admin, messages
from django.contrib.auth.admin import GroupAdmin, UserAdmin
from django.contrib.auth.models import Group, User
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse

from newsroom.accounts import changes_of_account

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


@admin.register(User)
class AccountAdmin(KeptForEver, UserAdmin):
    actions = ["deactivate"]

    @admin.action(description="Deactivate: they can no longer log in", permissions=["change"])
    def deactivate(self, request: HttpRequest, queryset: QuerySet) -> None:
        done = queryset.filter(is_active=True).exclude(pk=request.user.pk).update(is_active=False)
        self.message_user(request, f"Deactivated: {done}.")

    def history_view(self, request: HttpRequest, object_id: str, extra_context=None) -> HttpResponse:
        """What the database kept of the account and its groups, admin or not."""
        account = self.get_object(request, object_id)
        if account is None:
            return self._get_obj_does_not_exist_redirect(request, self.opts, object_id)
        context = {
            **self.admin_site.each_context(request),
            "title": f"History of: {account}",
            "opts": self.opts,
            "object": account,
            "changes": changes_of_account(account),
        }
        return TemplateResponse(request, "admin/decision_history.html", context)


@admin.register(Group)
class RoleAdmin(KeptForEver, GroupAdmin):
    """The roles; what each may do is in its permissions."""


@admin.register(AccessAttempt)
class AttemptAdmin(AccessAttemptAdmin):
    """Without the library's action for old attempts, which ends in an error on each request; they lapse anyway."""

    actions = ()
