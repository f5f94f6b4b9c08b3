from collections.abc import Iterable, Mapping

from django.db import models
from django.db.models import Exists, F, OuterRef
from django.utils import timezone

from ..text.proposed import CARRIED
from .appearance import LIKELY, Appearance, Modality, Silence, Stance, in_words
from .article import Article
from .claim import Claim
from .model_reading import ModelReading
from .revision import Revision

LISTED, UNLISTED = 0.8, 0.18  # a model's chance for an article that it names, and for one that it leaves out
AT_FIRST = 0.35  # the chance of a cell before anybody reads: the share of those of the keyed stories' claims
LEAST, MOST = 0.01, 0.99


def combined(words: float | None, model: float | None) -> float | None:
    """A cell's chance from what the words say and what the model says; the one of them where there is no other.

    Two readers who err by themselves: their log-odds add up, less those that any cell has before anybody reads.
    """
    if words is None or model is None:
        return model if words is None else words
    odds = _odds(words) * _odds(model) / _odds(AT_FIRST)
    return odds / (1 + odds)


def _odds(chance: float) -> float:
    chance = min(max(chance, LEAST), MOST)
    return chance / (1 - chance)


class OpinionQuerySet(models.QuerySet):
    def chances(self, claims: Iterable[int]) -> "Weighing":
        """What models say of these claims' cells."""
        said = self.filter(claim__in=list(claims)).values_list("claim", "article", "chance")
        return Weighing({(claim, article): chance for claim, article, chance in said})

    def hear_words(self, chances: Mapping[tuple[int, int], float]) -> None:
        """Have the opinions on these cells (claim, article) say what the words say of them by now."""
        changed = []
        for row in self.filter(claim__in={claim for claim, _ in chances}):
            by_now = chances.get((row.claim_id, row.article_id))
            if by_now is not None and by_now != row.words_chance:
                row.words_chance = by_now
                changed.append(row)
        self.bulk_update(changed, ["words_chance"], batch_size=500)

    def differing(self) -> set[tuple[int, int]]:
        """(claim, article) of the cells in which the readers differ, and nobody has decided which of them is right."""
        names = ("chance", "words_chance", "stance", "modality", "words_stance", "words_modality")
        decided = Appearance.objects.filter(claim=OuterRef("claim"), article=OuterRef("article"))
        decided = decided.exclude(decided_by=None, created_by=None)
        silent = Silence.objects.confirmed().filter(claim=OuterRef("claim"), article=OuterRef("article"))
        rows = self.filter(revision=F("article__current")).exclude(Exists(decided)).exclude(Exists(silent))
        found = rows.order_by().values_list("claim", "article", *names)
        return {(row[0], row[1]) for row in found if Opinion(**dict(zip(names, row[2:], strict=True))).difference}


class Weighing(dict[tuple[int, int], float]):
    """By claim and article a model's chance."""

    def of(self, claim: int, article: int, words: float) -> float:
        """The chance of a cell, from what its words say and what a model says, if one does."""
        return combined(words, self.get((claim, article)))


class Opinion(models.Model):
    """What a model says of one cell, beside what the words say: both a machine's, and counted nowhere.

    `chance` is the model's, `words_chance` that of row filling. `words` are verbatim the article's.
    """

    claim = models.ForeignKey(Claim, models.CASCADE, related_name="opinions")
    article = models.ForeignKey(Article, models.CASCADE, related_name="opinions")
    revision = models.ForeignKey(Revision, models.CASCADE, related_name="+")
    reading = models.ForeignKey(ModelReading, models.PROTECT, related_name="opinions")
    chance = models.FloatField()
    words_chance = models.FloatField(null=True, blank=True)
    stance = models.CharField(max_length=10, choices=Stance.choices, blank=True)
    modality = models.CharField(max_length=10, choices=Modality.choices, blank=True)
    attributed_to = models.CharField(max_length=200, blank=True)
    words_stance = models.CharField(max_length=10, choices=Stance.choices, blank=True)
    words_modality = models.CharField(max_length=10, choices=Modality.choices, blank=True)
    words = models.TextField(blank=True)
    why = models.CharField(max_length=500, blank=True)
    at = models.DateTimeField(default=timezone.now)

    objects = OpinionQuerySet.as_manager()

    class Meta:
        ordering = ["claim", "article"]
        constraints = [
            models.UniqueConstraint(fields=["claim", "article"], name="opinion_once_per_cell"),
            models.CheckConstraint(
                condition=models.Q(chance__gte=0, chance__lte=1), name="opinion_chance_is_a_probability"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.reading.reader} on {self.article}: {round(100 * self.chance)} %"

    @property
    def difference(self) -> str:
        """Where the model and the words differ, in a sentence; "" where they agree."""
        says, words = self.chance >= CARRIED, self.words_chance
        if words is not None and says != (words >= LIKELY):
            model = "finds it here" if says else "does not find it here"
            return f"The model {model}; by its words alone the chance is {round(100 * words)} %."
        if says and self.stance and self.words_stance and self._read_otherwise:
            model, words = in_words(self.stance, self.modality), in_words(self.words_stance, self.words_modality)
            return f"The model reads it as {model}, the words alone as {words}."
        return ""

    @property
    def _read_otherwise(self) -> bool:
        return (self.stance, self.modality) != (self.words_stance, self.words_modality)
