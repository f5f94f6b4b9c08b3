from collections.abc import Collection

from django.db import models
from django.db.models import F, OuterRef, Q, Subquery

from newsroom.decisions import Refused, State, Suggestion, SuggestionQuerySet, track_decisions

from .article import Article
from .story import Membership, Story


class MergeProposalQuerySet(SuggestionQuerySet):
    def between_stories(self):
        """Those whose articles are in two stories now, which `one_story` and `other_story` number."""
        rows = self.annotate(one_story=_story_of("one"), other_story=_story_of("other"))
        return rows.exclude(one_story=None).exclude(other_story=None).exclude(one_story=F("other_story"))

    def of_stories(self, keys: Collection[int]):
        return self.between_stories().filter(Q(one_story__in=keys) | Q(other_story__in=keys))


def _story_of(name: str) -> Subquery:
    return Subquery(Membership.objects.live().filter(article=OuterRef(name)).values("story")[:1])


@track_decisions()
class MergeProposal(Suggestion):
    """That the stories of two articles tell of one matter. It rests on articles, so that it goes where they go.

    To accept it is to merge the stories; what was dismissed does not come back.
    """

    one = models.ForeignKey(Article, models.CASCADE, related_name="+")
    other = models.ForeignKey(Article, models.CASCADE, related_name="+")

    objects = MergeProposalQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["one", "other"], name="merge_proposal_once"),
            models.CheckConstraint(condition=Q(one__lt=F("other")), name="merge_proposal_in_order"),
        ]

    def __str__(self) -> str:
        return f"the stories of “{self.one}” and “{self.other}” as one"

    def beside(self, story: Story) -> Story | None:
        """The story that `story` may be one with."""
        articles = [self.one_id, self.other_id]
        members = Membership.objects.live().filter(article__in=articles).exclude(story=story).select_related("story")
        return next((member.story for member in members), None)

    def refuse(self, state: str) -> None:
        if state == State.CONFIRMED:
            raise Refused("Merge the one story into the other instead.")
