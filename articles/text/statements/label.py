"""A few words that stand for a statement where there is room for no more: beside a bar of a timeline, in a list.

Problem. A statement says all: who, what, where, when and on what condition. On a line of time eight words can be read,
and the day is told by the line.
Method. The day and what stands between two commas go; what is left ends before the last link word or preposition
within eight words, or before the first within ten; where there is none, eight words and an ellipsis stand.
Source. Own rules.
Known failures. Without a parser a phrase between commas may be one of a list.
"""

import re
from calendar import month_name

from articles.text.statements.frames import has_verb

LONGEST = 8  # words
CLEAN_CUT = 10  # words up to which a clean cut is looked for
SHORTEST = 4  # words before a cut: fewer are a name alone
_MONTH = "|".join(month_name[1:])
_DAY = re.compile(
    rf",?\s(?:on|in|since|by|until|from)\s(?:(?:early|late|mid-?)\s?)?"
    rf"(?:\d{{1,2}}\s)?(?:{_MONTH})(?:\s\d{{1,2}}\b,?)?(?:\s\d{{4}})?(?!\w)"
)
_ASIDE = re.compile(r",\s[^,;]{1,80},(?=\s)")
_LINKS = ("about", "after", "against", "as", "at", "because", "before", "between", "by", "during", "for", "from", "if")
_ENDS = frozenset(
    (
        *_LINKS,
        *("in", "into", "near", "on", "over", "since", "so", "than", "that", "to", "under", "until", "when"),
        *("where", "which", "while", "who", "with", "within", "without"),
    )
)
_DANGLING = _ENDS | {"a", "an", "and", "but", "her", "his", "its", "of", "or", "the", "their"}
_RELATIVE = frozenset(("that", "which", "who", "whose"))
_BEING = frozenset(("is", "are", "was", "were", "has", "have", "had", "be", "been"))


def short_label(statement: str) -> str:
    """At most some eight words, ten where they end cleanly.

    >>> short_label("The mayor opened the new tunnel under the bay on 3 March 2031 after years of delay.")
    'The mayor opened the new tunnel'
    """
    plain = statement.strip().rstrip(".")
    words = plain.split()
    if len(words) <= LONGEST:
        return plain
    words = _DAY.sub("", plain).split()
    if len(words) > LONGEST:
        words = _ASIDE.sub("", " ".join(words)).split()
    if len(words) <= LONGEST:
        return " ".join(words)
    cuts = [n for n in range(SHORTEST, min(CLEAN_CUT, len(words)) + 1) if _is_cut(words, n)]
    near = [n for n in cuts if n <= LONGEST]
    if cuts:
        return " ".join(words[: near[-1] if near else cuts[0]]).rstrip(",;:")
    kept = words[:LONGEST]
    while len(kept) > 1 and kept[-1].lower() in _DANGLING:
        kept.pop()
    return " ".join(kept).rstrip(",;:") + "…"


def _is_cut(words: list[str], n: int) -> bool:
    """May the label end before this word? Only where it tells what happened, and nothing is left hanging."""
    if words[n - 1].lower() in _DANGLING | _BEING or not has_verb(" ".join(words[:n])):
        return False
    if not _RELATIVE.isdisjoint(word.lower() for word in words[:n]) or (n < len(words) and words[n].lower() == "that"):
        return False  # the verb may be that of a clause within, and what somebody said is still to come
    return n == len(words) or words[n - 1][-1] in ",;:–—" or words[n].lower() in _ENDS - {"to"}
