"""An event's date, no more precise than anybody knows it."""

from django import template
from django.utils.html import format_html

from entities.models import Event

from .times import plain_day

register = template.Library()


@register.simple_tag
def days(event: Event) -> str:
    """`3 Mar 2031`, `March 2031`, `2031`, `3 Mar 2031 to 5 Mar 2031`; unresolved: the coverage's own words."""
    if event.first_day is None:
        if event.date_text:
            return format_html('“{}” <span class="muted">(day not known)</span>', event.date_text)
        return format_html('<span class="muted">{}</span>', "day not known")
    if event.precision == Event.Precision.YEAR:
        return format_html('<time datetime="{}">{}</time>', event.first_day.year, event.first_day.year)
    if event.precision == Event.Precision.MONTH:
        return format_html('<time datetime="{}">{}</time>', f"{event.first_day:%Y-%m}", f"{event.first_day:%B %Y}")
    first = format_html('<time datetime="{}">{}</time>', event.first_day.isoformat(), plain_day(event.first_day))
    if event.last_day in (None, event.first_day):
        return first
    last = format_html('<time datetime="{}">{}</time>', event.last_day.isoformat(), plain_day(event.last_day))
    return format_html("{} to {}", first, last)
