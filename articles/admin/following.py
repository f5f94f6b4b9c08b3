from django.contrib import admin

from articles.models import Following
from newsroom.decisions.admin import ClearingAdmin, period

from .narrowing import by_person, by_story


@admin.register(Following)
class FollowingAdmin(ClearingAdmin):
    """Who follows which story; each person decides that for themselves on the story's page."""

    narrowed_by = [*by_story(), *by_person("who follows", "user")]
    list_display = ["user", "story", "created_at"]
    list_filter = [period("created_at", "since when")]
    list_select_related = ["user", "story"]
    search_fields = ["story__title"]
    search_help_text = "Title of the story"

    def view_on_site(self, row: Following) -> str:
        return row.story.get_absolute_url()
