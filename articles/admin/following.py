from django.contrib import admin

from articles.models import Following
from newsroom.decisions.admin import ClearingAdmin, period


@admin.register(Following)
class FollowingAdmin(ClearingAdmin):
    """Who follows which story; each person decides that for themselves on the story's page."""

    list_display = ["user", "story", "created_at"]
    list_filter = [period("created_at", "since when")]
    list_select_related = ["user", "story"]
    search_fields = ["story__title"]
    search_help_text = "Title of the story"
