"""Quotations and reported speech, who says them, and which renderings are of one utterance."""

from .attribution import OFFICES
from .documents import is_document
from .items import AUXILIARIES
from .marks import find_marked
from .named import gender_of
from .noun_phrases import cue_forms
from .read import find_quotes
from .utterances import cut_among, group_utterances

__all__ = [
    "AUXILIARIES",
    "OFFICES",
    "cue_forms",
    "cut_among",
    "find_marked",
    "find_quotes",
    "gender_of",
    "group_utterances",
    "is_document",
]
