"""The rows of a made-up archive, table by table: `World` has what is not text, `Texts` what stands on some articles."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import islice

import numpy as np
from django.db import models

from articles.models import (
    Appearance,
    Article,
    Claim,
    Discrepancy,
    DiscrepancyValue,
    EventReport,
    Feed,
    FeedEntry,
    Import,
    ImportRow,
    Membership,
    Mention,
    Offer,
    Origin,
    Outlet,
    Quote,
    ReadThrough,
    Reuse,
    Revision,
    Silence,
    Story,
    Utterance,
)
from entities.models import Alias, Entity, Event
from tests.bench.archive_words import names, sentences

KNOWN_STORIES = {1: (50, 20), 2: (20, 100), 3: (60, 15)}  # key → articles, claims
AGENCIES = 10
FIRST_DAY = datetime(2030, 1, 1, tzinfo=UTC)
DAYS = 1_000
WORKED_ON = 10  # in every tenth story people have decided something

CAST = 5  # whom each story names
DECIDED = ("state", "decided_by_id", "decided_at")
PLACE = ("revision_id", "start", "end", "exact")
KINDS = ("person", "person", "organisation", "place")
STANCES = ("reports", "reports", "attributes", "hedges", "disputes")
WORDS_FOR_PAPERS = ("Post", "Echo", "Herald", "Radio")
ARTICLE = ("id", "outlet_id", "url", "identity", "headline", "published_at", "published_precision", "created_at")
REVISION = ("id", "article_id", "number", "raw", "raw_format", "raw_sha256", "headline", "text", "created_at")
NAMES = {
    Article: (*ARTICLE, "current_id"),
    Revision: REVISION,
    Membership: ("story_id", "article_id", "created_at", *DECIDED),
    Origin: ("article_id", "outlet_id", "basis", *DECIDED),
    Reuse: ("first_id", "second_id", "kind", "share_of_first", "share_of_second"),
    Mention: (*PLACE, "entity_id"),
    Quote: (*PLACE, "form", "entity_id", "speaker", "utterance_id"),
    DiscrepancyValue: (*PLACE, "discrepancy_id", "article_id", "value"),
    EventReport: (*PLACE, "event_id"),
    Appearance: (*PLACE, "claim_id", "article_id", "stance", *DECIDED),
    Offer: (*PLACE, "claim_id", "article_id", "rank", "chance", "score"),
    Silence: ("claim_id", "article_id", *DECIDED),
    ReadThrough: ("revision_id", "reader_id", "read_at"),
    ImportRow: ("imported_id", "number", "source_name", "verdict", "article_id", "story_id"),
    FeedEntry: ("feed_id", "guid", "address", "title", "first_seen_at", "state", "article_id"),
}
MODELS = (
    *(Outlet, Entity, Alias, Story, Article, Revision, Membership, Origin, Reuse, Utterance, Quote, Mention, Claim),
    *(Appearance, Offer, Silence, ReadThrough, Discrepancy, DiscrepancyValue, Event, EventReport, Import, ImportRow),
    *(Feed, FeedEntry),
)


@dataclass(slots=True)
class Rows:
    """Rows of one table; the fields that are not named have their defaults."""

    model: type[models.Model]
    names: tuple[str, ...]
    rows: Iterable[tuple]


class World:
    """Who, where and when: which articles make up which story, whose they are, whom they name, what they claim.

    Everything is told by numbers: keys begin with 1, `story`, `place`, `outlet` and `moment` have an entry for each
    article, the first for nobody.
    """

    def __init__(self, size: int, person: int) -> None:
        self.size, self.person = size, person
        self.rng = np.random.default_rng(size)
        self.pool = sentences()
        self._make_stories()
        self.outlets = min(max(size // 300, 60), 2_500)
        self.entities = max(size // 10, 500)
        self.names = list(islice(names(), self.entities))
        self.casts = self._drawn(self.entities, 6, (len(self.sizes), CAST))
        self.outlet = self._drawn(self.outlets, 3, size + 1)
        for story in KNOWN_STORIES:  # each of another outlet
            self.outlet[self.story == story] = np.arange(1, self.sizes[story] + 1)
        self.claims = np.minimum(self.sizes + 1, 15)
        for story, (_, claims) in KNOWN_STORIES.items():
            self.claims[story] = claims
        self.first_claim = np.cumsum(self.claims) - self.claims

    def _make_stories(self) -> None:
        """Most have a few articles, some sixty; articles come in as their stories go on, not story by story."""
        known = [count for count, _ in KNOWN_STORIES.values()]
        chances = np.arange(1, 61) ** -1.5
        drawn = self.rng.choice(np.arange(1, 61), self.size, p=chances / chances.sum())
        enough = int(np.searchsorted(np.cumsum(drawn), self.size - sum(known)))
        sizes = [0, *known, *drawn[:enough]]
        sizes.append(self.size - sum(sizes))
        self.sizes = np.array(sizes)
        begins = self.rng.uniform(0, DAYS * 24 * 60, len(sizes))
        story = np.repeat(np.arange(len(sizes)), sizes)
        minutes = begins[story] + self.rng.exponential(8 * 60, self.size)
        order = np.argsort(minutes)
        self.story = np.concatenate([[0], story[order]])
        self.moment = np.concatenate([[0], minutes[order].astype(int)])
        seen = np.zeros(len(sizes), int)
        self.place = np.zeros(self.size + 1, int)
        for article in range(1, self.size + 1):
            self.place[article] = seen[self.story[article]]
            seen[self.story[article]] += 1
        latest = np.zeros(len(sizes), int)
        np.maximum.at(latest, self.story, self.moment)
        self.latest = latest

    def _drawn(self, count: int, flat: int, shape) -> np.ndarray:
        """Keys, the first ones much oftener than the last."""
        chances = 1 / (np.arange(count) + flat)
        return self.rng.choice(np.arange(1, count + 1), shape, p=chances / chances.sum())

    def is_worked_on(self, story: int) -> bool:
        return story in KNOWN_STORIES or story % WORKED_ON == 0

    def is_stated(self, story: int, number: int) -> bool:
        return self.is_worked_on(story) and number * 10 < self.claims[story] * 6

    def sentence(self, number: int) -> str:
        return self.pool[number % len(self.pool)]

    def decided(self, is_decided: bool) -> tuple:
        """State, who decided, and when."""
        return ("confirmed", self.person, FIRST_DAY) if is_decided else ("suggested", None, None)

    def tables(self) -> Iterator[Rows]:
        stories = range(1, len(self.sizes))
        kinds = ("newspaper", "broadcaster", "online")
        yield Rows(
            Outlet,
            ("id", "name", "kind"),
            (
                (n, f"{self.sentence(n).split()[0].title()} {WORDS_FOR_PAPERS[n % 4]} {n}", kinds[n % 3])
                if n > AGENCIES
                else (n, f"{self.sentence(n).split()[0].title()} Wire {n}", "agency")
                for n in range(1, self.outlets + 1)
            ),
        )
        yield Rows(
            Entity,
            ("id", "name", "kind", *DECIDED),
            ((n, name, KINDS[n % 4], *self.decided(n % 7 == 0)) for n, (name, _) in enumerate(self.names, 1)),
        )
        yield Rows(
            Alias,
            ("entity_id", "text"),
            ((n, text) for n, (_, texts) in enumerate(self.names, 1) for text in dict.fromkeys(texts)),
        )
        yield Rows(
            Story,
            ("id", "title", "slug", "note", "latest_at", "created_at"),
            (
                (n, self.title(n), f"story-{n}", self.sentence(n) if n % 50 == 0 else "", at, at)
                for n, at in ((n, moment(int(self.latest[n]))) for n in stories)
            ),
        )
        yield Rows(Claim, ("id", "story_id", "statement", "created_at", "created_by_id", *DECIDED), self._claims())
        yield Rows(Utterance, ("id", "story_id"), ((n, n) for n in stories))
        differing = ("id", "story_id", "claim_id", "key", "topic", "kind", "verdict", "created_at")
        yield Rows(
            Discrepancy,
            differing,
            (
                (n, n, int(self.first_claim[n]) + 1, "k", self.sentence(n)[:80], "number", "conflict", self.at(n))
                for n in stories
                if self.differs(n)
            ),
        )
        yield Rows(
            Event,
            ("id", "label", "first_day", "last_day", "precision"),
            ((n, self.title(n), day, day, "day") for n, day in ((n, self.at(n).date()) for n in stories[2::3])),
        )
        imports = range(1, self.size // 100 + 2)
        yield Rows(Import, ("id", "state"), ((n, "done") for n in imports))
        feeds = range(1, self.outlets + 1)
        yield Rows(Feed, ("id", "outlet_id", "address"), ((n, n, f"https://feeds.example/{n}") for n in feeds))

    def _claims(self) -> Iterator[tuple]:
        for story in range(1, len(self.sizes)):
            first = int(self.first_claim[story])
            for n in range(self.claims[story]):
                is_stated = self.is_stated(story, n)
                by = self.person if is_stated and n % 2 else None
                words = f"{self.named(story, n)} {self.sentence(story * 31 + n)}"
                yield first + n + 1, story, words, self.at(story), by, *self.decided(is_stated)

    def title(self, story: int) -> str:
        return f"{self.named(story, 0)} {' '.join(self.sentence(story).split()[:6])}"

    def named(self, story: int, n: int) -> str:
        return self.names[self.casts[story][n % CAST] - 1][0]

    def at(self, story: int) -> datetime:
        return moment(int(self.latest[story]))

    def differs(self, story: int) -> bool:
        return self.sizes[story] >= 3 and story % 5 < 2


def moment(minute: int) -> datetime:
    return FIRST_DAY + timedelta(minutes=minute)


class Texts:
    """What some articles say, in so many sentences, and all that stands on their words."""

    def __init__(self, world: World, sentences: int, keys: Iterable[int]) -> None:
        self.world, self.count = world, sentences
        self.rows: dict[type[models.Model], list[tuple]] = {model: [] for model in NAMES}
        for key in keys:
            self._write(key)

    def tables(self) -> Iterator[Rows]:
        return (Rows(model, NAMES[model], rows) for model, rows in self.rows.items())

    def _write(self, key: int) -> None:
        world = self.world
        story, place = int(world.story[key]), int(world.place[key])
        at = moment(int(world.moment[key]))
        outlet = int(world.outlet[key]) if key % 100 else None
        headline = f"{world.named(story, 0)} {' '.join(world.sentence(key).split()[:7])}"
        text, spans = self._text(key, story)
        published = at if key % 20 else None
        precision = "day" if key % 3 == 0 else "time"
        stated = (key, outlet, f"https://paper{outlet}.example/{key}", f"a{key}", headline, published, precision, at)
        self.rows[Article].append((*stated, key))
        self.rows[Revision].append((key, key, 1, f"{headline}\n\n{text}", "text", f"{key:064x}", headline, text, at))
        self.rows[Membership].append((story, key, at, *world.decided(world.is_worked_on(story) and place % 3 == 0)))
        self.rows[ImportRow].append((key // 100 + 1, key % 100, f"{key}.txt", "added", key, story))
        if outlet and key % 2:
            self.rows[FeedEntry].append((outlet, f"g{key}", f"https://paper.example/{key}", headline, at, "read", key))
        if key % 5 < 2:
            origin = outlet if outlet and key % 25 == 0 else key % AGENCIES + 1
            self.rows[Origin].append((key, origin, "credit", *world.decided(key % 3 == 0)))
        if place and key % 6 == 0:
            self._share(key, story, place)
        self._stand(key, story, place, text, spans)
        self._carry(key, story, place, text, spans)

    def _share(self, key: int, story: int, place: int) -> None:
        """With the article that came before it in its story, if that is not far back."""
        earlier = np.flatnonzero(self.world.story[max(1, key - 2_000) : key] == story)
        if len(earlier):
            self.rows[Reuse].append((int(earlier[-1]) + max(1, key - 2_000), key, "passages", 0.3, 0.4))

    def _text(self, key: int, story: int) -> tuple[str, list[tuple[int, int]]]:
        """Sentences, the first ones about the story's people, then one in quotation marks; and where each stands."""
        world, parts, spans, begin = self.world, [], [], 0
        for n in range(self.count):
            words = world.pool[(key * 7919 + n * 104729) % len(world.pool)]
            if n < CAST:
                spellings = world.names[world.casts[story][n] - 1][1]
                words = f"{spellings[key % len(spellings)]} {words}."
            elif n == CAST:
                words = f"“{words},” {world.named(story, 0)} said."
            else:
                words = f"{words.capitalize()}."
            parts.append(words)
            spans.append((begin, begin + len(words)))
            begin += len(words) + 1
        return " ".join(parts), spans

    def _stand(self, key: int, story: int, place: int, text: str, spans: list[tuple[int, int]]) -> None:
        """Names, quotations, the values that differ, and what is told of an event."""
        world = self.world
        for n in range(CAST - key % 3):
            spellings = world.names[world.casts[story][n] - 1][1]
            begin = spans[n][0]
            end = begin + len(spellings[key % len(spellings)])
            self.rows[Mention].append((key, begin, end, text[begin:end], int(world.casts[story][n])))
        begin, end = spans[CAST][0] + 1, text.index(",”", spans[CAST][0]) + 1
        speaker = (int(world.casts[story][0]), world.named(story, 0), story if key % 5 < 2 else None)
        self.rows[Quote].append((key, begin, end, text[begin:end], "direct", *speaker))
        begin, end = spans[1]
        if world.differs(story) and place < 2:
            self.rows[DiscrepancyValue].append((key, begin, end, text[begin:end], story, key, str(40 + place)))
        if story % 3 == 0 and place < 3:
            self.rows[EventReport].append((key, begin, end, text[begin:end], story))

    def _carry(self, key: int, story: int, place: int, text: str, spans: list[tuple[int, int]]) -> None:
        """Which of the story's claims stand here, and which do not."""
        world = self.world
        first, size = int(world.first_claim[story]) + 1, int(world.sizes[story])
        often = 5 if story in KNOWN_STORIES else 3
        for n in range(int(world.claims[story])):
            claim, is_stated = first + n, world.is_stated(story, n)
            begin, end = spans[n % self.count]
            words = (key, begin, end, text[begin:end])
            if (n * 7 + place * 3) % 10 < often or n % size == place:
                state = world.decided(is_stated and (n + place) % 5 != 0)
                stance = STANCES[(n + place) % len(STANCES)]
                self.rows[Appearance].append((*words, claim, key, stance, *state))
            elif is_stated and (n + place) % 11 == 0:
                self.rows[Silence].append((claim, key, *world.decided(True)))
            elif (n * 3 + place) % 10 < 2:
                self.rows[Offer].append((*words, claim, key, 1, (n + place) % 10 / 10, 0.5))
        if world.is_worked_on(story) and place == 1:
            self.rows[ReadThrough].append((key, world.person, FIRST_DAY + timedelta(days=DAYS + 30)))
