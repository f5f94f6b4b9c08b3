"""Who a source is: from the words beside a quotation ("he", "the minister", "Ms. Lind") to a person's name.

Problem. Two quotations out of three are given to a pronoun, a surname or a description.
Method. Names are those that were read in the field; only where none was, its own capitals, which name no entity. A
name inside the phrase wins unless it only belongs to somebody ("Lind's lawyer", "mayor of Aros"). A pronoun goes to the
nearest earlier person whom it fits: not of the other gender, better a sentence's subject, better the one who spoke
last. A description goes to the person who carries the same word as a title or in an apposition.
Source. Own rules, after the salience factors of Lappin and Leass (1994).
Known failures. Two men who speak in turns as "he"; "they" for one person; descriptions that the text never explains.
"""

import re
from bisect import bisect_left
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, replace

from articles.text.document import NameMention, Span
from articles.text.names import GENDER
from articles.text.quotes.attribution import OFFICES, PEOPLE
from articles.text.quotes.items import PRONOUNS, QUOTE, Items
from articles.text.quotes.noun_phrases import clause_start, phrase_right
from articles.text.word_lists import word_table

PERSON, ORGANISATIONS = "person", frozenset({"organisation", "group"})
OTHER_GENDER = -3.0  # first names tell it only mostly ("Jan"), so it is no bar
LEAST_FOR_GROUPS = 0.0  # "they" and "it" mean so much else that only the subject of a sentence nearby will do
LOOK_BACK = 700  # code points behind a pronoun within which its name is looked for
_GENDERED = {"he": "male", "she": "female", "him": "male", "her": "female"}
_LIGHT_NAME = re.compile(r"(?:[A-Z][\w’'-]+|[A-Z]\.)(?: (?:al-|de |van |von |bin )?(?:[A-Z][\w’'-]+|[A-Z]\.))+")
_SENTENCE_START = re.compile(r"(?:^|[.?!”\"\n])\s*(?:(?:The|A|An|But|And|Mr\.|Ms\.|Mrs\.|Sen\.|Gov\.|President)\s)*$")
_BEHIND_PREPOSITION = re.compile(r"\b(?:of|for|with|by|to|against|from|about)\s$")
_BELONGING = frozenset(("of", "for", "from", "with", "at", "to", "by"))
_DEFINITE = frozenset(("the", "his", "her", "their", "this", "that"))
_TITLE_GENDER = {w: g for g in ("male", "female") for w in word_table("people_words")[g]}
EntityKey = Hashable  # what a mention carries: the caller's own key, never a word of the text


@dataclass(frozen=True, slots=True)
class Speaker:
    """A resolved source: its name, where that stands, and how it was found.

    `entity` is the key of a mention; None for nobody, for a description, and for a name that no mention names.
    `bearer` tells whose name it is; None where it is no name.
    """

    name: str = ""
    entity: EntityKey | None = None
    span: Span | None = None
    why: str = ""
    bearer: "Bearer | None" = None


@dataclass(frozen=True, slots=True)
class Bearer:
    """Whose a name is: an entity, or without one whoever has this name. The two never mix."""

    entity: EntityKey | None
    name: str = ""


@dataclass(frozen=True, slots=True)
class _Named:
    start: int
    end: int
    bearer: Bearer
    name: str
    kind: str
    gender: str


class Cast:
    """The names of one field in order of place, and who spoke last."""

    def __init__(
        self, items: Items, mentions: Sequence[NameMention], names: Mapping[EntityKey, tuple[str, str]]
    ) -> None:
        self.items = items
        here = sorted((m for m in mentions if m.span.field == items.field), key=lambda m: m.span.start)
        self.named = [self._named(m, names) for m in here] or light_names(items)
        self.starts = [n.start for n in self.named]
        self.last: Bearer | None = None
        self._standings: dict[int, float] = {}
        self._quote_starts = [quote.start for quote in items.quotes]
        self._resolved: dict[tuple[int, int], Speaker] = {}

    def _named(self, mention: NameMention, names: Mapping[EntityKey, tuple[str, str]]) -> _Named:
        name, kind = names.get(mention.entity, (mention.exact, ""))
        before = self.items.text[max(0, mention.span.start - 6) : mention.span.start]
        bearer = Bearer(mention.entity)
        return _Named(mention.span.start, mention.span.end, bearer, name, kind or PERSON, gender_of(name, before))

    def resolve(self, source: tuple[int, int]) -> Speaker:
        """The speaker whom a phrase (a pair of item numbers) means; its own words where nobody is found."""
        if source not in self._resolved:
            found = self._resolved[source] = self._resolve(source)
            if found.bearer:
                self._remember(source, found.bearer)
        found = self._resolved[source]
        self.last = found.bearer or self.last
        return found

    def _resolve(self, source: tuple[int, int]) -> Speaker:
        words = self.items.low[source[0] : source[1]]
        if len(words) == 1 and words[0] in PRONOUNS:
            found = self._of_pronoun(words[0], self.items.starts[source[0]])
            return found or Speaker(why=f"“{words[0]}” was not resolved")
        return self._inside(source) or self._described(source) or self._sender(source) or self._as_written(source)

    def _remember(self, source: tuple[int, int], bearer: Bearer) -> None:
        """A resolved pronoun or description counts as one more mention, so that "he" can go on from it."""
        span = self.items.span(*source)
        named = next((n for n in self.named if n.bearer == bearer), None)
        near = [n for n in self.between(span.start - 60, span.end) if n.kind == named.kind] if named else []
        if named and not any(n.start < span.end and span.start < n.end for n in near):
            where = bisect_left(self.starts, span.start)
            self.starts.insert(where, span.start)
            self.named.insert(where, replace(named, start=span.start, end=span.end))

    def between(self, start: int, end: int) -> list[_Named]:
        return self.named[bisect_left(self.starts, start) : bisect_left(self.starts, end)]

    def _inside(self, source: tuple[int, int]) -> Speaker | None:
        """The name that heads the phrase: people before organisations, owners and places left aside."""
        span = self.items.span(*source)
        inside = [n for n in self.between(span.start, span.end) if not self._only_belongs(n, span)]
        for wanted in ((PERSON,), tuple(ORGANISATIONS)):
            for named in inside:
                if named.kind in wanted:
                    return self._as(named, f"named as “{self.items.text[named.start : named.end]}”")
        words = [w for w in self.items.low[source[0] : source[1]] if w not in ("the", "who", "which", ",")]
        if inside and sum(len(w) for w in words) <= inside[0].end - inside[0].start:
            return self._as(inside[0], "named")
        return None

    def _only_belongs(self, named: _Named, span: Span) -> bool:
        """Whether the name is an owner ("Lind's lawyer") or stands behind "of" or "for" ("mayor of Aros")."""
        text = self.items.text
        if text[named.end - 2 : named.end] in ("'s", "’s") or text[named.end : named.end + 2] in ("'s", "’s"):
            return named.end + 3 < span.end
        before = re.split(r"[,—–(]", text[span.start : named.start].lower())[-1].split()
        if not before or not any(w in _BELONGING for w in before[-3:]):
            return False
        heads = [PEOPLE.get(w.strip("’'s,")) or PEOPLE.get(w) for w in before]
        from_whom = before[-1] in ("from", "by") or before[-2:-1] in (["from"], ["by"])
        return not ("document" in heads and from_whom) and (any(heads) or len(before) > 1)

    def _of_pronoun(self, pronoun: str, at: int) -> Speaker | None:
        if pronoun in _GENDERED:
            best = self._antecedent(at, (PERSON,), _GENDERED[pronoun])
        elif pronoun == "it":
            best = self._antecedent(at, ("organisation",), "")
        elif pronoun == "they":
            best = self._antecedent(at, tuple(ORGANISATIONS), "")
        else:
            return None
        return self._as(best, f"“{pronoun}” taken for {best.name}") if best else None

    def _antecedent(self, at: int, kinds: tuple[str, ...], gender: str) -> _Named | None:
        near = [n for n in self.between(at - LOOK_BACK, at) if n.kind in kinds and n.end <= at]
        near = [n for n in near if not self._is_quoted(n)]
        best = max(near, key=lambda n: self._salience(n, at, gender), default=None)
        if best and PERSON not in kinds:
            least = LEAST_FOR_GROUPS - (1.5 if best.bearer == self.last else 0.0)
            return best if self._salience(best, at, gender) >= least else None
        return best

    def _salience(self, named: _Named, at: int, gender: str) -> float:
        between = self.items.text[named.end : at]
        score = self._standing(named) - between.count(". ") - 1.3 * between.count("\n") - len(between) / 400
        score += OTHER_GENDER if gender and named.gender and named.gender != gender else 0.0
        return score + (1.0 if named.bearer == self.last else 0.0)

    def _standing(self, named: _Named) -> float:
        """How prominent a mention is by itself: a sentence's subject more, an owner or the object of "of" less."""
        if named.start not in self._standings:
            text = self.items.text
            before, after = text[max(0, named.start - 40) : named.start], text[named.end : named.end + 2]
            score = 1.2 if _SENTENCE_START.search(before) else -0.6 if _BEHIND_PREPOSITION.search(before) else 0.0
            self._standings[named.start] = score - (1.0 if after[:1] in ("'", "’") and after else 0.0)
        return self._standings[named.start]

    def _is_quoted(self, named: _Named) -> bool:
        where = bisect_left(self._quote_starts, named.start) - 1
        return where >= 0 and named.start < self.items.quotes[where].end

    def _described(self, source: tuple[int, int]) -> Speaker | None:
        """The person who bears the description elsewhere before: "the minister" for "Minister Ana Lind"."""
        words = self.items.low[source[0] : source[1]]
        heads = [w for w in words if PEOPLE.get(w) in ("male", "female", "person")]
        is_definite = words[0] in _DEFINITE or any(w.endswith(("'s", "’s")) for w in words[:-1])
        if not heads or not is_definite:
            return None
        at = self.items.starts[source[0]]
        earlier = [n for n in self.named if n.end <= at and n.kind == PERSON and not self._is_quoted(n)]
        found = next((n for n in reversed(earlier) if self._bears(n, heads[-1])), None)
        if found is None and heads[-1] in OFFICES and words[0] == "the":
            near = {n.bearer for n in earlier if n.start > at - LOOK_BACK}
            found = self._antecedent(at, (PERSON,), _TITLE_GENDER.get(heads[-1], ""))
            found = found if found and (len(near) == 1 or found.bearer == self.last) else None
        return self._as(found, f"“{' '.join(words)}” taken for {found.name}") if found else None

    def _bears(self, named: _Named, head: str) -> bool:
        """Whether a word stands as title right before a name, or in the apposition behind it."""
        text = self.items.text
        before, after = text[max(0, named.start - 40) : named.start], text[named.end : named.end + 80]
        word = re.escape(head)
        return bool(
            re.search(rf"\b{word}\b(?:\s[\w.]+)?,?\s*$", before, re.IGNORECASE)
            or re.match(rf",\s(?:[\w’'.-]+\s){{0,7}}?{word}\b", after, re.IGNORECASE)
        )

    def _sender(self, source: tuple[int, int]) -> Speaker | None:
        """For words of a letter or a video: whoever the sentence is about ("Lind sent a letter saying …")."""
        items = self.items
        if not any(PEOPLE.get(w) == "document" for w in items.low[source[0] : source[1]]):
            return None
        subject = phrase_right(items, clause_start(items, items.sentence_of(source[0])[0], source[0]))
        if not subject or subject[1] > source[0]:
            return None
        words = items.text[items.starts[source[0]] : items.ends[source[1] - 1]]
        found = self.resolve(subject)
        return replace(found, why=f"{found.why}, in “{words}”") if found.bearer else None

    def _as_written(self, source: tuple[int, int]) -> Speaker:
        start, end = source
        while start < end - 1 and self.items.low[end - 1] in ("who", "which", "that", ",", QUOTE):
            end -= 1
        span = self.items.span(start, end)
        words = self.items.text[span.start : span.end]
        return Speaker("" if words.lower() in PRONOUNS else " ".join(words.split()), None, span, "as written")

    def _as(self, named: _Named, why: str) -> Speaker:
        span = Span(named.start, named.end, self.items.field)
        return Speaker(named.name, named.bearer.entity, span, why, named.bearer)


def gender_of(name: str, before: str = "") -> str:
    """ "male", "female" or "" for unknown, by the title before a name or by its first word.

    >>> gender_of("Lind", "Mrs. "), gender_of("Peter Lind")
    ('female', 'male')
    """
    title = before.rstrip(" .").rpartition(" ")[2].lower()
    first = name.split()[0].lower() if name.split() else ""
    return _TITLE_GENDER.get(title, "") or GENDER.get(first, "")


def light_names(items: Items) -> list[_Named]:
    """Names of two words or more, and later their last words alone: for texts whose names nobody has read."""
    full: dict[str, str] = {}
    found: list[_Named] = []
    for match in _LIGHT_NAME.finditer(items.text):
        name = match.group()
        full.setdefault(name.split()[-1], name)
        found.append(_Named(match.start(), match.end(), Bearer(None, name), name, PERSON, gender_of(name)))
    taken = {n.start for n in found}
    for start, word in zip(items.starts, items.words, strict=True):
        plain = word.removesuffix("’s").removesuffix("'s")
        if plain in full and start not in taken:
            name = full[plain]
            found.append(_Named(start, start + len(plain), Bearer(None, name), name, PERSON, gender_of(name)))
    return sorted(_without_overlaps(found), key=lambda n: n.start)


def _without_overlaps(found: list[_Named]) -> list[_Named]:
    kept: list[_Named] = []
    for named in sorted(found, key=lambda n: (n.start, -n.end)):
        if not kept or named.start >= kept[-1].end:
            kept.append(named)
    return kept
