"""Quotations and reported speech, who says them, and which renderings are of one utterance."""

from .attribution import OFFICES
from .denials import DENYING, denial_at, denial_words, is_not_done
from .documents import is_document
from .items import AUXILIARIES
from .marks import find_marked
from .named import gender_of
from .noun_phrases import cue_forms
from .read import find_quotes
from .utterances import cut_among, group_utterances

__all__ = [
    "AUXILIARIES",
    "DENYING",
    "OFFICES",
    "cue_forms",
    "cut_among",
    "denial_at",
    "denial_words",
    "find_marked",
    "find_quotes",
    "gender_of",
    "group_utterances",
    "is_document",
    "is_not_done",
]
