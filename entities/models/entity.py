import re
from collections.abc import Iterable, Iterator

from django.contrib.postgres.indexes import GinIndex, OpClass
from django.core.validators import RegexValidator
from django.db import models, transaction

from newsroom.addresses import address_of
from newsroom.decisions import (
    Mergeable,
    MergeableQuerySet,
    Refused,
    State,
    Suggestion,
    SuggestionQuerySet,
    acting,
    track_decisions,
)
from newsroom.decisions.locking import locked
from newsroom.decisions.suggestion import MOVE
from newsroom.hiding import hides, whole
from newsroom.spellings import spellings

# "Born on 3 May 1961", "(1961–2020)"
BORN = re.compile(r"\b(?:born|b\.)[^\n]{0,24}?\b(\d{4})\b|\((\d{4})\s?[-–—]", re.IGNORECASE)
LONGEST_NOTE = 2_000  # characters that are looked through for it

ITEM = RegexValidator(r"^Q[1-9][0-9]*\Z", "A Wikidata item looks like Q42.")
ITEM_TAKEN = "Another entity has this item: merge the two instead."


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

    def free_item(self, item: str, state: str, by) -> None:
        """Have an entity with this Wikidata item, of which `by` may not know, give way to theirs, as their act."""
        if item and state != State.REJECTED and hides():
            seen = list(self.filter(wikidata_id=item).values_list("pk", flat=True))
            with whole():
                for other in self.current().filter(wikidata_id=item).exclude(pk__in=seen):
                    other.change(by, wikidata_id="")


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

    TELLING = ("kind", "wikidata_id")
    PLACES = (Kind.FACILITY, Kind.PLACE)  # where something may happen; the narrower one first

    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=12, choices=Kind.choices, default=Kind.OTHER)
    wikidata_id = models.CharField("Wikidata item", max_length=20, blank=True, validators=[ITEM])
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
            models.CheckConstraint(
                condition=~models.Q(name=""),
                name="entity_has_a_name",
                violation_error_message="An entity has a name.",
            ),
            models.CheckConstraint(
                condition=models.Q(merged_into=None) | ~models.Q(merged_into=models.F("pk")),
                name="entity_not_merged_into_itself",
                violation_error_message="Nothing is part of itself.",
            ),
            models.UniqueConstraint(
                fields=["wikidata_id"],
                condition=~models.Q(wikidata_id="") & models.Q(merged_into=None) & ~models.Q(state=State.REJECTED),
                name="entity_one_per_wikidata_item",
                violation_error_message=ITEM_TAKEN,
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return address_of("entity_detail", self.pk)

    @property
    def birth_years(self) -> set[str]:
        """The years in which its note has it born."""
        return {year for match in BORN.finditer(self.note[:LONGEST_NOTE]) for year in match.groups() if year}

    def contradictions(self, other: "Entity") -> Iterator[str]:
        yield from super().contradictions(other)
        mine, theirs = self.birth_years, other.birth_years
        if mine and theirs and not mine & theirs:
            yield f"One was born in {min(mine)}, the other in {min(theirs)}, as their notes have it."

    def clean(self) -> None:
        super().clean()
        self.name = " ".join(self.name.split())

    def refuse(self, state: str) -> None:
        super().refuse(state)
        others = Entity.objects.current().live().filter(wikidata_id=self.wikidata_id).exclude(pk=self.pk)
        if self.wikidata_id and state != State.REJECTED and others.exists():
            raise Refused(ITEM_TAKEN)

    def decide(self, state: str, by, version: int | None = None, **changes) -> None:
        """A new name becomes an alias; the old one stays one."""
        with acting(by), transaction.atomic():
            Entity.objects.free_item(changes.get("wikidata_id", self.wikidata_id), state, by)
            super().decide(state, by, version, **changes)
            if "name" in changes:
                self.add_alias(self.name, by)

    def make(self, by, state: str = State.CONFIRMED) -> "Entity":
        """Its name is an alias as well, like every other way of writing it."""
        with acting(by), transaction.atomic():
            Entity.objects.free_item(self.wikidata_id, state, by)
            super().make(by, state)
            self.add_alias(self.name, by)
        return self

    def refuse_if_rejected(self) -> None:
        """Nothing is moved to what nobody is called any more. Raises Refused."""
        if self.is_rejected:
            raise Refused(f"“{self}” was rejected: confirm it first.")

    def another(self, name: str, by) -> "Entity":
        """A new one of the same kind."""
        return Entity(name=name[:200], kind=self.kind).make(by)

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

    MOVES_TO = "entities.Entity"

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
            models.UniqueConstraint(
                fields=["entity", "text"],
                name="alias_once_per_entity",
                violation_error_message="This way of writing the entity is here already: decide on that one.",
            ),
            models.CheckConstraint(
                condition=~models.Q(text=""), name="alias_has_a_text", violation_error_message="A name has letters."
            ),
        ]

    def __str__(self) -> str:
        return self.text

    def clean(self) -> None:
        super().clean()
        self.text = " ".join(self.text.split())

    def make(self, by, state: str = State.CONFIRMED) -> "Alias":
        """Where it is here already, and whoever says so may not know of it, it is theirs."""
        same = Alias.objects.filter(entity=self.entity_id, text=self.text)
        if not hides() or same.exists():
            return super().make(by, state)
        with whole():
            known = same.first()
            if known is None:
                return super().make(by, state)
            self.pk, self._state.adding = known.pk, False
            self.refresh_from_db()
            self.decide(state, by)
            return self

    def move_to(self, target: Entity, by, version: int | None = None) -> None:
        """It is a way of writing another one's name: rejected here, so that the machine does not find it anew."""
        with acting(by), locked([*self.belongs_to(), target]):
            heir = target.as_it_stands().heir
            heir.refuse_if_rejected()
            if self.text == self.entity.name:
                raise Refused(f"It is the main name of “{self.entity}”: call that otherwise first.")
            self.reject(by, version)
            heir.add_alias(self.text, by)

    def new_place(self, words: str, by) -> Entity:
        return self.entity.another(words, by)

    @classmethod
    def left_out(cls, what: str, by, target: Entity | None = None) -> Iterator[tuple[str, models.Q]]:
        yield from super().left_out(what, by, target)
        if target:
            yield f"a name of {target} already", models.Q(entity=target)
            yield "its main name: call it otherwise first", models.Q(text=models.F("entity__name"))

    @classmethod
    def of_others(cls, what: str, by) -> models.Q:
        """To move a name is to overrule who put it here: that is what the act is."""
        return models.Q(pk__in=[]) if what == MOVE else super().of_others(what, by)

    @classmethod
    def going_along(cls, rows: models.QuerySet) -> Iterable[models.QuerySet]:
        """What names the entity in these very words, accents and capitals aside: mentions, and who is quoted."""
        for relation in Entity._meta.related_objects:
            field = getattr(relation.related_model, "NAMED_BY", None)
            if field:
                name = rows.order_by().filter(entity=models.OuterRef("entity"), key=FoldName(models.OuterRef(field)))
                yield relation.related_model.objects.live().filter(models.Exists(name))
