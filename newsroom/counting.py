"""Counts that stop: nobody needs the exact number where there are very many, and it would cost the whole table."""

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Func, IntegerField, QuerySet

COUNTED = 1_000  # beyond it a count says "more than"


def capped(rows: QuerySet) -> int:
    """How many there are, at most COUNTED + 1."""
    return rows.order_by()[: COUNTED + 1].count()


def capped_of(rows: QuerySet, name: str = "pk") -> Func:
    """The same as an annotation, of rows that refer to the outer one; `name` is what is counted of them."""
    return Func(ArraySubquery(rows.values(name)[: COUNTED + 1]), function="cardinality", output_field=IntegerField())


def in_figures(count: int) -> str:
    """Such a count as a page shows it."""
    return f"{count:,}" if count <= COUNTED else f"{COUNTED:,}+"
