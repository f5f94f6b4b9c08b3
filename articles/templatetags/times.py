"""Days and moments, as the reader sees them."""

from datetime import UTC, date, datetime

from django import template
from django.utils import timezone
from django.utils.html import format_html

register = template.Library()


def plain_day(day: date) -> str:
    return f"{day.day} {day:%b %Y}"


@register.simple_tag
def when(value: datetime | date | None, precision: str = "time", unknown: str = "date unknown") -> str:
    """A `<time>`; a moment (`precision` "time") is put into the reader's zone by times.js, a day is left alone."""
    if value is None:
        return format_html('<span class="muted">{}</span>', unknown)
    if precision == "day" or not isinstance(value, datetime):
        day = value.date() if isinstance(value, datetime) else value
        return format_html('<time datetime="{}">{}</time>', day.isoformat(), plain_day(day))
    moment = timezone.localtime(value, UTC)
    stamp = moment.isoformat(timespec="seconds")
    return format_html(
        '<time datetime="{}" data-moment>{}, {} UTC</time>', stamp, plain_day(moment.date()), f"{moment:%H:%M}"
    )


@register.filter
def minutes(seconds: float | None) -> int | None:
    return round(seconds / 60) if seconds else None
