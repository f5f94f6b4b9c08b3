from django.contrib import admin

from articles.models import JobTally
from newsroom.decisions.admin import ReadOnlyAdmin, period


@admin.register(JobTally)
class JobTallyAdmin(ReadOnlyAdmin):
    """How many jobs each queue had done, minute by minute, for a week."""

    list_display = ["queue", "minute", "done", "failed"]
    list_filter = ["queue", period("minute", "when")]
    search_fields = ["queue"]
    search_help_text = "Name of the queue"
    fields = readonly_fields = ["queue", "minute", "done", "failed"]
