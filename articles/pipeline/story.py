"""Find each article's story, and read the stories that changed."""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, timedelta

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from newsroom.decisions import State

from ..models import Article, Claim, Membership, Revision, SearchEntry, Signature, Story
from ..text import stories
from ..text.names import read_names
from . import carry_over, claims, discrepancies, events, names, offers, quotes, sources
from .reading import document_of, index_of, known_names, story_articles

CANDIDATES = 300  # articles compared with a new one, those with most index terms in common first
WINDOW = timedelta(days=30)  # a story's articles lie close in time; beyond it a likeness is a sequel
TITLE_LENGTH = 120


def analyse(articles: Iterable[Article], into: Story | None = None, by=None) -> list[Story]:
    """Find or open the articles' stories (or put them `into` one, as `by` says), then read those stories."""
    articles = [a for a in _fresh(articles) if a.current_id]
    touched: dict[int, Story] = {}
    for article in articles:
        story = place(article, into, by)
        touched[story.pk] = story
    for story in touched.values():
        analyse_story(story)
    return list(touched.values())


def _fresh(articles: Iterable[Article]) -> list[Article]:
    keys = {article.pk for article in articles}
    return list(Article.objects.filter(pk__in=keys).select_related("outlet", "current").in_order_of_publication())


@transaction.atomic
def place(article: Article, into: Story | None = None, by=None) -> Story:
    """The story of an article: the one it is in, the one it is put into, the most alike, or a new one."""
    signature = _sign(article)
    member = article.memberships.live().select_related("story").first()
    if member and (into is None or member.story_id == into.pk or not _is_open(member)):
        return member.story
    if into:
        return _put(article, into, by, member)
    refused = set(article.memberships.rejected().values_list("story", flat=True))
    matches = stories.assign(signature, article.published_on, _candidates(article, signature))
    match = next((m for m in matches if m.story not in refused), None)
    if match:
        story = Story.objects.locked(match.story)
        member = Membership(story=story, article=article, score=match.score, why=match.why[:500])
    else:
        story = Story.objects.open(_title(article))
        member = Membership(story=story, article=article, why="Nothing like it was here: a story of its own.")
    member.save()
    _touch(story)
    return story


def _is_open(member: Membership) -> bool:
    return member.is_suggested and member.created_by_id is None


def _put(article: Article, story: Story, by, member: Membership | None) -> Story:
    """Into the story that somebody named: confirmed, and out of the one that a machine had suggested."""
    if member:
        member.delete()
    story = Story.objects.locked(story.pk)
    decision = {"state": State.CONFIRMED, "created_by": by, "decided_by": by, "decided_at": timezone.now()}
    Membership.objects.update_or_create(story=story, article=article, defaults=decision)
    _touch(story)
    return story


def _touch(story: Story) -> None:
    """Date the story by its newest article; by when one came in only while nobody knows when any came out."""
    latest = story.articles.aggregate(out=Max("published_at"), came_in=Max("created_at"))
    story.latest_at = latest["out"] or latest["came_in"]
    story.save(update_fields=["latest_at"])


def _title(article: Article) -> str:
    if article.headline:
        return article.headline
    first = article.current.text.strip().split("\n")[0]
    return first if len(first) <= TITLE_LENGTH else first[:TITLE_LENGTH].rsplit(" ", 1)[0] + "…"


def _sign(article: Article) -> stories.Signature:
    """The article's signature, written where queries for candidates find it."""
    document = document_of(article)
    found = read_names([document], known_names([document], None)).entities
    signature = stories.signature(document, [name.name for name in found])
    row = {"index_terms": signature.index_terms, "weights": signature.weights, "published_on": article.published_on}
    Signature.objects.update_or_create(article=article, defaults=row)
    return signature


def _candidates(article: Article, signature: stories.Signature) -> list:
    """(story, signature, day) of articles that share index terms and lie close in time, or have no date."""
    rows = Signature.objects.filter(index_terms__overlap=list(signature.index_terms)).exclude(article=article)
    rows = rows.filter(article__memberships__state__in=[State.SUGGESTED, State.CONFIRMED])
    if article.published_on:
        around = (article.published_on - WINDOW, article.published_on + WINDOW)
        rows = rows.filter(published_on__range=around) | rows.filter(published_on=None)
    found = rows.order_by("-article_id").values_list(
        "article__memberships__story", "index_terms", "weights", "published_on"
    )
    return [(story, stories.Signature(tuple(terms), weights), day) for story, terms, weights, day in found[:CANDIDATES]]


@transaction.atomic
def analyse_story(story: Story) -> None:
    """Read a story's articles against one another, and write what is new."""
    story = Story.objects.locked(story.pk)
    articles = story_articles(story)
    if not articles:
        return
    for article in articles:
        carry_over.carry_over(article)
    names.write_names(story, articles)
    quotes.write_quotes(articles)
    _mark_analysed(articles)
    index = index_of(articles)
    quotes.write_utterances(story, index)
    sources.write_reuse(index)
    sources.write_origins(articles)
    claims.write_claims(story, articles, index)
    offers.write_offers(story, articles, index)
    discrepancies.write_discrepancies(story, articles, index)
    events.write_events(story, index)
    SearchEntry.objects.write(articles)


def _mark_analysed(articles: Sequence[Article]) -> None:
    """A moment for what was read; it is what the story's index is kept under."""
    now = datetime.now(UTC)
    for article in articles:
        article.current.analysed_at = now
    Revision.objects.bulk_update([article.current for article in articles], ["analysed_at"])


def fill_claim_row(claim) -> None:
    """Offer each undecided article of a claim's story its best passages for the claim."""
    articles = story_articles(claim.story)
    offers.write_offers(claim.story, articles, index_of(articles), [claim])


def fill_due_rows(stories) -> None:
    """Fill anew the rows in which something was decided."""
    for claim in Claim.objects.due(*stories):
        fill_claim_row(claim)
        Claim.objects.filter(pk=claim.pk, version=claim.version).update(is_row_due=False)
