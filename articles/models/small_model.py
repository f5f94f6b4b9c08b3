"""The small learned models of the shipped reader, and what this newsroom's decisions made of them."""

import hashlib
import json

from django.db import models
from django.db.models import F
from django.utils import timezone

from newsroom.decisions import Refused, Versioned, acting, by_machine, track_changes

from ..text.word_lists import shipped


class SmallModelQuerySet(models.QuerySet):
    def learned(self) -> dict[str, dict]:
        """What is in use instead of the shipped constants, by the name of their file."""
        found: dict[str, dict] = {}
        for row in self.exclude(in_use=None).select_related("in_use__model"):
            file, part = row.place
            if row.in_use.fits:
                constants = row.in_use.constants
                found[file] = {**found.get(file, shipped(file)), part: constants} if part else constants
        return found


@track_changes("in_use", "is_automatic")
class SmallModel(Versioned):
    """One of the models whose weights are shipped; `in_use` is what was learned here and took their place."""

    class Name(models.TextChoices):
        ROWS = "rows", "Which passage carries a claim"
        CHANCES = "chances", "The chance that an article carries a claim"
        LATER_CHANCES = "later chances", "The same, once words of another article were accepted"
        STANCE = "stance", "Whether a passage is somebody's words"
        NAMES = "names", "Whether two spellings are one name"

    PLACES = {  # the file of shipped constants, and the part of it
        Name.ROWS: ("row_weights", "statement"),
        Name.CHANCES: ("row_weights", "chance"),
        Name.LATER_CHANCES: ("row_weights", "chance with accepted"),
        Name.STANCE: ("stance_weights", ""),
        Name.NAMES: ("names/variants", ""),
    }

    name = models.CharField(max_length=20, choices=Name.choices, unique=True, editable=False)
    in_use = models.ForeignKey(
        "Relearning",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text="Empty: the weights that were shipped.",
    )
    is_automatic = models.BooleanField(
        "by itself", default=True, help_text="What a night's learning makes better comes into use by itself."
    )

    objects = SmallModelQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.get_name_display()

    @property
    def place(self) -> tuple[str, str]:
        return self.PLACES[self.name]

    def learn(self, constants: dict | None, report: dict) -> "Relearning":
        """Keep what a night's learning gave, and use it unless people decide that here.

        Without `constants` nothing was better than what was shipped, what earlier nights learned neither: that is used.
        """
        night = self.nights.create(constants=constants, report=report, basis=basis_of(*self.place))
        rows = SmallModel.objects.filter(pk=self.pk, is_automatic=True)
        if not constants:
            rows = rows.exclude(in_use=None)
        with by_machine():
            rows.update(in_use=night if constants else None, version=F("version") + 1)
        return night

    def use(self, night: "Relearning | None", by, version: int | None = None) -> None:
        """A person says what is used, None for what was shipped; from then on only people change it."""
        if night is not None and not night.fits:
            raise Refused("It was learned from other weights than those that are shipped now.")
        with acting(by):
            self.change(by, version, in_use=night, is_automatic=False)

    def go_back(self, by) -> None:
        """Use what was used before; once more, what was used before that."""
        if self.in_use_id is None:
            raise Refused("The weights in use are those that were shipped.")
        used = [*self.history.order_by("pgh_id").values_list("in_use", flat=True), self.in_use_id]
        before = used[used.index(self.in_use_id) - 1] if used[0] != self.in_use_id else None
        self.use(Relearning.objects.filter(pk=before).first(), by)


class Relearning(models.Model):
    """What one night's learning made of the newsroom's decisions, with how it tells those that it had not seen."""

    model = models.ForeignKey(SmallModel, models.CASCADE, related_name="nights", editable=False)
    made_at = models.DateTimeField(default=timezone.now, editable=False)
    constants = models.JSONField(null=True, editable=False, help_text="Empty where nothing better was found.")
    basis = models.CharField(max_length=64, editable=False, help_text="SHA-256 of the shipped weights it began from.")
    report = models.JSONField(editable=False)

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"learned on {timezone.localtime(self.made_at):%-d %B %Y at %H:%M}"

    @property
    def is_kept(self) -> bool:
        return self.constants is not None

    @property
    def decisions(self) -> int:
        """How many decisions were learned from; earlier nights counted the examples that these teach."""
        return self.report.get("decisions", self.report["examples"])

    @property
    def fits(self) -> bool:
        """Whether it may be used: it is better, and the shipped weights are those that it began from."""
        return self.is_kept and self.basis == basis_of(*self.model.place)


def basis_of(file: str, part: str) -> str:
    constants = shipped(file)[part] if part else shipped(file)
    return hashlib.sha256(json.dumps(constants, sort_keys=True).encode()).hexdigest()
