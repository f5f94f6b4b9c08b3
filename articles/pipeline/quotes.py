"""The pipeline's steps for quotations, reported speech and utterances."""

from collections import Counter
from collections.abc import Sequence

from ..models import Article, Mention, Quote, Story, Utterance
from ..text.document import NameMention
from ..text.index import StoryIndex
from ..text.quotes import find_quotes, group_utterances
from .proposals import PLACE, propose
from .reading import document_of, sentences_of, span_of


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
