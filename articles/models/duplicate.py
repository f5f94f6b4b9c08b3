from collections.abc import Collection
from contextlib import suppress

from django.db import IntegrityError, models, transaction
from django.db.models import Exists, F, OuterRef, Q

from entities.models import Entity, Event
from newsroom.decisions import Mergeable, Refused, State, Suggestion, SuggestionQuerySet, track_decisions
from newsroom.decisions.locking import guarded

from .claim import Claim
from .outlet import Outlet

Pair = tuple[int, int]  # of two rows of one kind, the smaller key first


class DuplicateQuerySet(SuggestionQuerySet):
    def waiting(self):
        """Those for a person to decide, the likeliest first: found by the machine, of rows that stand by themselves."""
        return self.suggested().filter(self._both_stand(), score__isnull=False).order_by("-score", "pk")

    def _both_stand(self) -> Q:
        stands = Q()
        for kind, model in self.model.MODELS.items():
            there = [Exists(model.objects.current().filter(pk=OuterRef(side))) for side in ("one", "other")]
            stands |= Q(kind=kind) & Q(*there)
        return stands

    def of(self, row: Mergeable):
        """Those of a row."""
        return self.filter(Q(one=row.pk) | Q(other=row.pk), kind=self.model.kind_of(row))

    def told_apart(self, kind: str) -> set[Pair]:
        """The pairs that somebody has called two. Of what was merged since, it holds for the heir."""
        pairs = list(self.rejected().filter(kind=kind).values_list("one", "other"))
        heirs = self.model.MODELS[kind].objects.heirs({key for pair in pairs for key in pair})
        return {tuple(sorted((heirs[one], heirs[other]))) for one, other in pairs if heirs[one] != heirs[other]}

    def telling_apart(self, rows: Collection[Mergeable]):
        """What somebody has said of two of these rows, or of what is part of them: that they are two."""
        kind = self.model.kind_of(next(iter(rows)))
        members = self.model.MODELS[kind].objects.members([row.pk for row in rows])
        said = self.rejected().filter(kind=kind, one__in=members, other__in=members).select_related("decided_by")
        return [row for row in said if members[row.one] != members[row.other]]

    def tell_apart(self, one: Mergeable, other: Mergeable, by) -> "Duplicate":
        """Say that two rows are two, as is remembered; said already, it stays. Raises Refused."""
        kind, (first, second) = self.model.kind_of(one), sorted((one.pk, other.pk))
        with guarded(lambda: one.merge_guards(other)):
            pair = self.filter(kind=kind, one=first, other=second)
            row = pair.first()
            if row is None:
                with suppress(IntegrityError), transaction.atomic():
                    return self.model(kind=kind, one=first, other=second).make(by, State.REJECTED)
                row = pair.get()  # the machine has just suggested it
            if not row.is_rejected:
                row.reject(by)
            return row


@track_decisions("kind", "one", "other")
class Duplicate(Suggestion):
    """That two rows of one kind are one thing, as the machine suggests; rejected, that they are two.

    To accept it is to merge them. The rows are named by their keys as they were then: of one that was merged since,
    it holds for the heir, and is its own again when the merge is taken back.
    """

    class Kind(models.TextChoices):
        ENTITY = "entity", "People & places"
        OUTLET = "outlet", "Outlets"
        EVENT = "event", "Events"
        CLAIM = "claim", "Claims"

    MODELS: dict[str, type[Mergeable]] = {
        Kind.ENTITY: Entity,
        Kind.OUTLET: Outlet,
        Kind.EVENT: Event,
        Kind.CLAIM: Claim,
    }

    kind = models.CharField(max_length=6, choices=Kind.choices)
    one = models.PositiveBigIntegerField(help_text="The key of the row that came first.")
    other = models.PositiveBigIntegerField()

    objects = DuplicateQuerySet.as_manager()

    class Meta:
        ordering = ["-score", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "one", "other"],
                name="duplicate_once",
                violation_error_message="This pair is here already: decide on that one.",
            ),
            models.CheckConstraint(
                condition=Q(one__lt=F("other")),
                name="duplicate_in_order",
                violation_error_message="The row that came first stands first.",
            ),
        ]
        indexes = [
            models.Index(fields=["kind", "-score", "id"], condition=Q(state="suggested"), name="duplicate_waiting"),
            models.Index(fields=["kind", "other"], name="duplicate_by_other"),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.one} and {self.other} as one"

    @classmethod
    def kind_of(cls, row: Mergeable) -> str:
        """Raises KeyError for rows of which no duplicates are looked for."""
        return {model: kind for kind, model in cls.MODELS.items()}[type(row)]

    @property
    def rows(self) -> list[Mergeable]:
        """Those of the two that are still there."""
        found = self.MODELS[self.kind].objects.in_bulk([self.one, self.other])
        return [found[key] for key in (self.one, self.other) if key in found]

    def guards(self) -> list[models.Model]:
        rows = self.rows
        return rows[0].merge_guards(rows[-1]) if rows else []

    def refuse(self, state: str) -> None:
        """To be one they are merged; and of what is part of another nobody says that it is two with a third."""
        if state == State.CONFIRMED:
            raise Refused("Merge the one into the other instead.")
        rows = self.rows
        if len(rows) < 2:
            raise Refused("One of the two is gone.")
        merged = next((row for row in rows if row.merged_into_id), None)
        if state == State.REJECTED and merged:
            raise Refused(f"“{merged}” is part of “{merged.heir}” by now.")
