"""Which source a quotation belongs to.

Problem. A quotation's source stands before it, after it, in the sentence before, in another paragraph; or nowhere, when
the marks only set off a title or a word held at arm's length.

Method. Every cue near a quotation offers its subject as a candidate; so do the first phrase of the sentence, the source
of the quotation before, and nobody. A conditional logit over some dozens of features that can be read off (where the
cue stands, what lies between, which verb, what kind of phrase, how the quotation ends) chooses one.

Source. The design follows O'Keefe et al. (2012) and Pavllo et al. (2018); the weights in `data/speaker_weights.json`
were learned on PolNeAR's training texts by `tests/bench/learn_speakers.py`.

Known failures. Dialogue without any cue that alternates between two speakers; sources named only two paragraphs away.
"""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, replace
from math import exp

from articles.text.quotes.attribution import PEOPLE, Cue, is_kicker
from articles.text.quotes.items import BREAK, DETERMINERS, PREPOSITIONS, PRONOUNS, QUOTE, Items
from articles.text.quotes.noun_phrases import clause_start, phrase_left, phrase_right
from articles.text.word_lists import learned

WINDOW = 90  # items to either side in which a cue can belong to a quotation
CUES_BEFORE, CUES_BEHIND = 4, 2  # that are weighed
REACH = 30  # items between a cue and a quotation that are looked at
MOST_BETWEEN = 4  # paragraphs that a picture's words or a box may put between two quotations of one speaker
SURE = 0.8  # from this chance on what stands beside a quotation outweighs the speaker before
_MARKED = frozenset((QUOTE,))
_NOBODY = frozenset(("there", "here", "the", "a", "an", "this", "that", "these", "its", "their", "our", "my", "your"))
_LINKS = frozenset((":", ",", "that", "was", "is", "as", "of", "by", "to", "for", "a", "the"))
NEAR_LEMMAS = frozenset(
    ["say", "tell", "add", "write", "ask", "call", "according", ":", "read", "describe", "note", "continue", "be"]
)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A possible source of a quotation: a pair of item numbers, and the cue that offers it. No `source` is nobody."""

    source: tuple[int, int] | None
    origin: str  # "cue", "carried", "colon", "signed", "lead" or "nobody"
    cue: Cue | None = None
    features: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Choice:
    """The candidate chosen for a quotation, and its share of the candidates' total weight (0 to 1)."""

    candidate: Candidate
    chance: float


def choose_sources(items: Items, cues: list[Cue], weights: dict[str, float] | None = None) -> list[Choice]:
    """One choice for each quotation folded into `items`, in order."""
    weights = learned("speaker_weights") if weights is None else weights
    choices: list[Choice] = []
    places = sorted(items.quote_at)
    for at in places:
        candidates = list(candidates_for(items, cues, at, choices))
        if items.quotes[items.quote_at[at]].continues:  # the mark opens anew: the speaker goes on
            candidates = [c for c in candidates if c.origin == "carried"] or candidates
        scores = [sum(weights.get(f, 0.0) for f in c.features) for c in candidates]
        best = max(range(len(candidates)), key=scores.__getitem__)
        chance = 1 / sum(exp(s - scores[best]) for s in scores)
        choice = Choice(candidates[best], chance)
        choices.append(_going_on(items, places, choices) or choice if chance < SURE else choice)
    return choices


def _going_on(items: Items, places: list[int], earlier: list[Choice]) -> Choice | None:
    """The last speaker before, for a paragraph that opens with a whole quotation and tells nothing of who speaks.

    `places` are the items of all quotations; the one after those with a choice is asked about.
    """
    quote = _QuoteContext(items, places[len(earlier)])
    is_whole = quote.leads and quote.ending in ("stop", "ask") and quote.size in ("many", "long")
    if not is_whole or quote.introduced or not (quote.after in (BREAK, QUOTE) or items.is_capital(quote.at + 1)):
        return None
    for number in range(len(earlier) - 1, max(-1, len(earlier) - 1 - MOST_BETWEEN), -1):
        choice = earlier[number]
        if quote.paragraph_distance(places[number]) > MOST_BETWEEN:
            return None
        if choice.candidate.source:
            return replace(choice, candidate=replace(choice.candidate, origin="carried", cue=None))
    return None


def candidates_for(items: Items, cues: list[Cue], at: int, earlier: list[Choice]) -> Iterator[Candidate]:
    """All candidates for the quotation at item `at`, given the choices made for the quotations before it."""
    quote = _QuoteContext(items, at)
    here = bisect_left(cues, at, key=_place)
    before = [c for c in cues[max(0, here - CUES_BEFORE) : here] if quote.is_near(c.at)]
    after = [c for c in cues[here : here + CUES_BEHIND] if quote.is_near(c.at)]
    yield Candidate(None, "nobody", None, tuple(_nobody_features(quote, before, after)))
    for rank, cue in enumerate(reversed(before)):
        yield from _from_cue(quote, cue, rank)
    for rank, cue in enumerate(after):
        yield from _from_cue(quote, cue, rank)
    if earlier and earlier[-1].candidate.source:
        yield Candidate(earlier[-1].candidate.source, "carried", None, tuple(_carried_features(quote, earlier[-1])))
    colon = _phrase_before_colon(quote)
    if colon:
        yield Candidate(colon, "colon", None, tuple(_colon_features(quote, colon)))
    signed = _phrase_after_dash(quote)
    if signed:
        yield Candidate(signed, "signed", None, tuple(_signed_features(quote, signed)))
    lead = _lead_phrase(quote)
    if lead:
        yield Candidate(lead, "lead", None, tuple(_lead_features(quote, lead)))


def _place(cue: Cue) -> int:
    return cue.at


class _QuoteContext:
    """A quotation's surroundings, computed once for all its candidates."""

    def __init__(self, items: Items, at: int) -> None:
        self.items, self.at = items, at
        self.first, self.last = items.sentence_of(at)
        self.previous = items.last_of(_MARKED, 0, at) or 0
        mark = items.quotes[items.quote_at[at]]
        inner = items.text[mark.inner_start : mark.inner_end]
        words = inner.count(" ") + 1
        self.size = "word" if words == 1 else "few" if words < 5 else "many" if words < 10 else "long"
        self.ending = (
            "comma" if inner[-1:] == "," else "stop" if inner[-1:] in ".…" else "ask" if inner[-1:] in "?!" else "bare"
        )
        self.capital = "cap" if inner[:1].isupper() or inner[:1] in "[.…" else "low"
        self.continues = mark.continues
        self.before, self.after = items.word(at - 1), items.word(at + 1)
        self.leads = self.before == BREAK
        self.introduced = self.before == ":" or (self.leads and at > 1 and items.low[at - 2] == ":")
        self.shape = f"{self.size}/{self.ending}/{self.capital}"

    def paragraph_distance(self, i: int) -> int:
        return abs(self.items.paragraph[i] - self.items.paragraph[self.at])

    def is_near(self, i: int) -> bool:
        return abs(i - self.at) <= WINDOW and self.paragraph_distance(i) <= 1

    def where(self, i: int) -> str:
        """Where item `i` stands as seen from the quotation."""
        paragraphs = self.paragraph_distance(i)
        if i < self.at:
            if i >= self.first:
                return "before"
            return f"{'para' if paragraphs else 'sent'}-{min(self.items.sentences_between(i, self.first), 3)}"
        if i < self.last:
            return "after"
        return "para+" if paragraphs else "sent+"


def _from_cue(quote: _QuoteContext, cue: Cue, rank: int) -> Iterator[Candidate]:
    where = quote.where(cue.at)
    for side, source in (("left", cue.left), ("right", cue.right)):
        if source and not source[0] <= quote.at < source[1] and _may_speak(quote.items, source):
            yield Candidate(source, "cue", cue, tuple(_cue_features(quote, cue, where, side, source, rank)))


def _cue_features(
    quote: _QuoteContext, cue: Cue, where: str, side: str, source: tuple[int, int], rank: int
) -> Iterator[str]:
    items = quote.items
    low, high = (cue.end, quote.at) if cue.at < quote.at else (quote.at + 1, min(cue.at, source[0]))
    quotes = items.quotes_before[high] - items.quotes_before[low] if high > low else 0
    link = _link(items, low, high, quotes)
    place = f"{where}.{side}"
    yield f"cue:{place}"
    yield f"cue:{place}.{link}"
    yield f"cue:{where}.kind.{cue.kind}"
    yield f"cue:{place}.form.{cue.form}"
    if side == "left":
        yield f"cue:{where}.how.{cue.left_how}"
    yield f"cue:lemma.{cue.lemma}"
    if cue.lemma in NEAR_LEMMAS:
        yield f"cue:{place}.lemma.{cue.lemma}.{link}"
    yield f"cue:{place}.rank.{min(rank, 3)}"
    yield f"cue:{where}.quotes.{min(quotes, 2)}"
    yield f"cue:{place}.shape.{quote.shape}"
    yield f"cue:{where}.source.{source_type(items, source)}"
    if cue.at > quote.at:
        yield f"cue:{place}.ending.{quote.ending}.{link}"
    elif quote.leads:
        yield f"cue:{where}.leads.{quote.introduced}"
    yield f"cue:{place}.taken.{_taken_by(items, cue, quote.at)}"
    if quote.continues:
        yield f"cue:{where}.continues"


def _taken_by(items: Items, cue: Cue, at: int) -> str:
    """Whether another quotation stands right at the cue, before or behind it."""
    behind = cue.end + (items.word(cue.end) in (",", ":", "that"))
    behind += items.word(behind) == BREAK
    start = min(cue.at, cue.left[0]) if cue.left else cue.at
    follows = items.word(behind) == QUOTE and behind != at
    leads = items.word(start - 1) == QUOTE and start - 1 != at
    return ("behind" if follows else "") + ("before" if leads else "")


def _link(items: Items, low: int, high: int, quotes: int) -> str:
    """What lies between cue and quotation, in one word: a link right before the end, or how far it is."""
    last, count = "", 0
    for i in range(high - 1, max(low, high - REACH) - 1, -1):
        word = items.low[i]
        if word != BREAK and word != QUOTE:
            last, count = last or word, count + 1
    if not count:
        return "quotes" if quotes else "none"
    if last in _LINKS:
        return f"{last}{'' if count == 1 else '+' if count < 6 else '++'}"
    return "near" if count < 4 else "mid" if count < 10 else "far"


def _carried_features(quote: _QuoteContext, previous: Choice) -> Iterator[str]:
    items = quote.items
    source = previous.candidate.source or (0, 1)
    last = quote.previous
    length = quote.at - last - 1
    paragraphs = min(quote.paragraph_distance(last), 2)
    ends = items.sentences_between(last, quote.at)
    yield f"carry:{paragraphs}.{min(ends, 3)}"
    yield f"carry:{paragraphs}.{quote.shape}"
    yield f"carry:{paragraphs}.leads.{quote.leads}.{quote.introduced}"
    yield f"carry:{paragraphs}.after.{quote.after if quote.after in (BREAK, QUOTE, '.', ',') else 'word'}"
    yield f"carry:{paragraphs}.length.{min(3, 1 + length // 8) if length else 0}"
    yield f"carry:before.{quote.before if quote.before in ('.', ',', ':', BREAK, 'and', 'that') else 'word'}"
    yield f"carry:source.{source_type(items, source)}"
    if quote.continues:
        yield "carry:continues"


def _nobody_features(quote: _QuoteContext, before: list[Cue], after: list[Cue]) -> Iterator[str]:
    yield "nobody"
    yield f"nobody:{quote.shape}"
    yield f"nobody:size.{quote.size}"
    yield f"nobody:leads.{quote.leads}.{quote.introduced}.{quote.size}"
    kind = (
        quote.before
        if quote.before in PREPOSITIONS or quote.before in ("the", "a", "an", ",", ":", "and", "(")
        else "w"
    )
    yield f"nobody:before.{BREAK if quote.leads else kind}"
    yield f"nobody:after.{quote.after if not quote.after[0].isalnum() else 'word'}"
    yield f"nobody:cue.{any(c.at >= quote.first for c in before)}.{any(c.at < quote.last for c in after)}"


def _phrase_before_colon(quote: _QuoteContext) -> tuple[int, int] | None:
    """The phrase right before the colon that introduces the quotation: "… as it turned out - Ann Lind: “…”"."""
    items, k = quote.items, quote.at - 1
    while k > 0 and items.low[k] == BREAK:
        k -= 1
    return phrase_left(items, k - 1, items.sentence_of(k - 1)[0]) if k > 0 and items.low[k] == ":" else None


def _colon_features(quote: _QuoteContext, phrase: tuple[int, int]) -> Iterator[str]:
    yield f"colon:{quote.items.low[max(0, phrase[0] - 1)] in '-–—~•.,'}"
    yield f"colon:source.{source_type(quote.items, phrase)}"
    yield f"colon:capital.{quote.items.is_capital(phrase[1] - 1)}"
    yield f"colon:leads.{quote.leads}.{quote.shape}"


def _phrase_after_dash(quote: _QuoteContext) -> tuple[int, int] | None:
    """The name that signs a quotation: "“…” — Ann Lind", on the same line or the next."""
    items, k = quote.items, quote.at + 1
    last = len(items.low)
    while k < last and items.low[k] == BREAK:
        k += 1
    start = k
    while k < last and items.low[k] in ("—", "–", "―", "-"):
        k += 1
    return phrase_right(items, k) if k > start and k < last and items.is_capital(k) else None


def _signed_features(quote: _QuoteContext, phrase: tuple[int, int]) -> Iterator[str]:
    items = quote.items
    ends_line = items.word(phrase[1]) in (BREAK, ",", ".", "(")
    yield f"signed:{ends_line}"
    yield f"signed:leads.{quote.leads}.{ends_line}"
    yield f"signed:source.{source_type(items, phrase)}"


def _lead_phrase(quote: _QuoteContext) -> tuple[int, int] | None:
    """The noun phrase that leads the quotation's sentence, or for a quotation that leads its own, the one before."""
    items, start = quote.items, quote.first
    if start == quote.at:
        back = quote.at - 1
        while back > 0 and items.low[back] == BREAK:
            back -= 1
        start = items.sentence_of(back)[0] if back > 0 else start
    start = clause_start(items, start, quote.at)
    behind = min(quote.at, start + REACH)
    while start < behind and items.low[start] in PREPOSITIONS:
        start += 1
    phrase = phrase_right(items, start) if start < quote.at else None
    if phrase and source_type(items, phrase) == "other":  # "The row began with Ann Lind writing a letter."
        behind = min(quote.at, items.sentence_of(start)[1], start + REACH)
        name = next((k for k in range(phrase[1], behind) if items.is_capital(k)), None)
        phrase = (phrase_right(items, name) if name is not None else None) or phrase
    if phrase and is_kicker(items, *phrase):
        return None
    is_thing = phrase and source_type(items, phrase) == "other" and not quote.introduced
    return phrase if phrase and not is_thing and _may_speak(items, phrase) else None


def _may_speak(items: Items, source: tuple[int, int]) -> bool:
    """Whether a phrase can be somebody: no lone sign or article, no "there", no pronoun with its verb ("I've")."""
    words = items.low[source[0] : source[1]]
    pronoun, apostrophe, _ = words[0].replace("’", "'").partition("'")
    if apostrophe and (pronoun in PRONOUNS or pronoun in _NOBODY):
        return False
    is_lone = len(words) == 1 and words[0] in _NOBODY
    return not is_lone and words[0] not in ("there", "here") and any(w[0].isalnum() for w in words)


def _lead_features(quote: _QuoteContext, lead: tuple[int, int]) -> Iterator[str]:
    where = quote.where(lead[0])
    yield f"lead:{where}"
    yield f"lead:{where}.{quote.shape}"
    yield f"lead:{where}.introduced.{quote.introduced}.{quote.leads}"
    yield f"lead:{where}.link.{_link(quote.items, lead[1], quote.at, 0)}"
    yield f"lead:{where}.source.{source_type(quote.items, lead)}"


def source_type(items: Items, source: tuple[int, int]) -> str:
    """What a phrase is: pronoun, a kind of person word, name, or other."""
    words = items.low[source[0] : source[1]]
    if len(words) == 1 and words[0] in PRONOUNS:
        return f"pronoun.{words[0] if words[0] in ('he', 'she', 'they', 'it', 'i', 'we', 'who') else 'other'}"
    groups = {PEOPLE.get(w) for w in words} - {None}
    for group in ("document", "person", "male", "female", "group"):
        if group in groups:
            return "document" if group == "document" else "people" if group != "group" else "group"
    first = source[0] + (words[0] in DETERMINERS)  # the capital of "The" is the sentence's
    if any(items.is_capital(i) for i in range(first, source[1])):
        return "name"
    return "other"
