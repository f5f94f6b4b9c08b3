"""An event's date, no more precise than anybody knows it."""

from datetime import date

from django import template
from django.utils.html import format_html

from entities.models import Event

from .times import plain_day

register = template.Library()


@register.simple_tag
def days(event: Event) -> str:
    """`3 Mar 2031`, `March 2031`, `2031 to 2033`, `3 Mar 2031 to 5 Mar 2031`; unresolved: the coverage's own words."""
    if event.first_day is None:
        if event.date_text:
            return format_html('“{}” <span class="muted">(day not known)</span>', event.date_text)
        return format_html('<span class="muted">{}</span>', "day not known")
    first, last = (_time(day, event.precision) for day in (event.first_day, event.last_day or event.first_day))
    return first if first == last else format_html("{} to {}", first, last)


def _time(day: date, precision: str) -> str:
    """A `<time>` that says the day's year or month only where no more is known."""
    if precision == Event.Precision.YEAR:
        return format_html('<time datetime="{}">{}</time>', f"{day:%Y}", day.year)
    if precision == Event.Precision.MONTH:
        return format_html('<time datetime="{}">{}</time>', f"{day:%Y-%m}", f"{day:%B %Y}")
    return format_html('<time datetime="{}">{}</time>', day.isoformat(), plain_day(day))
