"""Lay two texts side by side: two versions of one article, or two articles that share some passages.

Problem: an article is corrected after publication, and the reader wants to see which words came and went, not two
columns that drift apart after the first new sentence. Two outlets' articles run parallel only where they share matter.
Method, versions: sentences that stand in both anchor the rest (difflib's longest common blocks); between two anchors
changed sentences are paired in order so that they share as many words as possible, and words are compared inside a
pair. Sentences become blocks, cut where both texts begin a paragraph. Words that left here and stand anew elsewhere
are called moved. Method, articles: given pairs of places that belong together, the heaviest set of them that runs in
the same order in both texts holds paragraphs level; what lies between two of them stands side by side as it comes.
Source: Ratcliff and Obershelp through difflib; dynamic programming over a block as in Needleman and Wunsch.
Known failures: a sentence that was split in two counts as one changed and one added; where nearly all sentences were
rewritten at once, pairs hang on few words; links that cross the order of the texts do not bring paragraphs level.

Offsets are half-open code points: (start, end).
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import Match, SequenceMatcher
from enum import StrEnum

from articles.text.sentences import split_sentences
from articles.text.wording import same_words

Extent = tuple[int, int]

ALIKE = 0.4  # share of common words (Dice) from which two sentences are one that was changed
MOST_PAIRED = 40_000  # sentence pairs of one replaced stretch that are all looked at
MANY_SENTENCES = 300  # of a text; in one that has more, those that stand once in both anchor the rest
WINDOW = 60  # sentences of a larger stretch that are looked at together
SHORT = 3  # characters: a lone common token so short, between two changes, would only chop the marks up

TOKEN = re.compile(r"\w+(?:['’.-]\w+)*|[^\w\s]")
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

    `is_same`: two versions have the same words here, white space aside.
    """

    left: Extent | None
    right: Extent | None
    left_changes: tuple[Change, ...] = ()
    right_changes: tuple[Change, ...] = ()
    is_same: bool = False


@dataclass(frozen=True, slots=True)
class _Pair:
    """A sentence of each text, by number; None where it has no partner."""

    left: int | None
    right: int | None
    is_same: bool = False


def align_versions(old: str, new: str) -> list[Block]:
    """Two versions of one text as level blocks, with what was cut from the old and added in the new.

    Together the blocks cover all words of both texts, in order, each once.

    >>> align_versions("Two men left.", "Two women left.")[0].right_changes
    (Change(start=4, end=9, kind=<Kind.ADDED: 'added'>),)
    """
    left, right = split_sentences(old), split_sentences(new)
    keys_left, keys_right = ([_key(text, span) for span in spans] for text, spans in ((old, left), (new, right)))
    pairs = _paired(keys_left, keys_right)
    moved = _moved(pairs, keys_left, keys_right)
    firsts = _openers(old, left), _openers(new, right)
    blocks = []
    for group in _grouped(pairs, *firsts):
        changes: tuple[list[Change], list[Change]] = ([], [])
        for pair in group:
            _note_changes(pair, (old, left, keys_left), (new, right, keys_right), moved, changes)
        sides = _extent(left, [p.left for p in group]), _extent(right, [p.right for p in group])
        blocks.append(Block(*sides, tuple(changes[0]), tuple(changes[1]), is_same=not any(changes)))
    return blocks


def changed_sentences(old: str, new: str) -> list[tuple[Extent | None, Extent | None]]:
    """The sentences that are not in both versions, in order: (in the old, in the new), None where one has no partner.

    What only moved is left out.

    >>> changed_sentences("All went. One left.", "All went. Two left. Rain fell.")
    [((10, 19), (10, 19)), (None, (20, 30))]
    """
    left, right = split_sentences(old), split_sentences(new)
    keys_left, keys_right = ([_key(text, span) for span in spans] for text, spans in ((old, left), (new, right)))
    pairs = [pair for pair in _paired(keys_left, keys_right) if not pair.is_same]
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
    blocks = [*_in_blocks(same_words(tokens_left, tokens_right)), Match(len(left), len(right), 0)]
    lasting = [b for b in blocks if b.size != 1 or len(tokens_left[b.a]) > SHORT or _at_edge(b, left, right)]
    gone, come = [], []
    at_left = at_right = 0
    for block in lasting:
        gone += _whole(left[at_left : block.a])
        come += _whole(right[at_right : block.b])
        at_left, at_right = block.a + block.size, block.b + block.size
    return gone, come


def _in_blocks(pairs: Iterable[tuple[int, int]]) -> list[Match]:
    """Pairs of numbers that rise together, as blocks."""
    blocks: list[Match] = []
    for left, right in pairs:
        if blocks and (blocks[-1].a + blocks[-1].size, blocks[-1].b + blocks[-1].size) == (left, right):
            blocks[-1] = blocks[-1]._replace(size=blocks[-1].size + 1)
        else:
            blocks.append(Match(left, right, 1))
    return blocks


def _at_edge(block: Match, left: Sequence[Extent], right: Sequence[Extent]) -> bool:
    """Whether a text begins or ends here, so that the block does not stand between two changes."""
    return 0 in (block.a, block.b) or block.a + 1 == len(left) or block.b + 1 == len(right)


def _whole(tokens: Sequence[Extent]) -> list[Extent]:
    return [(tokens[0][0], tokens[-1][1])] if tokens else []


def _key(text: str, span: Extent) -> str:
    return " ".join(text[span[0] : span[1]].split())


def _moved(pairs: Sequence[_Pair], left: Sequence[str], right: Sequence[str]) -> set[str]:
    """The sentences that left in one place and came in another."""
    gone = _only(left, (p.left for p in pairs if p.right is None))
    return gone & _only(right, (p.right for p in pairs if p.left is None))


def _only(keys: Sequence[str], numbers) -> set[str]:
    return {keys[n] for n in numbers if n is not None}


def _paired(left: Sequence[str], right: Sequence[str]) -> list[_Pair]:
    """Sentences in order, the same ones and changed ones in pairs. Lines that recur are no anchors (autojunk)."""
    pairs: list[_Pair] = []
    at_left = at_right = 0
    for block in [*_same_sentences(left, right), Match(len(left), len(right), 0)]:
        pairs += _paired_by_words(left, right, (at_left, block.a), (at_right, block.b))
        pairs += [_Pair(block.a + n, block.b + n, is_same=True) for n in range(block.size)]
        at_left, at_right = block.a + block.size, block.b + block.size
    return pairs


def _same_sentences(left: Sequence[str], right: Sequence[str]) -> list[Match]:
    if max(len(left), len(right)) > MANY_SENTENCES:
        return _in_blocks(same_words(left, right))
    return SequenceMatcher(None, left, right).get_matching_blocks()


def _paired_by_words(left: Sequence[str], right: Sequence[str], a: Extent, b: Extent) -> list[_Pair]:
    """Pair the sentences of a replaced stretch in order, so that the sum of their likeness is greatest."""
    return [pair for window in _windows(a, b) for pair in _best_pairs(left, right, *window)]


def _windows(a: Extent, b: Extent) -> Iterator[tuple[Extent, Extent]]:
    """A stretch of both texts; where it is long, cut in parts that lie as far on in one as in the other."""
    rows, columns = a[1] - a[0], b[1] - b[0]
    parts = 1 if rows * columns <= MOST_PAIRED else max(rows, columns) // WINDOW + 1
    for n in range(parts):
        (i, k), (j, m) = (
            [start + size * step // parts for step in (n, n + 1)] for start, size in ((a[0], rows), (b[0], columns))
        )
        yield (i, k), (j, m)


def _best_pairs(left: Sequence[str], right: Sequence[str], a: Extent, b: Extent) -> list[_Pair]:
    rows, columns = a[1] - a[0], b[1] - b[0]
    if not rows or not columns:
        return [_Pair(n, None) for n in range(*a)] + [_Pair(None, n) for n in range(*b)]
    bags = [_bag(left[n]) for n in range(*a)], [_bag(right[n]) for n in range(*b)]
    alike = [[_likeness(x, y) for y in bags[1]] for x in bags[0]]
    best = [[0.0] * (columns + 1) for _ in range(rows + 1)]
    for i in range(rows - 1, -1, -1):
        for j in range(columns - 1, -1, -1):
            best[i][j] = max(best[i + 1][j], best[i][j + 1], alike[i][j] + best[i + 1][j + 1])
    pairs, i, j = [], 0, 0
    while i < rows and j < columns:
        if alike[i][j] and best[i][j] == alike[i][j] + best[i + 1][j + 1]:
            pairs.append(_Pair(a[0] + i, b[0] + j))
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            pairs.append(_Pair(a[0] + i, None))
            i += 1
        else:
            pairs.append(_Pair(None, b[0] + j))
            j += 1
    rest = [_Pair(n, None) for n in range(a[0] + i, a[1])] + [_Pair(None, n) for n in range(b[0] + j, b[1])]
    return pairs + rest


def _bag(sentence: str) -> frozenset[str]:
    return frozenset(token.casefold() for token in TOKEN.findall(sentence) if token[0].isalnum())


def _likeness(a: frozenset[str], b: frozenset[str]) -> float:
    """Dice's coefficient; 0 below what makes two sentences one."""
    share = 2 * len(a & b) / (len(a) + len(b)) if a and b else 0.0
    return share if share >= ALIKE else 0.0


def _openers(text: str, spans: Sequence[Extent]) -> list[bool]:
    """For each sentence, whether it begins a paragraph."""
    starts = {start for start, _ in _paragraphs(text)}
    return [start in starts for start, _ in spans]


def _grouped(pairs: Sequence[_Pair], left: Sequence[bool], right: Sequence[bool]) -> list[list[_Pair]]:
    """Cut where neither text is in the middle of a paragraph; unchanged paragraphs stand apart from changed ones."""
    groups: list[list[_Pair]] = []
    for pair in pairs:
        opens = (pair.left is None or left[pair.left]) and (pair.right is None or right[pair.right])
        if groups and not (opens and _ends(pair, groups[-1], left, right)):
            groups[-1].append(pair)
        else:
            groups.append([pair])
    return groups


def _ends(pair: _Pair, group: Sequence[_Pair], left: Sequence[bool], right: Sequence[bool]) -> bool:
    """Whether both texts' next sentences begin paragraphs, so that nothing of `group` goes on behind `pair`."""
    last_left = max((p.left for p in group if p.left is not None), default=None)
    last_right = max((p.right for p in group if p.right is not None), default=None)
    is_left_over = pair.left is not None or last_left is None or _begins(left, last_left + 1)
    return is_left_over and (pair.right is not None or last_right is None or _begins(right, last_right + 1))


def _begins(openers: Sequence[bool], number: int) -> bool:
    return number >= len(openers) or openers[number]


def _note_changes(pair: _Pair, old: tuple, new: tuple, moved: set[str], changes: tuple[list, list]) -> None:
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
