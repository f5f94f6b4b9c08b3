"""Django admin of the world; a module for each noun, and what all admin of ours shares."""

from django.contrib import admin

from .decisions import DecisionAdmin, DecisionForm, DecisionInline, KeptAdmin, OriginFilter
from .entity import AliasAdmin, EntityAdmin
from .event import EventAdmin
from .lists import ListAdmin, ReadOnlyAdmin, count_of, period
from .merging import MergeAdmin, MergedFilter

admin.site.site_header = admin.site.site_title = "Newsroom: administration"
admin.site.index_title = "All that is kept"

__all__ = [
    "AliasAdmin",
    "DecisionAdmin",
    "DecisionForm",
    "DecisionInline",
    "EntityAdmin",
    "EventAdmin",
    "KeptAdmin",
    "ListAdmin",
    "MergeAdmin",
    "MergedFilter",
    "OriginFilter",
    "ReadOnlyAdmin",
    "count_of",
    "period",
]
