"""Lay two texts side by side: two versions of one article, or two articles that share some passages.

Problem: an article is corrected after publication, and the reader wants to see which words came and went, not two
columns that drift apart after the first new sentence. Two outlets' articles run parallel only where they share matter.
Method, versions: sentences are paired (`sentence_pairs`), and words are compared inside a pair. Sentences become
blocks, cut where both texts begin a paragraph. Words that left here and stand anew elsewhere are called moved. Method,
articles: given pairs of places that belong together, the heaviest set of them that runs in the same order in both texts
holds paragraphs level; what lies between two of them stands side by side as it comes.
Source: own.
Known failures: those of `sentence_pairs`; links that cross the order of the texts do not bring paragraphs level.

Offsets are half-open code points: (start, end).
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import Match
from enum import StrEnum

from articles.text.sentence_pairs import TOKEN, Extent, Pair, in_blocks, paired
from articles.text.sentences import split_sentences
from articles.text.wording import same_words

SHORT = 3  # characters: a lone common token so short, between two changes, would only chop the marks up

LINE = re.compile(r"[^\n\r\u2028\u2029]+")


class Kind(StrEnum):
    """What became of words: they left, they came, or they stand elsewhere in the other text."""

    CUT = "cut"
    ADDED = "added"
    MOVED = "moved"


@dataclass(frozen=True, slots=True)
class Change:
    """Words of one side that the other side does not have here."""

    start: int
    end: int
    kind: Kind


@dataclass(frozen=True, slots=True)
class Block:
    """What stands level: a stretch of each text, or None where a text has nothing beside the other's.

    `is_same`: two versions have the same words here, white space aside. `is_rough`: so much was replaced that sentences
    found their partners only at about the same place.
    """

    left: Extent | None
    right: Extent | None
    left_changes: tuple[Change, ...] = ()
    right_changes: tuple[Change, ...] = ()
    is_same: bool = False
    is_rough: bool = False


def align_versions(old: str, new: str) -> list[Block]:
    """Two versions of one text as level blocks, with what was cut from the old and added in the new.

    Together the blocks cover all words of both texts, in order, each once.

    >>> align_versions("Two men left.", "Two women left.")[0].right_changes
    (Change(start=4, end=9, kind=<Kind.ADDED: 'added'>),)
    """
    left, right = split_sentences(old), split_sentences(new)
    keys_left, keys_right = ([_key(text, span) for span in spans] for text, spans in ((old, left), (new, right)))
    pairs = paired(keys_left, keys_right)
    moved = _moved(pairs, keys_left, keys_right)
    firsts = _openers(old, left), _openers(new, right)
    blocks = []
    for group in _grouped(pairs, *firsts):
        changes: tuple[list[Change], list[Change]] = ([], [])
        for pair in group:
            _note_changes(pair, (old, left, keys_left), (new, right, keys_right), moved, changes)
        sides = _extent(left, [p.left for p in group]), _extent(right, [p.right for p in group])
        is_rough = any(pair.is_rough for pair in group)
        blocks.append(Block(*sides, tuple(changes[0]), tuple(changes[1]), not any(changes), is_rough))
    return blocks


def changed_sentences(old: str, new: str) -> list[tuple[Extent | None, Extent | None]]:
    """The sentences that are not in both versions, in order: (in the old, in the new), None where one has no partner.

    What only moved is left out.

    >>> changed_sentences("All went. One left.", "All went. Two left. Rain fell.")
    [((10, 19), (10, 19)), (None, (20, 30))]
    """
    left, right = split_sentences(old), split_sentences(new)
    keys_left, keys_right = ([_key(text, span) for span in spans] for text, spans in ((old, left), (new, right)))
    pairs = [pair for pair in paired(keys_left, keys_right) if not pair.is_same]
    moved = _moved(pairs, keys_left, keys_right)
    found = []
    for pair in pairs:
        lone = keys_left[pair.left] if pair.right is None else keys_right[pair.right] if pair.left is None else None
        if lone not in moved:
            sides = (pair.left, left), (pair.right, right)
            found.append(tuple(spans[n] if n is not None else None for n, spans in sides))
    return found


def align_linked(left: str, right: str, links: Sequence[tuple[Extent, Extent]]) -> list[Block]:
    """Two texts as blocks of whole paragraphs, level where `links` (a place left, its counterpart right) run in order.

    Links outside the texts are ignored.

    >>> [(block.left, block.right) for block in align_linked("One.\\nTwo.", "Two.\\nMore.", [((5, 9), (0, 4))])]
    [((0, 4), None), ((5, 9), (0, 4)), (None, (5, 10))]
    """
    paragraphs = _paragraphs(left), _paragraphs(right)
    weights: dict[tuple[int, int], int] = {}
    for place, other in links:
        ends = _paragraph_at(paragraphs[0], place), _paragraph_at(paragraphs[1], other)
        if None not in ends:
            weights[ends] = weights.get(ends, 0) + place[1] - place[0] + other[1] - other[0]
    blocks: list[Block] = []
    done = 0, 0
    for (first_left, last_left), (first_right, last_right) in _joined(_heaviest_chain(weights)):
        _add_block(blocks, paragraphs, (done[0], first_left), (done[1], first_right))
        done = last_left + 1, last_right + 1
        _add_block(blocks, paragraphs, (first_left, done[0]), (first_right, done[1]))
    _add_block(blocks, paragraphs, (done[0], len(paragraphs[0])), (done[1], len(paragraphs[1])))
    return blocks


def changed_words(old: str, new: str) -> tuple[list[Extent], list[Extent]]:
    """Where words of one text are missing from the other, joined over spaces.

    >>> changed_words("Two men left.", "Two tall women left.")
    ([(4, 7)], [(4, 14)])
    """
    left, right = ([m.span() for m in TOKEN.finditer(text)] for text in (old, new))
    tokens_left, tokens_right = [old[a:b] for a, b in left], [new[a:b] for a, b in right]
    blocks = [*in_blocks(same_words(tokens_left, tokens_right)), Match(len(left), len(right), 0)]
    lasting = [b for b in blocks if b.size != 1 or len(tokens_left[b.a]) > SHORT or _at_edge(b, left, right)]
    gone, come = [], []
    at_left = at_right = 0
    for block in lasting:
        gone += _whole(left[at_left : block.a])
        come += _whole(right[at_right : block.b])
        at_left, at_right = block.a + block.size, block.b + block.size
    return gone, come


def _at_edge(block: Match, left: Sequence[Extent], right: Sequence[Extent]) -> bool:
    """Whether a text begins or ends here, so that the block does not stand between two changes."""
    return 0 in (block.a, block.b) or block.a + 1 == len(left) or block.b + 1 == len(right)


def _whole(tokens: Sequence[Extent]) -> list[Extent]:
    return [(tokens[0][0], tokens[-1][1])] if tokens else []


def _key(text: str, span: Extent) -> str:
    return " ".join(text[span[0] : span[1]].split())


def _moved(pairs: Sequence[Pair], left: Sequence[str], right: Sequence[str]) -> set[str]:
    """The sentences that left in one place and came in another."""
    gone = _only(left, (p.left for p in pairs if p.right is None))
    return gone & _only(right, (p.right for p in pairs if p.left is None))


def _only(keys: Sequence[str], numbers) -> set[str]:
    return {keys[n] for n in numbers if n is not None}


def _openers(text: str, spans: Sequence[Extent]) -> list[bool]:
    """For each sentence, whether it begins a paragraph."""
    starts = {start for start, _ in _paragraphs(text)}
    return [start in starts for start, _ in spans]


def _grouped(pairs: Sequence[Pair], left: Sequence[bool], right: Sequence[bool]) -> list[list[Pair]]:
    """Cut where neither text is in the middle of a paragraph; unchanged paragraphs stand apart from changed ones."""
    groups: list[list[Pair]] = []
    for pair in pairs:
        opens = (pair.left is None or left[pair.left]) and (pair.right is None or right[pair.right])
        if groups and not (opens and _ends(pair, groups[-1], left, right)):
            groups[-1].append(pair)
        else:
            groups.append([pair])
    return groups


def _ends(pair: Pair, group: Sequence[Pair], left: Sequence[bool], right: Sequence[bool]) -> bool:
    """Whether both texts' next sentences begin paragraphs, so that nothing of `group` goes on behind `pair`."""
    last_left = max((p.left for p in group if p.left is not None), default=None)
    last_right = max((p.right for p in group if p.right is not None), default=None)
    is_left_over = pair.left is not None or last_left is None or _begins(left, last_left + 1)
    return is_left_over and (pair.right is not None or last_right is None or _begins(right, last_right + 1))


def _begins(openers: Sequence[bool], number: int) -> bool:
    return number >= len(openers) or openers[number]


def _note_changes(pair: Pair, old: tuple, new: tuple, moved: set[str], changes: tuple[list, list]) -> None:
    """Add to `changes` (left, right) what differs in one pair; `old` and `new` are text, spans and keys."""
    if pair.is_same:
        return
    if pair.left is None or pair.right is None:
        side, kind, (_, spans, keys), number = (
            (0, Kind.CUT, old, pair.left) if pair.right is None else (1, Kind.ADDED, new, pair.right)
        )
        changes[side].append(Change(*spans[number], Kind.MOVED if keys[number] in moved else kind))
        return
    a, b = old[1][pair.left], new[1][pair.right]
    gone, come = changed_words(old[0][slice(*a)], new[0][slice(*b)])
    changes[0].extend(Change(a[0] + start, a[0] + end, Kind.CUT) for start, end in gone)
    changes[1].extend(Change(b[0] + start, b[0] + end, Kind.ADDED) for start, end in come)


def _extent(spans: Sequence[Extent], numbers: Sequence[int | None]) -> Extent | None:
    found = [n for n in numbers if n is not None]
    return (spans[found[0]][0], spans[found[-1]][1]) if found else None


def _paragraphs(text: str) -> list[Extent]:
    """Lines that hold words, without the white space at their edges."""
    found = []
    for line in LINE.finditer(text):
        words = line.group()
        if words.strip():
            start = line.start() + len(words) - len(words.lstrip())
            found.append((start, start + len(words.strip())))
    return found


def _paragraph_at(paragraphs: Sequence[Extent], place: Extent) -> int | None:
    """The number of the paragraph in which a place begins."""
    number = bisect_right(paragraphs, place[0], key=lambda paragraph: paragraph[0]) - 1
    return number if number >= 0 and place[0] < paragraphs[number][1] else None


def _heaviest_chain(weights: dict[tuple[int, int], int]) -> list[tuple[int, int]]:
    """The pairs of greatest total weight of which both numbers never fall."""
    ordered = sorted(weights)
    ending = _Heaviest()
    best: list[tuple[int, int | None]] = []  # the weight of the best chain that ends here, and the pair before
    for n, pair in enumerate(ordered):
        weight, before = ending.up_to(pair[1])
        best.append((weights[pair] + weight, before))
        ending.add(pair[1], best[n][0], n)
    chain: list[tuple[int, int]] = []
    at = max(range(len(best)), key=lambda n: best[n][0], default=None)
    while at is not None:
        chain.append(ordered[at])
        at = best[at][1]
    return chain[::-1]


class _Heaviest:
    """Of chains that end at a number, the heaviest one that ends at or before another; among equals the first one."""

    def __init__(self) -> None:
        self._ends: list[int] = []  # rising, as do the weights: what ends later and is lighter is of no use
        self._chains: list[tuple[int, int]] = []  # weight, which chain

    def up_to(self, end: int) -> tuple[int, int | None]:
        """The weight, and which chain it is; (0, None) where there is none."""
        at = bisect_right(self._ends, end)
        return self._chains[at - 1] if at else (0, None)

    def add(self, end: int, weight: int, chain: int) -> None:
        at = bisect_right(self._ends, end)
        if at and self._chains[at - 1][0] >= weight:
            return
        first = at - 1 if at and self._ends[at - 1] == end else at
        last = at
        while last < len(self._ends) and self._chains[last][0] < weight:
            last += 1
        self._ends[first:last], self._chains[first:last] = [end], [(weight, chain)]


def _joined(chain: Sequence[tuple[int, int]]) -> list[tuple[Extent, Extent]]:
    """Pairs that share a paragraph as one: (first left, last left), (first right, last right)."""
    joined: list[list[list[int]]] = []
    for left, right in chain:
        if joined and (joined[-1][0][1] == left or joined[-1][1][1] == right):
            joined[-1][0][1], joined[-1][1][1] = left, right
        else:
            joined.append([[left, left], [right, right]])
    return [((a[0], a[1]), (b[0], b[1])) for a, b in joined]


def _add_block(blocks: list[Block], paragraphs: tuple[list[Extent], list[Extent]], left: Extent, right: Extent) -> None:
    """Add what paragraphs `left` and `right` (half-open numbers) cover, if anything."""
    sides = [
        (side[numbers[0]][0], side[numbers[1] - 1][1]) if numbers[0] < numbers[1] else None
        for side, numbers in zip(paragraphs, (left, right), strict=True)
    ]
    if any(sides):
        blocks.append(Block(*sides))
