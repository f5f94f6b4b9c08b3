"""Which story an article belongs to, as a row that is suggested, confirmed or rejected."""

from collections.abc import Iterator

from django.db import models

from newsroom.decisions import Refused, StaleDecision, State, Suggestion, track_decisions
from newsroom.decisions.tracking import CHANGED
from newsroom.decisions.undo import put_back, steps_of

from .article import Article
from .span import Passage
from .story import Story


@track_decisions("story")
class Membership(Suggestion):
    """That an article belongs to a story. An article has at most one that is not rejected."""

    MOVES_TO = "articles.Story"

    story = models.ForeignKey(Story, models.CASCADE, related_name="memberships")
    article = models.ForeignKey(Article, models.CASCADE, related_name="memberships")

    class Meta:
        ordering = ["story", "article"]
        constraints = [
            models.UniqueConstraint(fields=["story", "article"], name="membership_once"),
            models.UniqueConstraint(
                fields=["article"], condition=~models.Q(state=State.REJECTED), name="membership_one_story_per_article"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.article} in {self.story}"

    @property
    def firmness(self) -> int:
        """Where two stories become one, an article that is in one of them is in it."""
        return (State.REJECTED, State.SUGGESTED, State.CONFIRMED).index(self.state)

    def guards(self) -> list[models.Model]:
        return [Story(pk=self.story_id), Article(pk=self.article_id)]

    def move_to(self, target: Story, by, version: int | None = None) -> None:
        """The article is of another story, and leaves this one."""
        if version is not None and self.version != version:
            raise StaleDecision(self)
        target.bring_in(self.article, by, out_of=self.story)

    def new_place(self, words: str, by) -> Story:
        return Story.objects.open(words, by)

    @classmethod
    def left_out(cls, what: str, by, target: Story | None = None) -> Iterator[tuple[str, models.Q]]:
        yield from super().left_out(what, by, target)
        if target:
            yield "in that story already", models.Q(story=target)

    def validate_constraints(self, exclude=None) -> None:
        """`Story.bring_in` settles them, and `refuse` says why not."""

    def follow(self, state: str, by) -> None:
        """An article that is taken out takes its words along; where it comes back, so do they."""
        before = self.history.order_by("-pgh_id").first()
        if state == State.REJECTED:
            self.story.drop_words(self.article_id, by)
        elif before and before.state == State.REJECTED:
            self._take_words_up(by)

    def _take_words_up(self, by) -> None:
        """What was rejected since the article was taken out is what it was, unless somebody has changed it since."""
        out = self.history.filter(pgh_label=CHANGED).exclude(state=State.REJECTED).order_by("-pgh_id").first()
        steps = [step for step in (steps_of(out.pgh_context_id) if out else []) if isinstance(step.row, Passage)]
        own = [step for step in steps if getattr(step.row, "article_id", None) == self.article_id]
        put_back([step for step in own if step.became(State.REJECTED)], by)

    def went_back(self, by) -> None:
        """Where the article is in another story again, what was said of its words here since goes along."""
        here = Membership.objects.live().filter(article=self.article_id).select_related("story").first()
        former = Story.objects.filter(pk=self.story_id).first()
        if here and former and here.story_id != former.pk:
            former.let_go([self.article_id], here.story, by)

    def refuse(self, state: str) -> None:
        """An article is in one story."""
        elsewhere = Membership.objects.live().filter(article=self.article_id).exclude(pk=self.pk)
        other = elsewhere.select_related("story").first() if state != State.REJECTED else None
        if other:
            raise Refused(f"It is in “{other.story}” by now: take it out there first.")
