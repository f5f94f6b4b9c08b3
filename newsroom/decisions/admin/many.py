"""Acts on many rows in admin: what is selected is shown first, on the page where it is then done."""

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from newsroom.decisions.many import BulkAct
from newsroom.decisions.suggestion import MOVE


def show_first(request: HttpRequest, rows: QuerySet, what: str) -> HttpResponse:
    """On to the page that shows what an act on these rows, however many, is going to do."""
    act = BulkAct.objects.choose(request.user, what, rows, back=request.get_full_path())
    return HttpResponseRedirect(reverse("act_detail", args=[act.pk]))


class MovingAdmin(admin.ModelAdmin):
    """For rows that may belong elsewhere (`MOVES_TO`)."""

    actions = ["move_selected"]

    def get_actions(self, request: HttpRequest) -> dict:
        found = super().get_actions(request)
        return found if self.model.MOVES_TO else {name: each for name, each in found.items() if name != "move_selected"}

    @admin.action(description="Move elsewhere…", permissions=["change"])
    def move_selected(self, request: HttpRequest, queryset: QuerySet) -> HttpResponse:
        """To another entity, claim or story."""
        return show_first(request, queryset, MOVE)
