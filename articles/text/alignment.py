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
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from articles.text.sentences import split_sentences

Extent = tuple[int, int]

ALIKE = 0.4  # share of common words (Dice) from which two sentences are one that was changed
MOST_PAIRED = 250_000  # sentence pairs of one replaced stretch; a larger stretch was replaced as a whole
MOST_TOKENS = 1_500  # of a sentence; a longer line is marked as a whole
SHORT = 3  # characters: a lone common token so short, between two changes, would only chop the marks up

TOKEN = re.compile(r"\w+(?:['’.-]\w+)*|[^\w\s]")
PARAGRAPH = re.compile(r"[^\n\r\u2028\u2029]*\S[^\n\r\u2028\u2029]*")


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
    moved = _only(keys_left, (p.left for p in pairs if p.right is None)) & _only(
        keys_right, (p.right for p in pairs if p.left is None)
    )
    firsts = _openers(old, left), _openers(new, right)
    blocks = []
    for group in _grouped(pairs, *firsts):
        changes: tuple[list[Change], list[Change]] = ([], [])
        for pair in group:
            _note_changes(pair, (old, left, keys_left), (new, right, keys_right), moved, changes)
        sides = _extent(left, [p.left for p in group]), _extent(right, [p.right for p in group])
        blocks.append(Block(*sides, tuple(changes[0]), tuple(changes[1]), is_same=not any(changes)))
    return blocks


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
    """Where words of one short text are missing from the other, joined over spaces.

    >>> changed_words("Two men left.", "Two tall women left.")
    ([(4, 7)], [(4, 14)])
    """
    left, right = ([m.span() for m in TOKEN.finditer(text)] for text in (old, new))
    if max(len(left), len(right)) > MOST_TOKENS:
        return _whole(left), _whole(right)
    tokens_left, tokens_right = [old[a:b] for a, b in left], [new[a:b] for a, b in right]
    blocks = SequenceMatcher(None, tokens_left, tokens_right, autojunk=False).get_matching_blocks()
    lasting = [b for b in blocks if b.size != 1 or len(tokens_left[b.a]) > SHORT or _at_edge(b, left, right)]
    gone, come = [], []
    at_left = at_right = 0
    for block in lasting:
        gone += _whole(left[at_left : block.a])
        come += _whole(right[at_right : block.b])
        at_left, at_right = block.a + block.size, block.b + block.size
    return gone, come


def _at_edge(block, left: Sequence[Extent], right: Sequence[Extent]) -> bool:
    """Whether a text begins or ends here, so that the block does not stand between two changes."""
    return 0 in (block.a, block.b) or block.a + 1 == len(left) or block.b + 1 == len(right)


def _whole(tokens: Sequence[Extent]) -> list[Extent]:
    return [(tokens[0][0], tokens[-1][1])] if tokens else []


def _key(text: str, span: Extent) -> str:
    return " ".join(text[span[0] : span[1]].split())


def _only(keys: Sequence[str], numbers) -> set[str]:
    return {keys[n] for n in numbers if n is not None}


def _paired(left: Sequence[str], right: Sequence[str]) -> list[_Pair]:
    """Sentences in order, the same ones and changed ones in pairs. Lines that recur are no anchors (autojunk)."""
    pairs: list[_Pair] = []
    for tag, a, b, c, d in SequenceMatcher(None, left, right).get_opcodes():
        if tag == "equal":
            pairs += [_Pair(n, c + n - a, is_same=True) for n in range(a, b)]
        else:
            pairs += _paired_by_words(left, right, (a, b), (c, d))
    return pairs


def _paired_by_words(left: Sequence[str], right: Sequence[str], a: Extent, b: Extent) -> list[_Pair]:
    """Pair the sentences of a replaced stretch in order, so that the sum of their likeness is greatest."""
    rows, columns = a[1] - a[0], b[1] - b[0]
    apart = [_Pair(n, None) for n in range(*a)] + [_Pair(None, n) for n in range(*b)]
    if not rows or not columns or rows * columns > MOST_PAIRED:
        return apart
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
    for line in PARAGRAPH.finditer(text):
        words = line.group()
        start = line.start() + len(words) - len(words.lstrip())
        found.append((start, start + len(words.strip())))
    return found


def _paragraph_at(paragraphs: Sequence[Extent], place: Extent) -> int | None:
    """The number of the paragraph in which a place begins."""
    return next((n for n, (start, end) in enumerate(paragraphs) if start <= place[0] < end), None)


def _heaviest_chain(weights: dict[tuple[int, int], int]) -> list[tuple[int, int]]:
    """The pairs of greatest total weight of which both numbers never fall."""
    ordered = sorted(weights)
    best: list[tuple[int, int | None]] = []  # the weight of the best chain that ends here, and the pair before
    for n, pair in enumerate(ordered):
        before = max((m for m in range(n) if ordered[m][1] <= pair[1]), key=lambda m: best[m][0], default=None)
        best.append((weights[pair] + (best[before][0] if before is not None else 0), before))
    chain: list[tuple[int, int]] = []
    at = max(range(len(best)), key=lambda n: best[n][0], default=None)
    while at is not None:
        chain.append(ordered[at])
        at = best[at][1]
    return chain[::-1]


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
