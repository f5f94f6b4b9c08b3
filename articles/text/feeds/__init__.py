"""A feed as it came → what it says of itself and its entries; a page → the feeds that it names; lists of feeds."""

from .entry import Entry, Feed
from .opml import FeedList, Listed, read_opml, write_opml
from .read import read_feed

__all__ = ["Entry", "Feed", "FeedList", "Listed", "read_feed", "read_opml", "write_opml"]
