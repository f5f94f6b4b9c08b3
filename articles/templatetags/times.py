"""Days and moments, as the reader sees them."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from django import template
from django.template import Context
from django.utils import timezone
from django.utils.html import format_html

from articles.models import Article
from articles.models.published import ahead_in_words
from newsroom.values import zone_in

register = template.Library()


def plain_day(day: date) -> str:
    return f"{day.day} {day:%b %Y}"


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
    zone = zone_in(request.COOKIES) if request else None
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


@register.simple_tag(takes_context=True)
def published(context: Context, article: Article) -> str:
    """When an article came out: by the clock of its place where that is known, else as `when` has it."""
    if article.published_offset is None:
        return when(context, article.published_at, article.published_precision)
    there, ahead = article.published_there, ahead_in_words(article.published_offset)
    moment = article.published_at
    return format_html(
        '<time datetime="{}" title="{}">{}, {} <span class="muted">{}</span></time>',
        f"{there.replace(tzinfo=None).isoformat(timespec='seconds')}{ahead}",
        f"{plain_day(moment.date())}, {moment:%H:%M} UTC · shown by the clock of its place",
        plain_day(there.date()),
        f"{there:%H:%M}",
        f"UTC{ahead}",
    )


def short_moment(moment: datetime, zone: ZoneInfo | None = None) -> str:
    """Where there is little room: the hour if it is today's on the reader's clock (or in UTC), else the day."""
    there, now = (_in_zone(each, zone or UTC) for each in (moment, timezone.now()))
    return f"{there:%H:%M}" if there.date() == now.date() else f"{there.day} {there:%b}"


def _in_zone(moment: datetime, zone: ZoneInfo) -> datetime:
    """The moment on the reader's clock; where that is beyond the calendar it stays in UTC."""
    try:
        return moment.astimezone(zone)
    except OverflowError:
        return moment


@register.filter
def minutes(seconds: float | None) -> int | None:
    return round(seconds / 60) if seconds else None
