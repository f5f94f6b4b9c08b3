"""Admin for whatever is suggested, confirmed or rejected: all that is saved here is a person's decision.

Saves go through the rows' own methods, as on the pages: to edit is to decide, what follows for other rows follows here,
versions go up, and whoever comes second hears of it instead of overwriting a colleague. Nothing is deleted: what is
wrong is rejected.
"""

from collections.abc import Sequence
from functools import partial
from typing import Any

from django.contrib import admin, messages
from django.db import IntegrityError, transaction
from django.db.models import QuerySet
from django.forms.models import BaseInlineFormSet
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse

from newsroom.decisions import Refused, StaleDecision, State, Suggestion, Versioned
from newsroom.decisions.locking import again
from newsroom.decisions.many import CONTRADICTS
from newsroom.decisions.suggestion import REOPEN
from newsroom.decisions.tracking import events_of

from .choices import choice
from .forms import DecisionForm
from .history import HistoryAdmin
from .lists import ListAdmin, period
from .many import MovingAdmin, show_first

MACHINE_FIELDS = ("score", "why")
DECISION_FIELDS = ("version", "created_by", "created_at", "decided_by", "decided_at")
SHOWN_BELOW = 100  # rows under what they belong to


class OriginFilter(admin.SimpleListFilter):
    """Whose word a row is."""

    title = "whose word it is"
    parameter_name = "whose"

    def lookups(self, request, model_admin):
        return [("machine", "The machine's"), ("people", "Decided by people"), ("mine", "Decided by me")]

    def queryset(self, request, queryset: QuerySet) -> QuerySet:
        if self.value() == "machine":
            return queryset.undecided_by_people()
        if self.value() == "people":
            return queryset.exclude(decided_by=None)
        return queryset.filter(decided_by=request.user) if self.value() == "mine" else queryset


DECIDED_BY = choice("who decided", "admin.LogEntry.user", "decided_by", name="decided_by")


class KeptAdmin(HistoryAdmin, ListAdmin):
    """Admin of what is never deleted: saved under the row's version, with a history that the database keeps."""

    form = DecisionForm

    def has_delete_permission(self, request, obj=None) -> bool:
        return False

    def save_model(self, request, obj: Versioned, form: DecisionForm, change: bool) -> None:
        if change:
            self.save_changes(obj, form, request.user)
        else:
            self.make(obj, request.user)

    def make(self, row: Versioned, by) -> None:
        """Write a row that this person adds."""
        row.save()

    def settled(self, rows: Sequence[Versioned]) -> None:
        """What the machine does anew once these rows were decided or merged, when all is written. Override."""

    def settle(self, rows: Sequence[Versioned]) -> None:
        """Nobody waits behind a lock for what the machine does then, and what was decided stands if it fails."""
        transaction.on_commit(partial(again, partial(self.settled, rows)), robust=True)

    def save_changes(self, row: Versioned, form: DecisionForm, by) -> None:
        """What was changed in a form is this person's word; raises StaleDecision."""
        if form.is_changed:
            row.change(by, form.cleaned_data["seen_version"], **form.changes)

    def save_formset(self, request, form, formset, change: bool) -> None:
        """Rows of inlines are decisions, too, and are taken as on their own pages."""
        if not issubclass(formset.model, Suggestion):
            super().save_formset(request, form, formset, change)
            return
        formset.save(commit=False)
        own_admin = self.admin_site.get_model_admin(formset.model)
        for row in formset.new_objects:
            own_admin.make(row, request.user)
        for inline in sorted(formset.initial_forms, key=_becomes_firmer):
            if inline.instance._meta.pk.name in inline.changed_data:  # the row belongs elsewhere by now
                raise StaleDecision(None)
            own_admin.save_changes(inline.instance, inline, request.user)

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        ask = partial(super().changeform_view, request, object_id, form_url, extra_context)
        try:
            try:
                return again(ask)
            except (StaleDecision, IntegrityError):  # somebody was faster by a moment: the form finds out now
                return again(ask)
        except StaleDecision:
            words = "Somebody changed this while you had it open, so nothing was saved. This is how it stands now."
        except Refused as refusal:
            words = f"Nothing was saved. {refusal}"
        except IntegrityError:
            words = f"Nothing was saved: {CONTRADICTS}."
        self.message_user(request, words, messages.ERROR)
        return HttpResponseRedirect(request.get_full_path())

    def log_change(self, request, obj, message):
        request.is_unchanged = not message
        return super().log_change(request, obj, message)

    def response_change(self, request, obj):
        if not request.is_unchanged:
            return super().response_change(request, obj)
        self.message_user(request, "Nothing was changed.", messages.INFO)
        if "_continue" in request.POST:
            return HttpResponseRedirect(request.get_full_path())
        return self.response_post_save_change(request, obj)


class Sure:
    """A column for the machine's score."""

    @admin.display(description="sure")
    def sure(self, row: Suggestion) -> str:
        """As many digits as mean something."""
        return "–" if row.score is None else f"{row.score:.2f}"


class DecisionAdmin(Sure, MovingAdmin, KeptAdmin):
    """Admin of a suggestion: state, machine's reasons and history; actions confirm, reject, reopen, move."""

    form = DecisionForm
    list_filter: Sequence = ["state", OriginFilter, period("created_at", "when it was made")]
    readonly_fields: Sequence[str] = (*MACHINE_FIELDS, *DECISION_FIELDS)
    actions = ["confirm_selected", "reject_selected", "reopen_selected", *MovingAdmin.actions]

    def get_list_filter(self, request) -> list:
        return [*super().get_list_filter(request), DECIDED_BY]

    def get_fieldsets(self, request, obj=None):
        """What a person says above, what the machine said and who decided below."""
        fields = self.get_fields(request, obj)
        said = [name for name in fields if name in (*MACHINE_FIELDS, *DECISION_FIELDS)]
        own = [name for name in fields if name not in said]
        below = ("The machine’s reasons, and who decided", {"fields": said, "classes": ["collapse"]})
        return [(None, {"fields": own}), below] if obj else [(None, {"fields": own})]

    def get_changeform_initial_data(self, request) -> dict[str, str]:
        return {"state": State.CONFIRMED, **super().get_changeform_initial_data(request)}

    def make(self, row: Suggestion, by) -> None:
        row.make(by, row.state)
        self.settle([row])

    def save_changes(self, row: Suggestion, form: DecisionForm, by) -> None:
        """What was changed in a form is this person's decision; raises StaleDecision, Refused."""
        if form.is_changed:
            self.write_changes(row, form.changes, form.cleaned_data["seen_version"], by)
            self.settle([row])

    def write_changes(self, row: Suggestion, changes: dict[str, Any], version: int, by) -> None:
        """Write them by the row's own methods."""
        if "state" in changes:
            row.decide(changes.pop("state"), by, version, **changes)
        else:
            row.edit(by, version, **changes)

    @admin.action(description="Confirm…", permissions=["change"])
    def confirm_selected(self, request, queryset: QuerySet) -> HttpResponse:
        return show_first(request, queryset, State.CONFIRMED)

    @admin.action(description="Reject…", permissions=["change"])
    def reject_selected(self, request, queryset: QuerySet) -> HttpResponse:
        return show_first(request, queryset, State.REJECTED)

    @admin.action(description="Reopen (as before the last decision)…", permissions=["change"])
    def reopen_selected(self, request, queryset: QuerySet) -> HttpResponse:
        return show_first(request, queryset, REOPEN)


class StatingAdmin(DecisionAdmin):
    """For what is said by an act of the model's own, `make`: it confirms what is known, and makes others give way.

    `stated` names what one says by it.
    """

    stated: Sequence[str] = ()

    def get_fields(self, request, obj=None):
        """To add it is to confirm it."""
        return super().get_fields(request, obj) if obj else self.stated

    def response_add(self, request, obj: Suggestion, post_url_continue=None):
        gone = rejected_with(obj)
        if gone:
            self.message_user(request, f"Rejected by the same act: {', '.join(map(str, gone))}.", messages.INFO)
        return super().response_add(request, obj, post_url_continue)


def rejected_with(row: Suggestion) -> list[Suggestion]:
    """Rows of its kind that gave way when this one was last decided on."""
    act = row.history.order_by("-pgh_id").values_list("pgh_context_id", flat=True).first()
    others = events_of(type(row)).objects.filter(pgh_context_id=act).exclude(pgh_obj=row.pk)
    return list(type(row).objects.rejected().filter(pk__in=others.values("pgh_obj")))


def _becomes_firmer(form: DecisionForm) -> bool:
    """What gives way in a list goes before what takes its place, wherever the two stand."""
    return "state" in form.changed_data and form.cleaned_data["state"] == State.CONFIRMED


class FirstRows(BaseInlineFormSet):
    """No more rows than a form may have fields, and than are made in a second; the list has all of them."""

    def get_queryset(self) -> QuerySet:
        """What was sent is found wherever it stands by now."""
        if not hasattr(self, "_queryset"):
            rows = super().get_queryset()
            self._queryset = rows if self.is_bound else rows[:SHOWN_BELOW]
        return self._queryset

    @property
    def is_full(self) -> bool:
        return self.initial_form_count() >= SHOWN_BELOW

    @property
    def all_of_them(self) -> str:
        """The address of the list."""
        meta = self.model._meta
        return f"{reverse(f'admin:{meta.app_label}_{meta.model_name}_changelist')}?{self.fk.name}={self.instance.pk}"


class DecisionInline(Sure, admin.TabularInline):
    """Rows of a suggestion under what they belong to. Rejected rather than deleted."""

    form, formset, template = DecisionForm, FirstRows, "admin/first_rows.html"
    extra = 0
    can_delete = False
    show_change_link = True
    readonly_fields: Sequence[str] = ("sure", "why", "decided_by", "decided_at")
