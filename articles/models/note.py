import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Sequence

from django.contrib.auth.models import Group, User
from django.contrib.postgres.expressions import ArraySubquery
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower

from entities.models import Entity
from newsroom.decisions import Refused, name_of, track_changes
from newsroom.decisions.tracking import BY_SOMEBODY

from .about import OPEN, About, AboutQuerySet

NOTE_LENGTH = 2_000
NAMED_AT_MOST = 50  # names in one note that are looked up
AT_NAME = re.compile(r"(?<![\w@./+-])@([\w.+-]+)")  # no e-mail address, and no part of a link
OF_GROUP = "group-"
NOT_YOURS = "Only {} can change this note: write one of your own."

Named = User | Group


def name_at(word: str) -> str:
    """What stands after an @ without the end of its sentence: `edda.` is edda."""
    return unicodedata.normalize("NFKC", word).rstrip(".+-").lower()


def called(named: Named) -> str:
    """What to write after an @ to name a person, or a group: `@group-second-readers`, since an account may be called
    as a group is.
    """
    return named.username if isinstance(named, User) else f"{OF_GROUP}{'-'.join(named.name.split())}"


def named_in(text: str) -> list[Named]:
    """The people and groups whom a text names by @; a name that nobody has is text. Two queries, or none."""
    words = list(dict.fromkeys(name_at(word) for word in AT_NAME.findall(text)))[:NAMED_AT_MOST]
    if not words:
        return []
    groups = {called(group).lower(): group for group in Group.objects.all()}
    people = by_name(User.objects.alias(small=Lower("username")).filter(small__in=words))
    return [named for word in words if (named := people.get(word) or groups.get(word))]


def by_name(people: Iterable[User]) -> dict[str, User]:
    """By the small letters of their names; of two who differ in nothing else, the one that can log in, or was first."""
    found = defaultdict(list)
    for person in people:
        found[person.username.lower()].append(person)
    return {name: min(same, key=lambda person: (not person.is_active, person.pk)) for name, same in found.items()}


class NoteQuerySet(AboutQuerySet):
    def naming(self, user):
        """Those in which somebody else named this person, or a group of theirs."""
        groups = ArraySubquery(user.groups.order_by().values("pk"))
        return self.filter(Q(names_people__contains=[user.pk]) | Q(names_groups__overlap=groups)).exclude(
            created_by=user
        )


@track_changes("story", "claim", "article", "entity", "text", "status", made=BY_SOMEBODY)
class Note(About):
    """What somebody wants the others to know of a story, a claim, an article, an entity or a cell; may name people."""

    class Status(models.TextChoices):
        OPEN = OPEN, "Open"
        RESOLVED = "resolved", "Resolved"

    NOUN = "note"
    PLACES = ("story", "entity", "claim", "article")

    entity = models.ForeignKey(Entity, models.PROTECT, null=True, blank=True, related_name="notes")
    text = models.CharField(max_length=NOTE_LENGTH)
    status = models.CharField(max_length=8, choices=Status.choices, default=OPEN)
    names_people = ArrayField(models.IntegerField(), default=list, blank=True, editable=False)
    names_groups = ArrayField(models.IntegerField(), default=list, blank=True, editable=False)

    objects = NoteQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at", "-pk"]
        indexes = [
            models.Index(F("created_at").desc(), F("id").desc(), name="note_newest"),
            GinIndex(fields=["names_people"], condition=Q(status=OPEN), name="note_names_people"),
            GinIndex(fields=["names_groups"], condition=Q(status=OPEN), name="note_names_groups"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=~Q(text=""), name="note_has_text", violation_error_message="A note says something."
            ),
            models.CheckConstraint(
                condition=(
                    Q(story__isnull=False, entity=None, claim=None, article=None)
                    | Q(story=None, entity__isnull=False, claim=None, article=None)
                    | Q(story=None, entity=None) & (Q(claim__isnull=False) | Q(article__isnull=False))
                ),
                name="note_about_one_thing",
                violation_error_message="A note is about one story, entity, claim, article or cell.",
            ),
            models.CheckConstraint(
                condition=Q(status=OPEN, closed_at=None) | ~Q(status=OPEN) & Q(closed_at__isnull=False),
                name="note_resolved_at_some_time",
                violation_error_message="What is resolved was resolved at some time.",
            ),
        ]

    def __str__(self) -> str:
        return f"Note: {self.text}"

    @property
    def is_resolved(self) -> bool:
        return not self.is_open

    def save(self, *args, **options) -> None:
        """Who is named is kept with the words."""
        if self._state.adding:
            for name, keys in _kept(named_in(self.text)).items():
                setattr(self, name, keys)
        super().save(*args, **options)

    def edit(self, by, version: int | None = None, text: str = "") -> None:
        """Other words, by whoever wrote it. Raises StaleDecision, Refused."""
        if self.created_by_id != by.pk:
            raise Refused(NOT_YOURS.format(name_of(self.created_by)))
        self.change(by, version, text=text, **_kept(named_in(text)))

    def refuse(self, by) -> None:
        if self.is_cell:
            self.claim.refuse_elsewhere(self.article_id)

    def resolve(self, by, version: int | None = None) -> None:
        self.close(self.Status.RESOLVED, by, version)


def _kept(named: Sequence[Named]) -> dict[str, list[int]]:
    keys = {model: [each.pk for each in named if isinstance(each, model)] for model in (User, Group)}
    return {"names_people": keys[User], "names_groups": keys[Group]}
