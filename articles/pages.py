"""Keyset pages: the next page starts after the last row seen, so that page 10,000 costs what page 1 costs."""

from datetime import datetime
from typing import Any

from django.db.models import Q, QuerySet
from django.http import QueryDict
from django.utils.dateparse import parse_datetime


class Page:
    """One page of a queryset, newest first by a moment and then by number.

    `?after=2031-03-03T09:00:00+00:00~17` names the last row of the page before. A damaged key shows the first page.
    """

    def __init__(self, queryset: QuerySet, query: QueryDict, order: tuple[str, str], size: int) -> None:
        self.moment = order[0].removeprefix("-")
        key = read_key(query.get("after", ""))
        if key:
            at, pk = key
            queryset = queryset.filter(Q(**{f"{self.moment}__lt": at}) | Q(**{self.moment: at, "pk__lt": pk}))
        rows = list(queryset.order_by(*order)[: size + 1])
        self.rows: list[Any] = rows[:size]
        self.has_next = len(rows) > size
        self.is_first = key is None
        self._query = query

    @property
    def next_address(self) -> str:
        last = self.rows[-1]
        return self._address(f"{getattr(last, self.moment).isoformat()}~{last.pk}")

    @property
    def first_address(self) -> str:
        return self._address("")

    def _address(self, after: str) -> str:
        query = self._query.copy()
        query.pop("after", None)
        if after:
            query["after"] = after
        return f"?{query.urlencode()}"


def read_key(text: str) -> tuple[datetime, int] | None:
    """`moment~number` → both, or None where it is neither."""
    moment, _, number = text.partition("~")
    try:
        at = parse_datetime(moment)
    except ValueError:
        return None
    if at is None or at.tzinfo is None or not number.isdecimal() or len(number) > 18:
        return None
    return at, int(number)
