"""The pipeline's steps for names, quotes and utterances; and spans carried over to a new version of a text."""

from collections import Counter
from collections.abc import Sequence

from entities.models import Alias, Entity

from ..models import Appearance, Article, DiscrepancyValue, EventReport, Mention, Offer, Quote, Story, Utterance
from ..text.anchor import find_again
from ..text.document import KnownName, NameMention
from ..text.index import StoryIndex
from ..text.names import FoundName, NamesRead, read_names
from ..text.quotes import find_quotes, group_utterances
from .proposals import is_untouched, propose
from .reading import document_of, known_names, sentences_of, span_of

PLACE = ("revision_id", "field", "start", "end")


def carry_over(article: Article) -> None:
    """Bring what people decided on earlier versions to the current one by its words, or mark it as not in it."""
    revision = article.current
    for model in (Mention, Quote, Appearance, EventReport):
        old = model.objects.filter(revision__article=article).exclude(revision=revision, is_orphaned=False)
        for row in old:
            if is_untouched(row):
                row.delete()
            else:
                _carry(row, revision)
    for model in (Offer, DiscrepancyValue):
        model.objects.filter(revision__article=article).exclude(revision=revision).delete()


def _carry(row, revision) -> None:
    """To its words in this version, unless the same is there already; else orphaned, for as long as they are gone."""
    source = revision.headline if row.field == "headline" else revision.text
    found = find_again(source, row.exact, row.prefix, row.suffix, row.start)
    taken = {name: getattr(row, f"{name}_id") for name in ("claim", "entity", "event") if hasattr(row, f"{name}_id")}
    there = found and {"revision": revision, "field": row.field, "start": found[0], "end": found[1], **taken}
    if there and not type(row).objects.filter(**there).exclude(pk=row.pk).exists():
        row.anchor(revision, row.field, *found)
        row.is_orphaned = False
    elif row.is_orphaned:
        return
    else:
        row.is_orphaned = True
    row.save()


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


def write_quotes(articles: Sequence[Article]) -> None:
    """Quotations and reported speech, with their speakers."""
    revisions = {article.current_id: article for article in articles}
    mentions: dict[int, list[NameMention]] = {article.pk: [] for article in articles}
    names: dict[int, tuple[str, str]] = {}
    found = Mention.objects.live().filter(revision__in=revisions, is_orphaned=False).select_related("entity")
    for row in found:
        article = revisions[row.revision_id]
        mentions[article.pk].append(NameMention(article.pk, span_of(row), row.exact, row.entity_id))
        names[row.entity_id] = (row.entity.name, row.entity.kind)
    wanted = []
    for article in articles:
        document = document_of(article)
        quotes = find_quotes(document, sentences_of(document), mentions[article.pk], names)
        wanted += [_quote(quote, article.current) for quote in quotes]
    existing = Quote.objects.filter(revision__in=revisions)
    propose(existing, wanted, PLACE, ("form", "speaker", "entity_id", "cue", "score", "why"))


def _quote(found, revision) -> Quote:
    row = Quote(form=found.form, speaker=found.speaker[:200], entity_id=found.speaker_entity, cue=found.cue[:60])
    row.score, row.why = found.score, found.why[:500]
    return row.anchor(revision, found.span.field, found.span.start, found.span.end)


def write_utterances(story: Story, index: StoryIndex) -> None:
    """Put the renderings of one utterance together, keeping the utterances that are there."""
    quotes = [(a.document.key, quote, quote.speaker_entity) for a in index.articles for quote in a.quotes]
    rows = Quote.objects.filter(revision__article__in=index.keys, is_orphaned=False).live()
    by_place = {(row.revision.article_id, span_of(row)): row for row in rows.select_related("revision")}
    grouped: dict[int, Utterance] = {}
    for group in group_utterances(quotes):
        members = [by_place[quotes[n][0], quotes[n][1].span] for n in group]
        if len(members) < 2:
            continue
        utterance = _utterance_of(story, members, set(grouped.values()))
        grouped |= {row.pk: utterance for row in members}
    changed = [row for row in by_place.values() if row.is_suggested and row.utterance != grouped.get(row.pk)]
    for row in changed:
        row.utterance = grouped.get(row.pk)
    Quote.objects.bulk_update(changed, ["utterance"])
    Utterance.objects.filter(story=story, renderings=None).delete()


def _utterance_of(story: Story, members: Sequence[Quote], taken: set[Utterance]) -> Utterance:
    """The utterance that most of the members are in already, or a new one."""
    votes = Counter(row.utterance_id for row in members if row.utterance_id)
    for pk, _ in votes.most_common():
        utterance = Utterance.objects.get(pk=pk)
        if utterance not in taken:
            return utterance
    return Utterance.objects.create(story=story)
