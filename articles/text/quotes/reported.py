"""Reported speech: which words of a sentence are somebody's, without quotation marks.

Problem. "The club said on Monday that it would appeal, adding that …": the content must be found without its cue, its
speaker and what belongs to neither.

Method. Every cue offers a few readings: no report at all; content behind it, from one of the few places where content
can begin ("that", "to", behind the one who is told, behind a colon); content before it (", the club said"). A
conditional logit over features that can be read off chooses one; a second one chooses among the clause boundaries where
the content may end.

Source. PolNeAR (Newell, Margolin and Ruths, 2018) for what counts as content; the weights in
`data/reported_weights.json` were learned on its training texts by `tests/bench/learn_reported.py`.

Known failures. A content that runs over several sentences ends with the first. Nouns of speech ("his claim that …").
A content of more than 500 words is cut there; a sentence that is told too often over is told no more.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate
from math import exp

from articles.text.quotes.attribution import Cue
from articles.text.quotes.items import (
    ADVERBS,
    AUXILIARIES,
    BREAK,
    COORDINATORS,
    DETERMINERS,
    PREPOSITIONS,
    PRONOUNS,
    QUOTE,
    SUBORDINATORS,
    TIMES,
    Items,
)
from articles.text.quotes.noun_phrases import MAX_OPENING, after_dateline, clause_start, phrase_right
from articles.text.quotes.speakers import source_type
from articles.text.tense import is_past_verb
from articles.text.word_lists import learned, word_table

REACH = 12  # items behind a cue within which its content begins
MAX_CONTENT = 500  # items; contents may nest, so what is longer would be told once for each cue in it
MAX_TOLD = 12  # times the length of a sentence, over all contents in it; in broken news texts it is up to 6
MAX_ENDS = 9  # boundaries that are weighed, beside the end of the sentence
_BOUNDARIES = frozenset([",", ";", "—", "–", "―", ":", "...", "…"]) | {
    "while",
    "but",
    "as",
    "after",
    "when",
    "because",
    "and",
    "before",
}
_PUNCTUATION = frozenset(",;:—–―()[]?!….-") | {"...", QUOTE, BREAK}
_BEFORE_CONTENT = (_PUNCTUATION - {QUOTE}) | {"and", "but", "so", "yet"}
_RELEASING = frozenset(("issue", "release", "publish", "send", "unveil", "deliver", "read", "post"))
_FOLLOWERS = frozenset(
    ("that", "to", "for", "of", "on", "as", "about", "with", "from", "against", "in", "at", "by", "when", "who")
) | {"if", "whether", "how", "what", "why"}
_WITH_OBJECT = frozenset(("tell", "ask", "judge", "discuss", "say"))
# Who is dismissed was told nothing: what can be dismissed in words is words.
_DONE_TO_PEOPLE = frozenset(("dismiss",))
_OF_WORDS = frozenset(word_table("statement_words")["in_words"]) | {"that", QUOTE}
# Who offers or finds a thing says nothing by it; that something is so can be found, and words can be offered.
_DONE_WITH_THINGS = frozenset(("offer", "find", "discover", "uncover", "detect"))
_OPENS_WORDS = frozenset(("that", "to", "how", "what", "why", "whether", "who", "when", "where", QUOTE, ":"))
_IN_WORDS = (_OF_WORDS | AUXILIARIES | frozenset(word_table("statement_words")["found"])) - {"am"}  # "at 5 am"
_TELLING_BEFORE = frozenset(("to", ",", "who", "and", BREAK, QUOTE, "that", "which"))


@dataclass(frozen=True, slots=True)
class Reported:
    """One report: its cue, its source (a pair of item numbers or None), and its content as a pair of item numbers."""

    cue: Cue
    source: tuple[int, int] | None
    content: tuple[int, int]
    chance: float


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read a cue. `start` is where content begins, or for content before the cue, `end` where it ends."""

    pattern: str  # "none", "before" or the name of a beginning
    source: tuple[int, int] | None = None
    start: int = 0
    end: int = 0
    features: tuple[str, ...] = ()


def find_reported(items: Items, cues: list[Cue], weights: dict | None = None) -> list[Reported]:
    """All reports of a field, in the order of their cues. Contents may nest; none stands inside quotation marks."""
    weights = learned("reported_weights") if weights is None else weights
    context = Context(items, cues)
    found: list[Reported] = []
    told: Counter[int] = Counter()  # items told by the contents of each sentence, by its first item
    for number, cue in enumerate(cues):
        first, last = items.sentence_of(cue.at)
        if told[first] > MAX_TOLD * (last - first):
            continue
        readings = list(readings_of(context, number))
        best, chance = choose([r.features for r in readings], weights["reading"])
        reading = readings[best]
        if reading.pattern == "none":
            continue
        end = reading.end
        if reading.pattern != "before":
            ends = list(ends_of(context, number, reading))
            end = ends[choose([features for _, features in ends], weights["end"])[0]][0]
        is_done = cue.lemma in _DONE_TO_PEOPLE and not _OF_WORDS.intersection(items.low[reading.start : end])
        is_done = is_done or _is_about_thing(items, reading, cue, end)
        if end > reading.start and not is_done:
            told[first] += end - reading.start
            found.append(Reported(cue, reading.source, (reading.start, end), chance))
    return found


def _is_about_thing(items: Items, reading: Reading, cue: Cue, end: int) -> bool:
    """Whether what somebody offered or found is a thing: "offered a reward", "found the smashed cases"."""
    if cue.lemma not in _DONE_WITH_THINGS or reading.pattern == "before":
        return False
    content = items.low[reading.start : end]
    if content[:1] and (content[0] in _OPENS_WORDS or items.word(reading.start - 1) in _OPENS_WORDS):
        return False
    if reading.source and source_type(items, reading.source) == "document":
        return False
    return not _IN_WORDS.intersection(content)


def choose(options: list[tuple[str, ...]], weights: dict[str, float]) -> tuple[int, float]:
    """The number of the best option, and its share of the total (0 to 1)."""
    scores = [sum([weights.get(f, 0.0) for f in features]) for features in options]
    best = max(range(len(scores)), key=scores.__getitem__)
    return best, 1 / sum(exp(score - scores[best]) for score in scores)


class Context:
    """A field's items and cues, and how many verbs stand before each item."""

    def __init__(self, items: Items, cues: list[Cue]) -> None:
        self.items, self.cues = items, cues
        self.cue_at = [cue.at for cue in cues]
        self._verbs_before = list(accumulate((w in AUXILIARIES or is_past_verb(w) for w in items.low), initial=0))

    def has_verb(self, start: int, end: int) -> bool:
        return start < end and self._verbs_before[end] > self._verbs_before[start]

    def cues_within(self, start: int, end: int) -> list[Cue]:
        return self.cues[bisect_left(self.cue_at, start) : bisect_left(self.cue_at, end)]


def readings_of(context: Context, number: int) -> Iterator[Reading]:
    """The ways to read one cue."""
    items, cue = context.items, context.cues[number]
    first, last = items.sentence_of(cue.at)
    last = min(last, cue.at + MAX_CONTENT)
    last -= items.low[last - 1] in _PUNCTUATION and items.low[last - 1] != QUOTE
    shared = tuple(_cue_features(items, cue, first, last))
    yield Reading("none", features=tuple(f"none|{f}" for f in shared))
    before = _content_before(items, cue, first)
    if before:
        yield _reading_before(context, cue, before, last, shared)
    is_inverted = before or (items.word(cue.at - 1) == QUOTE and cue.right)
    if is_inverted and not cue.left and cue.kind != "according":
        return  # ", said Ann Lind in a statement": nothing behind the verb is content
    source = cue.right if cue.kind == "according" else cue.left or cue.right
    for name, start in _beginnings(items, cue, last):
        yield Reading(name, source, start, last, tuple(_beginning_features(items, cue, name, start, last)))


def _reading_before(
    context: Context, cue: Cue, before: tuple[int, int, tuple[int, int], str], last: int, shared: tuple[str, ...]
) -> Reading:
    """The reading that what stands before the cue and its subject is the content."""
    items, (start, end, source, side) = context.items, before
    behind = cue.end if side == "left" else source[1]
    follows = _class_of(items, behind)
    opens, has_verb = _class_of(items, start), context.has_verb(start, end)
    tail = f"{min(4, (max(0, last - behind) + 2) // 3)}|{context.has_verb(behind, last)}"
    speaks = cue.kind if cue.kind in ("say", "tell", "according") else "other"
    features = (
        f"before|tail|{tail}",
        f"before|tail|{tail}|{speaks}|{has_verb}",
        f"before|opens|{opens}|{has_verb}",
        f"before|opens|{opens}|{follows}",
        f"before|{side}|{follows}",
        f"before|{cue.kind}|{side}",
        f"before|length|{min(4, (end - start) // 3)}",
    )
    return Reading("before", source, start, end, (*features, *(f"before|{f}" for f in shared[:4])))


def _beginning_features(items: Items, cue: Cue, name: str, start: int, last: int) -> Iterator[str]:
    follows = _class_of(items, start)
    yield f"{name}|{cue.kind}"
    yield f"{name}|{cue.lemma}"
    yield f"{name}|{cue.form}|{cue.left_how}"
    yield f"{name}|starts|{follows}"
    yield f"{cue.kind}|starts|{follows}"
    yield f"{cue.lemma}|starts|{follows}"
    yield f"{name}|sides|{bool(cue.left)}|{bool(cue.right)}|{follows}"
    yield f"after|length|{min(4, (last - start) // 3)}"


def _cue_features(items: Items, cue: Cue, first: int, last: int) -> Iterator[str]:
    yield f"lemma|{cue.lemma}"
    yield f"kind|{cue.kind}|{cue.form}"
    yield f"next|{cue.kind}|{_class_of(items, cue.end)}"
    yield f"how|{cue.left_how}|{cue.form}"
    yield f"lemma|{cue.lemma}|{cue.form}"
    yield f"lemma|{cue.lemma}|{_class_of(items, cue.end)}"
    yield f"source|{source_type(items, cue.left) if cue.left else 'none'}"
    before = items.word(cue.at - 1) if cue.at > first else BREAK
    group = "aux" if before in AUXILIARIES else "adverb" if before in ADVERBS or before.endswith("ly") else None
    yield f"previous|{group or (before if before in _TELLING_BEFORE else 'word')}"
    if group == "aux":
        yield f"aux|{before}|{cue.form}"
    yield "bias"


def _class_of(items: Items, i: int) -> str:
    word = items.word(i)
    if word in _FOLLOWERS or word in _PUNCTUATION or word in (QUOTE, BREAK):
        return word
    if word in TIMES:
        return "time"
    if word in PRONOUNS or word in ("him", "her", "them", "us", "me", "you", "there"):
        return "pronoun"
    if word in DETERMINERS:
        return "determiner"
    if word in AUXILIARIES:
        return "auxiliary"
    if word in PREPOSITIONS or word in SUBORDINATORS or word in COORDINATORS:
        return "link"
    if word in ADVERBS or word.endswith("ly"):
        return "adverb"
    if word.endswith("ing"):
        return "ing"
    return "Name" if items.is_capital(i) else "determiner" if word[0].isdigit() else "word"


def _content_before(items: Items, cue: Cue, first: int) -> tuple[int, int, tuple[int, int], str] | None:
    """Content that ends before the cue and its subject: "…, the club said" or "…, said the club"."""
    low = items.low
    for side, source in (("right", cue.right), ("left", cue.left if cue.left_how in ("plain", "apposition") else None)):
        if not source or (side == "right" and cue.kind == "tell"):
            continue  # behind "told" stands who hears it
        edge = (cue.at if side == "right" else source[0]) - 1
        if edge > first and low[edge] in (",", "—", "–", "?") and edge - first >= 3:
            start, behind = after_dateline(items, first, edge), min(edge, first + MAX_OPENING)
            while start < behind and low[start] in _BEFORE_CONTENT:
                start += 1
            if (low[edge - 1] == QUOTE and edge - start < 2) or edge - start > MAX_CONTENT:
                return None
            return start, edge, source, side
    return None


def _begins(word: str) -> bool:
    return word == QUOTE or word not in _PUNCTUATION


def _beginnings(items: Items, cue: Cue, last: int) -> Iterator[tuple[str, int]]:
    """Where the content of a cue may begin behind it, with a name for each kind of beginning; no place comes twice."""
    if cue.kind == "according":
        yield from _behind_fronted(items, cue, last)
        return
    # "released a statement": the statement is not what was said
    seen = {cue.end} if cue.lemma in _RELEASING else set()
    for name, k in _places(items, cue, last):
        if k < last and k not in seen:
            seen.add(k)
            yield name, k


def _behind_fronted(items: Items, cue: Cue, last: int) -> Iterator[tuple[str, int]]:
    """Behind the comma of "According to the club, …"."""
    if not cue.right or cue.at != clause_start(items, items.sentence_of(cue.at)[0], cue.at):
        return
    comma = next((k for k in range(cue.right[1], min(last, cue.right[1] + 25)) if items.low[k] == ","), None)
    if comma and comma + 1 < last:
        yield "fronted", comma + 1


def _places(items: Items, cue: Cue, last: int) -> Iterator[tuple[str, int]]:
    """Right behind the cue, behind the one who is told, at a word that opens content, behind a phrase of time."""
    low, at = items.low, cue.end
    if at >= last:
        return
    if _begins(low[at]):
        yield "here", at
    named = phrase_right(items, at)
    if named and cue.kind in _WITH_OBJECT and named[1] < last and _begins(low[named[1]]):
        yield "object", named[1]
    for word in ("that", "to", "for", ":", QUOTE, "how"):
        k = next((k for k in range(at, min(last, at + REACH)) if low[k] == word), None)
        if k is not None:
            yield word, k + (word == ":")
    k, behind = at, min(last, at + REACH)
    while k < behind and (
        low[k] in TIMES or low[k] in ADVERBS or (low[k] in ("on", "in") and items.word(k + 1) in TIMES)
    ):
        k += 1
    yield "time", k + (k < last and low[k] == ",")


def ends_of(context: Context, number: int, reading: Reading) -> Iterator[tuple[int, tuple[str, ...]]]:
    """The items before which the content may end, each with its features; the end of the sentence is the last."""
    items, cue = context.items, context.cues[number]
    boundaries = items.places_of(_BOUNDARIES, reading.start + 1, reading.end, MAX_ENDS)
    for count, k in enumerate(boundaries, 1):
        yield k, tuple(_end_features(context, cue, reading, k, count, context.has_verb(reading.start, k)))
    yield reading.end, tuple(_features_of_last(cue, reading, len(boundaries) + 1))


def _resumes(items: Items, k: int, last: int) -> bool:
    """Whether the comma at item `k` opens an apposition that the sentence's verb follows: "…, Ann Lind, was …"."""
    closed = next((n for n in range(k + 1, min(last - 1, k + REACH)) if items.low[n] == ","), None)
    return closed is not None and (items.low[closed + 1] in AUXILIARIES or is_past_verb(items.low[closed + 1]))


def _features_of_last(cue: Cue, reading: Reading, count: int) -> Iterator[str]:
    yield "last"
    yield f"last|{cue.kind}|{reading.pattern}"
    yield f"last|length|{min(8, (reading.end - reading.start) // 4)}"
    yield f"last|boundaries|{min(count, 6)}"
    yield f"last|lemma|{cue.lemma}"


def _end_features(context: Context, cue: Cue, reading: Reading, k: int, count: int, has_verb: bool) -> Iterator[str]:
    items, low, last = context.items, context.items.low, reading.end
    length = min(5, (k - reading.start) // 3)
    mark, following = low[k], _class_of(items, k + 1) if k + 1 < last else "end"
    yield f"at|{mark}|{following}"
    yield f"at|{mark}"
    yield f"at|{mark}|length|{length}"
    yield f"at|{mark}|cue|{_next_cue(context, k, last)}"
    yield f"at|{mark}|word|{low[k + 1] if k + 1 < last else 'end'}"
    yield f"at|{mark}|verb|{has_verb}|{_class_of(items, reading.start)}"
    if mark == ",":
        yield f"at|{mark}|resumes|{_resumes(items, k, last)}|{has_verb}"
    yield f"at|count|{count}"
    if low[k - 1] == QUOTE:
        yield f"at|quote|{mark}"


def _next_cue(context: Context, k: int, last: int) -> str:
    """The next cue behind a boundary: how near it is, its form and how its subject was found."""
    cue = next(iter(context.cues_within(k, min(last, k + 8))), None)
    return f"{cue.at - k if cue.at - k < 3 else 'near'}|{cue.form}|{cue.left_how}" if cue else "none"
