"""The coverage, and what the desk makes of it."""

from .appearance import Appearance, Modality, Offer, Silence, Stance
from .article import Article
from .claim import Claim, StatementWords
from .discrepancy import Discrepancy, DiscrepancyValue
from .event import EventReport
from .feed import Feed, FeedEntry
from .fetched import Fetched
from .following import Following
from .imports import Import, ImportRow
from .look import Look
from .mended import Mended
from .mention import Mention
from .merge_proposal import MergeProposal
from .model_reading import ModelAnswer, ModelCall, ModelReading, ModelSwitch
from .opinion import Opinion
from .origin import Origin, OriginCount, Reuse
from .original import OriginalFile
from .outlet import Outlet
from .quote import Quote, Utterance
from .reading import PutAside, StoryReading
from .revision import ReadThrough, Revision, SignsLeft
from .saved_search import SavedSearch
from .search_entry import SearchEntry
from .site import Site
from .small_model import Relearning, SmallModel
from .span import Passage
from .story import Membership, Signature, Story
from .watch import Watch

__all__ = [
    "Appearance",
    "Article",
    "Claim",
    "Discrepancy",
    "DiscrepancyValue",
    "EventReport",
    "Feed",
    "FeedEntry",
    "Fetched",
    "Following",
    "Import",
    "ImportRow",
    "Look",
    "Membership",
    "Mended",
    "Mention",
    "MergeProposal",
    "Modality",
    "ModelAnswer",
    "ModelCall",
    "ModelReading",
    "ModelSwitch",
    "Offer",
    "Opinion",
    "Origin",
    "OriginCount",
    "OriginalFile",
    "Outlet",
    "Passage",
    "PutAside",
    "Quote",
    "ReadThrough",
    "Relearning",
    "Reuse",
    "Revision",
    "SavedSearch",
    "SearchEntry",
    "Signature",
    "SignsLeft",
    "Silence",
    "Site",
    "SmallModel",
    "Stance",
    "StatementWords",
    "Story",
    "StoryReading",
    "Utterance",
    "Watch",
]
