"""Where outlets differ on one matter: a number, a date, a name, a title, a plan against a report, words of a quote.

Problem: outlets differ in nearly every sentence; a difference is worth telling only where both speak of one thing, and
"14-year" against "more than a decade" is one of precision, not a conflict.
Method: clauses of different articles that say the same thing are paired, by the words that cover one another and by the
claims already known. In each pair typed values are compared: numbers that count one thing, days, plan against report,
hedge against flat statement, one word in another's place. Across the whole story an entity's spellings, a person's
titles and the renderings of one utterance are compared. What shares its places is one difference.
Source: own rules; coverage of words from `index.story_index`.
Known failures: values that stand in a neighbouring sentence; paraphrase without shared words; conflicts that need
knowledge of the world.
"""

from collections import defaultdict
from collections.abc import Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, product

from articles.text.dates import minutes_of_day
from articles.text.discrepancies.clause_pairs import Claims, ClausePair, clause_pairs
from articles.text.discrepancies.clauses import Clauses
from articles.text.discrepancies.titles import title_before, title_behind
from articles.text.discrepancies.values import Number, same_count
from articles.text.document import HEADLINE, Analysed, NameMention, Quote, Span
from articles.text.index import STANDS_FOR, StoryIndex
from articles.text.names import fold
from articles.text.tense import is_past_verb
from articles.text.utterances import utterances_of

NUMBER, DATE, NAME, TITLE, MODALITY = "number", "date", "name", "title", "modality"
ATTRIBUTION, QUOTATION, SCOPE = "attribution", "quotation", "scope"
CONFLICT, PRECISION, WORDING = "conflict", "precision", "wording"
LEAST_CONTEXT, LEAST_BARE_CONTEXT = 0.3, 0.4  # of the words around two numbers; more without a noun in common
LEAST_DAY_CONTEXT = 0.6  # of the words around two days that stand outside the clauses that were found alike
MANY_NUMBERS = 60  # of a sentence; two that have more are tables. Of 1,283 sentences of real articles none had over 21
FIRM_WEIGHT, FIRM_LIKENESS, WORDED_LIKENESS = 1.6, 0.5, 0.65  # where firmness and words are compared
MOST_OWN_WORDS = 2  # on each side that stand for one another
ABOUT_AN_HOUR = 60  # minutes, within which two times of day may be one, told more or less exactly
STRETCH = 64  # code points: values are looked up by the stretches they lie in
OPPOSED = frozenset(
    frozenset(pair)
    for pair in (
        *product(("planned", "possible"), ("happened",)),
        ("hedges", "reports"),
        ("hedges", "attributes"),
        ("disputes", "reports"),
    )
)

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


def compare(index: StoryIndex, claims: Claims) -> list[DiscrepancyFound]:
    """The differences between outlets within each claim and across the story, surest first.

    `claims` are (claim key, its (article key, span) places). Each value's words stand verbatim in its article.
    """
    if len(index.articles) < 2 or not index.passages:
        return []
    clauses = Clauses(index)
    readers = (_of_numbers, _of_days, _of_hours, _of_firmness)
    differences = [d for pair in clause_pairs(index, claims) for read in readers for d in read(clauses, pair)]
    found = _joined(index, differences)
    found += _names(index)
    found += _titles(index)
    found += _quotations(index)
    return sorted(found, key=lambda d: (-d.score, d.kind, d.topic))


# Values inside two such clauses


def _of_numbers(clauses: Clauses, pair: ClausePair) -> Iterator[_Difference]:
    """Amounts of one thing in both sentences that are not alike: each is the other's nearest by the words around."""
    index = clauses.index
    left, right = index.runs[pair.ours].passage, index.runs[pair.theirs].passage
    if not (clauses.numbers(left) and clauses.numbers(right)):
        return
    sides = _side_by_side(clauses.numbers(left), clauses.numbers(right))
    counted = [(a, at, b, place) for (a, at), (b, place) in sides if same_count(a, b)]
    if all(_is_alike(a, b) for a, _, b, _ in counted):
        return
    options = [
        (clauses.shared(around, beside), a, at, b, place)
        for a, at, b, place in counted
        if (around := clauses.near(left, at)) and (beside := clauses.near(right, place))
    ]
    taken: set[Span] = set()
    for shared, a, at, b, place in sorted(options, key=lambda o: (-o[0], not _is_alike(o[1], o[3]), o[2], o[4])):
        if taken & {at, place}:
            continue
        taken |= {at, place}
        if _is_alike(a, b) or shared < (LEAST_CONTEXT if a.nouns and b.nouns else LEAST_BARE_CONTEXT):
            continue
        verdict = PRECISION if a.agrees(b) else CONFLICT
        ours, theirs = clauses.around(left, at), clauses.around(right, place)
        values = ((index.passages[left].key, ours, a.exact), (index.passages[right].key, theirs, b.exact))
        yield _Difference(NUMBER, verdict, values, pair.likeness, f"“{a.exact}” against “{b.exact}”")


def _is_alike(a: Number, b: Number) -> bool:
    """One amount, whether or not "about" stands before it; "at least" says more."""
    return a.amount == b.amount and (a.is_rough == b.is_rough or all(n.is_about or not n.is_rough for n in (a, b)))


def _side_by_side(ours: Sequence, theirs: Sequence) -> Iterator[tuple]:
    """All with all; of two tables each with those at about the same place of the other one."""
    if len(ours) * len(theirs) <= MANY_NUMBERS**2:
        yield from product(ours, theirs)
        return
    for n, own in enumerate(ours):
        level = n * len(theirs) // len(ours)
        yield from ((own, other) for other in theirs[max(level - 1, 0) : level + 2])


def _of_days(clauses: Clauses, pair: ClausePair) -> Iterator[_Difference]:
    """One clause each has one day or stretch of days, and these are not the same.

    Where neither has any (they may end at an "and"), their sentences have one each, among the same words.
    """
    runs = pair.ours, pair.theirs
    days = [clauses.dates(run) for run in runs]
    is_in_clauses = any(days)
    if not is_in_clauses:
        days = [clauses.dates_of_sentence(run) for run in runs]
    if any(len(told) != 1 for told in days):
        return
    (a,), (b,) = days
    if (a.first, a.last) != (b.first, b.last):
        places = [clauses.place(run) for run in runs]
        if not is_in_clauses:
            if _shared_around(clauses, runs, [a.span, b.span]) < LEAST_DAY_CONTEXT:
                return
            places = [clauses.place_around(run, told[0].span) for run, told in zip(runs, days, strict=True)]
        verdict = PRECISION if a.first <= b.last and b.first <= a.last else CONFLICT
        values = ((*places[0], a.exact), (*places[1], b.exact))
        yield _Difference(DATE, verdict, values, pair.likeness, f"“{a.exact}” against “{b.exact}”")


def _shared_around(clauses: Clauses, runs: Sequence[int], spans: Sequence[Span]) -> float:
    """The share of the words around two spans, each in the sentence of its clause, that both have."""
    ours, theirs = (clauses.near(clauses.index.runs[run].passage, at) for run, at in zip(runs, spans, strict=True))
    return clauses.shared(ours, theirs)


def _of_hours(clauses: Clauses, pair: ClausePair) -> Iterator[_Difference]:
    """One clause each has one time of day, and these are not the same."""
    ours, theirs = clauses.clocks(pair.ours), clauses.clocks(pair.theirs)
    if len(ours) != 1 or len(theirs) != 1:
        return
    if clauses.bound(pair.ours, ours[0]) != clauses.bound(pair.theirs, theirs[0]):
        return  # until when, or from when, is no other hour than when
    a, b = minutes_of_day(ours[0].exact), minutes_of_day(theirs[0].exact)
    if a is not None and b is not None and a != b:
        verdict = PRECISION if abs(a - b) <= ABOUT_AN_HOUR else CONFLICT
        values = ((*clauses.place(pair.ours), ours[0].exact), (*clauses.place(pair.theirs), theirs[0].exact))
        yield _Difference(DATE, verdict, values, pair.likeness, f"“{ours[0].exact}” against “{theirs[0].exact}”")


def _of_firmness(clauses: Clauses, pair: ClausePair) -> Iterator[_Difference]:
    """How firmly two clauses speak; where that is alike, their words. A plan has other words than a report anyway."""
    firm = list(_of_stance(clauses, pair))
    yield from firm or _of_words(clauses, pair)


def _of_stance(clauses: Clauses, pair: ClausePair) -> Iterator[_Difference]:
    """A plan against a report, and that alone; else a hedge or a denial against a flat statement."""
    if pair.weight < FIRM_WEIGHT or pair.likeness < FIRM_LIKENESS:
        return
    a, b = clauses.reading(pair.ours), clauses.reading(pair.theirs)
    for kind, ours, theirs in ((MODALITY, a.modality, b.modality), (ATTRIBUTION, a.stance, b.stance)):
        if frozenset((ours, theirs)) in OPPOSED and (kind != MODALITY or _share_an_act(clauses, pair)):
            verdict = CONFLICT if "disputes" in (ours, theirs) else PRECISION
            values = ((*clauses.place(pair.ours), ours), (*clauses.place(pair.theirs), theirs))
            yield _Difference(kind, verdict, values, pair.likeness, f"{ours} against {theirs}")
            return


def _share_an_act(clauses: Clauses, pair: ClausePair) -> bool:
    """Whether the clause that reports has its verb, or another word for it, in the clause that plans."""
    is_ours = clauses.reading(pair.ours).modality == "happened"
    done, planned = (pair.ours, pair.theirs) if is_ours else (pair.theirs, pair.ours)
    reach = clauses.reach(planned)
    return any(reach.get(column, 0.0) >= STANDS_FOR and is_past_verb(word) for column, word in clauses.words(done))


def _of_words(clauses: Clauses, pair: ClausePair) -> Iterator[_Difference]:
    """Other words in otherwise like clauses, on both sides."""
    if pair.weight < FIRM_WEIGHT or pair.likeness < WORDED_LIKENESS:
        return
    ours, theirs = clauses.own_words(pair.ours, pair.theirs), clauses.own_words(pair.theirs, pair.ours)
    if 0 < len(ours) <= MOST_OWN_WORDS and 0 < len(theirs) <= MOST_OWN_WORDS:
        ours, theirs = " ".join(ours), " ".join(theirs)
        values = ((*clauses.place(pair.ours), ours), (*clauses.place(pair.theirs), theirs))
        yield _Difference(SCOPE, WORDING, values, 0.8 * pair.likeness, f"“{ours}” against “{theirs}”")


# Differences that share a place are one


def _joined(index: StoryIndex, differences: Iterable[_Difference]) -> list[DiscrepancyFound]:
    """Differences of one kind around one clause, the surest first; each article is in it with one place.

    Only what differs from the first pair's values joins it: chains would lead from one matter to another.
    """
    groups: list[list[_Difference]] = []
    held: list[dict[Hashable, set[Span]]] = []  # of each group the places, article by article
    by_stretch: dict[tuple, set[int]] = defaultdict(set)
    holding: dict[Hashable, set[int]] = defaultdict(set)  # article → the groups that have a place in it
    for difference in sorted(differences, key=lambda d: -d.score):
        stretches = [[(difference.kind, *at) for at in _stretches(value)] for value in difference.values]
        ours, theirs = (set().union(*(by_stretch[at] for at in each)) for each in stretches)
        (one, _, _), (other, _, _) = difference.values
        near = (ours & theirs) | (ours - holding[other]) | (theirs - holding[one])
        number = next((n for n in sorted(near) if _continues(held[n], difference)), len(groups))
        if number == len(groups):
            groups.append([])
            held.append(defaultdict(set))
        groups[number].append(difference)
        for (key, span, _), each in zip(difference.values, stretches, strict=True):
            held[number][key].add(span)
            holding[key].add(number)
            for at in each:
                by_stretch[at].add(number)
    return _each_once(_told(index, group) for group in groups)


def _each_once(found: Iterable[DiscrepancyFound]) -> list[DiscrepancyFound]:
    """Two articles that repeat their values elsewhere, in captions and summaries, differ once."""
    told: dict[tuple, DiscrepancyFound] = {}
    for difference in found:
        read = frozenset((key, fold(words)) for key, _, words in difference.values[:2])
        told.setdefault((difference.kind, read) if difference.kind in (NUMBER, DATE) else (len(told),), difference)
    return list(told.values())


def _stretches(value: Value) -> Iterator[tuple[Hashable, str, int]]:
    """The stretches of its article in which a value lies: two values at one place have one in common."""
    key, span, _ = value
    return ((key, span.field, n) for n in range(span.start // STRETCH, max(span.end - 1, span.start) // STRETCH + 1))


def _continues(held: Mapping[Hashable, Collection[Span]], difference: _Difference) -> bool:
    """Whether a difference has a place in common with a group, and no second place in an article of the group."""
    shared = [any(_are_one(span, o) for o in held[key]) if key in held else None for key, span, _ in difference.values]
    return True in shared and False not in shared


def _are_one(a: Span, b: Span) -> bool:
    return 2 * a.overlap(b) >= min(len(a), len(b))


def _told(index: StoryIndex, group: Sequence[_Difference]) -> DiscrepancyFound:
    values: list[Value] = []
    for difference in group:
        values += [v for v in difference.values if not any(v[0] == w[0] and _are_one(v[1], w[1]) for w in values)]
    first = group[0]
    verdict = CONFLICT if any(d.verdict == CONFLICT for d in group) else first.verdict
    return DiscrepancyFound(_topic(index, values), first.kind, verdict, tuple(values), round(first.score, 3), first.why)


def _topic(index: StoryIndex, values: Sequence[Value]) -> str:
    """The weightiest words that the first two values' sentences share."""
    (key, span, read), (other, place, _) = values[:2]
    number = index.locate((key, span))[0]
    document = index.articles[index.keys.index(other)].document
    return (index.shared_words(document.words(place), number) if number is not None else "") or read


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
    ours, theirs = ({word.strip(".,;:'’") for word in fold(name).split()} for name in (a, b))
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
    found, utterances = [], utterances_of(index)
    for group in utterances.groups:
        rows = [utterances.said[n] for n in group]
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
