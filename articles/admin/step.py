"""Steps of many claims at once: shown first, and then taken as on a claim's page."""

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse

from articles.models.step import Step
from newsroom.decisions.admin.many import show_first

STEP_FIELDS = ("step", "step_note")
STEP_ACTIONS = ["check_selected", "hand_selected", "clear_selected"]


class StepActions:
    """Actions of the list of claims: those steps that need no note."""

    @admin.action(description="Mark as checked…", permissions=["change"])
    def check_selected(self, request: HttpRequest, queryset: QuerySet) -> HttpResponse:
        return show_first(request, queryset, Step.CHECKED)

    @admin.action(description="Hand to the second reader…", permissions=["change"])
    def hand_selected(self, request: HttpRequest, queryset: QuerySet) -> HttpResponse:
        return show_first(request, queryset, Step.SECOND)

    @admin.action(description="Clear, as the second reader…", permissions=["change"])
    def clear_selected(self, request: HttpRequest, queryset: QuerySet) -> HttpResponse:
        return show_first(request, queryset, Step.CLEARED)
