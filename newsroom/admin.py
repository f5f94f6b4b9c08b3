"""Accounts in admin: made, put into groups, deactivated, and never deleted, since decisions name them."""

from collections.abc import Iterable
from typing import Any

from axes.admin import AccessAttemptAdmin, AccessLogAdmin
from axes.models import AccessAttempt, AccessLog
from django.contrib import admin, messages
from django.contrib.auth.admin import GroupAdmin, UserAdmin
from django.contrib.auth.forms import UserChangeForm
from django.contrib.auth.models import Group, User
from django.db import models, transaction
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from newsroom.accounts import changes_of_account, changes_of_role
from newsroom.decisions.admin import HistoryAdmin, SeenForm
from newsroom.decisions.history import Change

KEPT = "Accounts are never deleted, since what was decided names them. Deactivate it instead: untick “Active”."

LOCKED_OUT = {
    "is_active": "You would lock yourself out: another admin must deactivate your account.",
    "is_staff": "You would lock yourself out of these pages: another admin must take this from you.",
    "is_superuser": "You would take your own rights away: another admin must take this from you.",
}
LAST = "This is the last account that may administer: give these rights to another one first."

admin.site.unregister(AccessAttempt)
admin.site.unregister(AccessLog)
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
    """Nobody locks themselves out, and somebody always administers; `by` is who fills it in."""

    by: User

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        for name, words in LOCKED_OUT.items():
            if name in self.fields and self.initial.get(name) and not data.get(name):
                if self.instance.pk == self.by.pk:
                    self.add_error(name, words)
                elif is_last_admin(self.instance):
                    self.add_error(name, LAST)
        return data


def is_last_admin(account: User, also: Iterable[int] = ()) -> bool:
    """Would nobody be left who administers, without this one and `also`? Two who ask at once are asked in turn."""
    admins = User.objects.select_for_update(no_key=True).filter(is_active=True, is_staff=True, is_superuser=True)
    left = set(admins.order_by("pk").values_list("pk", flat=True))
    return account.pk in left and left <= {account.pk, *also}


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

    def get_form(self, request: HttpRequest, obj: User | None = None, change: bool = False, **options: Any) -> type:
        form = super().get_form(request, obj, change=change, **options)
        form.by = request.user
        return form

    @admin.action(description="Deactivate: they can no longer log in", permissions=["change"])
    @transaction.atomic
    def deactivate(self, request: HttpRequest, queryset: QuerySet) -> None:
        others = list(queryset.filter(is_active=True).exclude(pk=request.user.pk))
        leaving = [account.pk for account in others]
        kept = [account for account in others if is_last_admin(account, leaving)]
        done = queryset.filter(pk__in=leaving).exclude(pk__in=[account.pk for account in kept]).update(is_active=False)
        if done:
            self.message_user(request, f"Deactivated: {done}.")
        if queryset.filter(pk=request.user.pk).exists():
            self.message_user(request, LOCKED_OUT["is_active"], messages.ERROR)
        if kept:
            self.message_user(request, LAST, messages.ERROR)

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


@admin.register(AccessLog)
class LoginAdmin(AccessLogAdmin):
    """Who came in and when, which nobody deletes."""

    def has_delete_permission(self, request: HttpRequest, obj=None) -> bool:
        return False
