"""The coverage, and what the desk makes of it."""

from .appearance import Appearance, Modality, Offer, Silence, Stance
from .article import Article
from .assignment import Assignment
from .blind_reading import BlindAnswer, BlindReading
from .claim import Claim, StatementWords
from .discrepancy import Discrepancy, DiscrepancyValue
from .duplicate import Duplicate
from .event import EventReport
from .feed import Feed, FeedEntry
from .fetched import Fetched
from .following import Following
from .imports import Import, ImportRow
from .job_tally import JobTally
from .look import Look
from .membership import Membership
from .mended import Mended
from .mention import Mention
from .merge_proposal import MergeProposal
from .model_reading import ModelAnswer, ModelCall, ModelReading, ModelSwitch
from .note import Note
from .opinion import Opinion
from .origin import Origin, OriginCount, Reuse
from .original import OriginalFile
from .outlet import Outlet
from .presence import Presence
from .quote import Quote, Utterance
from .reading import PutAside, StoryReading
from .revision import ReadThrough, Revision, SignsLeft
from .saved_search import SavedSearch
from .search_entry import SearchEntry
from .settlement import Settlement
from .signature import Signature
from .site import Site
from .small_model import Relearning, SmallModel
from .span import Passage
from .story import Story
from .watch import Watch

__all__ = [
    "Appearance",
    "Article",
    "Assignment",
    "BlindAnswer",
    "BlindReading",
    "Claim",
    "Discrepancy",
    "DiscrepancyValue",
    "Duplicate",
    "EventReport",
    "Feed",
    "FeedEntry",
    "Fetched",
    "Following",
    "Import",
    "ImportRow",
    "JobTally",
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
    "Note",
    "Offer",
    "Opinion",
    "Origin",
    "OriginCount",
    "OriginalFile",
    "Outlet",
    "Passage",
    "Presence",
    "PutAside",
    "Quote",
    "ReadThrough",
    "Relearning",
    "Reuse",
    "Revision",
    "SavedSearch",
    "SearchEntry",
    "Settlement",
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
