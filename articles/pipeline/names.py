"""The pipeline's step for names: entities, aliases and mentions."""

from collections.abc import Sequence

from entities.models import Alias, Entity

from ..models import Article, Mention, Story
from ..text.document import KnownName, NameMention
from ..text.names import FoundName, NamesRead, read_names
from .proposals import PLACE, is_untouched, propose
from .reading import document_of, known_names


def write_names(story: Story, articles: Sequence[Article]) -> None:
    """Entities, aliases and mentions that the articles name."""
    documents = [document_of(article) for article in articles]
    known = known_names(documents, story)
    read = read_names(documents, known)
    entities = _write_entities(read, known)
    rejected = {e.pk for e in Entity.objects.rejected().filter(pk__in=[e.pk for e in entities.values()])}
    revisions = {article.pk: article.current for article in articles}
    wanted = [_mention(m, revisions[m.document], entities[m.entity]) for m in read.mentions if m.entity in entities]
    existing = Mention.objects.filter(revision__in=list(revisions.values()))
    propose(existing, [m for m in wanted if m.entity_id not in rejected], (*PLACE, "entity_id"))
    _drop_unused(known)


def _write_entities(read: NamesRead, known: Sequence[KnownName]) -> dict:
    """The entity of each key in `read`, new ones suggested; and the aliases they were found under."""
    rows = Entity.objects.in_bulk([name.key for name in known])
    fresh = {
        found.key: Entity(name=found.name[:200], kind=found.kind, score=found.score, why=found.why[:500])
        for found in read.entities
        if found.key not in rows
    }
    Entity.objects.bulk_create(fresh.values())
    _rename(read.entities, rows)
    entities = rows | fresh
    _write_aliases(read.entities, entities)
    return entities


def _rename(found: Sequence[FoundName], entities: dict) -> None:
    """A later article may give a suggested name in full; a name that somebody decided stays."""
    grown = [name for name in found if name.key in entities and entities[name.key].name != name.name[:200]]
    changed = [name for name in grown if is_untouched(entities[name.key])]
    for name in changed:
        entities[name.key].name = name.name[:200]
    Entity.objects.bulk_update([entities[name.key] for name in changed], ["name"])


def _write_aliases(found: Sequence[FoundName], entities: dict) -> None:
    wanted = {}
    for name in found:
        entity = entities[name.key]
        for text in {name.name, *name.aliases}:
            wanted[entity.pk, text[:200]] = Alias(entity=entity, text=text[:200], why="Found in the coverage.")
    known = set(Alias.objects.filter(entity__in={pk for pk, _ in wanted}).values_list("entity", "text"))
    Alias.objects.bulk_create([alias for key, alias in wanted.items() if key not in known])


def _drop_unused(known: Sequence[KnownName]) -> None:
    """Entities that a machine suggested, nobody touched, and no article names any more."""
    unused = Entity.objects.undecided_by_people().filter(pk__in=[name.key for name in known])
    unused.filter(mentions=None, events=None, events_here=None, quotes=None, merged=None).delete()


def _mention(found: NameMention, revision, entity: Entity) -> Mention:
    row = Mention(entity=entity, score=found.score, why=found.why[:500])
    return row.anchor(revision, found.span.field, found.span.start, found.span.end)
