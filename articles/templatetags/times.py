"""Days and moments, as the reader sees them."""

from datetime import UTC, date, datetime
from functools import lru_cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from django import template
from django.template import Context
from django.utils import timezone
from django.utils.html import format_html

register = template.Library()

LONGEST_ZONE = 50  # characters; the longest name has 32


def plain_day(day: date) -> str:
    return f"{day.day} {day:%b %Y}"


@lru_cache(maxsize=600)
def zone_named(name: str) -> ZoneInfo | None:
    """A time zone by its name, as a browser's cookie gives it; None for anything else."""
    try:
        return ZoneInfo(name) if 0 < len(name) < LONGEST_ZONE else None
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None


@register.simple_tag(takes_context=True)
def when(
    context: Context, value: datetime | date | None, precision: str = "time", unknown: str = "date unknown"
) -> str:
    """A `<time>`; a moment (`precision` "time") stands in the reader's zone, a day has none and is left alone.

    The zone is known from the cookie that times.js sets; on a first visit times.js itself puts the moment into it.
    """
    if value is None:
        return format_html('<span class="muted">{}</span>', unknown)
    if precision == "day" or not isinstance(value, datetime):
        day = value.date() if isinstance(value, datetime) else value
        return format_html('<time datetime="{}">{}</time>', day.isoformat(), plain_day(day))
    moment = timezone.localtime(value, UTC)
    told = f"{plain_day(moment.date())}, {moment:%H:%M} UTC"
    request = context.get("request")
    zone = zone_named(request.COOKIES.get("zone", "")) if request else None
    if zone is None:
        return format_html('<time datetime="{}" data-moment>{}</time>', moment.isoformat(timespec="seconds"), told)
    local = _in_zone(moment, zone)
    title = f"{told} · shown in {zone.key}"
    return format_html(
        '<time datetime="{}" title="{}">{}, {}</time>',
        moment.isoformat(timespec="seconds"),
        title,
        plain_day(local.date()),
        f"{local:%H:%M}",
    )


def _in_zone(moment: datetime, zone: ZoneInfo) -> datetime:
    """The moment on the reader's clock; where that is beyond the calendar it stays in UTC."""
    try:
        return moment.astimezone(zone)
    except OverflowError:
        return moment


@register.filter
def minutes(seconds: float | None) -> int | None:
    return round(seconds / 60) if seconds else None
