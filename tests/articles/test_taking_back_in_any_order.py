"""Whatever is done and taken back, in whatever order: the rows are as the plain rules say, and nobody's word is lost.

Each machine does the same to the database and to `plain_rules`, then compares: every row's state, decider, moment,
reading, owner and heir, and which rows a take-back names as staying. Longer runs: `TAKE_BACK_RUNS=2000 pytest …`.
"""

import os
from collections.abc import Callable, Iterable
from typing import Any

import pytest
from django.db import connection, models, transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule, run_state_machine_as_test

from articles.models import Appearance, Article, Claim, Membership, Mention, Origin, Outlet, Quote, Silence, Story
from entities.models import Alias, Entity
from newsroom.decisions import Refused, acting
from newsroom.decisions.undo import take_back
from tests.articles.plain_rules import CONFIRMED, REJECTED, SUGGESTED, Act, No, Rules, Word
from tests.conftest import make_article, make_person

pytestmark = pytest.mark.django_db

RUNS = int(os.environ.get("TAKE_BACK_RUNS", 0))
SETTINGS = settings(
    max_examples=RUNS or 12,
    stateful_step_count=40 if RUNS else 25,
    derandomize=not RUNS,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    print_blob=False,
)
TABLES: dict[type[models.Model], tuple[str, str | None]] = {  # the plain rules' word for each, and what owns it
    Appearance: ("appearance", "claim"),
    Silence: ("silence", "claim"),
    Claim: ("claim", "story"),
    Membership: ("membership", "story"),
    Story: ("story", None),
    Mention: ("mention", "entity"),
    Alias: ("alias", "entity"),
    Quote: ("quote", "entity"),
    Entity: ("entity", None),
    Origin: ("origin", "outlet"),
    Article: ("article", "outlet"),
    Outlet: ("outlet", None),
}
MODELS = {kind: model for model, (kind, _) in TABLES.items()}
WORDS = "one two three four"
SPOTS = [(0, 3), (4, 7)]
STATES = st.sampled_from([SUGGESTED, REJECTED, CONFIRMED])
NUMBER = st.integers(0, 9)  # the so-and-so-manieth row of those that one can choose from


class Desk(RuleBasedStateMachine):
    """What all machines share: an act is done to both, and both are compared."""

    KINDS: tuple[str, ...] = ()
    people: tuple

    def __init__(self) -> None:
        super().__init__()
        self.atomic = transaction.atomic()
        self.atomic.__enter__()
        self.rules = Rules()
        self.numbers: dict[tuple[str, int], int] = {}  # (kind, primary key) → the number that the rules know it by
        self.moments: dict[int, Any] = {}
        self.acts: list[tuple[Any, Act]] = []
        self.set_up()

    def teardown(self) -> None:
        transaction.set_rollback(True)
        self.atomic.__exit__(None, None, None)

    def set_up(self) -> None:
        raise NotImplementedError

    def know(self, row: models.Model, owner: models.Model | None = None, **fields: Any) -> None:
        """The rules hear of a row that the machine made."""
        kind = TABLES[type(row)][0]
        self.numbers[kind, row.pk] = self.rules.make(kind, owner and self.number_of(owner), **fields)

    def number_of(self, row: models.Model) -> int:
        return self.numbers[TABLES[type(row)][0], row.pk]

    def row(self, number: int) -> models.Model:
        kind, key = next(known for known, n in self.numbers.items() if n == number)
        return MODELS[kind].objects.get(pk=key)

    def choose(self, which: int, numbers: Iterable[int]) -> int | None:
        """The `which`-th of some rows, counted round."""
        numbers = sorted(numbers)
        return numbers[which % len(numbers)] if numbers else None

    def current(self, kind: str) -> list[int]:
        """Rows that are not part of another one, and not of one that is."""
        rows = self.rules.rows
        here = [n for n in self.rules.of(kind) if rows[n].into is None]
        return [n for n in here if rows[n].owner is None or rows[rows[n].owner].into is None]

    def do(self, in_rules: Callable[[], Any], in_database: Callable[[], Any]) -> None:
        """An act that can be taken back."""
        number, act = self.both(in_rules, in_database)
        if number:
            self.acts.append((number, act))

    def both(self, in_rules: Callable[[], Any], in_database: Callable[[], Any]) -> tuple[Any, Act | None]:
        """The same to both; what the one refuses, the other one must refuse. Gives the two numbers of the act."""
        number = act = kept = taken = None
        try:
            with self.rules.act() as act:
                kept = in_rules()
        except No:
            act = None
        try:
            with transaction.atomic(), acting(self.by, alone=True) as number:
                taken = in_database()
        except Refused:
            number = None
        assert (number is None) == (act is None), f"refused by one of the two: {number} {act}"
        self.meet_new_rows()
        if hasattr(taken, "kept"):
            named = {self.numbers.get((TABLES[type(row)][0], row.pk)) for row, _ in taken.kept}
            assert named == kept, f"named {named}, expected {kept}"
        return number, act

    def meet_new_rows(self) -> None:
        """Each new row of the database is the rules' new row in its place."""
        for kind in reversed(self.KINDS):
            known = {key for k, key in self.numbers if k == kind}
            for row in MODELS[kind].objects.exclude(pk__in=known).order_by("pk"):
                strange = sorted(set(self.rules.of(kind)) - set(self.numbers.values()))
                assert strange, f"unexpected: {kind} {row}"
                self.numbers[kind, row.pk] = strange[0]

    @property
    def by(self):
        return self.people[len(self.acts) % len(self.people)]

    @invariant()
    def both_agree(self) -> None:
        connection.check_constraints()
        for kind in self.KINDS:
            found = {self.numbers[kind, row.pk]: self.as_found(row) for row in MODELS[kind].objects.all()}
            expected = {n: self.as_expected(n) for n in self.rules.of(kind)}
            both = {n: (found.get(n), expected.get(n)) for n in found.keys() | expected}
            wrong = {n: pair for n, pair in both.items() if pair[0] != pair[1]}
            assert not wrong, f"{kind} (found, expected): {wrong}"

    def as_expected(self, number: int) -> tuple:
        row = self.rules.rows[number]
        return row.owner, row.into, row.word.state, row.word.by, self.moments.get(row.word.number), row.reading

    def as_found(self, row: models.Model) -> tuple:
        kind, owner = TABLES[type(row)]
        owner_key = getattr(row, f"{owner}_id") if owner else None
        into = getattr(row, "merged_into_id", None)
        word = self.rules.rows[self.numbers[kind, row.pk]].word if (kind, row.pk) in self.numbers else Word()
        at = getattr(row, "decided_at", None)
        if word.number is not None:
            self.moments.setdefault(word.number, at)
        return (
            owner_key and self.numbers[TABLES[type(row)._meta.get_field(owner).related_model][0], owner_key],
            into and self.numbers[kind, into],
            getattr(row, "state", SUGGESTED),
            getattr(row, "decided_by_id", None),
            at,
            getattr(row, "stance", ""),
        )

    # What one can do whatever the rows are

    @precondition(lambda self: self.acts)
    @rule(which=NUMBER)
    def take_an_act_back(self, which: int) -> None:
        number, act = self.acts[-1 - which % len(self.acts)]
        self.both(lambda: self.rules.undo(act, self.by.pk), lambda: take_back(number, self.by))

    def merge(self, kind: str, which: int, other: int) -> None:
        one, two = self.choose(which, self.current(kind)), self.choose(other, self.rules.of(kind))
        self.both(
            lambda: self.rules.merge(one, two, self.by.pk), lambda: self.row(one).merge_into(self.row(two), self.by)
        )

    def unmerge(self, kind: str, which: int) -> None:
        merged = [n for n in self.rules.of(kind) if self.rules.rows[n].into is not None]
        one = self.choose(which, merged)
        if one is not None:
            self.both(lambda: self.rules.unmerge(one, self.by.pk), lambda: self.row(one).unmerge(self.by))

    def decide(self, kind: str, which: int, state: str) -> None:
        one = self.choose(which, self.rules.of(kind))
        if one is not None:
            self.do(lambda: self.rules.decide(one, state, self.by.pk), lambda: self.row(one).decide(state, self.by))


class Coverage(Desk):
    """Articles in stories, and claims with their passages and silences."""

    KINDS = ("appearance", "silence", "claim", "membership", "story")

    def set_up(self) -> None:
        self.articles = list(Article.objects.order_by("pk"))
        stories = [Story.objects.open(f"Story {n}") for n in range(3)]
        for story in stories:
            self.know(story)
        for n, (article, state) in enumerate(
            zip(self.articles, (CONFIRMED, SUGGESTED, CONFIRMED, CONFIRMED), strict=True)
        ):
            story = stories[max(0, n - 1)]
            member = Membership.objects.create(story=story, article=article, state=state)
            self.know(member, story, article=article.pk, word=Word(state))
        for n, places in enumerate([[(0, 0)], [(0, 0), (1, 0)], [(0, 1), (1, 1)], [(2, 0)], [(2, 0)]]):
            story = stories[0] if n < 3 else stories[1]
            claim = Claim.objects.create(story=story, statement=f"Claim {n}")
            self.know(claim, story)
            for article, spot in places:
                self.suggest(claim, self.articles[article], spot)

    def suggest(self, claim: Claim, article: Article, spot: int) -> None:
        passage = Appearance(claim=claim, article=article).anchor(article.current, "text", *SPOTS[spot])
        passage.save()
        self.know(passage, claim, article=article.pk, spot=spot, reading="reports")

    def place(self, article: int, spot: int) -> tuple:
        return self.articles[article % 4].current, "text", *SPOTS[spot]

    @rule(which=NUMBER, state=STATES)
    def decide_on_a_passage(self, which: int, state: str) -> None:
        self.decide("appearance", which, state)

    @rule(which=NUMBER, state=STATES)
    def decide_on_a_claim(self, which: int, state: str) -> None:
        self.decide("claim", which, state)

    @rule(which=NUMBER, state=STATES)
    def decide_on_an_article_in_a_story(self, which: int, state: str) -> None:
        self.decide("membership", which, state)

    @rule(which=NUMBER, stance=st.sampled_from(["hedges", "disputes"]))
    def read_a_passage(self, which: int, stance: str) -> None:
        one = self.choose(which, self.rules.of("appearance"))
        if one is not None:
            self.do(
                lambda: self.rules.edit(one, self.by.pk, reading=stance),
                lambda: self.row(one).edit(self.by, stance=stance),
            )

    @rule(which=NUMBER, to=NUMBER)
    def put_a_passage_right(self, which: int, to: int) -> None:
        """It stands for another claim of its story."""
        one = self.choose(which, self.current("appearance"))
        if one is None:
            return
        row = self.rules.rows[one]
        same = self.rules.of("claim", owner=self.rules.rows[row.owner].owner, into=None)
        free = [n for n in same if not self.rules.of("appearance", owner=n, article=row.article, spot=row.spot)]
        target = self.choose(to, [n for n in free if self.rules.rows[n].word.state != REJECTED])
        if target is not None:
            self.do(
                lambda: self.rules.edit(one, self.by.pk, owner=target),
                lambda: self.row(one).edit(self.by, claim=self.row(target)),
            )

    @rule(which=NUMBER, article=NUMBER, spot=st.integers(0, 1))
    def tag(self, which: int, article: int, spot: int) -> None:
        claim = self.choose(which, self.rules.of("claim"))
        where = {"article": self.articles[article % 4].pk, "spot": spot}
        self.do(
            lambda: (
                self.rules.add("appearance", claim, self.by.pk, reading="reports", **where)
                if not self.rules.of("appearance", owner=self.rules.root(claim), **where)
                else self.rules.add("appearance", claim, self.by.pk, **where)
            ),
            lambda: self.row(claim).tag(*self.place(article, spot), by=self.by),
        )

    @rule(which=NUMBER, article=NUMBER)
    def mark_silent(self, which: int, article: int) -> None:
        claim = self.choose(which, self.rules.of("claim"))
        read = self.articles[article % 4]
        self.do(
            lambda: self.rules.add("silence", claim, self.by.pk, article=read.pk),
            lambda: self.row(claim).mark_silent(read, self.by),
        )

    @rule(which=NUMBER)
    def break_silence(self, which: int) -> None:
        one = self.choose(which, self.current("silence"))
        if one is not None:
            row = self.rules.rows[one]
            self.do(
                lambda: self.rules.break_silence(row.owner, row.article, self.by.pk),
                lambda: self.row(row.owner).break_silence(row.article, self.by),
            )

    @rule(which=NUMBER)
    def state_a_claim(self, which: int) -> None:
        story = self.choose(which, self.rules.of("story"))
        self.do(
            lambda: self.rules.add("claim", story, self.by.pk),
            lambda: Claim.objects.state(self.row(story), "Stated.", self.by),
        )

    @rule(which=NUMBER, article=NUMBER, spot=st.integers(0, 1))
    def the_machine_finds_a_passage(self, which: int, article: int, spot: int) -> None:
        claim = self.choose(which, self.current("claim"))
        read = self.articles[article % 4]
        is_here = read.pk in self.rules.members(self.rules.rows[claim].owner)
        if is_here and not self.rules.of("appearance", owner=claim, article=read.pk, spot=spot):
            self.suggest(self.row(claim), read, spot)

    @rule(which=NUMBER, other=NUMBER)
    def merge_claims(self, which: int, other: int) -> None:
        self.merge("claim", which, other)

    @rule(which=NUMBER)
    def take_a_merge_of_claims_back(self, which: int) -> None:
        self.unmerge("claim", which)

    @rule(which=NUMBER, other=NUMBER)
    def merge_stories(self, which: int, other: int) -> None:
        self.merge("story", which, other)

    @rule(which=NUMBER)
    def take_a_merge_of_stories_back(self, which: int) -> None:
        self.unmerge("story", which)

    @rule(article=NUMBER, which=NUMBER)
    def move_an_article(self, article: int, which: int) -> None:
        moved, story = self.articles[article % 4], self.choose(which, self.current("story"))
        self.do(
            lambda: self.rules.bring_in(moved.pk, story, self.by.pk),
            lambda: self.row(story).bring_in(moved, self.by),
        )

    @rule(which=NUMBER, mask=st.integers(1, 15))
    def split_a_story(self, which: int, mask: int) -> None:
        story = self.choose(which, self.current("story"))
        going = [a for n, a in enumerate(self.articles) if mask >> n & 1 and a.pk in self.rules.members(story)]
        if going:
            self.do(
                lambda: self.rules.split(story, [a.pk for a in going], self.by.pk),
                lambda: self.row(story).split(going, "Split off", self.by),
            )


class Names(Desk):
    """Entities with their names, the places where articles name them, and what they say."""

    KINDS = ("mention", "alias", "quote", "entity")

    def set_up(self) -> None:
        article = Article.objects.order_by("pk")[0]
        for n in range(4):
            entity = Entity.objects.create(name=f"Name {n}", kind="person")
            self.know(entity)
            alias = Alias.objects.create(entity=entity, text=f"Name {n % 2}")
            self.know(alias, entity, spot=alias.text)
            for spot in range(1 + n % 2):
                mention = Mention(entity=entity).anchor(article.current, "text", *SPOTS[spot])
                mention.save()
                self.know(mention, entity, spot=spot)
            quote = Quote(entity=entity, form="direct").anchor(article.current, "text", n, n + 5)
            quote.save()
            self.know(quote, entity, spot=n)

    @rule(kind=st.sampled_from(KINDS), which=NUMBER, state=STATES)
    def decide_on_one(self, kind: str, which: int, state: str) -> None:
        self.decide(kind, which, state)

    @rule(kind=st.sampled_from(["mention", "quote"]), which=NUMBER, to=NUMBER)
    def put_one_right(self, kind: str, which: int, to: int) -> None:
        """It is another entity that is named, or that speaks."""
        one = self.choose(which, self.rules.of(kind))
        row = self.rules.rows[one]
        free = [n for n in self.current("entity") if not self.rules.of(kind, owner=n, spot=row.spot)]
        target = self.choose(to, free)
        if target is not None:
            self.do(
                lambda: self.rules.edit(one, self.by.pk, owner=target),
                lambda: self.row(one).edit(self.by, entity=self.row(target)),
            )

    @rule(which=NUMBER, name=st.integers(0, 2))
    def add_a_name(self, which: int, name: int) -> None:
        entity = self.choose(which, self.rules.of("entity"))
        self.do(
            lambda: self.rules.add("alias", entity, self.by.pk, spot=f"Name {name}"),
            lambda: self.row(entity).add_alias(f"Name {name}", self.by),
        )

    @rule(which=NUMBER, other=NUMBER)
    def merge_entities(self, which: int, other: int) -> None:
        self.merge("entity", which, other)

    @rule(which=NUMBER)
    def take_a_merge_back(self, which: int) -> None:
        self.unmerge("entity", which)


class Outlets(Desk):
    """Outlets with their articles, and where articles come from."""

    KINDS = ("origin", "article", "outlet")

    def set_up(self) -> None:
        self.outlets = [Outlet.objects.create(name=f"Outlet {n}") for n in range(4)]
        for outlet in self.outlets:
            self.know(outlet)
        for n, article in enumerate(Article.objects.order_by("pk")):
            article.outlet = self.outlets[n]
            article.save(update_fields=["outlet"])
            self.know(article, article.outlet)
            for outlet in self.outlets[n % 2 : n % 2 + 2]:
                origin = Origin.objects.create(article=article, outlet=outlet)
                self.know(origin, outlet, article=article.pk)

    @rule(which=NUMBER, state=STATES)
    def decide_on_an_origin(self, which: int, state: str) -> None:
        self.decide("origin", which, state)

    @rule(which=NUMBER, to=NUMBER)
    def state_an_origin(self, which: int, to: int) -> None:
        article, outlet = (
            self.row(self.choose(which, self.rules.of("article"))),
            self.choose(to, self.rules.of("outlet")),
        )
        self.do(
            lambda: self.rules.add("origin", outlet, self.by.pk, article=article.pk),
            lambda: Origin.objects.state(article, self.row(outlet), self.by),
        )

    @rule(which=NUMBER, to=NUMBER)
    def say_whose_article_it_is(self, which: int, to: int) -> None:
        one, target = self.choose(which, self.rules.of("article")), self.choose(to, self.current("outlet"))
        if self.rules.rows[one].owner != target:
            self.do(
                lambda: self.rules.put(one, target),
                lambda: self.row(one).edit(self.by, outlet=self.row(target)),
            )

    @rule(which=NUMBER, other=NUMBER)
    def merge_outlets(self, which: int, other: int) -> None:
        self.merge("outlet", which, other)

    @rule(which=NUMBER)
    def take_a_merge_back(self, which: int) -> None:
        self.unmerge("outlet", which)


@pytest.mark.parametrize("machine", [Coverage, Names, Outlets])
def test_rows_are_as_the_plain_rules_say(machine):
    machine.people = make_person("Jonas Feder"), make_person("Edda Schnitt")
    for n in range(4):
        make_article(None, f"Article {n}", WORDS)
    run_state_machine_as_test(machine, settings=SETTINGS)
