"""Who a source is: from the words beside a quotation ("he", "the minister", "Ms. Lind") to a person's name.

Problem. Two quotations out of three are given to a pronoun, a surname or a description.
Method. Names are those that were read in the field; only where none was, its own capitals, which name no entity
(`named`). A name inside the phrase wins unless it only belongs to somebody ("Lind's lawyer", "mayor of Aros"). A
pronoun goes to the nearest earlier person whom it fits: not of the other gender, better a sentence's subject, better
the one who spoke last. A description goes to the person who carries the same word as a title or in an apposition.
Source. Own rules, after the salience factors of Lappin and Leass (1994).
Who is only described ("a police spokesman") counts as a person from there on, so that "he" can go on from it; with an
organisation in the description the two are named together ("Harbour Police spokesman").
Known failures. Two men who speak in turns as "he"; "they" for one person; descriptions that the text never explains.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from articles.text.document import NameMention, Span
from articles.text.quotes.attribution import ANSWERS, OFFICES, PEOPLE, Cue
from articles.text.quotes.documents import (
    are_people,
    body_before,
    head_of,
    owner_behind,
    owner_in_genitive,
    with_document_before,
    without_genitive,
)
from articles.text.quotes.items import PRONOUNS, QUOTE, TIMES, Items
from articles.text.quotes.named import DESCRIBING, PERSON, TITLE_GENDER, Bearer, EntityKey, Named, NamesInPlace
from articles.text.quotes.noun_phrases import clause_start, phrase_right

ORGANISATIONS = frozenset({"organisation", "group"})
OTHER_GENDER = -3.0  # first names tell it only mostly ("Jan"), so it is no bar
SAME_GENDER, SPOKE_LAST = 0.6, 1.5
DOCUMENT_REACH = 12  # items behind a cue within which "in a statement" belongs to it
LEAST_FOR_GROUPS = 0.0  # "they" and "it" mean so much else that only the subject of a sentence nearby will do
LOOK_BACK = 700  # code points behind a pronoun within which its name is looked for
_GENDERED = {"he": "male", "she": "female", "him": "male", "her": "female"}
_SENTENCE_START = re.compile(
    r"(?:^|[.?!”\"\n])\s*(?:(?:The|A|An|But|And|Mr\.|Ms\.|Mrs\.|Sen\.|Gov\.|President)\s)*"
    r"(?:The\s[A-Z][\w.]{1,20}\s)?$"
)
_BEHIND_PREPOSITION = re.compile(r"\b(?:of|for|with|by|to|against|from|about)\s$")
_BELONGING = frozenset(("of", "for", "from", "with", "at", "to", "by"))
_ASIDE = frozenset((",", "who", "which", "that", "—", "–", "("))
_SETS_OFF = _ASIDE | {"in", "for", "from", "of", "at", "with", "on"}
_DEFINITE = frozenset(("the", "his", "her", "their", "this", "that"))
_OWNING = {"its": "it", "his": "he", "her": "she", "their": "they"}


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
    bearer: Bearer | None = None


class Cast:
    """Who is named in one field, and who spoke last."""

    def __init__(
        self, items: Items, mentions: Sequence[NameMention], names: Mapping[EntityKey, tuple[str, str]]
    ) -> None:
        self.items = items
        self.names = NamesInPlace(items, mentions, names)
        self.last: Bearer | None = None
        self._standings: dict[int, float] = {}
        self._resolved: dict[tuple[int, int], Speaker] = {}
        self._stops = [match.start() for match in re.finditer(r"\. ", items.text)]
        self._breaks = [match.start() for match in re.finditer("\n+", items.text)]
        self._people: dict[Bearer, Named] | None = None
        self._wrote: dict[str, Bearer] = {}  # kind of document → who spoke last in one
        self._addressed: frozenset[Bearer] = frozenset()  # to whom the words go that are asked about

    def resolve(self, source: tuple[int, int], cue: Cue | None = None) -> Speaker:
        """The speaker whom a phrase (a pair of item numbers) means; its own words where nobody is found.

        Nobody tells or asks himself: whom the `cue` addresses is left aside.
        """
        if source not in self._resolved:
            self._addressed = self._whom(cue) if cue and cue.left == source else frozenset()
            found = self._resolved[source] = self._resolve(source)
            self._addressed = frozenset()
            if found.bearer:
                self._remember(source, found.bearer)
        found = self._resolved[source]
        self.last = found.bearer or self.last
        if cue and found.bearer:
            self._note_document(cue, found.bearer)
        return found

    def _whom(self, cue: Cue) -> frozenset[Bearer]:
        """Whom a cue of telling or asking addresses, by name or by description."""
        phrase = phrase_right(self.items, cue.end) if cue.kind in ("tell", "ask", "manner") else None
        if phrase is None:
            return frozenset()
        found = self._inside(phrase) or self._described(phrase)
        return frozenset((found.bearer,)) if found and found.bearer else frozenset()

    def _note_document(self, cue: Cue, bearer: Bearer) -> None:
        """Who says something "in a statement" is whom "the statement" quotes further down."""
        end = min(self.items.sentence_of(cue.at)[1], cue.end + DOCUMENT_REACH)
        words = self.items.low[cue.end : end]
        for before, word in pairwise(words):
            if before in ("a", "an", "written") and PEOPLE.get(word) == "document":
                self._wrote[word] = bearer

    def _resolve(self, source: tuple[int, int]) -> Speaker:
        words = self.items.low[source[0] : source[1]]
        if len(words) == 1 and words[0] in ANSWERS:
            return self._interviewed()
        if len(words) == 1 and words[0] in PRONOUNS:
            found = self._of_pronoun(words[0], self.items.starts[source[0]])
            return found or Speaker(why=f"“{words[0]}” was not resolved")
        source = with_document_before(self.items, source)
        document = head_of(self.items, source)
        if document is not None:
            return self._whose(source, document) or self._sender(source) or self._as_written(source)
        return (
            self._inside(source)
            or self._described(source)
            or self._for_whom(source)
            or self._sender(source)
            or self._as_written(source)
        )

    def _remember(self, source: tuple[int, int], bearer: Bearer) -> None:
        """A resolved pronoun or description counts as one more mention, so that "he" can go on from it."""
        span, named = self.items.span(*source), self.names.first_of(bearer)
        near = [n for n in self.names.between(span.start - 60, span.end) if n.kind == named.kind]
        if not any(n.start < span.end and span.start < n.end for n in near):
            self.names.add(named, span.start, span.end)

    def _interviewed(self) -> Speaker:
        """Who gives the answers of an interview: the one person whom the text names outside quotations."""
        if self._people is None:  # asked once: an interview has many answers
            self._people = {n.bearer: n for n in self.names.between(0, len(self.items.text)) if n.kind == PERSON}
        if len(self._people) != 1:
            return Speaker(why="who answers is not told")
        return self._as(next(iter(self._people.values())), "answers as the one person named")

    def _inside(self, source: tuple[int, int]) -> Speaker | None:
        """The name that heads the phrase: people before organisations, owners and places left aside."""
        span = self.items.span(*source)
        inside = [n for n in self.names.between(span.start, span.end) if not self._only_belongs(n, span)]
        for wanted in ((PERSON,), tuple(ORGANISATIONS)):
            for named in inside:
                if named.kind in wanted:
                    why = f"named as “{self.items.text[named.start : named.end]}”"
                    head = self._head(source) if named.kind != PERSON else ""
                    return self._speaking_for(named, head, span, why) if head else self._as(named, why)
        words = [w for w in self.items.low[source[0] : source[1]] if w not in ("the", "who", "which", ",")]
        if inside and sum(len(w) for w in words) <= inside[0].end - inside[0].start:
            return self._as(inside[0], "named")
        return None

    def _head(self, source: tuple[int, int]) -> str:
        """The word for a person or for people that ends a phrase, what a comma or "who" sets off aside; "" for none."""
        low = self.items.low
        end = next((k for k in range(*source) if low[k] in _SETS_OFF), source[1])
        is_name = self.items.is_capital(end - 1) and end - 1 > source[0]
        return low[end - 1] if end > source[0] and low[end - 1] in DESCRIBING and not is_name else ""

    def _speaking_for(self, named: Named, head: str, span: Span, why: str) -> Speaker:
        """Somebody of an organisation: named as its spokesman, or whatever the phrase calls him."""
        name = f"{named.name} {head}"
        bearer = Bearer(named.bearer.entity, name)
        self._describe_here(bearer, name, head, span)
        return Speaker(name, bearer.entity, span, why, bearer)

    def _describe_here(self, bearer: Bearer, name: str, head: str, span: Span) -> None:
        self.names.describe(Named(span.start, span.end, bearer, name, PERSON, TITLE_GENDER.get(head, "")), head)

    def _for_whom(self, source: tuple[int, int]) -> Speaker | None:
        """For "a spokesman" and no more: the organisation that spoke last, or is the subject nearby, speaks by him."""
        head = self._head(source)
        if not head.startswith("spokes") or source[1] - source[0] > 2:
            return None
        named = self._antecedent(self.items.starts[source[0]], tuple(ORGANISATIONS), "")
        if named is None:
            return None
        return self._speaking_for(named, head, self.items.span(*source), f"for {named.name}, named before")

    def _only_belongs(self, named: Named, span: Span) -> bool:
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
            best = self._antecedent(at, tuple(ORGANISATIONS), "") or self._one_described(at)
        else:
            return None
        return self._as(best, f"“{pronoun}” taken for {best.name}") if best else None

    def _one_described(self, at: int) -> Named | None:
        """Who spoke last, if that is somebody described: "a spokesman said …, they added"."""
        near = [n for n in self.names.between(at - LOOK_BACK, at) if n.end <= at and n.bearer == self.last]
        return near[-1] if near and self.names.is_described(near[-1].bearer) else None

    def _antecedent(self, at: int, kinds: tuple[str, ...], gender: str) -> Named | None:
        near = [n for n in self.names.between(at - LOOK_BACK, at) if n.kind in kinds and n.end <= at]
        near = [n for n in near if n.bearer not in self._addressed and not self.names.is_quoted(n)]
        best = max(near, key=lambda n: self._salience(n, at, gender), default=None)
        if best and PERSON not in kinds:
            least = LEAST_FOR_GROUPS - (1.5 if best.bearer == self.last else 0.0)
            return best if self._salience(best, at, gender) >= least else None
        return best

    def _salience(self, named: Named, at: int, gender: str) -> float:
        stops = bisect_right(self._stops, at - 2) - bisect_left(self._stops, named.end)
        breaks = bisect_left(self._breaks, at) - bisect_left(self._breaks, named.end)
        score = self._standing(named) - max(0, stops) - 1.3 * breaks - (at - named.end) / 400
        if gender and named.gender:
            score += SAME_GENDER if named.gender == gender else OTHER_GENDER
        return score + (SPOKE_LAST if named.bearer == self.last else 0.0)

    def _standing(self, named: Named) -> float:
        """How prominent a mention is by itself: a sentence's subject more, an owner or the object of "of" less."""
        if named.start not in self._standings:
            text = self.items.text
            before, after = text[max(0, named.start - 40) : named.start], text[named.end : named.end + 2]
            score = 1.2 if _SENTENCE_START.search(before) else -0.6 if _BEHIND_PREPOSITION.search(before) else 0.0
            self._standings[named.start] = score - (1.0 if after[:1] in ("'", "’") and after else 0.0)
        return self._standings[named.start]

    def _described(self, source: tuple[int, int]) -> Speaker | None:
        """The person who bears the description elsewhere before: "the minister" for "Minister Ana Lind"."""
        words = self.items.low[source[0] : source[1]]
        words[-1] = without_genitive(words[-1])
        heads = [w for w in words if w in DESCRIBING]
        is_definite = words[0] in _DEFINITE or any(w.endswith(("'s", "’s")) for w in words[:-1])
        if not heads or not is_definite:
            return None
        at = self.items.starts[source[0]]
        found = self.names.last_described(heads[-1], at)
        if found is None and heads[-1] in OFFICES and words[0] == "the":
            people = [n for n in self.names.between(at - LOOK_BACK + 1, at) if n.end <= at and n.kind == PERSON]
            near = {n.bearer for n in people if not self.names.is_quoted(n)}
            found = self._antecedent(at, (PERSON,), TITLE_GENDER.get(heads[-1], ""))
            found = found if found and (len(near) == 1 or found.bearer == self.last) else None
        return self._as(found, f"“{' '.join(words)}” taken for {found.name}") if found else None

    def _sender(self, source: tuple[int, int]) -> Speaker | None:
        """For words of a letter or a video: whoever the sentence is about ("Lind sent a letter saying …")."""
        items = self.items
        documents = [w for w in items.low[source[0] : source[1]] if PEOPLE.get(w) == "document"]
        if not documents:
            return None
        wrote = self._wrote.get(documents[-1])
        if wrote and items.low[source[0]] in _DEFINITE and source[1] - source[0] <= 3:
            return self._as(self.names.first_of(wrote), f"spoke in a {documents[-1]} before")
        subject = phrase_right(items, clause_start(items, items.sentence_of(source[0])[0], source[0]))
        if not subject or subject[1] > source[0]:
            return None
        words = items.text[items.starts[source[0]] : items.ends[source[1] - 1]]
        found = self.resolve(subject)
        return replace(found, why=f"{found.why}, in “{words}”") if found.bearer else None

    def _whose(self, source: tuple[int, int], document: int) -> Speaker | None:
        """The person or body to whom the document belongs, where the words around its noun name one."""
        items, start = self.items, source[0]
        if items.low[start] in _OWNING:
            return self._of_pronoun(_OWNING[items.low[start]], items.starts[start])
        owner = owner_in_genitive(items, start, document)
        if owner:
            return self._inside(owner) or self._described(owner) or self._owner(owner)
        named = self._inside((start, document)) if start < document else None
        body = body_before(items, start, document)
        if self._can_write(named) or body:
            return named if self._can_write(named) else self._owner(body)
        behind = owner_behind(items, document)
        named = self._inside(behind) if behind else None
        return named if self._can_write(named) or not behind else self._described(behind) or self._owner(behind)

    def _can_write(self, found: Speaker | None) -> bool:
        """A place that a document tells of, or comes from, is nobody who wrote it."""
        return bool(found and found.bearer) and self.names.first_of(found.bearer).kind in {PERSON, *ORGANISATIONS}

    def _owner(self, owner: tuple[int, int]) -> Speaker | None:
        """People or a body in the text's own words, without the genitive."""
        span = self.items.span(*owner)
        words = without_genitive(self.items.text[span.start : span.end])
        head = without_genitive(self.items.low[owner[1] - 1])
        is_name = len(words) < len(span) and self.items.is_capital(owner[1] - 1) and head not in TIMES
        if not is_name and not are_people(head):
            return None
        return Speaker(
            " ".join(words.split()), None, Span(span.start, span.start + len(words), span.field), "its document"
        )

    def _as_written(self, source: tuple[int, int]) -> Speaker:
        start, end = source
        while start < end - 1 and self.items.low[end - 1] in ("who", "which", "that", ",", QUOTE):
            end -= 1
        aside = next((k for k in range(start + 1, end) if self.items.low[k] in _ASIDE), end)
        if aside < end - 1 and not self.items.is_capital(aside + 1):
            end = aside  # "a second sailor, still on deck"
        span = self.items.span(start, end)
        words = " ".join(self.items.text[span.start : span.end].split())
        if words.lower() in PRONOUNS:
            return Speaker("", None, span, "as written")
        head = self._head(source)
        if not head or head.endswith("s"):
            return Speaker(words, None, span, "as written")
        bearer = Bearer(None, words)
        self._describe_here(bearer, words, head, span)
        return Speaker(words, None, span, "as written", bearer)

    def _as(self, named: Named, why: str) -> Speaker:
        span = Span(named.start, named.end, self.items.field)
        return Speaker(named.name, named.bearer.entity, span, why, named.bearer)
