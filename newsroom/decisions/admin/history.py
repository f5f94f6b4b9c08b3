"""The history page of a row in admin: what the database kept, whoever changed it and wherever."""

from django.contrib import admin
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse

from newsroom.decisions.history import Change, changes_of


class HistoryAdmin(admin.ModelAdmin):
    """Shows what the database kept of each change, not what admin noted of its own."""

    def changes_of(self, row: models.Model) -> list[Change]:
        """Newest first. Override where there is more to tell than the row's own changes."""
        return changes_of([row]) if hasattr(row, "history") else []

    def history_view(self, request: HttpRequest, object_id: str, extra_context=None) -> HttpResponse:
        row = self.get_object(request, object_id)
        if row is None:
            return self._get_obj_does_not_exist_redirect(request, self.opts, object_id)
        context = {
            **self.admin_site.each_context(request),
            "title": f"History of: {row}",
            "opts": self.opts,
            "object": row,
            "changes": self.changes_of(row),
            **(extra_context or {}),
        }
        return TemplateResponse(request, "admin/decision_history.html", context)
