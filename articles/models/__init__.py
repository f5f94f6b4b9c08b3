"""The coverage, and what the desk makes of it."""

from .article import Article, ReadThrough, Revision, SearchEntry
from .claim import Appearance, Claim, Modality, Offer, Silence, Stance, StatementWords
from .difference import Discrepancy, DiscrepancyValue
from .event import EventReport
from .mention import Mention
from .origin import Origin, Reuse
from .outlet import Outlet
from .quote import Quote, Utterance
from .span import Passage
from .story import Membership, Signature, Story

__all__ = [
    "Appearance",
    "Article",
    "Claim",
    "Discrepancy",
    "DiscrepancyValue",
    "EventReport",
    "Membership",
    "Mention",
    "Modality",
    "Offer",
    "Origin",
    "Outlet",
    "Passage",
    "Quote",
    "ReadThrough",
    "Reuse",
    "Revision",
    "SearchEntry",
    "Signature",
    "Silence",
    "Stance",
    "StatementWords",
    "Story",
    "Utterance",
]
