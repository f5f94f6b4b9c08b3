"""What the stages read: the articles of a story as the text package's dataclasses, with the names that people kept.

Entities, mentions and quotes come from the database, so that a corrected name counts; sentences and dates are read
afresh. Stages run in a process of their own (`readers.shipped`), which keeps the stories that it was asked about last.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from typing import Any, TypeVar

from django.db.models import F, Q, QuerySet
from django.db.models.expressions import RawSQL

from entities.models import Alias, Entity
from newsroom.decisions import State

from ..models import Article, Membership, Mention, Passage, Quote, Revision, Story
from ..readers.shipped import ShippedReader, Version
from ..text import document as text
from ..text.document import Clause, DatedEntry, Document, KnownName, Span

Found = TypeVar("Found")


def document_of(article: Article) -> Document:
    """An article's current revision; its key is the article's primary key.

    A headline that did not come with the text is left out: what a machine suggests has to stand in the raw source.
    """
    revision = article.current
    headline = revision.headline if revision.has_own_headline else ""
    days, ends = revision.hours, {entry["start"]: entry["end"] for entry in revision.entries}
    entries = tuple(DatedEntry(start, ends[start], days[start].date()) for start in sorted(days))
    return Document(article.pk, revision.text, headline, article.published_on, article.outlet_name, entries)


def span_of(row: Passage) -> Span:
    return Span(row.start, row.end, row.field)


def known_names(names: Iterable[str], story: Story | None) -> list[KnownName]:
    """The entities that articles with these `names` may speak of: the story's own, and those that share a name.

    Rejected ones are there so that their mentions land on them, and are not suggested anew. Of another story's
    suggestions only a main name or one of several words counts: a surname there is not the same surname here.
    """
    folded = RawSQL("SELECT fold_name(name) FROM unnest(%s::text[]) AS name", [sorted(names)])
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


def clauses_of(revision: Revision) -> list[Clause]:
    """From what a revision keeps: [start and end of the sentence, how much is left out, start and end of pieces]."""
    return [
        Clause(Span(start, end), tuple(Span(*piece) for piece in pieces), cut)
        for start, end, cut, *pieces in revision.clauses or ()
    ]


def parts_of(articles: Sequence[Article]) -> dict[Version, tuple[Document, list, list, list]]:
    """Document, mentions, quotes and clauses of each article, as the database holds them; two queries."""
    revisions = {article.current_id: article.pk for article in articles}
    mentions, quotes = defaultdict(list), defaultdict(list)
    at = "revision", "start", "end", "field", "exact"
    rows = Mention.objects.live().filter(revision__in=revisions, is_orphaned=False).order_by("pk")
    for revision, start, end, field, exact, entity in rows.values_list(*at, "entity"):
        found = text.NameMention(revisions[revision], Span(start, end, field), exact, entity)
        mentions[revision].append(found)
    rows = Quote.objects.live().filter(revision__in=revisions, is_orphaned=False).order_by("pk")
    for revision, start, end, field, exact, *said in rows.values_list(*at, "form", "speaker", "entity", "cue"):
        quotes[revision].append(_quote(revisions[revision], Span(start, end, field), exact, *said))
    return {
        version_of(article): (
            document_of(article),
            mentions[article.current_id],
            quotes[article.current_id],
            clauses_of(article.current),
        )
        for article in articles
    }


def version_of(article: Article) -> Version:
    """By its revision, and when the machine read names and quotes in it last."""
    is_parsed = article.current.clauses is not None
    return article.current_id, article.current.analysed_at, article.version, is_parsed


def _quote(article: int, span: Span, exact: str, form: str, speaker: str, entity: int | None, cue: str) -> text.Quote:
    return text.Quote(article, span, exact, form, speaker=speaker, speaker_entity=entity, cue=cue)


def readable(story: Story) -> QuerySet[Article]:
    """A story's articles in order of publication, without those that were put aside or are in another language."""
    return _texts(story).in_read_language()


def may_be_sent(story: Story, is_local: bool) -> QuerySet[Article]:
    """The readable ones that may go to a model: elsewhere none that ever was in a story that is never sent.

    Nor one of a story that is only for some people.
    """
    if is_local:
        return readable(story)
    kept = Membership.objects.filter(story__in=Story.objects.kept_here())
    return readable(story).exclude(pk__in=kept.values("article"))


def foreign(story: Story) -> QuerySet[Article]:
    """Those in languages that the stages do not read."""
    return _texts(story).in_read_language(False)


def _texts(story: Story) -> QuerySet[Article]:
    articles = story.articles.filter(current__isnull=False, current__put_aside=None)
    texts = articles.select_related("outlet", "current").defer("current__raw", "current__removed", "current__kept")
    return texts.in_order_of_publication()


def well_read(story: Story) -> QuerySet[Article]:
    """Those of them that the machine has read before: to ask about them again, for a click, takes little."""
    return readable(story).filter(current__is_unread=False)


def ask_about(
    reader: ShippedReader, articles: Sequence[Article], question: Callable[..., Found], *arguments: Any
) -> Found:
    """What the `StoryStages` of these articles answer to one of their questions."""
    by_version = {version_of(article): article for article in articles}
    story = reader.story(tuple(by_version), lambda missing: parts_of([by_version[v] for v in missing]))
    return question(story, *arguments)
