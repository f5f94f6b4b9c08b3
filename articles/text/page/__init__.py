"""A page as it came → the article: headline, byline, dateline and text, with what was taken out and whom it credits."""

from .address import same_site, saved_from
from .clean import Cleaned
from .credits import Credit, agencies, agencies_in, agency_line, agency_pattern
from .dateline import read_dateline, without_dateline
from .front import Link
from .furniture import is_date_line
from .letter import Letter
from .lines import letters
from .live import Entry
from .markup import LARGEST, UnreadablePage
from .places import RawPlaces
from .printed import PAGE_BREAK
from .read import clean_html, clean_text
from .wraps import capped, hyphen_stays

__all__ = [
    "LARGEST",
    "PAGE_BREAK",
    "Cleaned",
    "Credit",
    "Entry",
    "Letter",
    "Link",
    "RawPlaces",
    "UnreadablePage",
    "agencies",
    "agencies_in",
    "agency_line",
    "agency_pattern",
    "capped",
    "clean_html",
    "clean_text",
    "hyphen_stays",
    "is_date_line",
    "letters",
    "read_dateline",
    "same_site",
    "saved_from",
    "without_dateline",
]
