"""Propose claims: passages of different articles that say the same thing, before anybody has stated it.

Problem: guessing the groups blind is hard: two readers agree at F1 0.89, machines reach 0.5 to 0.7.
Method: each candidate pair of passages has a learned chance of saying one thing (`pairs`, `pair_chances`). The
likeliest pairs, so many as suit the size of the story, open groups; a group takes the best passage of each further
article that is near all of it, so that one wrong link does not join two claims. A passage may stand in several groups,
for a sentence may carry two claims; a pair of passages opens no group when one holds it already. Claims that are there
only grow, and those that were dismissed keep their pairs.
Source: own; weights and the number of pairs that open groups are learned by `tests/bench/learn_claims.py`; measured by
`tests/bench/claims.py`, each story left out in turn.
Known failures: paraphrase without shared words; two sentences of one article that carry one claim together (one of them
is taken); a sentence that carries two claims gives two groups which differ in one passage only.
"""

import re
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations

import numpy as np

from articles.text.claims.pair_chances import PairModel, pair_model, scored_pairs, usual_pairs
from articles.text.claims.reprints import Reprints
from articles.text.document import Span
from articles.text.index import StoryIndex
from articles.text.statements import has_verb, write_statement
from articles.text.strangers import strangers_of

MOST = 300  # claims of a story, those that are there included: nobody reads a longer matrix
LEAST_CHANCE = 0.1  # a pair below it opens no group, however small the story
LOOSER = 0.7  # of the chance that opens a group: from which a passage may join one
QUOTED = 0.5  # share of a passage in quotation marks from which it counts as a quotation
HANDY = 90  # code points: the statement is taken from a passage of about this length


@dataclass(frozen=True, slots=True)
class ExistingClaim:
    """A claim that the story has already: its appearances, and the passages that people refused for it.

    `is_open` where nobody has decided anything of it: what the machine said, it may say anew.
    """

    key: Hashable
    statement: str
    passages: tuple[tuple[Hashable, Span], ...] = ()
    rejected: tuple[tuple[Hashable, Span], ...] = ()
    is_open: bool = False


@dataclass(frozen=True, slots=True)
class ClaimProposal:
    """Passages that seem to say one thing. `existing` is the key of the claim that they add to, if any.

    `score` and the score of each passage are chances from 0 to 1; `kind` is "quote" or "fact". What `is_shown` is sure
    enough to be read first; `offers` are passages of other articles that may say it too.
    """

    statement: str
    kind: str
    passages: tuple[tuple[Hashable, Span, float], ...]
    score: float
    why: str = ""
    existing: Hashable | None = None
    is_shown: bool = False
    offers: tuple[tuple[Hashable, Span, float], ...] = ()


class Links:
    """Which passages of a story are near one another, from the chances of their pairs."""

    def __init__(self, index: StoryIndex, model: PairModel) -> None:
        self.index = index
        pairs = scored_pairs(index, model)
        chances = pairs.chances
        self.article = index.row_of.tolist()
        self.opening = opening_chance(index, chances, model.shown)
        self.joining = LOOSER * self.opening
        self.reprints = Reprints(index)
        strangers = strangers_of(index)
        triples = zip(pairs.first.tolist(), pairs.second.tolist(), chances.tolist(), strict=True)
        self.chance = {(i, j): chance for i, j, chance in triples if chance and not strangers.are_met(i, j)}
        self._supports: dict[tuple[int, ...], list[float]] = {}
        self.near: dict[int, dict[int, float]] = {}
        for (i, j), chance in self.chance.items():
            if chance >= self.joining:
                self.near.setdefault(i, {})[j] = self.near.setdefault(j, {})[i] = chance

    def between(self, i: int, j: int) -> float:
        """The chance that two passages say one thing; 0 where they were no candidates."""
        return self.chance.get((min(i, j), max(i, j)), 0.0)

    def part(self, rows: Iterable[int]) -> None:
        """Some passages are not to stand together again."""
        self._supports.clear()
        for i, j in combinations(sorted(rows), 2):
            self.chance.pop((i, j), None)
            self.near.get(i, {}).pop(j, None)
            self.near.get(j, {}).pop(i, None)

    def openings(self) -> list[tuple[int, int]]:
        """Pairs that may open a group, the likeliest first."""
        likely = [(-chance, pair) for pair, chance in self.chance.items() if chance >= self.opening]
        return [pair for _, pair in sorted(likely) if not self.reprints.join(*pair)]

    def grow(self, rows: Sequence[int], refused: Iterable[int] = ()) -> list[int]:
        """The rows with the best passage of each further article that is near all of them."""
        held, refused = {self.article[row] for row in rows}, set(refused)
        least = self.opening if len(held) == 1 else 0.0
        near = [self.near.get(row, {}) for row in rows]
        open_rows = {
            n: min(chances[n] for chances in near)
            for n in min(near, key=len)  # many may be near one of them, hardly any that are near all
            if self.article[n] not in held and n not in refused and all(n in chances for chances in near)
        }
        open_rows = {n: c for n, c in open_rows.items() if near[0][n] >= least}
        grown = list(rows)
        while open_rows:
            grown.append(max(open_rows, key=lambda n: (open_rows[n], -n)))
            open_rows = self._near_too(open_rows, grown[-1])
        return grown

    def _near_too(self, rows: dict[int, float], row: int) -> dict[int, float]:
        """Those of other articles that are near `row` as well, each with its least chance."""
        near, article = self.near.get(row, {}), self.article
        return {n: min(c, near[n]) for n, c in rows.items() if n in near and article[n] != article[row]}

    def supports(self, rows: Sequence[int]) -> list[float]:
        """For each passage of a group the mean chance between it and those of other articles."""
        group = tuple(rows)
        if group not in self._supports:
            self._supports[group] = [self._support(row, group) for row in group]
        return self._supports[group]

    def _support(self, row: int, among: Sequence[int]) -> float:
        others = [self.between(row, n) for n in among if self.article[n] != self.article[row]]
        return float(np.add.reduce(np.array(others)) / len(others)) if others else 0.0


def opening_chance(index: StoryIndex, chances: np.ndarray, shown: float) -> float:
    """The chance from which a pair opens a group: `shown` times as many as usual do, of those above the least."""
    count = round(shown * usual_pairs(index))
    if len(chances) <= count:
        return LEAST_CHANCE
    return max(LEAST_CHANCE, float(np.sort(chances)[::-1][count]))


def propose_claims(
    index: StoryIndex,
    existing: Sequence[ExistingClaim] = (),
    rejected: Sequence[ExistingClaim] = (),
    model: PairModel | None = None,
) -> list[ClaimProposal]:
    """Claims that at least two articles carry, surest first, after what adds to `existing` ones.

    `rejected` are the claims which people dismissed; `model` is the learned one where none is given. New ones are
    proposed only until the story has MOST claims.
    """
    if len(index.passages) < 2:
        return []
    links = Links(index, model or pair_model())
    for claim in rejected:
        links.part(links.grow(rows) if (rows := _rows(index, claim.passages)) else ())
    held, grown = [], []
    for claim in existing:
        rows, refused = _rows(index, claim.passages), _rows(index, claim.rejected)
        if rows:
            group = links.grow(rows, refused)
            if len(group) > len(rows):
                more = group[len(rows) :]
                grown.append(_proposal(index, links, group, more, claim.statement, existing=claim.key))
            held.append((claim, group + refused))
    room = max(MOST - len(existing) - len(rejected), 0)
    return grown + _new(index, links, held, room)


def _rows(index: StoryIndex, places: Iterable[tuple[Hashable, Span]]) -> list[int]:
    """Numbers of the passages at some places, in order."""
    return sorted({row for key, span in places for row in index.rows_at(key, span)})


def find_groups(links: Links, held: Iterable[Sequence[int]] = ()) -> list[list[int]]:
    """Rows of passages that seem to say one thing; `held` are groups that are there already."""
    done = {pair for rows in held for pair in combinations(sorted(set(rows)), 2)}
    groups = []
    for pair in links.openings():
        if pair not in done:
            groups.append(links.grow(pair))
            done.update(combinations(sorted(groups[-1]), 2))
    return groups


def group_score(links: Links, rows: Sequence[int]) -> float:
    """The mean chance of a group's passages."""
    return float(np.mean(links.supports(rows)))


def _new(
    index: StoryIndex, links: Links, held: Sequence[tuple[ExistingClaim, list[int]]], room: int
) -> list[ClaimProposal]:
    """The `room` surest new claims, surest first.

    Groups of which every passage would be stated in the same words are one claim.
    """
    clearness = cache(lambda n: _clearness(index, n))
    groups = [rows for rows in find_groups(links, [rows for _, rows in held]) if _states(index, rows)]
    groups.sort(key=lambda rows: (-group_score(links, rows), rows))
    taken = {plain_words(claim.statement) for claim, _ in held}
    stated: dict[str, list[int]] = {}
    write = cache(lambda n: _statement(index, n))
    for rows in groups:
        clearest = sorted(rows, key=clearness)
        fresh = next((write(n) for n in clearest if plain_words(write(n)) not in taken), None)
        if fresh:
            taken.add(plain_words(fresh))
            stated[fresh] = rows
        elif same := next((write(n) for n in clearest if write(n) in stated), None):
            stated[same] = [*stated[same], *(n for n in rows if n not in stated[same])]
    surest = sorted(stated.items(), key=lambda each: -group_score(links, each[1]))[:room]
    index.cuts.pop("claims", None)  # which was said of another question
    if len(stated) > room:
        index.cuts["claims"] = f"{len(stated) - room:,} more may be claims; beyond {MOST} none is proposed."
    return [_proposal(index, links, rows, rows, each, kind_of(index, rows)) for each, rows in surest]


def _states(index: StoryIndex, rows: Iterable[int]) -> bool:
    """Whether one of the passages has a verb: the heading of a page states nothing."""
    return any(has_verb(index.passages[n].exact) for n in rows)


def plain_words(statement: str) -> str:
    """What makes two statements the same: their words, whatever their case and signs."""
    return " ".join(re.findall(r"\w+", statement.casefold()))


def _proposal(
    index: StoryIndex,
    links: Links,
    rows: Sequence[int],
    shown: Sequence[int],
    statement: str,
    kind: str = "fact",
    existing: Hashable | None = None,
) -> ClaimProposal:
    """A proposal to show some of a group's rows, each scored by its chances with the group."""
    support = dict(zip(rows, links.supports(rows), strict=True))
    places = tuple((index.passages[n].key, index.passages[n].span, support[n]) for n in shown)
    score = float(np.mean([chance for _, _, chance in places]))
    other = rows[-1] if rows[-1] != shown[0] else rows[0]
    shared = index.shared_words(index.passages[shown[0]].exact, other)
    why = f"shares the words {shared}" if shared else "says it in other words"
    return ClaimProposal(statement, kind, places, score, why, existing)


def _clearness(index: StoryIndex, number: int) -> tuple:
    """Whole clauses come first, those of the text, and those of a handy length."""
    passage = index.passages[number]
    return (not has_verb(passage.exact), passage.span.field != "text", abs(len(passage.span) - HANDY), number)


def _statement(index: StoryIndex, number: int) -> str:
    passage = index.passages[number]
    return write_statement(index, index.articles[passage.article], passage.span)


def kind_of(index: StoryIndex, rows: Sequence[int]) -> str:
    """ "quote" where most of the passages are quotations."""
    quoted = sum(_is_quotation(index, n) for n in rows)
    return "quote" if 2 * quoted > len(rows) else "fact"


def _is_quotation(index: StoryIndex, number: int) -> bool:
    passage = index.passages[number]
    around = index.placed(index.articles[passage.article]).quotes.touching(passage.span)
    quoted = sum(passage.span.overlap(q.span) for q in around if q.form != "reported")
    return quoted >= QUOTED * len(passage.span)
