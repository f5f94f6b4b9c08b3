"""How firmly a passage carries its matter, and in whose name.

Problem. "Met", "is set to meet", "reportedly met" and "the ministry said they met" are four different reports.

Method. A passage that lies for the most part in a quotation or in reported speech is attributed to its speaker; a verb
of denial as cue makes it disputed. Words of doubt in the passage or right before it hedge it. Words of plan, of chance
and of duration around its first verb give the modality.

Source. Word lists of our own in `data/stance_words.txt`; hedges after Hyland (2005).

Known failures. Irony; doubt expressed only in another sentence.
"""

import re
from collections.abc import Sequence
from functools import cache

from articles.text.document import Quote, Reading, Span
from articles.text.word_lists import word_rows

ATTRIBUTED_SHARE = 0.5  # of a passage's characters that are somebody's words


@cache
def _patterns() -> dict[str, re.Pattern]:
    """One pattern for each heading of the word list; "_" stands for white space, "*" for the rest of a word."""
    alternatives: dict[str, list[str]] = {}
    for heading, words in word_rows("stance_words"):
        for word in words:
            pattern = re.escape(word).replace("_", r"\s+").replace(r"\*", r"\w*").replace("'", "['’]")
            alternatives.setdefault(heading, []).append(pattern)
    return {h: re.compile(rf"(?<!\w)(?:{'|'.join(a)})(?!\w)", re.IGNORECASE) for h, a in alternatives.items()}


def read_stance(text: str, start: int, end: int, sentence: Span, quotes: Sequence[Quote]) -> Reading:
    """Stance, modality and attribution of the passage text[start:end] inside its sentence.

    `quotes` are those of the same field of the document (all of them may be passed).

    >>> text = "The dam reportedly failed."
    >>> read_stance(text, 0, 26, Span(0, 26), ()).stance
    'hedges'
    """
    passage = Span(start, end, sentence.field)
    own, lead = text[start:end], text[max(sentence.start, start - 60) : start]
    cues: list[str] = []
    quote = _quote_over(passage, quotes)
    denied = _found("denial", own, cues) or (quote is not None and _found("denial", quote.cue, cues))
    hedged = _found("hedge", own, cues) or _found("hedge_before", lead, cues)
    modality = _modality(own, lead, cues)
    attributed_to = quote.speaker if quote else ""
    stance = "disputes" if denied else "attributes" if quote else "hedges" if hedged else "reports"
    if quote and quote.cue:
        cues.append(quote.cue)
    return Reading(stance, modality, attributed_to, tuple(dict.fromkeys(cues)))


def _found(heading: str, words: str, cues: list[str]) -> bool:
    match = _patterns()[heading].search(words)
    if match:
        cues.append(match.group())
    return bool(match)


def _quote_over(passage: Span, quotes: Sequence[Quote]) -> Quote | None:
    """The quotation or report that covers most of the passage, and enough of it."""
    best = max(quotes, key=lambda q: q.span.overlap(passage), default=None)
    if best is None or best.span.overlap(passage) < ATTRIBUTED_SHARE * len(passage):
        return None
    return best


def _modality(own: str, lead: str, cues: list[str]) -> str:
    for modality in ("planned", "possible", "ongoing"):
        if _found(modality, own, cues) or _found(f"{modality}_before", lead, cues):
            return modality
    return "happened"


