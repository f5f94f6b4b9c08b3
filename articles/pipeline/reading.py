"""What the stages read: the articles of a story as the text package's dataclasses, with the names that people kept.

Entities and mentions come from the database, so that a corrected name counts; sentences and dates are read afresh,
which costs about a millisecond an article.
"""

from collections import defaultdict
from collections.abc import Sequence
from functools import lru_cache

from django.db.models import F, Q
from django.db.models.expressions import RawSQL

from entities.models import Alias, Entity
from newsroom.decisions import State

from ..models import Article, Mention, Passage, Quote, Story
from ..text import document as text
from ..text.dates import find_dates
from ..text.document import HEADLINE, Analysed, Document, KnownName, Span
from ..text.index import StoryIndex
from ..text.names import lookup_names
from ..text.sentences import split_sentences

INDEXES_KEPT = 8  # a worker's memory: about 4 MB for a story of 40 articles


def document_of(article: Article) -> Document:
    """An article's current revision; its key is the article's primary key.

    A headline that did not come with the text is left out: what a machine suggests has to stand in the raw source.
    """
    revision = article.current
    headline = revision.headline if revision.has_own_headline else ""
    return Document(article.pk, revision.text, headline, article.published_on, article.outlet_name)


def span_of(row: Passage) -> Span:
    return Span(row.start, row.end, row.field)


def sentences_of(document: Document) -> tuple[Span, ...]:
    headline = (Span(0, len(document.headline), HEADLINE),) if document.headline else ()
    return headline + tuple(Span(start, end) for start, end in split_sentences(document.text))


def known_names(documents: Sequence[Document], story: Story | None) -> list[KnownName]:
    """The entities that these documents may name: the story's own, rejected ones too, and those that share a name.

    Rejected ones are there so that their mentions land on them, and are not suggested anew. Of another story's
    suggestions only a main name or one of several words counts: a surname there is not the same surname here.
    """
    names = sorted(set().union(*map(lookup_names, documents)))
    folded = RawSQL("SELECT fold_name(name) FROM unnest(%s::text[]) AS name", [names])
    telling = Q(key__contains=" ") | Q(text=F("entity__name")) | Q(entity__state=State.CONFIRMED)
    by_name = Alias.objects.live().filter(telling, key__in=folded, entity__merged_into=None).values("entity")
    wanted = Entity.objects.filter(pk__in=by_name)
    if story:
        mentioned = Mention.objects.filter(revision__article__in=story.articles).values("entity")
        wanted |= Entity.objects.filter(pk__in=mentioned, merged_into=None)
    aliases: dict[int, list[str]] = defaultdict(list)
    entities = list(wanted.order_by("pk"))
    for alias in Alias.objects.live().filter(entity__in=entities):
        aliases[alias.entity_id].append(alias.text)
    return [KnownName(e.pk, e.name, e.kind, tuple(aliases[e.pk]), e.state == State.CONFIRMED) for e in entities]


def analysed_articles(articles: Sequence[Article]) -> list[Analysed]:
    """The articles with what the database holds of them; two queries."""
    revisions = {article.current_id: article for article in articles}
    mentions, quotes = defaultdict(list), defaultdict(list)
    for mention in Mention.objects.live().filter(revision__in=revisions, is_orphaned=False):
        mentions[mention.revision_id].append(_mention(mention, revisions[mention.revision_id].pk))
    for quote in Quote.objects.live().filter(revision__in=revisions, is_orphaned=False):
        quotes[quote.revision_id].append(_quote(quote, revisions[quote.revision_id].pk))
    return [
        _analysed(document_of(article), tuple(mentions[article.current_id]), tuple(quotes[article.current_id]))
        for article in articles
    ]


def _analysed(document: Document, mentions: tuple, quotes: tuple) -> Analysed:
    dates = find_dates(document.text, document.published)
    return Analysed(document, sentences_of(document), mentions, quotes, tuple(dates))


def _mention(row: Mention, article: int) -> text.NameMention:
    return text.NameMention(article, span_of(row), row.exact, row.entity_id)


def _quote(row: Quote, article: int) -> text.Quote:
    return text.Quote(
        document=article,
        span=span_of(row),
        exact=row.exact,
        form=row.form,
        speaker=row.speaker,
        speaker_entity=row.entity_id,
        cue=row.cue,
    )


def story_articles(story: Story) -> list[Article]:
    """A story's readable articles, in order of publication."""
    articles = story.articles.select_related("outlet", "current").filter(current__isnull=False)
    return list(articles.in_order_of_publication())


def index_of(articles: Sequence[Article]) -> StoryIndex:
    """The index of some articles, kept while their versions and what the machine read in them stay the same."""
    return _index(tuple((article.current_id, article.current.analysed_at) for article in articles))


@lru_cache(maxsize=INDEXES_KEPT)
def _index(versions: tuple) -> StoryIndex:
    order = [revision for revision, _ in versions]
    articles = Article.objects.filter(current__in=order).select_related("outlet", "current")
    return StoryIndex(analysed_articles(sorted(articles, key=lambda article: order.index(article.current_id))))
