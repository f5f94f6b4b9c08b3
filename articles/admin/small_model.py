from django.contrib import admin, messages
from django.db.models import Prefetch
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from articles.drawing.pictures import calibration_curve
from articles.models import Relearning, SmallModel
from newsroom.decisions import Refused, StaleDecision
from newsroom.decisions.admin import MACHINE, KeptAdmin, ReadOnlyAdmin, period


@admin.register(SmallModel)
class SmallModelAdmin(KeptAdmin):
    """The small models of the shipped reader: with which weights they read, and one click back."""

    menu = MACHINE
    list_display = ["name", "in_use_now", "is_automatic", "latest"]
    search_fields = ["name"]
    search_help_text = "Name of the model, as: names, rows, stance"
    list_select_related = ["in_use"]
    fields = ["name", "in_use", "is_automatic", "latest", "version"]
    readonly_fields = ["name", "latest", "version"]
    actions = ["go_back"]

    def has_add_permission(self, request) -> bool:
        return False

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        """Of a night's results those of this model that are better than what was shipped, the latest first."""
        key = request.resolver_match.kwargs.get("object_id") if request.resolver_match else None
        kwargs["queryset"] = Relearning.objects.filter(model=key, constants__isnull=False)
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def save_changes(self, row: SmallModel, form, by) -> None:
        if not form.is_changed:
            return
        version = form.cleaned_data["seen_version"]
        if "in_use" in form.changes:
            row.use(form.changes["in_use"], by, version)
            version = row.version
        if "is_automatic" in form.changes:
            row.change(by, version, is_automatic=form.changes["is_automatic"])

    def get_queryset(self, request):
        """Each with its latest night. One query more."""
        latest = Relearning.objects.order_by("model_id", "-pk").distinct("model_id")
        return super().get_queryset(request).prefetch_related(Prefetch("nights", latest, to_attr="latest_nights"))

    @admin.action(description="Go back to the weights used before", permissions=["change"])
    def go_back(self, request, queryset) -> None:
        for model in queryset:
            try:
                model.go_back(request.user)
            except Refused as refusal:
                self.message_user(request, f"{model}: {refusal}", messages.ERROR)
            except StaleDecision:
                self.message_user(request, f"{model}: somebody else changed it just now.", messages.ERROR)
            else:
                used = model.in_use or "the shipped weights"
                self.message_user(request, f"{model}: in use again is {used}.", messages.SUCCESS)

    @admin.display(description="in use", ordering="in_use")
    def in_use_now(self, model: SmallModel) -> str:
        return str(model.in_use or "The shipped weights")

    @admin.display(description="last night")
    def latest(self, model: SmallModel) -> str:
        night = next(iter(model.latest_nights), None)
        return f"{night.report['why']} ({night.decisions:,} decisions)" if night else "Nothing learned yet."


@admin.register(Relearning)
class RelearningAdmin(ReadOnlyAdmin):
    """What each night learned, and how well it tells decisions that it had not seen."""

    list_display = ["__str__", "model", "is_kept", "decisions", "why"]
    search_fields = ["model__name"]
    search_help_text = "Name of the model"
    list_filter = ["model__name", period("made_at", "when")]
    list_select_related = ["model"]
    fields = readonly_fields = ["model", "made_at", "is_kept", "why", "measures"]

    @admin.display(description="result")
    def why(self, night: Relearning) -> str:
        return night.report["why"]

    @admin.display(description="kept", boolean=True)
    def is_kept(self, night: Relearning) -> bool:
        return night.is_kept

    @admin.display(description="on held-out decisions")
    def measures(self, night: Relearning) -> SafeString:
        """A table and the curve of calibration."""
        before, after = (night.report.get(name, {}).get("curve", ()) for name in ("before", "after"))
        context = {"night": night, "report": night.report, "curve": calibration_curve(before, after)}
        return render_to_string("admin/relearning.html", context)
