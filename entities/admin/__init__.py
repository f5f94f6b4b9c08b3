"""Django admin of the world; a module for each noun."""

from django.contrib import admin

from .entity import AliasAdmin, EntityAdmin
from .event import EventAdmin

admin.site.site_header = admin.site.site_title = "Newsroom: administration"
admin.site.index_title = "All that is kept"

__all__ = ["AliasAdmin", "EntityAdmin", "EventAdmin"]
