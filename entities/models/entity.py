from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models, transaction
from django.urls import reverse

from newsroom.decisions import (
    Mergeable,
    MergeableQuerySet,
    State,
    Suggestion,
    SuggestionQuerySet,
    acting,
    track_decisions,
)
from newsroom.decisions.locking import locked
from newsroom.spellings import spellings


class FoldName(models.Func):
    """The database's `fold_name`: lower case, no accents, every run of other signs one space."""

    function = "fold_name"
    arity = 1
    output_field = models.TextField()


class EntityQuerySet(MergeableQuerySet, SuggestionQuerySet):
    def named_like(self, words: str):
        """Entities one of whose names holds `words`, or is spelt much like them."""
        folded = FoldName(models.Value(words))
        like = models.Q(key__contains=folded) | models.Q(key__trigram_similar=folded)
        for other in spellings(words):
            like |= models.Q(key__contains=FoldName(models.Value(other)))
        aliases = Alias.objects.live().filter(like)
        return self.current().filter(pk__in=aliases.values("entity"))


@track_decisions("name", "kind", "wikidata_id", "note", "merged_into")
class Entity(Mergeable, Suggestion):
    """A person, organisation, place, facility, group or work. Its names, the main one too, are its aliases."""

    class Kind(models.TextChoices):
        PERSON = "person", "Person"
        ORGANISATION = "organisation", "Organisation"
        PLACE = "place", "Place"
        FACILITY = "facility", "Facility"
        GROUP = "group", "Group"
        WORK = "work", "Work"
        OTHER = "other", "Other"

    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=12, choices=Kind.choices, default=Kind.OTHER)
    wikidata_id = models.CharField(max_length=20, blank=True)
    note = models.TextField(blank=True)

    objects = EntityQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "entities"
        ordering = ["name", "pk"]
        indexes = [
            models.Index(fields=["kind", "name"], name="entity_by_kind"),
            models.Index(FoldName("name"), "id", name="entity_by_folded_name"),
            GinIndex(OpClass(models.functions.Upper("name"), name="gin_trgm_ops"), name="entity_name_trigrams"),
        ]
        constraints = [
            models.CheckConstraint(condition=~models.Q(name=""), name="entity_has_a_name"),
            models.CheckConstraint(
                condition=models.Q(merged_into=None) | ~models.Q(merged_into=models.F("pk")),
                name="entity_not_merged_into_itself",
            ),
            models.UniqueConstraint(
                fields=["wikidata_id"],
                condition=~models.Q(wikidata_id="") & models.Q(merged_into=None) & ~models.Q(state=State.REJECTED),
                name="entity_one_per_wikidata_item",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("entity_detail", args=[self.pk])

    def decide(self, state: str, by, version: int | None = None, **changes) -> None:
        """A new name becomes an alias; the old one stays one."""
        with acting(by), transaction.atomic():
            super().decide(state, by, version, **changes)
            if "name" in changes:
                self.add_alias(self.name, by)

    def make(self, by, state: str = State.CONFIRMED) -> "Entity":
        """Its name is an alias as well, like every other way of writing it."""
        with acting(by), transaction.atomic():
            super().make(by, state)
            self.add_alias(self.name, by)
        return self

    def add_alias(self, text: str, by) -> "Alias":
        """Say that the entity, or what it was merged into, is written this way, too; what was rejected is confirmed."""
        text = " ".join(text.split())
        with acting(by), locked([self]):
            entity = self.as_it_stands().heir
            alias = entity.aliases.filter(text=text).first()
            if alias is None:
                return entity.aliases.model(entity=entity, text=text).make(by)
            if not alias.is_confirmed:
                alias.confirm(by)
            return alias


@track_decisions("text", "entity")
class Alias(Suggestion):
    """One way of writing an entity's name. `key` is made by the database and is what look-ups compare."""

    entity = models.ForeignKey(Entity, models.CASCADE, related_name="aliases")
    text = models.CharField(max_length=200)
    key = models.GeneratedField(
        expression=FoldName("text"), output_field=models.CharField(max_length=400), db_persist=True
    )

    class Meta:
        verbose_name_plural = "aliases"
        ordering = ["text"]
        indexes = [
            models.Index(fields=["key"], name="alias_key"),
            GinIndex(OpClass("key", name="gin_trgm_ops"), name="alias_key_trigrams"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["entity", "text"], name="alias_once_per_entity"),
            models.CheckConstraint(condition=~models.Q(text=""), name="alias_has_a_text"),
        ]

    def __str__(self) -> str:
        return self.text
