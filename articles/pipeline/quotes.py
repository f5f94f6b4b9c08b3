"""The pipeline's steps for quotations, reported speech and utterances."""

from collections import Counter
from collections.abc import Collection, Sequence

from django.utils import timezone

from ..models import Article, Mention, PutAside, Quote, Revision, Utterance
from ..readers.shipped import StoryStages, stories
from ..text import document as text
from ..text.batches import Place
from ..text.document import NameMention
from .names import lock_entities
from .proposals import PLACE, propose, write_untouched
from .reader import StoryReader
from .reading import document_of, parts_of, span_of


def write_quotes(reader: StoryReader) -> None:
    """Quotations and reported speech, with their speakers: the last of what is read in each article by itself."""
    mentions, names = _mentions_in(reader.articles)
    found = reader.each(
        PutAside.Stage.QUOTES, lambda article: stories.quotes(document_of(article), mentions[article.pk], names)
    )
    with reader.writing():
        said = [(quote, article.current) for article in reader.articles for quote in found[article.pk]]
        speakers = lock_entities({quote.speaker_entity for quote, _ in said} & names.keys())
        wanted = [_quote(quote, revision, speakers) for quote, revision in said]
        existing = Quote.objects.filter(revision__in=[article.current_id for article in reader.articles])
        propose(existing, wanted, PLACE, ("form", "speaker", "entity_id", "cue", "score", "why"))
        _mark_analysed(reader.articles)
    reader.each(PutAside.Stage.SENTENCES, lambda article: stories.shelve(parts_of([article])))


def _mentions_in(articles: Sequence[Article]) -> tuple[dict[int, list[NameMention]], dict[int, tuple[str, str]]]:
    """The mentions in each article, by its key; and each mentioned entity's name and kind."""
    keys = {article.current_id: article.pk for article in articles}
    mentions: dict[int, list[NameMention]] = {article.pk: [] for article in articles}
    names: dict[int, tuple[str, str]] = {}
    found = Mention.objects.live().filter(revision__in=keys, is_orphaned=False).select_related("entity")
    for row in found:
        key = keys[row.revision_id]
        mentions[key].append(NameMention(key, span_of(row), row.exact, row.entity_id))
        names[row.entity_id] = (row.entity.name, row.entity.kind)
    return mentions, names


def _quote(found: text.Quote, revision: Revision, speakers: Collection[int]) -> Quote:
    row = Quote(form=found.form, speaker=found.speaker[:200], cue=found.cue[:60])
    row.entity_id = found.speaker_entity if found.speaker_entity in speakers else None
    row.score, row.why = found.score, found.why[:500]
    return row.anchor(revision, found.span.field, found.span.start, found.span.end)


def _mark_analysed(articles: Sequence[Article]) -> None:
    """A moment for what was read: the reading process knows the articles by it."""
    now = timezone.now()
    Revision.objects.filter(pk__in=[article.current_id for article in articles]).update(analysed_at=now)
    for article in articles:
        article.current.analysed_at = now


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
