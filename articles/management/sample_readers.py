"""Two made-up people who have read articles of a sample story blind, so that its page of agreement has something on it.

Their accounts are not active: nobody logs in with them.
"""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from django.contrib.auth.models import User

from articles.models import Article, BlindAnswer, BlindReading, Claim, Story
from articles.models.blind_reading import Place
from articles.overviews.annotations import sentences_at
from newsroom.decisions import acting

Said = Mapping[str, Any]  # of blind.json: the readers, the claims, and by file two answers to each claim


def said_of(folder: Path) -> Said | None:
    """What the readers of a sample story say; None where it has none."""
    path = folder / "blind.json"
    return json.loads(path.read_text(encoding="utf-8")) if path.exists() else None


def readers_of(said: Said) -> list[User]:
    """Their accounts, made where they are not there yet."""
    found = []
    for name in said["readers"]:
        first, last = name.split()
        fields = {"first_name": first, "last_name": last, "is_active": False}
        person, is_new = User.objects.get_or_create(username=f"sample-{first.lower()}", defaults=fields)
        if is_new:
            person.set_unusable_password()
            person.save(update_fields=["password"])
        found.append(person)
    return found


def state_claims(story: Story, said: Said) -> None:
    """The claims that they are asked of, stated by the first of them."""
    by = readers_of(said)[0]
    for statement in said["claims"]:
        Claim.objects.state(story, statement, by)


def read_blind(story: Story, said: Said) -> None:
    """Have both answer each claim in each article of theirs, and hand it in."""
    articles = {article.source_name: article for article in story.articles.with_current("text")}
    claims = {claim.statement: claim for claim in story.claims.current()}
    for file, pairs in said["articles"].items():
        article = articles[file]
        article.current.article = article
        for number, person in enumerate(readers_of(said)):
            with acting(person, alone=True):
                reading = BlindReading.objects.begin(article, person)
                answers = {answer.claim_id: answer for answer in reading.asked}
                for statement, pair in zip(said["claims"], pairs, strict=True):
                    _answer(answers[claims[statement].pk], article, pair[number], person)
                reading.hand_in(person)


def _answer(answer: BlindAnswer, article: Article, words: Mapping[str, str] | None, by: User) -> None:
    if words is None:
        answer.say(by, None, BlindAnswer.Said.ABSENT)
        return
    how = {name: words.get(name, "") for name in BlindAnswer.READING}
    answer.say(by, None, BlindAnswer.Said.CARRIED, [_sentence(article, words["words"])], **how)


def _sentence(article: Article, words: str) -> Place:
    """The sentence that holds these words; they alone where nobody can tell sentences."""
    at = article.current.text.index(words)
    spans = (span for span in sentences_at(article.current) if span[0] <= at < span[1])
    return ("text", *next(spans, (at, at + len(words))))
