"""Pages from the web: only public ones, politely, as the bytes that came."""

from .addresses import NotFetched, read_address
from .fetch import Page, Terms, fetch

__all__ = ["NotFetched", "Page", "Terms", "fetch", "read_address"]
