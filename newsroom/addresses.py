"""Addresses of rows: some pages are full of them, and Django looks each one up among all patterns."""

from functools import cache

from django.urls import get_script_prefix, reverse


def address_of(page: str, key: int) -> str:
    """That of the page of this name for the row of this key; the page's pattern is looked up once."""
    before, after = _around(page, get_script_prefix())
    return f"{before}{key:d}{after}"


@cache
def _around(page: str, prefix: str) -> tuple[str, str]:
    """What stands before and after the key; `prefix` is where the site is mounted."""
    before, _, after = reverse(page, args=[0]).rpartition("0")
    return before, after
