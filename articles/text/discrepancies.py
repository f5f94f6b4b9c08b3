"""Where outlets differ on one matter: a number, a date, a name, a title, a plan against a report, the wording of a quote.

Problem: outlets differ in nearly every sentence; a difference is worth telling only where both speak of one thing, and
"14-year" against "more than a decade" is one of precision, not a conflict.
Method: clauses of different articles that say the same thing are paired, by the words that cover one another and by the
claims already known. In each pair typed values are compared: numbers that count one thing, days, plan against report,
hedge against flat statement, one word in another's place. Across the whole story an entity's spellings, a person's
titles and the renderings of one utterance are compared. What shares its places is one difference.
Source: own rules; coverage of words from `similarity`.
Known failures: values that stand in a neighbouring sentence; paraphrase without shared words; conflicts that need
knowledge of the world.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np

from articles.text.document import HEADLINE, TEXT, Analysed, DateMention, NameMention, Quote, Span
from articles.text.name_forms import fold
from articles.text.similarity import StoryIndex
from articles.text.stance import read_stance
from articles.text.utterances import group_utterances
from articles.text.values import Number, numbers_in, same_count, title_before, title_behind

NUMBER, DATE, NAME, TITLE, MODALITY = "number", "date", "name", "title", "modality"
ATTRIBUTION, QUOTATION, SCOPE = "attribution", "quotation", "scope"
CONFLICT, PRECISION, WORDING = "conflict", "precision", "wording"
LEAST_ALIKE = 0.38  # mean of both coverages, from which two clauses say one thing
LEAST_CONTEXT = 0.25  # for two numbers that count one thing
MOST_PARTNERS = 2  # passages of one other article that a passage is likened to
LONGEST_EVIDENCE = 160  # code points
PLANNED, DONE = frozenset(("planned", "possible")), frozenset(("happened", "ongoing"))

Value = tuple[Hashable, Span, str]


@dataclass(frozen=True, slots=True)
class DiscrepancyFound:
    """`kind`: number, date, name, title, modality, attribution, quotation or scope;
    `verdict`: conflict, precision or wording; a value is (article key, span, value as read)."""

    topic: str
    kind: str
    verdict: str
    values: tuple[Value, ...]
    score: float
    why: str = ""


@dataclass(frozen=True, slots=True)
class _Difference:
    """Two values that differ, before those that share their places are joined."""

    kind: str
    verdict: str
    values: tuple[Value, Value]
    score: float
    why: str


def compare(
    index: StoryIndex, claims: Sequence[tuple[Hashable, Sequence[tuple[Hashable, Span]]]]
) -> list[DiscrepancyFound]:
    """The differences between outlets within each claim and across the story, surest first.

    `claims` are (claim key, its (article key, span) places). Each value's words stand verbatim in its article.
    """
    if len(index.articles) < 2 or not index.passages:
        return []
    pairs = _clause_pairs(index, claims)
    differences = [d for pair in pairs for d in _in_clauses(index, pair)]
    found = _joined(index, differences)
    found += _names(index)
    found += _titles(index)
    found += _quotations(index)
    return sorted(found, key=lambda d: (-d.score, d.kind, d.topic))


# Clauses that say one thing

Pair = tuple[int, int, float]  # numbers of two runs, likeness


def _clause_pairs(index: StoryIndex, claims: Sequence) -> list[Pair]:
    """The best pair of clauses of each pair of passages that may say one thing, surest first."""
    likeness = _likeness(index.weighted_bags, index.reach_rows, index.mass)
    stated = _stated(index, claims)
    best = {pair: 0.15 for pair in stated}
    for article in range(len(index.articles)):
        columns = np.nonzero(index.row_of == article)[0]
        if not len(columns):
            continue
        top = np.argsort(-likeness[:, columns], axis=1, kind="stable")[:, :MOST_PARTNERS]
        for row in np.nonzero(index.row_of != article)[0]:
            for column in columns[top[row]]:
                if likeness[row, column] >= LEAST_ALIKE / 2:
                    best[tuple(sorted((int(row), int(column))))] = float(likeness[row, column])
    found = [_best_runs(index, pair, pair in stated) for pair in sorted(best)]
    return sorted((p for p in found if p), key=lambda p: (-p[2], p[0], p[1]))


def _stated(index: StoryIndex, claims: Sequence) -> set[tuple[int, int]]:
    """Pairs of passages of different articles in which one claim stands."""
    found = set()
    for _, places in claims:
        rows = sorted({number for place in places if (number := index.locate(place)[0]) is not None})
        found |= {(a, b) for a, b in combinations(rows, 2) if index.row_of[a] != index.row_of[b]}
    return found


def _likeness(weighted, reach, mass: np.ndarray) -> np.ndarray:
    """The mean of how well either covers the other."""
    one_way = np.asarray((weighted @ reach.T).todense()) / mass[:, None]
    return np.sqrt(one_way * one_way.T)


def _best_runs(index: StoryIndex, pair: tuple[int, int], is_stated: bool) -> Pair | None:
    """The two clauses that cover one another best, longer ones first where they are equally good."""
    ours, theirs = (
        [r for r in range(index.first_run[n], index.first_run[n] + index.runs_in[n]) if index.run_is_enough[r]]
        for n in pair
    )
    if not ours or not theirs:
        return None
    forth = np.asarray((index.weighted_runs[ours] @ index.run_reach_rows[theirs].T).todense())
    back = np.asarray((index.weighted_runs[theirs] @ index.run_reach_rows[ours].T).todense()).T
    mass, other = index.run_mass[ours][:, None], index.run_mass[theirs][None, :]
    value = np.sqrt((forth / mass) * (back / other)) * np.minimum(1, np.minimum(forth, back) / 1.6) ** 0.5
    a, b = np.unravel_index(int(np.argmax(value)), value.shape)
    likeness = float(value[a, b])
    if likeness < (LEAST_ALIKE * 0.7 if is_stated else LEAST_ALIKE):
        return None
    return ours[a], theirs[b], likeness


# Values inside two such clauses


def _in_clauses(index: StoryIndex, pair: Pair) -> Iterator[_Difference]:
    yield from _of_numbers(index, pair)
    yield from _of_days(index, pair)
    yield from _of_stance(index, pair)


def _value(index: StoryIndex, run: int, value: str, tight: Span | None = None) -> Value:
    """A clause as evidence; the tight span instead where the clause is long."""
    passage = index.passages[index.runs[run].passage]
    span = index.runs[run].span
    if tight and (len(span) > LONGEST_EVIDENCE or not span.overlap(tight)):
        span = tight
    return passage.key, span, value


def _numbers_of(index: StoryIndex, number: int) -> list[tuple[Number, Span]]:
    passage = index.passages[number]
    at, field = passage.span.start, passage.span.field
    return [(n, Span(at + n.start, at + n.end, field)) for n in numbers_in(passage.exact)]


def _of_numbers(index: StoryIndex, pair: Pair) -> Iterator[_Difference]:
    """Amounts of one thing in both sentences that are not written alike."""
    ours, theirs = (_numbers_of(index, index.runs[run].passage) for run in pair[:2])
    for a, at in ours:
        rivals = [(b, place) for b, place in theirs if same_count(a, b)]
        if not rivals or any(a.amount == b.amount and a.is_rough == b.is_rough for b, _ in rivals):
            continue
        b, place = min(rivals, key=lambda rival: abs(rival[0].amount - a.amount))
        verdict = PRECISION if a.agrees(b) else CONFLICT
        values = (_value(index, pair[0], a.exact, at), _value(index, pair[1], b.exact, place))
        yield _Difference(NUMBER, verdict, values, pair[2], f"“{a.exact}” against “{b.exact}”")


def _days_of(index: StoryIndex, run: int) -> list[DateMention]:
    span = index.runs[run].span
    dates = index.articles[index.passages[index.runs[run].passage].article].dates
    return [date for date in dates if date.first and span.covers(date.span)] if span.field == TEXT else []


def _of_days(index: StoryIndex, pair: Pair) -> Iterator[_Difference]:
    """One clause each has one day or stretch of days, and these are not the same."""
    ours, theirs = (_days_of(index, run) for run in pair[:2])
    if len(ours) != 1 or len(theirs) != 1:
        return
    a, b = ours[0], theirs[0]
    if (a.first, a.last) == (b.first, b.last):
        return
    verdict = PRECISION if a.first <= b.last and b.first <= a.last else CONFLICT
    values = (_value(index, pair[0], a.exact, a.span), _value(index, pair[1], b.exact, b.span))
    yield _Difference(DATE, verdict, values, pair[2], f"“{a.exact}” against “{b.exact}”")


def _of_stance(index: StoryIndex, pair: Pair) -> Iterator[_Difference]:
    """A plan against a report; a hedge or a denial against a flat statement."""
    a, b = (_reading(index, run) for run in pair[:2])
    for kind, ours, theirs in ((MODALITY, a.modality, b.modality), (ATTRIBUTION, a.stance, b.stance)):
        differs = ours in PLANNED and theirs in DONE or theirs in PLANNED and ours in DONE
        if kind == ATTRIBUTION:
            differs = {ours, theirs} in ({"reports", "hedges"}, {"attributes", "hedges"}, {"reports", "disputes"})
        if differs:
            verdict = CONFLICT if "disputes" in (ours, theirs) else PRECISION
            values = (_value(index, pair[0], ours), _value(index, pair[1], theirs))
            yield _Difference(kind, verdict, values, pair[2], f"{ours} against {theirs}")


def _reading(index: StoryIndex, run: int):
    passage = index.passages[index.runs[run].passage]
    analysed = index.articles[passage.article]
    span = index.runs[run].span
    text = analysed.document.headline if span.field == HEADLINE else analysed.document.text
    quotes = [quote for quote in analysed.quotes if quote.span.field == span.field]
    return read_stance(text, span.start, span.end, passage.span, quotes)


# Differences that share a place are one


def _joined(index: StoryIndex, differences: Iterable[_Difference]) -> list[DiscrepancyFound]:
    """Differences of one kind that have a value's place in common, joined."""
    groups: list[tuple[str, list[_Difference]]] = []
    for difference in differences:
        touching = [g for g in groups if g[0] == difference.kind and any(_touch(difference, d) for d in g[1])]
        merged = [d for g in touching for d in g[1]] + [difference]
        groups = [g for g in groups if g not in touching] + [(difference.kind, merged)]
    return [_told(index, kind, group) for kind, group in groups]


def _touch(a: _Difference, b: _Difference) -> bool:
    return any(k == o and 2 * s.overlap(t) >= min(len(s), len(t)) for k, s, _ in a.values for o, t, _ in b.values)


def _told(index: StoryIndex, kind: str, group: Sequence[_Difference]) -> DiscrepancyFound:
    values: list[Value] = []
    for difference in group:
        for value in difference.values:
            if not any(value[0] == key and value[1].overlap(span) for key, span, _ in values):
                values.append(value)
    verdict = CONFLICT if any(d.verdict == CONFLICT for d in group) else group[0].verdict
    score = max(d.score for d in group)
    return DiscrepancyFound(_topic(index, kind, values), kind, verdict, tuple(values), round(score, 3), group[0].why)


def _topic(index: StoryIndex, kind: str, values: Sequence[Value]) -> str:
    """The words that the first two values share."""
    (key, span, _), (other, place, _) = values[0], values[1]
    number = index.locate((key, span))[0]
    theirs = index.locate((other, place))[1]
    shared = index.shared_words(theirs, number) if number is not None else ""
    return f"{kind.capitalize()}: {shared or values[0][2]}"


# Across the story


def _by_entity(index: StoryIndex) -> dict[Hashable, list[tuple[Analysed, NameMention]]]:
    found: dict[Hashable, list] = defaultdict(list)
    for analysed in index.articles:
        for mention in analysed.mentions:
            found[mention.entity].append((analysed, mention))
    return found


def _names(index: StoryIndex) -> list[DiscrepancyFound]:
    """Entities whose names the articles spell in different ways; a shorter name is no other spelling."""
    found = []
    for mentions in _by_entity(index).values():
        full: dict[Hashable, NameMention] = {}
        for analysed, mention in mentions:
            key = analysed.document.key
            if key not in full or len(mention.exact) > len(full[key].exact):
                full[key] = mention
        if any(_is_other_spelling(a.exact, b.exact) for a, b in combinations(full.values(), 2)):
            values = tuple((key, mention.span, mention.exact) for key, mention in full.items())
            spellings = list(dict.fromkeys(value for _, _, value in values))
            why = "The articles write " + ", ".join(f"“{s}”" for s in spellings)
            found.append(DiscrepancyFound(f"Spelling of {spellings[0]}", NAME, WORDING, values, 0.8, why))
    return found


def _is_other_spelling(a: str, b: str) -> bool:
    """Different words on both sides: "Yusuf" and "Youssef"; not "Lind" and "Ana Lind"."""
    ours, theirs = set(fold(a).split()), set(fold(b).split())
    return bool(ours - theirs and theirs - ours)


def _titles(index: StoryIndex) -> list[DiscrepancyFound]:
    """What a person is called before and behind the name, where the articles differ."""
    found = []
    for mentions in _by_entity(index).values():
        values: dict[Hashable, Value] = {}
        for analysed, mention in mentions:
            key, words = analysed.document.key, _title(analysed, mention)
            if words and (key not in values or len(words[1]) > len(values[key][2])):
                values[key] = (key, *words)
        readings = {fold(value[2]).removeprefix("the ") for value in values.values()}
        if len(values) > 1 and len(readings) > 1:
            name = max((m.exact for _, m in mentions), key=len)
            why = "; ".join(f"“{value[2]}”" for value in values.values())
            found.append(DiscrepancyFound(f"Title of {name}", TITLE, WORDING, tuple(values.values()), 0.6, why))
    return found


def _title(analysed: Analysed, mention: NameMention) -> tuple[Span, str] | None:
    """The span of title and name, and the title."""
    span = mention.span
    text = analysed.document.headline if span.field == HEADLINE else analysed.document.text
    if before := title_before(text, span.start):
        return Span(before[0], span.end, span.field), before[1]
    if behind := title_behind(text, span.end):
        return Span(span.start, behind[0], span.field), behind[1]
    return None


def _quotations(index: StoryIndex) -> list[DiscrepancyFound]:
    """Renderings of one utterance that are not worded alike."""
    quotes = [(a.document.key, quote, quote.speaker_entity) for a in index.articles for quote in a.quotes]
    found = []
    for group in group_utterances(quotes):
        rows = [quotes[n] for n in group]
        if any(_are_worded_apart(a[1], b[1]) for a, b in combinations(rows, 2) if a[0] != b[0]):
            values = tuple((key, quote.span, quote.exact) for key, quote, _ in rows)
            speaker = next((quote.speaker for _, quote, _ in rows if quote.speaker), "")
            topic = f"Words of {speaker}" if speaker else "Words of one utterance"
            found.append(DiscrepancyFound(topic, QUOTATION, WORDING, values, 0.7, "One utterance, worded differently"))
    return found


def _are_worded_apart(a: Quote, b: Quote) -> bool:
    """Whether neither contains the other, marks aside."""
    ours, theirs = (" ".join(w.strip(".,;:!?…\"“”'‘’") for w in fold(q.exact).split()).strip() for q in (a, b))
    return ours not in theirs and theirs not in ours
