from collections.abc import Iterable, Iterator

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef

from entities.models import Entity
from newsroom.decisions import Refused, State, Suggestion, acting, track_decisions
from newsroom.decisions.locking import locked

from .revision import Revision
from .span import Passage, SuggestedPassageQuerySet

ACCOUNT = {"null": True, "blank": True, "editable": False, "related_name": "+", "db_index": False}


class MentionQuerySet(SuggestedPassageQuerySet):
    def state(self, entity: Entity, revision: Revision, places: Iterable[tuple[str, int, int]], by) -> list["Mention"]:
        """Say that an entity is named at these places of a version: (field, start, end) of each.

        What only the machine read there gives way. Raises Refused where somebody has said that another one is named.
        """
        with acting(by), locked([entity]):
            heir = entity.as_it_stands().heir
            heir.refuse_if_rejected()
            return [self._name(heir, revision, place, by) for place in places]

    def _name(self, entity: Entity, revision: Revision, place: tuple[str, int, int], by) -> "Mention":
        there = self.filter(revision=revision, **dict(zip(("field", "start", "end"), place, strict=True)))
        for other in there.live().exclude(entity=entity).select_related("entity"):
            if other.is_confirmed:
                raise Refused(f"“{other}” names {other.entity} here, as somebody has said: move that mention instead.")
            other.reject(by)
        known = there.filter(entity=entity).first()
        if known is None:
            return self.model(entity=entity).anchor(revision, *place).make(by)
        if not known.is_confirmed:
            known.confirm(by)
        return known


@track_decisions("entity")
class Mention(Passage, Suggestion):
    """Where an article names an entity.

    There are more of them than of anything else: they have only such indexes as are used.
    """

    MOVES_TO = "entities.Entity"
    NAMED_BY = "exact"  # goes along with a name that is moved: the field that holds it

    revision = models.ForeignKey(Revision, models.CASCADE, related_name="mentions", db_index=False)
    entity = models.ForeignKey(Entity, models.CASCADE, related_name="mentions", db_index=False)
    state = models.CharField(max_length=10, choices=State.choices, default=State.SUGGESTED)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, **ACCOUNT)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, **ACCOUNT)

    objects = MentionQuerySet.as_manager()

    class Meta(Passage.Meta):
        abstract = False
        ordering = ["revision", "field", "start"]
        indexes = [
            models.Index(fields=["entity", "-revision"], name="mention_of_entity"),
            models.Index(fields=["state", "-id"], condition=~models.Q(state=State.SUGGESTED), name="mention_decided"),
        ]
        constraints = [
            *Passage.Meta.constraints,
            models.UniqueConstraint(
                fields=["revision", "field", "start", "end", "entity"],
                name="mention_once_per_place_and_entity",
                violation_error_message="This entity is named here by another mention: decide on that one.",
            ),
        ]

    def __str__(self) -> str:
        return self.exact

    def move_to(self, target: Entity, by, version: int | None = None) -> None:
        """It is another one who is named here."""
        target.refuse_if_rejected()
        self.move(by, version, entity=target)

    def new_place(self, words: str, by) -> Entity:
        return self.entity.another(words, by)

    @classmethod
    def left_out(cls, what: str, by, target: Entity | None = None) -> Iterator[tuple[str, models.Q]]:
        yield from super().left_out(what, by, target)
        if target:
            yield f"a mention of {target} already", models.Q(entity=target)
            place = {name: OuterRef(name) for name in ("revision", "field", "start", "end")}
            there = cls._base_manager.filter(entity=target, **place)
            yield f"{target} is named at this place by another mention", models.Q(Exists(there))
