"""Merging in admin: select two or more rows, choose on the next page which one stays."""

from collections.abc import Sequence
from functools import partial

from django.contrib import admin, messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.db import models, transaction
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse

from newsroom.decisions import Refused, StaleDecision
from newsroom.decisions.access import CURATE
from newsroom.decisions.locking import again

from .rows import KeptAdmin

MERGED_AT_ONCE = 20


class MergedFilter(admin.SimpleListFilter):
    """Rows that were merged into another are out of sight unless one asks for them."""

    title = "merged"
    parameter_name = "merged"

    def lookups(self, request, model_admin):
        return [("yes", "Merged into another"), ("all", "All")]

    def choices(self, changelist):
        chosen = self.value()
        yield {
            "selected": chosen is None,
            "query_string": changelist.get_query_string(remove=[self.parameter_name]),
            "display": "Not merged",
        }
        for value, title in self.lookup_choices:
            yield {
                "selected": chosen == value,
                "query_string": changelist.get_query_string({self.parameter_name: value}),
                "display": title,
            }

    def queryset(self, request, queryset: QuerySet) -> QuerySet:
        if self.value() == "all":
            return queryset
        return queryset.filter(merged_into__isnull=self.value() != "yes")


class MergeAdmin(KeptAdmin):
    """For models with `merge_into(other, by)` and `unmerge(by)`; both raise Refused with the reason."""

    actions = ["merge_selected", "unmerge_selected"]

    def has_curate_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm(CURATE)

    @admin.action(description="Merge into one…", permissions=["curate"])
    def merge_selected(self, request: HttpRequest, queryset: QuerySet) -> HttpResponse | None:
        rows = list(queryset.order_by("pk")[: MERGED_AT_ONCE + 1])
        if not 2 <= len(rows) <= MERGED_AT_ONCE:
            self.message_user(request, f"Select from 2 to {MERGED_AT_ONCE} to merge.", messages.ERROR)
            return None
        heir = next((row for row in rows if str(row.pk) == request.POST.get("heir")), None)
        if heir is None:
            return self._ask_for_heir(request, rows)
        self._merge(request, [row for row in rows if row.pk != heir.pk], heir)
        return None

    def _ask_for_heir(self, request: HttpRequest, rows: Sequence[models.Model]) -> HttpResponse:
        context = {
            **self.admin_site.each_context(request),
            "title": f"Merge {self.opts.verbose_name_plural}",
            "opts": self.opts,
            "rows": rows,
            "checkbox": ACTION_CHECKBOX_NAME,
        }
        return TemplateResponse(request, "admin/merge.html", context)

    def _merge(self, request: HttpRequest, rows: Sequence[models.Model], heir: models.Model) -> None:
        """All of them or none."""
        try:
            again(lambda: self._merge_all(rows, heir, request.user))
        except StaleDecision:
            self.message_user(request, "Nothing merged: one of them has just changed. Try again.", messages.ERROR)
        except Refused as refusal:
            self.message_user(request, f"Nothing merged. {refusal}", messages.ERROR)
        else:
            self.settle([*rows, heir])
            self.message_user(request, f"Merged {len(rows)} into “{heir}”. “Take the merge back” undoes it.")

    @transaction.atomic
    def _merge_all(self, rows: Sequence[models.Model], heir: models.Model, by) -> None:
        for row in type(heir)._base_manager.filter(pk__in=[row.pk for row in rows]).order_by("pk"):
            row.merge_into(heir, by)

    @admin.action(description="Take the merge back", permissions=["curate"])
    def unmerge_selected(self, request: HttpRequest, queryset: QuerySet) -> None:
        rows = list(queryset.exclude(merged_into=None).order_by("pk")[:MERGED_AT_ONCE])
        if not rows:
            self.message_user(request, "Nothing was taken back: none of these was merged into another.", messages.ERROR)
        done = []
        for row in rows:
            heir = row.heir
            try:
                taken = again(partial(row.unmerge, request.user))
            except (Refused, StaleDecision) as error:
                self.message_user(request, f"“{row}” stays merged. {error}", messages.ERROR)
                continue
            done += [row, heir]
            if taken.kept:
                self.message_user(request, taken.words, messages.WARNING)
        if done:
            self.settle(done)
            self.message_user(request, f"Taken apart again: {len(done) // 2}.")
