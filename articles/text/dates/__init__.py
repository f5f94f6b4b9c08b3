"""Dates in a text, as precise as its words and its own date make them."""

from .read import find_dates, is_bound, minutes_of_day

__all__ = [
    "find_dates",
    "is_bound",
    "minutes_of_day",
]
