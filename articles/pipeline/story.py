"""Find each article's story, and read the stories that changed."""

import time
from collections.abc import Callable, Iterable
from uuid import uuid4

from newsroom.hiding import whole

from ..models import Article, SearchEntry, Story, StoryReading
from . import (
    carry_over,
    claims,
    clauses,
    discrepancies,
    edits,
    events,
    languages,
    merges,
    model_rows,
    names,
    offers,
    quotes,
    sources,
)
from .placing import place
from .reader import Outpaced, StoryReader

PATIENCE = 10.0  # seconds for which a request waits where somebody else reads the story; then it asks them to go on
LOOK_SECONDS = 0.5
TRIES = 6  # of a story that changes while it is read
STEPS_FOR_ALL = (carry_over.carry_over, languages.leave_unread)
STEPS = (
    edits.write_edits,
    clauses.write_clauses,
    names.write_names,
    quotes.write_quotes,
    quotes.write_utterances,
    sources.write_reuse,
    sources.write_origins,
    model_rows.write_model_rows,
    claims.write_claims,
    offers.write_offers,
    discrepancies.write_discrepancies,
    events.write_events,
    merges.propose_merges,
)


class Unsettled(Exception):
    """A story changed again and again while it was read."""


@whole()
def analyse(articles: Iterable[Article], into: Story | None = None, by=None) -> list[Story]:
    """Find or open the articles' stories (or put them `into` one, as `by` says), then read those stories.

    Articles that no machine can read are put aside; they are in a story where somebody has said in which.
    """
    placed = (place(article, into, by) for article in _fresh(articles) if article.current_id)
    touched = {story.pk: story for story in placed if story}
    for story in touched.values():
        analyse_story(story)
    return list(touched.values())


def _fresh(articles: Iterable[Article]) -> list[Article]:
    keys = {article.pk for article in articles}
    return list(Article.objects.filter(pk__in=keys).select_related("outlet", "current").in_order_of_publication())


def analyse_story(story: Story, patience: float = PATIENCE, on_sign: Callable[[], None] | None = None) -> bool:
    """Read a story's articles against one another, and write what is new; `on_sign` is called now and then.

    A story that was merged meanwhile passes on to its heir. Where somebody else is still reading the story after
    `patience` seconds, they are asked to read it once more: then False. Raises Unsettled.
    """
    return in_turn(story, _read, patience, on_sign)


@whole()
def in_turn(
    story: Story,
    read: Callable[[StoryReader], None],
    patience: float = PATIENCE,
    on_sign: Callable[[], None] | None = None,
) -> bool:
    """Have `read` read a story while nobody else does, and anew where it changed meanwhile; the rest as above."""
    token = uuid4()
    for _ in range(TRIES):
        story = Story.objects.get(pk=story.pk).heir
        if not _has_its_turn(story, token, patience, on_sign):
            return False
        try:
            languages.tell_languages(story)
            read(StoryReader(story, token, on_sign))
        except Outpaced:
            StoryReading.objects.end(story, token)
            continue
        except BaseException:
            StoryReading.objects.end(story, token)
            raise
        if StoryReading.objects.end(story, token):
            return True
    raise Unsettled(f"The story “{story}” changed again and again while it was read.")


def _has_its_turn(story: Story, token, patience: float, on_sign: Callable[[], None] | None) -> bool:
    until = time.monotonic() + patience
    while not StoryReading.objects.begin(story, token):
        if time.monotonic() > until and StoryReading.objects.ask_again(story):
            return False
        if on_sign:
            on_sign()
        time.sleep(LOOK_SECONDS)
    return True


def _read(reader: StoryReader) -> None:
    for step in STEPS_FOR_ALL:
        if reader.all:
            step(reader)
    for step in STEPS:
        if reader.articles:
            step(reader)
    reader.story.date()
    SearchEntry.objects.write(list(reader.story.articles.filter(current__isnull=False).only("pk")))
