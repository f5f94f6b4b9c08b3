"""A page as it came → the article: headline, byline, dateline and text, with what was taken out and whom it credits."""

from .address import same_site
from .clean import Cleaned, clean_text
from .credits import Credit, agencies, agencies_in, agency_line, agency_pattern
from .dateline import read_dateline, without_dateline
from .front import Link
from .html import clean_html
from .live import Entry
from .markup import LARGEST, UnreadablePage

__all__ = [
    "LARGEST",
    "Cleaned",
    "Credit",
    "Entry",
    "Link",
    "UnreadablePage",
    "agencies",
    "agencies_in",
    "agency_line",
    "agency_pattern",
    "clean_html",
    "clean_text",
    "read_dateline",
    "same_site",
    "without_dateline",
]
