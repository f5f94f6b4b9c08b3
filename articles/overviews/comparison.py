"""Two articles side by side, or two versions of one: what is fetched to lay them level, and what each alone has.

Articles: ten queries, whatever their length and the number of claims. Versions: one.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby

from django.db.models import QuerySet

from ..drawing.marks import Layer
from ..drawing.side_by_side import LEFT, RIGHT, Level, Place, Tie, change_marks, levels_of, render_line, tie_marks
from ..matrix.build import build_matrix
from ..matrix.cells import Cell, Column, Row
from ..models import Appearance, Article, Claim, Passage, Reuse, Revision, Story
from ..readers.shipped import clicks
from ..reading_process import ReadingFailed
from ..text.alignment import Block, Extent, Kind
from ..text.wording import is_said_in

FOLDED_FROM = 3  # unchanged paragraphs in a row that are folded away
LABEL_LENGTH = 120


@dataclass(frozen=True, slots=True, eq=False)
class Compared:
    """A claim that one or both articles carry, with its words on either side as a tie."""

    row: Row
    tie: Tie

    @property
    def claim(self):
        return self.row.claim

    @property
    def left(self) -> Cell:
        return self.row.cells[0]

    @property
    def right(self) -> Cell:
        return self.row.cells[1]

    @property
    def sides(self) -> list[tuple[Cell, tuple[Place, ...], str, str]]:
        """Both cells, each with its words' places, its side and the letter that stands for its article."""
        return [(self.left, self.tie.left, LEFT, "A"), (self.right, self.tie.right, RIGHT, "B")]

    @property
    def is_suggested(self) -> bool:
        """The claim itself, or that one of the two carries it, is a machine's opinion."""
        return self.tie.is_suggested


@dataclass(frozen=True)
class Comparison:
    """Two articles: their texts level, what they share, and the claims of both and of each alone."""

    left: Article
    right: Article
    headlines: tuple[str, str]
    levels: list[Level]
    passages: list[Tie]
    shares: tuple[float, float] | None  # of each one's own words that the other has too
    claims: list[Compared]

    @property
    def both(self) -> list[Compared]:
        return [c for c in self.claims if c.left.state.is_carried and c.right.state.is_carried]

    @cached_property
    def alike(self) -> list[Compared]:
        """Of what only one of them is known to carry, what the other has in a claim that says much the same."""
        left, right = self._alone(0), self._alone(1)
        pairs = [(one, other) for one in left for other in right if _say_the_same(one.claim, other.claim)]
        return list(dict.fromkeys(compared for pair in pairs for compared in pair))

    @property
    def not_looked_for(self) -> list[Article]:
        """Those in which a claim may stand that nobody has looked for."""
        return [article for article in (self.left, self.right) if article.not_looked_for]

    @property
    def only_left(self) -> list[Compared]:
        return [c for c in self._alone(0) if c not in self.alike]

    @property
    def only_right(self) -> list[Compared]:
        return [c for c in self._alone(1) if c not in self.alike]

    def _alone(self, side: int) -> list[Compared]:
        return [c for c in self.claims if not c.row.cells[1 - side].state.is_carried]


def _say_the_same(one: Claim, other: Claim) -> bool:
    return is_said_in(one.statement, other.statement) or is_said_in(other.statement, one.statement)


def common_story(left: Article, right: Article) -> Story | None:
    """The story that both articles are in; None where there is none."""
    stories = Story.objects.current().filter(pk__in=left.memberships.live().values("story"))
    return stories.filter(pk__in=right.memberships.live().values("story")).first()


def compare_articles(left: Article, right: Article, story: Story | None) -> Comparison:
    """Both articles' current versions; without a common story there are no claims to match."""
    claims = _claims(story, left, right) if story else []
    reuse = Reuse.objects.filter(first__in=(left, right), second__in=(left, right)).first()
    passages = _passages(reuse, left)
    ties = [*passages, *(compared.tie for compared in claims)]
    texts = left.current.text, right.current.text
    blocks = _aligned(clicks.align_linked, *texts, _links(ties))
    headlines = tuple(
        render_line(article.current.headline, tie_marks(ties, side, Passage.Field.HEADLINE), side, ties)
        for article, side in ((left, LEFT), (right, RIGHT))
    )
    return Comparison(left, right, headlines, levels_of(blocks, *texts, ties), passages, _shares(reuse, left), claims)


def _aligned(align: Callable[..., list[Block]], left: str, right: str, *links) -> list[Block]:
    """Both texts as level blocks; where the machine cannot read them, whole beside one another."""
    try:
        return align(left, right, *links)
    except ReadingFailed:
        return [Block((0, len(left)) if left else None, (0, len(right)) if right else None)]


def _claims(story: Story, left: Article, right: Article) -> list[Compared]:
    """The claims that either article carries: those that the desk has stated first, then by their place."""
    columns = [Column(article.outlet, [article]) for article in (left, right)]
    current = story.claims.current().shown().select_related("decided_by", "created_by")
    rows = [row for row in build_matrix(story, current, columns=columns).rows if row.carried]
    found = [(row, _places(row.cells[0], left), _places(row.cells[1], right)) for row in rows]
    found.sort(key=lambda each: (_is_suggested(each[0]), [(p.field, p.start) for p in (*each[1], *each[2])]))
    return [
        Compared(row, Tie(f"c{row.claim.pk}", str(number), Layer.CLAIM, _label(row), *places, _is_suggested(row)))
        for number, (row, *places) in enumerate(found, start=1)
    ]


def _is_suggested(row: Row) -> bool:
    return not row.claim.is_confirmed or any(cell.is_suggested for cell in row.carried)


def _label(row: Row) -> str:
    return row.claim.statement[:LABEL_LENGTH]


def _places(cell: Cell, article: Article) -> tuple[Place, ...]:
    """Where the article's current version carries the claim, in the text before the headline."""
    rows = [a for a in cell.appearances if a.revision_id == article.current_id]
    rows.sort(key=lambda a: (a.field != Passage.Field.TEXT, not a.is_confirmed, a.start))
    return tuple(Place(a.field, a.start, a.end) for a in rows)


def _passages(reuse: Reuse | None, left: Article) -> list[Tie]:
    """Shared passages in the order of the left text. A row holds them as [in first, in second]."""
    if reuse is None:
        return []
    pairs = reuse.passages if reuse.first_id == left.pk else [(b, a) for a, b in reuse.passages]
    return [
        Tie(f"s{n}", f"S{n}", Layer.SHARED, "", (Place(Passage.Field.TEXT, *a),), (Place(Passage.Field.TEXT, *b),))
        for n, (a, b) in enumerate(sorted(pairs), start=1)
    ]


def _shares(reuse: Reuse | None, left: Article) -> tuple[float, float] | None:
    if reuse is None:
        return None
    shares = reuse.share_of_first, reuse.share_of_second
    return shares if reuse.first_id == left.pk else shares[::-1]


def _links(ties: Iterable[Tie]) -> list[tuple[Extent, Extent]]:
    """What brings paragraphs level: the first places of each tie, where both stand in the text."""
    firsts = ((tie.left[0], tie.right[0]) for tie in ties if tie.is_shared)
    both = ((a, b) for a, b in firsts if a.field == b.field == Passage.Field.TEXT)
    return [((a.start, a.end), (b.start, b.end)) for a, b in both]


@dataclass(frozen=True, slots=True)
class Run:
    """Levels in a row that are all alike in being changed or not; a long unchanged run is folded."""

    is_same: bool
    levels: list[Level]

    @property
    def is_folded(self) -> bool:
        return self.is_same and len(self.levels) >= FOLDED_FROM


@dataclass(frozen=True, slots=True)
class Versions:
    """Two versions of one article: headlines and texts level, with how many words left and came.

    `is_rough` where so much was replaced that not all sentences could be compared.
    """

    headlines: tuple[str, str]
    runs: list[Run]
    cut: int
    added: int
    moved: int
    is_rough: bool = False

    @property
    def is_same(self) -> bool:
        return not (self.cut or self.added or self.moved)


def compare_versions(older: Revision, newer: Revision) -> Versions:
    """What came and went between two versions; counts are words of headline and text."""
    headlines = _aligned(clicks.align_versions, older.headline, newer.headline)
    blocks = _aligned(clicks.align_versions, older.text, newer.text)
    levels = levels_of(blocks, older.text, newer.text)
    drawn = (
        render_line(older.headline, change_marks(c for b in headlines for c in b.left_changes), LEFT),
        render_line(newer.headline, change_marks(c for b in headlines for c in b.right_changes), RIGHT),
    )
    counts = [
        _count(headlines, older.headline, newer.headline, kind) + _count(blocks, older.text, newer.text, kind)
        for kind in Kind
    ]
    runs = [Run(is_same, list(group)) for is_same, group in groupby(levels, lambda level: level.is_same)]
    numbers = dict(zip((kind.value for kind in Kind), counts, strict=True))
    return Versions(drawn, runs, **numbers, is_rough=any(block.is_rough for block in blocks))


def _count(blocks: Sequence[Block], left: str, right: str, kind: Kind) -> int:
    """Words of one kind of change; what moved is counted where it stands now."""
    side = left if kind is Kind.CUT else right
    changes = (c for b in blocks for c in (b.left_changes if kind is Kind.CUT else b.right_changes))
    return sum(len(side[c.start : c.end].split()) for c in changes if c.kind is kind)


def lost_between(older: Revision, newer: Revision) -> QuerySet[Appearance]:
    """Passages that a claim had in the older version, or one since, and whose words the newer one lacks."""
    lost = Appearance.objects.live().filter(article=older.article_id, is_orphaned=True, claim__merged_into=None)
    return lost.filter(revision__number__gte=older.number, revision__number__lt=newer.number).select_related(
        "claim", "decided_by", "created_by"
    )
