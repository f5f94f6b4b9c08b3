from collections.abc import Collection

from django.db import models
from django.db.models import Exists, F, OuterRef, Q

from newsroom.decisions import Refused, State, Suggestion, SuggestionQuerySet, track_decisions

from .article import Article
from .membership import Membership
from .story import Story

LIVE = (State.SUGGESTED, State.CONFIRMED)


class MergeProposalQuerySet(SuggestionQuerySet):
    def between_stories(self):
        """Those whose articles are in two stories now, which `one_story` and `other_story` number."""
        rows = self.filter(one__memberships__state__in=LIVE, other__memberships__state__in=LIVE)
        rows = rows.annotate(one_story=F("one__memberships__story"), other_story=F("other__memberships__story"))
        return rows.exclude(one_story=F("other_story"))

    def of_stories(self, keys: Collection[int]):
        """Those between one of these stories and another one."""
        here = Membership.objects.live().filter(story__in=keys).values("article")
        return self.filter(Q(one__in=here) | Q(other__in=here)).between_stories()

    def open_in(self, keys: Collection[int]):
        """What is asked about these stories; nothing of two that somebody has said to be two."""
        rows = self.suggested().of_stories(keys)
        for said in told_apart(OuterRef("one_story"), OuterRef("other_story")):
            rows = rows.exclude(Exists(said))
        return rows

    def within(self, story: Story):
        """Those whose articles are both in this story."""
        here = Membership.objects.live().filter(story=story).values("article")
        return self.filter(one__in=here, other__in=here)

    def beside(self, story: Story) -> "list[tuple[MergeProposal, Story]]":
        """What is asked about a story, each with the story that it may be one with. Two queries."""
        rows = [(row, row.beside(story.pk)) for row in self.open_in([story.pk])]
        others = Story.objects.in_bulk({other for _, other in rows})
        return [(row, others[other]) for row, other in rows if other in others]


def told_apart(one: int | OuterRef, other: int | OuterRef) -> list[models.QuerySet]:
    """Where somebody has said that two stories are two: dismissed it, or took an article of one out of the other."""
    dismissed = MergeProposal.objects.rejected()
    return [
        dismissed.filter(Q(one_was_in=one, other_was_in=other) | Q(one_was_in=other, other_was_in=one)),
        dismissed.between_stories().filter(Q(one_story=one, other_story=other) | Q(one_story=other, other_story=one)),
        _taken_out(one, other),
        _taken_out(other, one),
    ]


def _taken_out(here: int | OuterRef, there: int | OuterRef) -> models.QuerySet:
    """The articles that are here, and that somebody has taken out of the story there."""
    return Membership.objects.live().filter(
        story=here, article__memberships__story=there, article__memberships__state=State.REJECTED
    )


@track_decisions("one_was_in", "other_was_in")
class MergeProposal(Suggestion):
    """That the stories of two articles tell of one matter. It rests on articles, so that it goes where they go.

    To accept it is to merge the stories. What was dismissed does not come back: neither between the stories in which
    the articles are now, nor between those in which they were then.
    """

    one = models.ForeignKey(Article, models.CASCADE, related_name="+")
    other = models.ForeignKey(Article, models.CASCADE, related_name="+")
    one_was_in = models.ForeignKey(
        Story, models.SET_NULL, null=True, blank=True, editable=False, related_name="dismissed_as_one"
    )
    other_was_in = models.ForeignKey(
        Story, models.SET_NULL, null=True, blank=True, editable=False, related_name="dismissed_as_other"
    )

    objects = MergeProposalQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["one", "other"],
                name="merge_proposal_once",
                violation_error_message="This pair is proposed already: decide on that one.",
            ),
            models.CheckConstraint(
                condition=Q(one__lt=F("other")),
                name="merge_proposal_in_order",
                violation_error_message="The article that came in earlier stands first.",
            ),
        ]

    def __str__(self) -> str:
        return f"the stories of “{self.one}” and “{self.other}” as one"

    def beside(self, story: int) -> int:
        """The other one of the two stories, where the row was read with them (`between_stories`)."""
        return self.one_story if self.other_story == story else self.other_story

    def decide(self, state: str, by, version: int | None = None, **changes) -> None:
        """What is dismissed keeps the two stories that it was dismissed for."""
        stories = (
            {}
            if state == State.SUGGESTED
            else dict(
                Membership.objects.live()
                .filter(article__in=[self.one_id, self.other_id])
                .values_list("article", "story")
            )
        )
        changes |= {"one_was_in_id": stories.get(self.one_id), "other_was_in_id": stories.get(self.other_id)}
        super().decide(state, by, version, **changes)

    def refuse(self, state: str) -> None:
        if state == State.CONFIRMED:
            raise Refused("Merge the one story into the other instead.")
