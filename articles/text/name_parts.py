"""Parts of capitalised runs that may be names, with the titles before them set apart.

Problem: "Deputy Minister Ana Reyes and Orla's Harbour Authority of Port Sel" is three names, a title and a place.
Method: a run is cut at its links (an "and" holds only inside organisations, an "of" only after words like "Ministry"),
titles are recognised by their heads and modifiers and leave what they belong to ("Orla President Reyes"); towns take
their state along ("Tempe, Ariz."), places a facility's small word ("Orla airport"), quoted titles stay whole.
Source: own rules over `data/names`.
Known failures: "Marks and Reyes" as a firm's name is taken for two people; a title that is also a surname at the end
of a name needs a known first name before it ("Ana Bishop").
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from articles.text import name_lists as lists
from articles.text.document import HEADLINE, Document, Span
from articles.text.name_forms import fold, name_key
from articles.text.name_runs import Run, Word, runs_in
from articles.text.word_lists import word_table

_CUES = word_table("names/cues")
FOR_HEADS = frozenset(_CUES["for_heads"])
SMALL_FACILITIES = [head.strip() for head in " ".join(_CUES["small_facility"]).split(",") if head.strip()]
_FACILITY = "|".join(sorted((h.replace(" ", r"\s") for h in SMALL_FACILITIES), key=len, reverse=True))
FACILITY_AFTER = re.compile(rf"\s(?:{_FACILITY})\b(?!-)")
FACILITY_BEFORE = re.compile(rf"(?<!\w)(?:{_FACILITY})\s(?:at|in)\s$")
QUOTED_TITLE = re.compile(r"[“\"]([^“”\"\n]{4,70})[”\"]")
SMALL_IN_NAMES = frozenset("a an and as at by for from in into of on or the to with vs & de la le".split())
PERSON_SUFFIXES = frozenset(("jr", "sr", "ii", "iii", "iv"))
NUMBERED = frozenset(
    "bill sb hb flight boeing airbus cessna proposition prop resolution route highway interstate article channel act "
    "formula group sr hr ab apollo soyuz".split()
)
NUMBER_AFTER = re.compile(r"[ \xa0-]?(?:No\. )?\d+[A-Z]?\b(?![,.:]\d)")
HOLY_DAYS = frozenset("black good super ash bloody cyber palm giving holy maundy boxing".split())
LAST_WORD = re.compile(r"([\w'’-]+)[\s\"“‘'(]*$")
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
    kind: str = ""  # set where the form decides: "work", "facility"
    spoils: list[Word] = field(default_factory=list)  # the words as they stood

    def before(self) -> str:
        """The word before, in lower case."""
        match = LAST_WORD.search(self._source()[max(0, self.span.start - 30) : self.span.start])
        return match.group(1).lower() if match else ""

    def after(self) -> str:
        """The word after, in lower case; a comma before it is passed over."""
        match = NEXT_WORD.match(self._source()[self.span.end : self.span.end + 30])
        return match.group(1).lower() if match else ""

    def _source(self) -> str:
        return self.document.headline if self.span.field == HEADLINE else self.document.text


def parts_in(document: Document) -> Iterator[Part]:
    """All parts of a document that may be names; those of title-case lines come whole, to be matched against names.

    >>> [p.exact for p in parts_in(Document("a", "They met Minister Ana Reyes and Tom Orla of the Bank of Sel."))]
    ['They', 'Ana Reyes', 'Tom Orla', 'Bank of Sel']
    """
    quoted = {HEADLINE: quoted_titles(document.headline), "text": quoted_titles(document.text)}
    for field_name, spans in quoted.items():
        yield from (_quoted_part(document, start, end, field_name) for start, end in spans)
    for run in runs_in(document):
        taken = quoted[run.field]
        words = [w for w in run.words if not any(s <= w.start < e for s, e in taken)] if taken else run.words
        if not words:
            continue
        if run.is_title_case:
            yield from (_part(document, run, [word]) for word in words)
        else:
            yield from _run_parts(document, run, words)


def quoted_titles(text: str) -> list[tuple[int, int]]:
    """Spans of quoted titles of works: two words or more, all with capitals, no sentence.

    >>> quoted_titles('She sang “Rivers of Glass” and said “Go Home.” to us')
    [(10, 25)]
    """
    found = []
    for match in QUOTED_TITLE.finditer(text):
        inner = match.group(1)
        if inner[0].isupper() and inner[-1] not in ".!?" and _is_title(inner.rstrip(",;").split()):
            found.append((match.start(1), match.start(1) + len(inner.rstrip(",; "))))
    return found


def _is_title(words: list[str]) -> bool:
    large = [w for w in words if w[0].isupper()]
    return 2 <= len(large) and len(words) <= 9 and all(w[0].isupper() or w in SMALL_IN_NAMES for w in words)


def _quoted_part(document: Document, start: int, end: int, field_name: str) -> Part:
    source = document.headline if field_name == HEADLINE else document.text
    exact = source[start:end]
    return Part(document, Span(start, end, field_name), exact, name_key(exact), fold(exact).split(), kind="work")


def _run_parts(document: Document, run: Run, words: list[Word]) -> Iterator[Part]:
    pieces = [piece for piece in cut(words)]
    skip = False
    for i, piece in enumerate(pieces):
        if skip:
            skip = False
            continue
        following = pieces[i + 1] if i + 1 < len(pieces) else None
        if following and following[0].link == "comma" and is_town_with_state(piece, following):
            yield _part(document, run, piece + following[:1] if len(following) == 1 else piece + following)
            skip = True
            continue
        for titles, name in named(piece):
            yield _extended(document, run, _part(document, run, name, titles))


def _part(document: Document, run: Run, words: list[Word], titles: tuple[str, ...] = ()) -> Part:
    source = document.headline if run.field == HEADLINE else document.text
    span = Span(words[0].start, words[-1].end, run.field)
    exact = source[span.start : span.end]
    folded = [part for word in words for part in word.folded.split()]
    return Part(
        document,
        span,
        exact,
        name_key(exact),
        folded,
        titles,
        words[0].starts_sentence,
        words[-1].is_possessive,
        run.is_title_case,
        spoils=words,
    )


def _extended(document: Document, run: Run, part: Part) -> Part:
    """The part with a number ("Flight 12") or a facility's small word ("Orla airport") that belongs to it."""
    source = document.headline if run.field == HEADLINE else document.text
    start, end = part.span.start, part.span.end
    if part.words[-1] in NUMBERED:
        number = NUMBER_AFTER.match(source, end)
        end = number.end() if number else end
    elif not part.is_possessive and len(part.words) <= 3 and not part.titles and _may_be_site(part):
        after = FACILITY_AFTER.match(source, end)
        before = FACILITY_BEFORE.search(source[max(0, start - 40) : start])
        if after:
            end = after.end()
        elif before:
            start -= len(before.group())
    if (start, end) == (part.span.start, part.span.end):
        return part
    exact = source[start:end]
    kind = "" if part.words[-1] in NUMBERED else "facility"
    span = Span(start, end, run.field)
    return Part(document, span, exact, name_key(exact), fold(exact).split(), kind=kind, spoils=part.spoils)


def _may_be_site(part: Part) -> bool:
    if lists.is_demonym(part.words[-1]) or part.words[-1] in lists.FUNCTION_WORDS:
        return False
    place = lists.places().get(part.key)
    return place is None or place.kind not in ("country",)


def is_town_with_state(town: list[Word], state: list[Word]) -> bool:
    """Whether two comma-parted pieces are a town and its American state or its country ("Tempe, Ariz.")."""
    if len(town) > 3 or len(state) > 2 or any(w.folded in lists.CALENDAR for w in town):
        return False
    town_key, state_key = name_key(" ".join(w.text for w in town)), name_key(" ".join(w.text for w in state))
    places = lists.places()
    known, holder = places.get(town_key), places.get(state_key)
    if holder is None or town_key in lists.state_names() and town_key not in ("new york", "washington"):
        return False
    if state_key in lists.state_names():
        return known is None or known.kind == "city" or town_key in ("new york", "washington")
    return holder.kind == "country" and known is not None and known.kind == "city" and known.country == holder.country


def cut(words: list[Word]) -> list[list[Word]]:
    """A run cut into pieces, each of them one name with its titles, or nothing.

    A comma always cuts, except before "Jr." and the like.
    """
    pieces = [[words[0]]]
    for i, word in enumerate(words[1:], start=1):
        piece = pieces[-1]
        if _holds(piece, word, words[i:]):
            piece.append(word)
        else:
            pieces.append([word])
    return pieces


def _holds(piece: list[Word], word: Word, rest: list[Word]) -> bool:
    """Whether `word` belongs to the piece before it."""
    last = piece[-1].folded
    if word.link == "comma":
        return word.folded in PERSON_SUFFIXES or (word.folded in ("inc", "llc", "ltd") and len(piece) > 0)
    if word.folded in lists.CALENDAR and last not in HOLY_DAYS and not word.link == "of":
        return word.folded == "day" or word.folded in ("may", "march", "june", "april", "august", "spring") and False
    if word.link == "of":
        return _of_holds(piece, word, last)
    if word.link == "and":
        return _and_holds(piece, rest)
    if last in lists.CALENDAR and last not in lists.HOLIDAYS:
        return lists.CUE_KIND.get(word.folded) == "organisation" or word.folded in ("night", "live")
    if piece[-1].is_possessive:
        return _possessive_holds(piece, rest)
    return True


def _of_holds(piece: list[Word], word: Word, last: str) -> bool:
    if word.folded in lists.CALENDAR or word.folded in lists.FUNCTION_WORDS:
        return False
    if last in lists.TITLE_HEADS and not (last == "general" and len(piece) > 1):
        return word.folded in lists.TITLE_FIELDS
    return last in lists.OF_HEADS


def _and_holds(piece: list[Word], rest: list[Word]) -> bool:
    """An "and" holds inside organisations ("Food and Drug Office") and inside a few countries."""
    key = name_key(" ".join([*(w.text for w in piece), "and", rest[0].text]))
    if key in lists.places() or key in lists.institutions():
        return True
    last = _last_linked(piece)
    if not all(w.folded in lists.COMMON_WORDS and w.folded not in lists.TITLE_HEADS for w in last):
        return False
    if name_key(" ".join(w.text for w in last)) in lists.institutions() or last[-1].folded in lists.CUE_KIND:
        return False
    following = [rest[0]]
    for word in rest[1:]:
        if word.link != "space":
            break
        following.append(word)
    if any(w.link == "of" for w in piece):
        return all(w.folded in lists.COMMON_WORDS for w in following)
    ends_in_cue = lists.CUE_KIND.get(following[-1].folded) == "organisation"
    return ends_in_cue and following[0].folded in lists.COMMON_WORDS and not piece[0].starts_sentence


def _last_linked(piece: list[Word]) -> list[Word]:
    """The words after the last "of" of a piece."""
    for i in range(len(piece) - 1, 0, -1):
        if piece[i].link == "of":
            return piece[i:]
    return piece


def _possessive_holds(piece: list[Word], rest: list[Word]) -> bool:
    """A possessive stays inside a name when its word is common and a cue follows ("Teachers' Union")."""
    if piece[-1].folded not in lists.COMMON_WORDS and piece[-1].folded not in ("st", "year"):
        return False
    following = [w.folded for w in rest[:4]]
    return any(lists.CUE_KIND.get(w) in ("organisation", "event", "facility") for w in following)


def named(piece: list[Word]) -> Iterator[tuple[tuple[str, ...], list[Word]]]:
    """Titles and name of each name in a piece.

    >>> run = next(runs_in(Document("a", "Orla Deputy Foreign Minister Ana Reyes")))
    >>> [(t, [w.text for w in name]) for t, name in named(run.words)]
    [((), ['Orla']), (('deputy', 'foreign', 'minister'), ['Ana', 'Reyes'])]
    """
    head = _title_head(piece)
    if head is None:
        name = _without_loose_ends(piece)
        if name:
            yield (), name
        return
    first = _title_start(piece, head)
    if first:
        yield from named(piece[:first])
    titles = tuple(w.folded for w in piece[first : head + 1])
    name = _without_loose_ends(piece[head + 1 :])
    if name:
        yield titles, name


def _title_head(piece: list[Word]) -> int | None:
    """The index of the last title word that something of a name follows; len(piece) - 1 where nothing does."""
    for i in range(len(piece) - 1, -1, -1):
        word = piece[i].folded
        field_end = _field_end(piece, i)
        if word not in lists.TITLE_HEADS:
            continue
        rest = piece[field_end + 1 :]
        if not rest:
            if _is_trailing_title(piece, i):
                return field_end
            continue
        if word in lists.STRONG_TITLES and not _is_thing(rest):
            return field_end
        if word in lists.WEAK_TITLES and _is_title_prefix(piece[:i]) and _is_person_like(rest):
            return field_end
    return None


def _field_end(piece: list[Word], i: int) -> int:
    """The index of the last word of "Secretary of State" whose head stands at `i`."""
    end = i
    while end + 1 < len(piece) and piece[end + 1].folded in lists.TITLE_FIELDS:
        following = piece[end + 1]
        if following.link == "of" or (end > i and following.link in ("space", "and")):
            end += 1
        else:
            break
    return end


def _is_trailing_title(piece: list[Word], i: int) -> bool:
    """Whether a title at the end of a piece is one, and not a surname ("Ana Bishop") or a thing ("Burger King")."""
    if i == 0:
        return True
    if piece[i].folded in lists.WEAK_TITLES:
        return _is_title_prefix(piece[:i])
    return piece[i - 1].folded not in lists.GENDER or _is_title_prefix(piece[:i])


def _is_title_prefix(words: list[Word]) -> bool:
    return all(
        w.folded in lists.TITLE_MODIFIERS or w.folded in lists.TITLE_HEADS or lists.is_demonym(w.folded) for w in words
    )


def _is_thing(rest: list[Word]) -> bool:
    """Whether what follows a title makes it part of a thing's name ("Mayor Street", "Prince Hotel")."""
    return rest[-1].folded in lists.CUE_KIND and all(w.folded in lists.COMMON_WORDS for w in rest)


def _is_person_like(rest: list[Word]) -> bool:
    if len(rest) > 5 or rest[-1].folded in lists.CUE_KIND:
        return False
    return rest[0].folded in lists.GENDER or any(w.folded not in lists.COMMON_WORDS for w in rest)


def _title_start(piece: list[Word], head: int) -> int:
    """Where the title begins that ends at `head`; what stands before is a name of its own ("Orla President …")."""
    first = head
    while first > 0 and (_is_title_prefix(piece[first - 1 : first]) or piece[first].link == "of"):
        first -= 1
    for k in range(head, max(first, 1), -1):
        key = name_key(" ".join(w.text for w in piece[:k]))
        if key in lists.places() or key in lists.institutions():
            return k
    return first


def _without_loose_ends(words: list[Word]) -> list[Word]:
    """The words without articles before and days after; nothing where only such words are left."""
    while words and words[0].folded in ("the", "a", "an"):
        words = words[1:]
    while words and words[-1].folded in lists.CALENDAR and len(words) > 1 and words[-2].folded not in HOLY_DAYS:
        words = words[:-1]
    return words
