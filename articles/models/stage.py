"""How far the work on a story has come, as the desk says."""

from django.db import models

from newsroom.decisions import Refused, StaleDecision, acting
from newsroom.decisions.access import CURATE, TAG
from newsroom.decisions.locking import locked

from .step import Step


class Stage(models.TextChoices):
    OPEN = "open", "Open"
    CHECKING = "checking", "Being checked"
    CLEARED = "cleared", "Cleared"
    CLOSED = "closed", "Closed"


BY_EDITORS = frozenset((Stage.CLEARED, Stage.CLOSED))  # they take a story there, and back from there


def stages_for(story: "Staged", by) -> list[Stage]:
    """Those that this person's role lets them say, but the one that stands."""
    allowed = Stage if by.has_perm(CURATE) else [stage for stage in Stage if stage not in BY_EDITORS]
    may = by.has_perm(CURATE if story.stage in BY_EDITORS else TAG)
    return [stage for stage in allowed if may and stage != story.stage]


class Staged(models.Model):
    """What a story has of its stages."""

    stage = models.CharField(
        max_length=8,
        choices=Stage.choices,
        default=Stage.OPEN,
        db_default=Stage.OPEN.value,
        help_text="Cleared: each claim that is stated in it is. Closed: nobody works on it any more.",
    )

    class Meta:
        abstract = True

    @property
    def uncleared(self) -> int:
        """How many of its stated claims are not cleared, or were changed since."""
        return self.claims.current().confirmed().exclude(step=Step.CLEARED).count()

    def take_stage(self, stage: str, by, version: int | None = None) -> None:
        """Say how far the work on it has come. Raises Refused with the reason, and StaleDecision as `change` does."""
        with acting(by), locked([self]):
            now = self.as_it_stands()
            if version not in (None, now.version):
                raise StaleDecision(now)
            if now.merged_into_id:
                raise Refused(f"“{now}” is part of “{now.heir}” by now.")
            if not by.has_perm(CURATE if {stage, now.stage} & BY_EDITORS else TAG):
                raise Refused("Editors clear stories, close them, and open them again.")
            if stage == now.stage:
                raise Refused(f"It is “{now.get_stage_display()}” already.")
            if stage == Stage.CLEARED:
                now._refuse_clearing()
            self.change(by, now.version, stage=stage)

    def _refuse_clearing(self) -> None:
        """A story is cleared when each claim that the desk has stated in it is."""
        left = self.uncleared
        if left:
            raise Refused(f"{left} stated {'claim is' if left == 1 else 'claims are'} not cleared yet.")
        if not self.claims.current().confirmed().exists():
            raise Refused("No claim is stated in it yet.")
