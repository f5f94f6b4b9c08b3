"""Parts of capitalised runs that may be names, with the titles before them set apart.

Problem: "Deputy Minister Ana Reyes and Orla's Harbour Authority of Port Sel" is two names and a title.
Method: a run is cut at its links (an "and" holds only inside organisations, an "of" only after words like "Ministry");
titles are set apart (`titles`); towns take their state along ("Tempe, Ariz."), places a facility's small word
("Orla airport"), quoted titles of works stay whole. Title-case lines come word by word, to be matched against names.
Source: own rules over `data/names`.
Known failures: "Marks and Reyes" as a firm's name is taken for two people.
"""

import re
from bisect import bisect_right
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from operator import itemgetter

from articles.text.document import HEADLINE, TEXT, Document, Span
from articles.text.names import lists
from articles.text.names.forms import fold, name_key
from articles.text.names.runs import HOLY_DAYS, Run, Word, runs_in
from articles.text.names.titles import named
from articles.text.word_lists import word_table

_CONTEXT = word_table("names/context")
NUMBERED, SMALL_IN_NAMES = frozenset(_CONTEXT["numbered"]), frozenset(_CONTEXT["small_in_names"])
AT_PLACE, OPENERS = frozenset(_CONTEXT["at_place"]), frozenset(_CONTEXT["openers"])
_FACILITY = "|".join(sorted((h.replace(" ", r"\s") for h in lists.SMALL_FACILITIES), key=len, reverse=True))
FACILITY_AFTER = re.compile(rf"\s(?:{_FACILITY})\b(?!-)")
FACILITY_BEFORE = re.compile(rf"(?<!\w)(?:{_FACILITY})\s(?:at|in)\s$")
QUOTED_TITLE = re.compile(r"[“\"]([^“”\"\n]{4,70})[”\"]")
NUMBER_AFTER = re.compile(r"[ \xa0-]?(?:No\. )?\d{1,9}[A-Z]?\b(?![,.:]\d)")
LONGEST_NAME = 30  # words of a run that are read as one name; news has up to 15, in headlines
NEXT_WORD = re.compile(r"(?:['’]s)?[\s\"”’')]*,?\s?([\w'’-]+)")


@dataclass(slots=True)
class Part:
    """What may be a name: its span, exact words, key and folded words, and what stands around it."""

    document: Document
    span: Span
    exact: str
    key: str
    words: list[str]
    titles: tuple[str, ...] = ()
    starts_sentence: bool = False
    is_possessive: bool = False
    is_title_case: bool = False
    is_shouted: bool = False
    kind: str = ""  # set where the form alone decides: "work", "facility", "place"
    pieces: list[Word] = field(default_factory=list)  # the capitalised words as they stood

    @property
    def source(self) -> str:
        """The text of the field in which the part stands."""
        return self.document.headline if self.span.field == HEADLINE else self.document.text

    def before(self) -> str:
        """The word before, in lower case; "" after a comma or a stop."""
        return last_word(self.source, self.span.start)

    def after(self) -> str:
        """The word after, as it stands; a comma before it is passed over."""
        match = NEXT_WORD.match(self.source[self.span.end : self.span.end + 30])
        return match.group(1) if match else ""

    def resized(self, start: int, end: int, **changes: object) -> "Part":
        """The same part over other bounds of its field."""
        exact = self.source[start:end]
        span = Span(start, end, self.span.field)
        return replace(self, span=span, exact=exact, key=name_key(exact), words=fold(exact).split(), **changes)


def last_word(text: str, end: int) -> str:
    """The word that ends at `end`, spaces and opening quotes aside, in lower case; "" where a mark stands there.

    >>> last_word("He came from “Orla", 14), last_word("Yes, Orla", 5)
    ('from', '')
    """
    head = text[max(0, end - 30) : end].rstrip(" \n\xa0\"“‘'(")
    if not head or not (head[-1].isalnum() or head[-1] in "'’"):
        return ""
    return head[max(head.rfind(" "), head.rfind("\n"), head.rfind("\xa0")) + 1 :].lstrip("\"“‘'(").lower()


def parts_in(document: Document) -> Iterator[Part]:
    """All parts of a document that may be names.

    >>> [p.exact for p in parts_in(Document("a", "They met Minister Ana Reyes and Tom Orla of the Bank of Sel."))]
    ['Ana Reyes', 'Tom Orla', 'Bank of Sel']
    """
    quoted = {HEADLINE: quoted_titles(document.headline), TEXT: quoted_titles(document.text)}
    for field_name, spans in quoted.items():
        for start, end in spans:
            yield Part(document, Span(0, 0, field_name), "", "", []).resized(start, end, kind="work")
    for run in runs_in(document):
        words = [word for word in run.words if not _is_within(quoted[run.field], word.start)]
        if run.is_title_case:
            yield from (_part(document, run, [word]) for word in words)
        elif words and not (len(words) == 1 and _is_opener(words[0])):
            yield from _run_parts(document, run, words)


def _is_within(spans: list[tuple[int, int]], place: int) -> bool:
    """Whether a place lies in one of some spans, which are in order and do not overlap."""
    number = bisect_right(spans, place, key=itemgetter(0)) - 1
    return number >= 0 and place < spans[number][1]


def _is_opener(word: Word) -> bool:
    """Whether a capital is only that of a small word at the start of a sentence."""
    return word.folded in lists.FUNCTION_WORDS and not (len(word.text) > 1 and word.text.isupper())


def quoted_titles(text: str) -> list[tuple[int, int]]:
    """Spans of quoted titles of works: two words or more, all with capitals, no sentence.

    >>> quoted_titles('She sang “Rivers of Glass” and said “Go Home.” to us')
    [(10, 25)]
    """
    found = []
    for match in QUOTED_TITLE.finditer(text):
        inner = match.group(1)
        if inner[0].isupper() and inner.rstrip(",; ")[-1] not in ".!?" and _is_title(inner.rstrip(",;").split()):
            found.append((match.start(1), match.start(1) + len(inner.rstrip(",; "))))
    return found


def _is_title(words: list[str]) -> bool:
    large = [w for w in words if w[0].isupper()]
    if fold(words[0]) in lists.HONORIFICS:
        return False
    return len(large) >= 2 and len(words) <= 9 and all(w[0].isupper() or w in SMALL_IN_NAMES for w in words)


def _run_parts(document: Document, run: Run, words: list[Word]) -> Iterator[Part]:
    pieces = deque(cut(words))
    while pieces:
        piece = pieces.popleft()
        if pieces and pieces[0][0].link == "comma":
            town = piece[1:] if len(piece) > 1 and _is_opener(piece[0]) else piece
            if is_town_with_state(run, town, pieces[0]):
                yield replace(_part(document, run, town + pieces.popleft()), kind="place")
                continue
        for titles, name in named(piece) if len(piece) > 1 or not _is_opener(piece[0]) else ():
            yield _extended(_part(document, run, name, titles))


def _part(document: Document, run: Run, words: list[Word], titles: tuple[str, ...] = ()) -> Part:
    start, end = words[0].start, words[-1].end
    exact = run.source[start:end]
    return Part(
        document,
        Span(start, end, run.field),
        exact,
        name_key(exact),
        fold(exact).split(),
        titles,
        words[0].starts_sentence,
        words[-1].is_possessive,
        run.is_title_case,
        run.is_shouted,
        pieces=words,
    )


def _extended(part: Part) -> Part:
    """The part with a number ("Flight 12") or a facility's small word ("Orla airport") that belongs to it."""
    start, end = part.span.start, part.span.end
    if part.words[-1] in NUMBERED:
        number = NUMBER_AFTER.match(part.source, end)
        return part.resized(start, number.end()) if number else part
    if part.is_possessive or part.titles or len(part.words) > 3 or not _may_be_site(part):
        return part
    after = FACILITY_AFTER.match(part.source, end)
    if after:
        return part.resized(start, after.end(), kind="facility")
    before = FACILITY_BEFORE.search(part.source[max(0, start - 40) : start])
    return part.resized(start - len(before.group()), end, kind="facility") if before else part


def _may_be_site(part: Part) -> bool:
    if lists.is_demonym(part.words[-1]) or part.words[-1] in lists.FUNCTION_WORDS:
        return False
    place = lists.places().get(part.key)
    return place is None or place.kind != "country"


def is_town_with_state(run: Run, town: list[Word], state: list[Word]) -> bool:
    """Whether two comma-parted pieces are a town and its American state or its country ("Tempe, Ariz.").

    A town that the gazetteer lacks must stand where a place stands.
    """
    if len(town) > 3 or len(state) > 2 or state[-1].is_possessive or any(w.is_date for w in town):
        return False
    town_key, state_key = (name_key(" ".join(w.text for w in words)) for words in (town, state))
    if len(state_key) == 2 and "." not in state[0].text and not state[0].text.isupper():
        return False
    if town_key in lists.institutions() or (town_key in lists.state_names() and town_key not in TOWNS_LIKE_STATES):
        return False
    known, holder = lists.places().get(town_key), lists.places().get(state_key)
    if state_key in lists.state_names():
        if known is None:
            if town[0].folded in lists.first_names() or any(lists.is_title(w.folded) for w in town):
                return False
            return town[0].starts_sentence or last_word(run.source, town[0].start) in AT_PLACE
        return known.kind == "city" or town_key in TOWNS_LIKE_STATES
    return bool(
        holder and holder.kind == "country" and known and known.kind == "city" and known.country == holder.country
    )


TOWNS_LIKE_STATES = ("new york", "washington")


def cut(words: list[Word]) -> list[list[Word]]:
    """A run cut into pieces, each of them one name with its titles, or nothing.

    A comma always cuts, except before "Jr." and the like; so does the length that no name has.
    """
    pieces = [[words[0]]]
    for i, word in enumerate(words[1:], start=1):
        if len(pieces[-1]) < LONGEST_NAME and _holds(pieces[-1], word, words[i : i + LONGEST_NAME]):
            pieces[-1].append(word)
        else:
            pieces.append([word])
    return pieces


def _holds(piece: list[Word], word: Word, rest: list[Word]) -> bool:
    """Whether `word` belongs to the piece before it."""
    last = piece[-1]
    if len(piece) == 1 and last.starts_sentence and last.folded in OPENERS:
        return False
    if word.link == "comma":
        return word.folded in lists.PERSON_SUFFIXES or word.folded in ("inc", "llc", "ltd")
    if word.is_date and word.link not in ("of", "for"):
        return last.folded in HOLY_DAYS
    if word.link in ("of", "for"):
        return _of_holds(piece, word, rest)
    if word.link == "versus":
        return True
    if word.link == "and":
        return _and_holds(piece, rest)
    if word.link == "amp":
        return not (is_listed(piece) and is_listed(rest[:1]))
    if last.is_date:
        return lists.CUE_KIND.get(word.folded) == "organisation" or word.folded in ("night", "live")
    if last.is_possessive:
        return _possessive_holds(piece, rest)
    return True


def is_listed(words: list[Word]) -> bool:
    """Whether words are a name of the lists by themselves."""
    key = name_key(" ".join(w.text for w in words))
    return key in lists.institutions() or key in lists.places()


def _of_holds(piece: list[Word], word: Word, rest: list[Word]) -> bool:
    last = piece[-1].folded
    if word.is_date or word.folded in lists.FUNCTION_WORDS:
        return False
    if lists.is_title(last) and not (last == "general" and len(piece) > 1):
        return word.folded in lists.TITLE_FIELDS
    if word.link == "for":
        return last in lists.FOR_HEADS
    if last in lists.OF_HEADS:
        return True
    is_common = last in lists.COMMON_WORDS and not piece[0].starts_sentence
    return is_common and lists.CUE_KIND.get(_spaced(rest)[-1].folded) == "work"


def _spaced(rest: list[Word]) -> list[Word]:
    """The first of the words and those that only spaces part from it."""
    following = rest[:1]
    for word in rest[1:]:
        if word.link != "space":
            break
        following.append(word)
    return following


def _and_holds(piece: list[Word], rest: list[Word]) -> bool:
    """An "and" holds inside organisations ("Food and Drug Office") and inside a few countries."""
    key = name_key(" ".join([*(w.text for w in piece), "and", rest[0].text]))
    if key in lists.places() or key in lists.institutions():
        return True
    last = _last_linked(piece)
    if not all(w.folded in lists.COMMON_WORDS and not lists.is_title(w.folded) for w in last):
        return False
    if name_key(" ".join(w.text for w in last)) in lists.institutions() or last[-1].folded in lists.CUE_KIND:
        return False
    following = _spaced(rest)
    if any(w.link in ("of", "for") for w in piece):
        first = following[0].folded
        return first in lists.COMMON_WORDS and not lists.is_title(first) and not is_listed(following[:1])
    ends_in_cue = lists.CUE_KIND.get(following[-1].folded) == "organisation"
    return ends_in_cue and following[0].folded in lists.COMMON_WORDS and not piece[0].starts_sentence


def _last_linked(piece: list[Word]) -> list[Word]:
    """The words after the last "of" of a piece."""
    for i in range(len(piece) - 1, 0, -1):
        if piece[i].link in ("of", "for"):
            return piece[i:]
    return piece


def _possessive_holds(piece: list[Word], rest: list[Word]) -> bool:
    """A possessive stays inside a name when its word is common and a cue follows ("Teachers' Union")."""
    last = piece[-1]
    if piece[0].folded in ("st", "saint") and len(piece) == 2:
        return rest[0].folded in lists.CUE_KIND
    is_plural = last.text.endswith("s") and len(piece) > 1 and piece[0].folded in lists.COMMON_WORDS
    if not is_plural and (last.folded not in lists.COMMON_WORDS or last.folded in lists.CUE_KIND):
        return False
    return any(lists.CUE_KIND.get(w.folded) in ("organisation", "event", "facility") for w in rest[:4])
