"""Accounts in admin: made, put into groups, deactivated, and never deleted, since decisions name them."""

from collections.abc import Iterable
from typing import Any

from axes.admin import AccessAttemptAdmin, AccessFailureLogAdmin, AccessLogAdmin
from axes.models import AccessAttempt, AccessFailureLog, AccessLog
from django.contrib import admin, messages
from django.contrib.auth.admin import GroupAdmin, UserAdmin
from django.contrib.auth.forms import AdminUserCreationForm, UserChangeForm
from django.contrib.auth.models import Group, User
from django.core.exceptions import PermissionDenied
from django.db import models, transaction
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import path, reverse
from django.utils.html import format_html
from procrastinate.contrib.django.admin import ProcrastinateJobAdmin
from procrastinate.contrib.django.models import ProcrastinateJob

from newsroom.accounts import changes_of_account, changes_of_role
from newsroom.decisions import Refused
from newsroom.decisions.admin import PEOPLE, HistoryAdmin, ReadOnlyAdmin, SeenForm, period
from newsroom.decisions.history import Change
from newsroom.decisions.many import BulkAct
from newsroom.models import GROUP_KEPT
from newsroom.passwords import LINK_MADE, one_time_link

KEPT = "Accounts are never deleted, since what was decided names them. Deactivate it instead: untick “Active”."

LOCKED_OUT = {
    "is_active": "You would lock yourself out: another admin must deactivate your account.",
    "is_staff": "You would lock yourself out of these pages: another admin must take this from you.",
    "is_superuser": "You would take your own rights away: another admin must take this from you.",
}
ABOVE = "Accounts with all rights are changed by others that have them."
LAST = "This is the last account that may administer: give these rights to another one first."

admin.site.unregister(AccessAttempt)
admin.site.unregister(AccessLog)
admin.site.unregister(AccessFailureLog)
admin.site.unregister(ProcrastinateJob)
admin.site.unregister(User)
admin.site.unregister(Group)


class KeptForEver(HistoryAdmin):
    """Nothing offers to delete; whoever asks by address is told why not."""

    menu = PEOPLE
    why_kept = KEPT

    def get_actions(self, request: HttpRequest) -> dict:
        return {name: action for name, action in super().get_actions(request).items() if name != "delete_selected"}

    def has_delete_permission(self, request: HttpRequest, obj=None) -> bool:
        return False

    def delete_view(self, request: HttpRequest, object_id: str, extra_context=None) -> HttpResponse:
        self.message_user(request, self.why_kept, messages.ERROR)
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


class NewAccountForm(AdminUserCreationForm):
    """A colleague is invited by a link; nobody thinks up a password for somebody else."""

    def __init__(self, *args, **options) -> None:
        super().__init__(*args, **options)
        password = self.fields["usable_password"]
        password.label, password.initial = "First password", "false"
        password.choices = [("false", "Its owner sets it, by a one-time link"), ("true", "I set one now")]
        password.help_text = "The next page makes the link, and gives the account its roles."


def is_last_admin(account: User, also: Iterable[int] = ()) -> bool:
    """Would nobody be left who administers, without this one and `also`? Two who ask at once are asked in turn."""
    admins = User.objects.select_for_update(no_key=True).filter(is_active=True, is_staff=True, is_superuser=True)
    left = set(admins.order_by("pk").values_list("pk", flat=True))
    return account.pk in left and left <= {account.pk, *also}


@admin.register(User)
class AccountAdmin(KeptForEver, UserAdmin):
    """What somebody may do is in their roles, of which history tells."""

    form = AccountForm
    add_form = NewAccountForm
    fieldsets = [
        (title, options | {"fields": [name for name in (*options["fields"], *more) if name != "user_permissions"]})
        for (title, options), more in zip(UserAdmin.fieldsets, [["seen"], [], [], []], strict=True)
    ]
    readonly_fields = ["last_login", "date_joined"]
    filter_horizontal = ["groups"]
    actions = ["deactivate"]

    def get_readonly_fields(self, request: HttpRequest, obj: User | None = None) -> list[str]:
        """Only who has all rights gives or takes them."""
        return (
            self.readonly_fields if request.user.is_superuser else [*self.readonly_fields, "is_staff", "is_superuser"]
        )

    def has_change_permission(self, request: HttpRequest, obj: User | None = None) -> bool:
        is_above = obj is not None and obj.is_superuser and not request.user.is_superuser
        return not is_above and super().has_change_permission(request, obj)

    def formfield_for_manytomany(self, db_field: models.ManyToManyField, request: HttpRequest, **options: Any):
        field = super().formfield_for_manytomany(db_field, request, **options)
        if db_field.name == "groups":
            field.help_text = format_html('<a href="{}">What each role may do</a>.', reverse("role_list"))
        return field

    def get_form(self, request: HttpRequest, obj: User | None = None, change: bool = False, **options: Any) -> type:
        form = super().get_form(request, obj, change=change, **options)
        form.by = request.user
        return form

    @admin.action(description="Deactivate: they can no longer log in", permissions=["change"])
    @transaction.atomic
    def deactivate(self, request: HttpRequest, queryset: QuerySet) -> None:
        others = queryset.filter(is_active=True).exclude(pk=request.user.pk)
        if not request.user.is_superuser and others.filter(is_superuser=True).exists():
            self.message_user(request, ABOVE, messages.ERROR)
            others = others.filter(is_superuser=False)
        others = list(others)
        leaving = [account.pk for account in others]
        kept = [account for account in others if is_last_admin(account, leaving)]
        done = queryset.filter(pk__in=leaving).exclude(pk__in=[account.pk for account in kept]).update(is_active=False)
        if done:
            self.message_user(request, f"Deactivated: {done}.")
        if queryset.filter(pk=request.user.pk).exists():
            self.message_user(request, LOCKED_OUT["is_active"], messages.ERROR)
        if kept:
            self.message_user(request, LAST, messages.ERROR)

    def get_urls(self) -> list:
        view = self.admin_site.admin_view(self.link_view)
        return [path("<int:key>/link/", view, name="auth_user_link"), *super().get_urls()]

    def link_view(self, request: HttpRequest, key: int) -> HttpResponse:
        """Asks first; then shows, this once, a link by which the account's password is set."""
        account = self.get_object(request, str(key))
        if account is None:
            return self._get_obj_does_not_exist_redirect(request, self.opts, str(key))
        if not self.has_change_permission(request, account):
            raise PermissionDenied
        context = {**self.admin_site.each_context(request), "title": "One-time link", "opts": self.opts}
        context["original"] = account
        if request.method == "POST":
            try:
                context["link"] = request.build_absolute_uri(one_time_link(account))
            except Refused as refusal:
                self.message_user(request, str(refusal), messages.ERROR)
                return HttpResponseRedirect(reverse("admin:auth_user_change", args=[account.pk]))
            self.log_change(request, account, LINK_MADE)
        return render(request, "admin/one_time_link.html", context)

    def changes_of(self, row: User) -> list[Change]:
        """The account's fields, its groups, and links to a new password."""
        return changes_of_account(row)


@admin.register(Group)
class RoleAdmin(KeptForEver, GroupAdmin):
    """The roles; what each may do is in its permissions."""

    form = SeenForm
    why_kept = GROUP_KEPT

    def changes_of(self, row: Group) -> list[Change]:
        return changes_of_role(row)


@admin.register(AccessAttempt)
class AttemptAdmin(AccessAttemptAdmin):
    """Without the library's action for old attempts, which ends in an error on each request; they lapse anyway."""

    menu = PEOPLE
    actions = ()
    list_filter = [period("attempt_time", "when")]
    date_hierarchy = None


@admin.register(AccessLog)
class LoginAdmin(AccessLogAdmin):
    """Who came in and when, which nobody deletes."""

    menu = PEOPLE
    list_filter = [period("attempt_time", "when")]
    date_hierarchy = None

    def has_delete_permission(self, request: HttpRequest, obj=None) -> bool:
        return False


@admin.register(BulkAct)
class BulkActAdmin(ReadOnlyAdmin):
    """Who did what to many rows at one time, and how far it is; its page shows its own author which rows, and why."""

    list_display = ["__str__", "target_words", "by", "state", "total", "done", "left", "created_at"]
    list_filter = ["what", "state", period("created_at", "when it was begun")]
    list_select_related = ["by"]
    search_fields = ["by__username"]
    search_help_text = "User name of who did it"
    fields = readonly_fields = [*list_display, "is_over_others", "takes_back", "last_sign_at"]


@admin.register(AccessFailureLog)
class FailureAdmin(AccessFailureLogAdmin):
    menu = PEOPLE
    list_filter = ["locked_out", period("attempt_time", "when")]
    date_hierarchy = None


@admin.register(ProcrastinateJob)
class JobAdmin(ProcrastinateJobAdmin):
    """The machine's jobs. Filtered by what has few values, of which the list of no column is read from the table."""

    list_filter = ["status", period("scheduled_at", "when it is due")]
    ordering = ["-pk"]
