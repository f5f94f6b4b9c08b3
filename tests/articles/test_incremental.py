"""A story says the same in whatever order its articles came, and one more article reads only what it brings."""

from collections.abc import Sequence

import pytest
from django.db import transaction

from articles import pipeline
from articles.intake.cleaning import clean_again
from articles.intake.take_in import Submission, take_in, take_in_all
from articles.models import (
    Appearance,
    Article,
    Claim,
    Mention,
    ModelReading,
    Offer,
    Opinion,
    Origin,
    Quote,
    Reuse,
    Story,
)
from articles.readers.shipped import ShippedReader, StoryStages
from tests.bench.grown_story import article

from .test_pipeline import PAPER, RADIO, WIRE

pytestmark = pytest.mark.django_db

BRIDGE = [
    Submission(text.encode(), f"{outlet}.txt", url=f"https://{n}.example/bridge", outlet=outlet, published=day)
    for n, (outlet, day, text) in enumerate(
        (
            ("Norden Press", "2031-03-03", WIRE),
            ("Vellin Post", "2031-03-03", PAPER),
            ("Radio Vellin", "2031-03-04", RADIO),
            ("Vellin Echo", "2031-03-04", WIRE.replace("30,000 drivers", "35,000 drivers")),
        )
    )
]
STORIES = {"bridge": BRIDGE, "dam": [article(number) for number in range(3)]}


def bring(pieces: Sequence[Submission]) -> list[Article]:
    return [outcome.article for outcome in take_in_all(pieces)]


def read_in_order(pieces: Sequence[Submission], *groups: Sequence[int]) -> Story:
    """A story that is read once for each group of numbers of its pieces, as they come in."""
    story, articles = Story.objects.open("In order"), bring(pieces)
    for group in groups:
        pipeline.analyse([articles[number] for number in group], into=story)
    return story


def content(story: Story) -> dict[str, list]:
    """What reading says of a story, told by its content; scores are rounded."""
    names = {article.pk: article.outlet_name for article in story.articles.all()}
    here = {"revision__article__in": names}
    at = ("revision__article", "field", "start", "end")
    rows = {
        "mentions": Mention.objects.filter(**here).values_list(*at),
        "quotes": Quote.objects.filter(**here).values_list(*at, "form", "cue"),
        "claims": story.claims.values_list("statement", "kind", "shown", "score"),
        "cells": Appearance.objects.filter(**here).values_list(*at, "claim__statement", "stance", "modality", "score"),
        "offers": Offer.objects.filter(**here).values_list(*at, "claim__statement", "rank", "chance"),
        "differences": story.discrepancies.values_list("kind", "verdict", "score"),
        "origins": Origin.objects.filter(article__in=names).values_list("article", "outlet__name", "score"),
    }
    found = {name: sorted(_plain(row, names) for row in values) for name, values in rows.items()}
    pairs = Reuse.objects.filter(first__in=names, second__in=names)
    found["shared"] = sorted(
        (tuple(sorted(((names[r.first_id], r.share_of_first), (names[r.second_id], r.share_of_second)))), r.kind)
        for r in pairs
    )
    groups = [utterance.renderings.values_list(*at) for utterance in story.utterances.all()]
    found["utterances"] = sorted(sorted(_plain(row, names) for row in group) for group in groups)
    return found


def _plain(row: tuple, names: dict[int, str]) -> tuple:
    """A row with the article's outlet in the place of its key."""
    return tuple(round(v, 4) if isinstance(v, float) else names.get(v, v) if n == 0 else v for n, v in enumerate(row))


@pytest.mark.parametrize("name", STORIES)
def test_the_order_in_which_articles_come_changes_nothing(name):
    pieces = STORIES[name]
    numbers = range(len(pieces))
    together = apart(pieces, [numbers])
    assert together["claims"] and together["cells"] and together["mentions"]
    for order in (numbers, reversed(numbers)):
        assert apart(pieces, [[number] for number in order]) == together


def apart(pieces: Sequence[Submission], groups: Sequence[Sequence[int]]) -> dict[str, list]:
    """What is said where nothing else was ever read."""
    with transaction.atomic():
        found = content(read_in_order(pieces, *groups))
        transaction.set_rollback(True)
    return found


@pytest.fixture
def story() -> Story:
    return read_in_order(BRIDGE, range(3))


def noting(monkeypatch, owner: type, name: str) -> list:
    """The first argument of each call of a method from now on."""
    asked, act = [], getattr(owner, name)

    def noted(self, first, *more):
        asked.append(first)
        return act(self, first, *more)

    monkeypatch.setattr(owner, name, noted)
    return asked


def test_of_one_more_article_only_its_own_words_and_pairs_are_read(story, monkeypatch):
    known = set(Reuse.objects.values_list("first", "second"))
    assert known
    documents, pairs = noting(monkeypatch, ShippedReader, "quotes"), noting(monkeypatch, StoryStages, "shared")
    (new,) = bring(BRIDGE[3:])
    pipeline.analyse([new], into=story)
    assert [document.key for document in documents] == [new.pk]
    assert [set(each) for each in pairs] == [known]
    assert Reuse.objects.filter(second=new.pk).exists()


def test_what_two_articles_share_is_measured_again_once_it_was_read_from_something_else(story):
    row = Reuse.objects.first()
    Reuse.objects.filter(pk=row.pk).update(share_of_first=0.123)
    pipeline.analyse_story(story)
    assert Reuse.objects.get(first=row.first, second=row.second).share_of_first == 0.123
    Reuse.objects.filter(pk=row.pk).update(read_from="other texts, or other stages")
    pipeline.analyse_story(story)
    assert Reuse.objects.get(first=row.first, second=row.second).share_of_first == row.share_of_first


def test_a_new_version_is_measured_against_the_others_anew(story):
    row = Reuse.objects.first()
    rewritten = "The river rose by a hand during the night, and nobody in Vellin slept for long."
    take_in(Submission(rewritten.encode(), url=row.second.url))
    pipeline.analyse_story(story)
    assert not Reuse.objects.filter(first=row.first, second=row.second).exists()


def test_what_is_no_longer_found_goes_unless_a_model_was_asked_of_it(story, journalist):
    forgotten, asked = Claim.objects.bulk_create(
        Claim(story=story, statement=f"Nobody in Vellin says so, and {n} did.", shown=True) for n in (1, 2)
    )
    reading = ModelReading.objects.create(story=story, by=journalist, reader="lumen-3", prompt_version="1")
    article = story.articles.first()
    Opinion.objects.create(claim=asked, article=article, revision=article.current, reading=reading, chance=0.1)
    pipeline.analyse_story(story)
    assert not Claim.objects.filter(pk=forgotten.pk).exists()
    asked.refresh_from_db()
    assert (asked.shown, asked.opinions.count()) == (False, 1)


def quotations(article: Article) -> set[tuple]:
    return set(Quote.objects.filter(revision__article=article).values_list("revision", "field", "start", "end"))


def test_what_is_quoted_in_a_version_that_stands_again_is_found_in_it_again():
    first = f"{WIRE}\n\nSubscribe to our newsletter\n"
    story = read_in_order([Submission(first.encode(), "bridge.txt", outlet="Norden Press"), *BRIDGE[1:3]], range(3))
    article = story.articles.get(outlet__name="Norden Press")
    said, version = quotations(article), article.current
    assert said
    taken_out = [(piece["start"], piece["end"]) for piece in version.removed]
    for kept in (taken_out, []):
        version = clean_again(version, kept)
        pipeline.analyse_story(story)
    assert version == article.current
    assert quotations(article) == said


def test_what_is_quoted_in_an_article_is_found_again_once_it_is_in_a_language_that_is_read(story):
    article = story.articles.get(outlet__name="Norden Press")
    said = quotations(article)
    for language, found in (("de", set()), ("en", said)):
        Article.objects.filter(pk=article.pk).update(language=language)
        pipeline.analyse_story(story)
        assert quotations(article) == found


def test_a_quotation_that_somebody_gives_back_to_the_machine_is_read_anew(story, journalist):
    quote = Quote.objects.filter(revision__article__in=story.articles).exclude(speaker="").first()
    speaker = quote.speaker
    quote.edit(journalist, speaker="Somebody else")
    quote.reopen(journalist)
    pipeline.analyse_story(story)
    quote.refresh_from_db()
    assert quote.speaker == speaker
