from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from django.db import models

from newsroom.decisions import StaleDecision, State, Suggestion, SuggestionQuerySet, acting, track_decisions
from newsroom.decisions.locking import guarded, locked

from .article import Article
from .outlet import Outlet
from .since_cleared import part_of_article


class OriginQuerySet(SuggestionQuerySet):
    def state(self, article: Article, outlet: Outlet, by, seen: str | None = None) -> "Origin":
        """A person says where an article's matter comes from; its own outlet means that it is own reporting.

        `seen` is the `seen` of the confirmed origin that this person saw, "" for none. Raises StaleDecision where
        somebody else has confirmed another one since.
        """
        with acting(by), locked([article, outlet]):
            outlet = outlet.as_it_stands().heir
            rival = self.confirmed().filter(article=article).exclude(outlet=outlet).first()
            if rival and seen not in (None, rival.seen):
                raise StaleDecision(rival)
            known = self.filter(article=article, outlet=outlet).first()
            if known is None:
                return self.model(article=article, outlet=outlet).make(by)
            if not known.is_confirmed:
                known.confirm(by)
            return known

    def strongest_first(self):
        """Confirmed before suggested, then by score."""
        return self.live().order_by(*strongest_first())


def strongest_first(path: str = "") -> tuple:
    """That order, for rows that reach their origins by `path`."""
    return f"{path}state", models.F(f"{path}score").desc(nulls_last=True), f"{path}pk"


@track_decisions("outlet", "basis")
class Origin(Suggestion):
    """Where an article's matter comes from: an agency, another outlet, or (confirmed as such) its own outlet."""

    class Basis(models.TextChoices):
        CREDIT = "credit", "The text credits it"
        REUSE = "reuse", "The text shares passages with it"
        OWN = "own", "Others draw on it"
        PERSON = "person", "A person says so"

    article = models.ForeignKey(Article, models.CASCADE, related_name="origins")
    outlet = models.ForeignKey(Outlet, models.PROTECT, related_name="origin_of")
    basis = models.CharField(max_length=6, choices=Basis.choices, default=Basis.PERSON)

    objects = OriginQuerySet.as_manager()

    class Meta:
        ordering = ["article", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["article", "outlet"], name="origin_once_per_article_and_outlet"),
            models.UniqueConstraint(
                fields=["article"], condition=models.Q(state=State.CONFIRMED), name="origin_one_confirmed_per_article"
            ),
        ]
        triggers = [part_of_article("outlet_id")]

    def __str__(self) -> str:
        return f"{self.article} from {self.outlet}"

    @property
    def seen(self) -> str:
        """Which origin this is, in which version: what a page tells us again when something else is to hold."""
        return f"{self.pk}-{self.version}"

    def guards(self) -> list[models.Model]:
        return [Article(pk=self.article_id), *super().guards()]

    def decide(self, state: str, by, version: int | None = None, **changes) -> None:
        """Where another outlet is said that has a row of its own here, that one is decided, and this one rejected."""
        outlet = changes.get("outlet")
        with acting(by), guarded(self.guards):
            known = outlet and Origin.objects.filter(article=self.article_id, outlet=outlet).exclude(pk=self.pk).first()
            if known:
                super().decide(State.REJECTED, by, version)
                known.decide(state, by)
            else:
                super().decide(state, by, version, **changes)

    def validate_constraints(self, exclude=None) -> None:
        """To state, decide or edit it settles them: what is known is confirmed, what was confirmed gives way."""

    def make_way(self, state: str, by) -> None:
        """An article has one confirmed origin: the former one gives way."""
        rivals = Origin.objects.confirmed().filter(article=self.article_id).exclude(pk=self.pk)
        for rival in rivals if state == State.CONFIRMED else ():
            rival.reject(by)

    def follow(self, state: str, by) -> None:
        """Whoever looks at the article's other origins as they were gets a choice, not the win."""
        if state == State.CONFIRMED:
            others = Origin.objects.filter(article=self.article_id).exclude(pk=self.pk)
            others.update(version=models.F("version") + 1)


class Reuse(models.Model):
    """Passages that two articles share: measured, not judged. `passages` holds pairs of [start, end] in their texts."""

    class Kind(models.TextChoices):
        COPY = "copy", "Full copy"
        CUT = "cut", "Cut copy"
        REWRITE = "rewrite", "Light rewrite"
        QUOTATION = "quotation", "Shared quotations only"
        PASSAGES = "passages", "Shared passages"

    first = models.ForeignKey(Article, models.CASCADE, related_name="+")
    second = models.ForeignKey(Article, models.CASCADE, related_name="+")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    share_of_first = models.FloatField()
    share_of_second = models.FloatField()
    passages = models.JSONField(default=list)
    read_from = models.CharField(
        max_length=32,
        blank=True,
        default="",
        db_default="",
        editable=False,
        help_text="A digest of the two texts that were compared.",
    )

    class Meta:
        ordering = ["first", "second"]
        constraints = [
            models.UniqueConstraint(fields=["first", "second"], name="reuse_once_per_pair"),
            models.CheckConstraint(condition=models.Q(first__lt=models.F("second")), name="reuse_pair_in_order"),
        ]

    def __str__(self) -> str:
        return f"{self.first} and {self.second}"


@dataclass(frozen=True, slots=True)
class OriginCount:
    """Independent origins among some articles: confirmed ones, and articles whose origin nobody has confirmed."""

    confirmed: int = 0
    proposed: int = 0
    unknown: int = 0

    @classmethod
    def of(cls, articles: Iterable[tuple[int | None, Origin | None]]) -> "OriginCount":
        """Count by each article's outlet and its strongest origin; None where nobody knows either.

        A copy that is confirmed as drawn from an outlet is one with that outlet's article, whatever its own origin is.
        One that is only proposed as such is one with it where all that the outlet has here is of one known origin.
        """
        articles = list(articles)
        here: dict[int | None, set[int | None]] = {}  # by outlet, the origins of what it has
        for outlet, origin in articles:
            here.setdefault(outlet, set()).add(origin and origin.outlet_id)
        plain = {outlet for outlet, origins in here.items() if len(origins) == 1 and None not in origins}
        drawn = [o for outlet, o in articles if o and o.outlet_id != outlet]
        copied = {o.outlet_id for o in drawn if o.is_confirmed or o.outlet_id in plain}
        sources: dict[object, object] = {}

        def source_of(node: object) -> object:
            while (above := sources.setdefault(node, node)) != node:
                node = above
            return node

        nodes = [("origin", o.outlet_id) if o else ("article", n) for n, (_, o) in enumerate(articles)]
        for node, (outlet, _) in zip(nodes, articles, strict=True):
            if outlet in copied:
                sources[source_of(node)] = source_of(("origin", outlet))
        known = {source_of(node): 0 for node in nodes}
        for node, (_, origin) in zip(nodes, articles, strict=True):
            known[source_of(node)] = max(known[source_of(node)], 1 + origin.is_confirmed if origin else 0)
        counts = Counter(known.values())
        return cls(counts[2], counts[1], counts[0])

    @property
    def total(self) -> int:
        return self.confirmed + self.proposed + self.unknown

    def __str__(self) -> str:
        """`2 origins, 1 proposed, 3 unknown`; the word stands with whatever comes first."""
        if not self.confirmed and not self.proposed:
            return f"{self.unknown} of unknown origin" if self.unknown else "no origin"
        first, word = self.confirmed or self.proposed, "" if self.confirmed else " proposed"
        parts = [f"{first} origin{'' if first == 1 else 's'}{word}"]
        parts += [f"{self.proposed} proposed"] if self.confirmed and self.proposed else []
        parts += [f"{self.unknown} unknown"] if self.unknown else []
        return ", ".join(parts)
