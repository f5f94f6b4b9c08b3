"""Keyset pages: the next page starts after the last row seen, so that page 10,000 costs what page 1 costs."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from django.db.models import F, Q, QuerySet
from django.http import QueryDict

from newsroom.values import moment_in, number_in

SEPARATOR = "~"


class KeyPage:
    """One page of a queryset in the order of one field (or annotation) and then of the primary key.

    `?after=ostrand~17` names the last row of the page before; a damaged key shows the first page. Rows whose field is
    NULL come last, where it `may_be_null`. `read` makes the field's value of its text; it may raise ValueError.
    """

    def __init__(
        self,
        queryset: QuerySet,
        query: QueryDict,
        field: str,
        size: int,
        descending: bool = False,
        may_be_null: bool = False,
        read: Callable[[str], Any] = str,
    ) -> None:
        self._query, self._field, self._read = query, field, read
        self._descending, self._may_be_null = descending, may_be_null
        key = self._key(query.get("after", ""))
        rows = list(self._ordered(queryset if key is None else self._after(queryset, *key))[: size + 1])
        self.rows: list[Any] = rows[:size]
        self.has_next = len(rows) > size
        self.is_first = key is None

    def _ordered(self, queryset: QuerySet) -> QuerySet:
        field = F(self._field)
        nulls_last = self._may_be_null or None  # said without need, it keeps the database from using an index
        if self._descending:
            return queryset.order_by(field.desc(nulls_last=nulls_last), "-pk")
        return queryset.order_by(field.asc(nulls_last=nulls_last), "pk")

    def _after(self, queryset: QuerySet, value: Any, pk: int) -> QuerySet:
        beyond = "lt" if self._descending else "gt"
        same = Q(**{self._field: value, f"pk__{beyond}": pk})
        if value is None:
            return queryset.filter(same)
        later = Q(**{f"{self._field}__{beyond}": value}) | same
        if self._may_be_null:
            return queryset.filter(later | Q(**{f"{self._field}__isnull": True}))
        # Says nothing new, but lets the database begin in the middle of the index.
        return queryset.filter(later, **{f"{self._field}__{beyond}e": value})

    def _key(self, text: str) -> tuple[Any, int] | None:
        value, separator, key = text.rpartition(SEPARATOR)
        number = number_in(key)
        if not separator or number is None or not (value or self._may_be_null):
            return None
        try:
            return (self._read(value) if value else None), number
        except ValueError:
            return None

    @property
    def next_address(self) -> str:
        last = self.rows[-1]
        return self._address(f"{written(getattr(last, self._field))}{SEPARATOR}{last.pk}")

    @property
    def first_address(self) -> str:
        return self._address("")

    def _address(self, after: str) -> str:
        query = self._query.copy()
        query.pop("after", None)
        if after:
            query["after"] = after
        return f"?{query.urlencode()}"


def written(value: Any) -> str:
    if isinstance(value, date | datetime):
        return value.isoformat()
    return "" if value is None else str(value)


def read_number(text: str) -> int:
    """A whole number that the database can hold; raises ValueError for anything else."""
    number = number_in(text)
    if number is None:
        raise ValueError("no number")
    return number


def read_moment(text: str) -> datetime:
    """A moment with its zone; raises ValueError for anything else."""
    moment = moment_in(text)
    if moment is None:
        raise ValueError("no moment")
    return moment
