"""Admin for whatever is suggested, confirmed or rejected: all that is saved here is a person's decision.

Saves go through the rows' own methods, as on the pages: to edit is to decide, what follows for other rows follows here,
versions go up, and whoever comes second hears of it instead of overwriting a colleague. Nothing is deleted: what is
wrong is rejected.
"""

from collections.abc import Iterable, Sequence
from functools import partial
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponseRedirect

from newsroom.decisions import Refused, StaleDecision, State, Suggestion, Versioned
from newsroom.decisions.locking import again
from newsroom.decisions.versioned import TOO_OLD

from .history import HistoryAdmin
from .lists import ListAdmin, period

MACHINE_FIELDS = ("score", "why")
DECISION_FIELDS = ("version", "created_by", "created_at", "decided_by", "decided_at")
CONTRADICTS = "it would contradict what was decided elsewhere"
DECIDED_AT_ONCE = 500  # rows an action may take on; each is a decision with a history of its own


class DecisionForm(forms.ModelForm):
    """Carries the version that the page showed, so that a later save by somebody else is noticed."""

    seen_version = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["seen_version"].initial = self.instance.version

    def clean(self) -> dict[str, Any]:
        """What does not say which version it saw might overwrite a colleague."""
        data = super().clean()
        if self.instance.pk and self.is_changed and self.cleaned_data.get("seen_version") is None:
            raise ValidationError(TOO_OLD)
        return data

    @property
    def is_changed(self) -> bool:
        """Whether anything but the version differs from what the page showed, members of relations included."""
        return bool(set(self.changed_data) - {"seen_version"})

    @property
    def changes(self) -> dict[str, Any]:
        """The row's own fields that were changed."""
        own = {field.name for field in self.instance._meta.concrete_fields}
        return {name: self.cleaned_data[name] for name in self.changed_data if name in own}


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
        try:
            return again(partial(super().changeform_view, request, object_id, form_url, extra_context))
        except StaleDecision:
            words = "Somebody changed this while you had it open, so nothing was saved. This is how it stands now."
        except Refused as refusal:
            words = f"Nothing was saved. {refusal}"
        except IntegrityError:
            words = f"Nothing was saved: {CONTRADICTS}."
        self.message_user(request, words, messages.ERROR)
        return HttpResponseRedirect(request.get_full_path())


class Sure:
    """A column for the machine's score."""

    @admin.display(description="sure")
    def sure(self, row: Suggestion) -> str:
        """As many digits as mean something."""
        return "–" if row.score is None else f"{row.score:.2f}"


class DecisionAdmin(Sure, KeptAdmin):
    """Admin of a suggestion: state, machine's reasons and history; actions confirm, reject, reopen."""

    form = DecisionForm
    list_filter: Sequence = ["state", OriginFilter, period("created_at", "when it was made")]
    readonly_fields: Sequence[str] = (*MACHINE_FIELDS, *DECISION_FIELDS)
    actions = ["confirm_selected", "reject_selected", "reopen_selected"]

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
        if not form.is_changed:
            return
        changes, version = form.changes, form.cleaned_data["seen_version"]
        if "state" in changes:
            row.decide(changes.pop("state"), by, version, **changes)
        else:
            row.edit(by, version, **changes)
        self.settle([row])

    @admin.action(description="Confirm", permissions=["change"])
    def confirm_selected(self, request, queryset: QuerySet) -> None:
        self._decide(request, queryset.exclude(state=State.CONFIRMED), State.CONFIRMED)

    @admin.action(description="Reject", permissions=["change"])
    def reject_selected(self, request, queryset: QuerySet) -> None:
        self._decide(request, queryset.exclude(state=State.REJECTED), State.REJECTED)

    @admin.action(description="Reopen (back to undecided)", permissions=["change"])
    def reopen_selected(self, request, queryset: QuerySet) -> None:
        self._decide(request, queryset.exclude(state=State.SUGGESTED), State.SUGGESTED)

    def _decide(self, request: HttpRequest, queryset: QuerySet, state: str) -> None:
        rows = list(queryset.order_by()[: DECIDED_AT_ONCE + 1])
        if len(rows) > DECIDED_AT_ONCE:
            self.message_user(request, f"At most {DECIDED_AT_ONCE} at once: narrow the list.", messages.ERROR)
            return
        done, refused = _decide_each(rows, state, request.user)
        self.settle(done)
        self.message_user(request, f"{State(state).label}: {len(done)}.")
        for words in refused:
            self.message_user(request, words, messages.WARNING)


def _decide_each(rows: Iterable[Suggestion], state: str, by) -> tuple[list[Suggestion], list[str]]:
    """Those that were decided, and a sentence for each that could not be; a refusal leaves the others alone."""
    done, refused = [], []
    for row in rows:
        try:
            again(partial(_decide_anew, row, state, by))
            done.append(row)
        except StaleDecision:
            refused.append(f"Not decided, since somebody else just changed it: {row}")
        except Refused as refusal:
            refused.append(f"Not decided: {row}. {refusal}")
        except IntegrityError:
            refused.append(f"Not decided, since {CONTRADICTS}: {row}")
    return done, refused


def _becomes_firmer(form: DecisionForm) -> bool:
    """What gives way in a list goes before what takes its place, wherever the two stand."""
    return "state" in form.changed_data and form.cleaned_data["state"] == State.CONFIRMED


def _decide_anew(row: Suggestion, state: str, by) -> None:
    """From the row as it stands, since a try that failed leaves traces in the object at hand."""
    now = type(row)._base_manager.filter(pk=row.pk).first()
    if now is None:
        raise StaleDecision(None)
    now.decide(state, by, row.version)


class DecisionInline(Sure, admin.TabularInline):
    """Rows of a suggestion under what they belong to. Rejected rather than deleted."""

    form = DecisionForm
    extra = 0
    can_delete = False
    show_change_link = True
    readonly_fields: Sequence[str] = ("sure", "why", "decided_by", "decided_at")
