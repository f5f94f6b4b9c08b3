"""The pipeline's last step: which other stories tell of the same matter, for an editor to merge. It merges nothing.

An article finds its story as it comes, by what is there at that moment. Once a story has been read, it is laid beside
those that its newest articles are like: two that have become alike are proposed, as long as nobody has said otherwise.
"""

from collections import Counter, defaultdict
from datetime import date

from ..models import Article, Membership, MergeProposal, Signature, Story
from ..text.stories import Signature as Signed
from ..text.stories import are_one_matter
from .placing import candidates_of
from .reader import StoryReader

ASKED = 3  # of a story's articles, the newest ones: each finds the stories that it is like
LOOKED_AT = 4  # stories, those that share most with them
MOST_MEMBERS = 24  # articles of a story that are compared

Member = tuple[Signed, date | None]


def propose_merges(reader: StoryReader) -> None:
    """Propose the stories that this one is alike to, and drop what was proposed and is so no longer."""
    story = reader.story
    own = _members(story.pk)
    found = {key: score for key in _near(story) if (score := are_one_matter(own, _members(key)))}
    with reader.writing():
        before = MergeProposal.objects.of_stories([story.pk])
        wanted = [_row(story, key, score) for key, score in found.items() if not _is_decided(story.pk, key)]
        places = {(row.one_id, row.other_id) for row in wanted}
        stale = [row.pk for row in before.undecided_by_people() if (row.one_id, row.other_id) not in places]
        MergeProposal.objects.filter(pk__in=stale).undecided_by_people().delete()
        MergeProposal.objects.bulk_create(wanted, ignore_conflicts=True)


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


def _row(story: Story, key: int, score: float) -> MergeProposal:
    first, second = sorted((_first(story.pk), _first(key)))
    return MergeProposal(one_id=first, other_id=second, score=score, why="Their articles tell of it in the same words.")


def _first(story: int) -> int:
    return Membership.objects.live().filter(story=story).order_by("article_id").values_list("article_id", flat=True)[0]


def _is_decided(story: int, other: int) -> bool:
    """Whether somebody has dismissed this, or has taken an article out of the one that is in the other now."""
    pairs = MergeProposal.objects.of_stories([story]).exclude(decided_by=None)
    if any({row.one_story, row.other_story} == {story, other} for row in pairs):
        return True
    return any(
        Article.objects.of_story(Story(pk=here)).filter(
            memberships__in=Membership.objects.rejected().filter(story=there)
        )
        for here, there in ((story, other), (other, story))
    )
