"""Pages from the web: only public ones, politely, as the bytes that came."""

from .addresses import NotFetched, NotYet, read_address, site_of
from .fetch import Page, Terms, Wanted, fetch

__all__ = ["NotFetched", "NotYet", "Page", "Terms", "Wanted", "fetch", "read_address", "site_of"]
