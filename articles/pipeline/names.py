"""The pipeline's step for names: entities, aliases and mentions."""

from collections.abc import Iterable, Sequence

from django.db.models import Exists, OuterRef

from entities.models import Alias, Entity, Event

from ..models import Article, Mention, PutAside, Quote
from ..readers.shipped import stories
from ..text.document import KnownName, NameMention
from ..text.names import FoundName, NamesRead
from .proposals import PLACE, drop_untouched, key_of, propose, write_untouched
from .reader import Outpaced, StoryReader
from .reading import document_of, known_names


def write_names(reader: StoryReader) -> None:
    """Entities, aliases and mentions that the articles name."""
    words = reader.each(PutAside.Stage.NAMES, lambda article: stories.names_to_look_up(document_of(article)))

    def ask(articles: Sequence[Article]) -> tuple[list[KnownName], NamesRead]:
        known = known_names(set().union(*(words[article.pk] for article in articles)), reader.story)
        return known, stories.names([document_of(article) for article in articles], known)

    known, read = reader.together(PutAside.Stage.NAMES, ask)
    with reader.writing():
        _write(read, known, {article.pk: article.current for article in reader.articles})


def _write(read: NamesRead, known: Sequence[KnownName], revisions: dict) -> None:
    entities = _write_entities(read, lock_entities(name.key for name in known))
    wanted = [
        _mention(mention, revisions[mention.document], entities[mention.entity])
        for mention in read.mentions
        if mention.entity in entities and not entities[mention.entity].is_rejected
    ]
    existing = Mention.objects.filter(revision__in=list(revisions.values()))
    said = set(existing.confirmed().exclude(decided_by=None).values_list(*PLACE))  # by people, of whomever
    wanted = [row for row in wanted if key_of(row, PLACE) not in said]
    propose(existing, wanted, (*PLACE, "entity_id"))
    _drop_unused(known)


def lock_entities(keys: Iterable[int]) -> dict[int, Entity]:
    """These entities as they stand, by key; nobody decides on them or merges them until the transaction ends.

    Raises Outpaced where one was merged or is gone since it was read: the articles are then to be read anew.
    """
    wanted = set(keys)
    rows = Entity.objects.filter(pk__in=wanted).order_by("pk").select_for_update(no_key=True)
    found = {row.pk: row for row in rows}
    if wanted - found.keys() or any(row.merged_into_id for row in found.values()):
        raise Outpaced
    return found


def _write_entities(read: NamesRead, rows: dict[int, Entity]) -> dict:
    """The entity of each key in `read`, new ones suggested; and the aliases they were found under."""
    fresh = {
        found.key: Entity(name=found.name[:200], kind=found.kind, score=found.score, why=found.why[:500])
        for found in read.entities
        if found.key not in rows
    }
    Entity.objects.bulk_create(fresh.values())
    # A later article may give a suggested name in full; a name that somebody decided stays.
    grown = [(rows[name.key], name.name[:200]) for name in read.entities if name.key in rows]
    write_untouched([(row, {"name": name}) for row, name in grown if row.name != name])
    entities = rows | fresh
    _write_aliases(read.entities, entities)
    return entities


def _write_aliases(found: Sequence[FoundName], entities: dict) -> None:
    wanted = {}
    for name in found:
        entity = entities[name.key]
        for text in {name.name, *name.aliases}:
            wanted[entity.pk, text[:200]] = Alias(entity=entity, text=text[:200], why="Found in the coverage.")
    known = set(Alias.objects.filter(entity__in={pk for pk, _ in wanted}).values_list("entity", "text"))
    fresh = [alias for key, alias in wanted.items() if key not in known]
    Alias.objects.bulk_create(fresh, ignore_conflicts=True)


def _drop_unused(known: Sequence[KnownName]) -> None:
    """Entities that a machine suggested, nobody touched by any of their names, and no article names any more."""
    of_people = Alias.objects.exclude(created_by=None, decided_by=None)
    members = Event.participants.through.objects.all()
    unused = Entity.objects.filter(pk__in=[name.key for name in known])
    for rows, name in (
        (Mention.objects.all(), "entity"),
        (Quote.objects.all(), "entity"),
        (Event.objects.all(), "place"),
        (members, "entity"),
        (Entity.objects.all(), "merged_into"),
        (of_people, "entity"),
    ):
        unused = unused.exclude(Exists(rows.filter(**{name: OuterRef("pk")})))
    drop_untouched(unused)


def _mention(found: NameMention, revision, entity: Entity) -> Mention:
    row = Mention(entity=entity, score=found.score, why=found.why[:500])
    return row.anchor(revision, found.span.field, found.span.start, found.span.end)
