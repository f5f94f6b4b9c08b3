"""The pipeline's steps for quotations, reported speech and utterances."""

from collections import Counter
from collections.abc import Collection, Sequence

from django.utils import timezone

from ..models import Article, Mention, PutAside, Quote, Revision, Utterance
from ..readers.shipped import Parts, StoryStages, Version, read_from, stories
from ..text import document as text
from ..text.batches import Place
from ..text.document import NameMention
from .names import lock_entities
from .proposals import BATCH, PLACE, propose, write_untouched
from .reader import StoryReader
from .reading import document_of, parts_of, span_of, version_of


def write_quotes(reader: StoryReader) -> None:
    """Quotations and reported speech, with their speakers: the last of what is read in each article by itself.

    Where nothing has changed of what they are read from, nor of what was found, they stand.
    """
    mentions, names = _mentions_in(reader.articles)
    asked = {article.pk: _asked(article, mentions[article.pk], names) for article in reader.articles}
    parts = parts_of(reader.articles)
    new = {a.pk for a in reader.articles if a.current.read_from != asked[a.pk] + read_from(parts[version_of(a)])}

    def ask(article: Article) -> list[text.Quote]:
        return stories.quotes(document_of(article), mentions[article.pk], names)

    found = reader.each(PutAside.Stage.QUOTES, ask, among=new)
    if not found:
        return
    with reader.writing():
        fresh = [article for article in reader.articles if article.pk in new]
        said = [(quote, article.current) for article in fresh for quote in found[article.pk]]
        speakers = lock_entities({quote.speaker_entity for quote, _ in said} & names.keys())
        wanted = [_quote(quote, revision, speakers) for quote, revision in said]
        existing = Quote.objects.filter(revision__in=[article.current_id for article in fresh])
        propose(existing, wanted, PLACE, ("form", "speaker", "entity_id", "cue", "score", "why"))
        shelves = _mark_analysed(fresh, asked)
    reader.each(PutAside.Stage.SENTENCES, lambda article: stories.shelve(shelves[article.pk]), among=shelves)


def _asked(article: Article, mentions: Sequence[NameMention], names: dict[int, tuple[str, str]]) -> str:
    """A digest of what an article's quotations are read from."""
    return read_from(document_of(article), mentions, [names[mention.entity] for mention in mentions])


def _mentions_in(articles: Sequence[Article]) -> tuple[dict[int, list[NameMention]], dict[int, tuple[str, str]]]:
    """The mentions in each article, by its key; and each mentioned entity's name and kind."""
    keys = {article.current_id: article.pk for article in articles}
    mentions: dict[int, list[NameMention]] = {article.pk: [] for article in articles}
    names: dict[int, tuple[str, str]] = {}
    found = Mention.objects.live().filter(revision__in=keys, is_orphaned=False).order_by("pk")
    of = "revision", "start", "end", "field", "exact", "entity", "entity__name", "entity__kind"
    for revision, start, end, field, exact, entity, name, kind in found.values_list(*of):
        mentions[keys[revision]].append(NameMention(keys[revision], text.Span(start, end, field), exact, entity))
        names[entity] = (name, kind)
    return mentions, names


def _quote(found: text.Quote, revision: Revision, speakers: Collection[int]) -> Quote:
    row = Quote(form=found.form, speaker=found.speaker[:200], cue=found.cue[:60])
    row.entity_id = found.speaker_entity if found.speaker_entity in speakers else None
    row.score, row.why = found.score, found.why[:500]
    return row.anchor(revision, found.span.field, found.span.start, found.span.end)


def _mark_analysed(articles: Sequence[Article], asked: dict[int, str]) -> dict[int, dict[Version, Parts]]:
    """A moment for those in which something else was read than before: the reading process knows them by it.

    Gives what it is to be handed of them, by their keys.
    """
    changed = []
    for article, (_, parts) in zip(articles, parts_of(articles).items(), strict=True):
        found = asked[article.pk] + read_from(parts)
        if article.current.read_from != found:
            article.current.read_from, article.current.analysed_at = found, timezone.now()
            changed.append((article, parts))
    revisions = [article.current for article, _ in changed]
    Revision.objects.bulk_update(revisions, ["read_from", "analysed_at"], batch_size=BATCH)
    return {article.pk: {version_of(article): parts} for article, parts in changed}


def write_utterances(reader: StoryReader) -> None:
    """Put the renderings of one utterance together, keeping the utterances that are there."""
    groups = reader.ask(PutAside.Stage.UTTERANCES, StoryStages.utterances)
    with reader.writing():
        keys = {article.current_id: article.pk for article in reader.articles}
        rows = Quote.objects.live().filter(revision__in=keys, is_orphaned=False)
        by_place = {(keys[row.revision_id], span_of(row)): row for row in rows}
        grouped = _grouped(reader, groups, by_place)
        changed = [row for row in by_place.values() if row.utterance_id != grouped.get(row.pk)]
        write_untouched([(row, {"utterance_id": grouped.get(row.pk)}) for row in changed])
        Utterance.objects.filter(story=reader.story, renderings=None).delete()


def _grouped(reader: StoryReader, groups: Sequence[Sequence[Place]], by_place: dict[Place, Quote]) -> dict[int, int]:
    """The utterance of each quote that has one: that which most of its renderings are in already, else a new one."""
    free = set(reader.story.utterances.values_list("pk", flat=True))
    grouped: dict[int, int] = {}
    for group in groups:
        members = [by_place[place] for place in group if place in by_place]
        if len(members) < 2:
            continue
        votes = Counter(row.utterance_id for row in members if row.utterance_id in free)
        utterance = next((pk for pk, _ in votes.most_common()), None) or Utterance.objects.create(story=reader.story).pk
        free.discard(utterance)
        grouped |= {row.pk: utterance for row in members}
    return grouped
