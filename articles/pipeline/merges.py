"""The pipeline's last step: which other stories tell of the same matter, for an editor to merge. It merges nothing.

An article finds its story as it comes, by what is there at that moment. Once a story has been read, it is laid beside
those that its newest articles are like: two that have become alike are proposed, as long as nobody has said otherwise.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable
from datetime import date

from ..models import Membership, MergeProposal, Signature, Story
from ..models.merge_proposal import told_apart
from ..text.stories import MOST_MEMBERS, are_one_matter
from ..text.stories import Signature as Signed
from .placing import candidates_of
from .reader import StoryReader

ASKED = 3  # of a story's articles, the newest ones: each finds the stories that it is like
LOOKED_AT = 4  # stories, those that share most with them

Member = tuple[Signed, date | None]


def propose_merges(reader: StoryReader) -> None:
    """Propose the stories that this one is alike to, and drop what was proposed and is so no longer."""
    story = reader.story
    own = _members(story.pk)
    known = MergeProposal.objects.undecided_by_people().of_stories([story.pk])
    compared = {key: are_one_matter(own, _members(key)) for key in {*_near(story), *_others(known, story)}}
    with reader.writing():
        alike = {key: score for key, score in compared.items() if score and not _are_told_apart(story.pk, key)}
        asked = _keep(known.all(), story, alike, compared)
        rows = (_row(story, key, score) for key, score in alike.items() if key not in asked)
        MergeProposal.objects.bulk_create(filter(None, rows), ignore_conflicts=True)


def _others(known: Iterable[MergeProposal], story: Story) -> list[int]:
    """The stories that this one was proposed with, by whichever of the two was read."""
    return [row.beside(story.pk) for row in known]


def _keep(known: Iterable[MergeProposal], story: Story, alike: Collection[int], compared: Collection[int]) -> set[int]:
    """Keep one proposal for each story that is alike, and give those stories; drop the others that were compared."""
    asked: set[int] = set()
    stale = []
    for row in known:
        key = row.beside(story.pk)
        if key in alike and key not in asked:
            asked.add(key)
        elif key in compared:
            stale.append(row.pk)
    stale += MergeProposal.objects.within(story).values_list("pk", flat=True)  # they have become one
    MergeProposal.objects.filter(pk__in=stale).undecided_by_people().delete()
    return asked


def _near(story: Story) -> list[int]:
    """The other stories with articles like the newest ones of this story."""
    shared: Counter[int] = Counter()
    newest = story.articles.filter(signature__isnull=False).select_related("signature").order_by("-pk")[:ASKED]
    for article in newest:
        terms = set(article.signature.index_terms)
        best: dict[int, int] = defaultdict(int)
        for key, other, _ in candidates_of(article, _signed(article.signature)):
            best[key] = max(best[key], len(terms.intersection(other.index_terms)))
        shared.update(best)
    shared.pop(story.pk, None)
    return [key for key, _ in sorted(shared.items(), key=lambda item: (-item[1], item[0]))[:LOOKED_AT]]


def _signed(row: Signature) -> Signed:
    return Signed(tuple(row.index_terms), row.weights)


def _members(story: int) -> list[Member]:
    rows = Signature.objects.filter(article__memberships__in=Membership.objects.live().filter(story=story))
    return [(_signed(row), row.published_on) for row in rows.order_by("-article_id")[:MOST_MEMBERS]]


def _row(story: Story, key: int, score: float) -> MergeProposal | None:
    """None where one of the stories has been emptied meanwhile."""
    places = [_first(story.pk), _first(key)]
    if None in places:
        return None
    one, other = sorted(places)
    return MergeProposal(one_id=one, other_id=other, score=score, why="Their articles tell of it in the same words.")


def _first(story: int) -> int | None:
    return Membership.objects.live().filter(story=story).order_by("article").values_list("article", flat=True).first()


def _are_told_apart(story: int, other: int) -> bool:
    return any(said.exists() for said in told_apart(story, other))
