from typing import Any, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from newsroom.decisions import State, Versioned, acting
from newsroom.decisions.locking import guarded

from .article import Article
from .claim import Claim
from .story import Story

LIVE = [State.SUGGESTED, State.CONFIRMED]
OPEN = "open"
NOUNS = {"entity": "Name"}
KEPT = {"null": True, "blank": True, "editable": False}


class AboutQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Those that this person may see: whoever may see a row may see what the desk says of it."""
        return self

    def open(self):
        return self.filter(status=OPEN)

    def of_stories(self, stories):
        """Those about these stories, about a claim of theirs, or about an article in them."""
        articles = Article.objects.filter(memberships__story__in=stories, memberships__state__in=LIVE)
        return self.filter(Q(story__in=stories) | Q(claim__story__in=stories) | Q(article__in=articles.values("pk")))

    def with_place(self):
        """With what they are about, as lists name it."""
        return self.select_related("story", "claim", "article__outlet", "created_by", "closed_by")


class About(Versioned):
    """What the desk says to itself about a row: open until somebody closes it. Never deleted but by an Undo."""

    OPEN = OPEN
    NOUN = ""
    PLACES = ("story", "claim", "article")

    story = models.ForeignKey(Story, models.PROTECT, null=True, blank=True, related_name="%(class)ss")
    claim = models.ForeignKey(Claim, models.PROTECT, null=True, blank=True, related_name="%(class)ss")
    article = models.ForeignKey(Article, models.PROTECT, null=True, blank=True, related_name="%(class)ss")
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, editable=False, related_name="+")
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    closed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, **KEPT, related_name="+")
    closed_at = models.DateTimeField(**KEPT)

    objects = AboutQuerySet.as_manager()

    class Meta:
        abstract = True

    @property
    def is_open(self) -> bool:
        return self.status == OPEN

    @property
    def place(self) -> dict[str, models.Model]:
        """What it is about, by the names of its fields."""
        return {name: getattr(self, name) for name in self.PLACES if getattr(self, f"{name}_id")}

    @property
    def is_cell(self) -> bool:
        """Is it about what one article makes of a claim?"""
        return bool(self.claim_id and self.article_id)

    @property
    def target(self) -> models.Model:
        """The row on whose page it stands; of a cell its claim."""
        return next(iter(self.place.values()))

    @property
    def place_noun(self) -> str:
        if self.is_cell:
            return "Cell"
        return NOUNS.get(self.target._meta.model_name) or self.target._meta.verbose_name.capitalize()

    @property
    def place_words(self) -> str:
        """What it is about, in words: a title, a statement, a name."""
        return f"{self.article.outlet_name} · {self.target}" if self.is_cell else str(self.target)

    @property
    def place_address(self) -> str:
        """Of the page with all that is said of this place."""
        return address_of_place(self.place)

    @property
    def kept_for(self) -> list[int] | None:
        """Who alone may know of its story, by the numbers of their accounts; None where everybody may."""
        if self.story_id:
            where = Q(pk=self.story_id)
        elif self.claim_id:
            where = Q(claims=self.claim_id)
        elif self.article_id:
            where = Q(memberships__article=self.article_id, memberships__state__in=LIVE)
        else:
            return None
        return Story.objects.filter(where, only_for__isnull=False).values_list("only_for", flat=True).first()

    @property
    def anchor(self) -> str:
        return f"{self._meta.model_name}-{self.pk}"

    def get_absolute_url(self) -> str:
        return f"{self.place_address}#{self.anchor}"

    def guards(self) -> list[models.Model]:
        """The rows to be locked before it is written, so that none of them is merged meanwhile."""
        if self.claim_id:
            return self.claim.guards()
        return [row for name, row in self.place.items() if name != "article"]

    def refuse(self, by) -> None:
        """Raise Refused, with the reason, where it must not be written so. Override."""

    def make(self, by) -> Self:
        """Write it, about what its place is part of by now. Raises Refused; StaleDecision where the place is gone."""
        with acting(by), guarded(self.guards):
            for name, row in self.place.items():
                setattr(self, name, row if name == "article" else row.as_it_stands().heir)
            self.refuse(by)
            self.created_by = by
            self.save()
        return self

    def close(self, status: str, by, version: int | None = None) -> None:
        """To `status`, or open again; raises StaleDecision where it has changed since `version` was read."""
        closed: dict[str, Any] = {"closed_by": None, "closed_at": None}
        if status != OPEN:
            closed = {"closed_by": by, "closed_at": timezone.now()}
        self.change(by, version, status=status, **closed)

    def undo_making(self, by) -> None:
        """Who wrote it takes it back; history keeps it."""
        with acting(by):
            self.delete()


def address_of_place(place: dict[str, models.Model]) -> str:
    """Of the page with what is said of a story, a claim, an article, an entity, or a claim in an article."""
    if "claim" in place and "article" in place:
        return reverse("claim_cell", args=[place["claim"].pk, place["article"].pk])
    ((name, row),) = place.items()
    return reverse(f"{name}_notes", args=[row.slug if name == "story" else row.pk])
