"""The words that a brief quotes: each sentence once, with all whose sentence it is. One query."""

from dataclasses import dataclass, field

from ..models import Appearance, Claim, Story

MARKS = " \t\n.,;:!?\"'“”‘’«»"  # at the ends of words that are the same without them


@dataclass(slots=True)
class Rendering:
    """Words, and the outlets that have them, in the order of their articles."""

    words: str
    outlets: list[str]
    is_statement: bool  # the claim is stated in these very words


@dataclass(slots=True)
class Quoted:
    """A claim's passages that people have confirmed: the first of each article."""

    claim: Claim
    passages: list[Appearance] = field(default_factory=list)

    @property
    def renderings(self) -> list[Rendering]:
        found: dict[str, Rendering] = {}
        stated = _bare(self.claim.statement)
        for passage in self.passages:
            bare = _bare(passage.exact)
            rendering = found.setdefault(bare, Rendering(passage.exact, [], bare == stated))
            if passage.article.outlet_name not in rendering.outlets:
                rendering.outlets.append(passage.article.outlet_name)
        return list(found.values())


def quoted_in(story: Story) -> dict[int, Quoted]:
    """By claim, what outlets say in words that people have confirmed."""
    found = Appearance.objects.confirmed().filter(claim__story=story, is_orphaned=False)
    first: dict[tuple[int, int], Appearance] = {}
    for passage in found.with_version().select_related("claim", "article__outlet").order_by("article", "start"):
        first.setdefault((passage.claim_id, passage.article_id), passage)
    quoted: dict[int, Quoted] = {}
    for (claim, _), passage in first.items():
        quoted.setdefault(claim, Quoted(passage.claim)).passages.append(passage)
    return quoted


def _bare(words: str) -> str:
    return " ".join(words.split()).strip(MARKS).casefold()
