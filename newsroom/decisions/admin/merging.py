"""Merging in admin: select two or more rows; the page where they are compared asks which one stays."""

from functools import partial
from urllib.parse import urlencode

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from newsroom.decisions import Refused, StaleDecision
from newsroom.decisions.access import CURATE
from newsroom.decisions.locking import again

from .rows import KeptAdmin

MERGED_AT_ONCE = 20


class MergedFilter(admin.SimpleListFilter):
    """Rows that were merged into another are out of sight unless one asks for them."""

    title = "whether it was merged"
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
    """For models that are merged at `/merge/…/`, and taken apart by `unmerge(by)`, which raises Refused."""

    actions = ["merge_selected", "unmerge_selected"]

    def has_curate_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm(CURATE)

    @admin.action(description="Compare and merge into one…", permissions=["curate"])
    def merge_selected(self, request: HttpRequest, queryset: QuerySet) -> HttpResponse | None:
        """On to the page that shows them side by side, where one chooses which one stays."""
        keys = list(queryset.order_by("pk").values_list("pk", flat=True)[: MERGED_AT_ONCE + 1])
        if not 2 <= len(keys) <= MERGED_AT_ONCE:
            self.message_user(request, f"Select from 2 to {MERGED_AT_ONCE} to merge.", messages.ERROR)
            return None
        query = urlencode({"row": keys, "next": request.get_full_path()}, doseq=True)
        return HttpResponseRedirect(f"{reverse('merge', args=[self.opts.model_name])}?{query}")

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
