"""The rules of deciding, merging and taking back, said once more as plainly as they can be, without a database.

A row has a word (its state, whose word that is, and which), a reading, and an owner: an appearance's claim, a claim's
story, a mention's entity. Its home is where a person or the machine put it; merges move it from there to what its home
is part of by now, and a take-back moves it home. An act keeps what it changed; to take it back is to put each of these
back that is still as the act left it.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from copy import deepcopy
from dataclasses import dataclass, field, replace
from itertools import count
from typing import Any, NamedTuple

SUGGESTED, REJECTED, CONFIRMED = "suggested", "rejected", "confirmed"
PARTS = ["mention", "alias", "quote", "appearance", "silence", "claim", "membership", "origin", "article"]
PARTS_FIRST = [*PARTS, "story", "entity", "outlet"]
ONE_OF_A_KIND = {"mention", "alias", "appearance", "silence", "membership", "origin"}  # of one key under one owner
MERGED_WITH_A_WORD = {"claim", "entity"}
FIELDS = ("word", "reading", "home", "into", "parted_from")


class No(Exception):
    """The rules forbid it."""


class Word(NamedTuple):
    state: str = SUGGESTED
    by: int | None = None
    number: int | None = None


UNDECIDED = Word()


@dataclass
class Row:
    kind: str
    owner: int | None = None
    article: int | None = None
    spot: Any = None
    word: Word = UNDECIDED
    is_machines: bool = True
    home: int | None = None
    reading: str = ""
    into: int | None = None  # what it was merged into itself
    parted_from: int | None = None

    @property
    def is_live(self) -> bool:
        return self.word.state != REJECTED

    @property
    def is_confirmed(self) -> bool:
        return self.word.state == CONFIRMED

    @property
    def is_untouched(self) -> bool:
        return self.is_machines and self.word.by is None

    @property
    def firmness(self) -> int:
        order = (REJECTED, SUGGESTED, CONFIRMED) if self.kind == "membership" else (SUGGESTED, REJECTED, CONFIRMED)
        return order.index(self.word.state)

    @property
    def key(self) -> tuple:
        return self.kind, self.article, self.spot


@dataclass
class Act:
    before: dict[int, dict[str, Any]] = field(default_factory=dict)
    after: dict[int, Row] = field(default_factory=dict)
    made: list[int] = field(default_factory=list)
    carried: dict[int, bool] = field(default_factory=dict)  # of a merge: what it passed on, and whether that was live
    homes: dict[int, int] = field(default_factory=dict)  # of a merge: the homes of what it passed on


@dataclass
class Back:
    """What a take-back did: rows as they went back, and those that stay."""

    went: list[Row] = field(default_factory=list)
    kept: set[int] = field(default_factory=set)


class Rules:
    """Rows by number, and what may be done with them. What raises No has changed nothing."""

    def __init__(self) -> None:
        self.rows: dict[int, Row] = {}
        self.merges: dict[int, Act] = {}
        self.left: dict[int, Act] = {}  # memberships, and the act by which their article left last
        self.now: Act | None = None
        self.numbers, self.keys = count(1), count(1)

    # Looking

    def of(self, kind: str, **where: Any) -> list[int]:
        wanted = where.items()
        rows = self.rows.items()
        return [n for n, row in rows if row.kind == kind and all(getattr(row, name) == v for name, v in wanted)]

    def root(self, n: int) -> int:
        while self.rows[n].into is not None:
            n = self.rows[n].into
        return n

    def lineage(self, n: int) -> set[int]:
        return {m for m in self.of(self.rows[n].kind) if n in self.upwards(m)}

    def upwards(self, n: int) -> list[int]:
        found = [n]
        while self.rows[found[-1]].into is not None:
            found.append(self.rows[found[-1]].into)
        return found

    def members(self, story: int) -> set[int]:
        return {self.rows[m].article for m in self.of("membership", owner=story) if self.rows[m].is_live}

    def is_built_on(self, claim: int) -> bool:
        passages = (self.rows[n] for n in self.of("appearance", owner=claim))
        by_people = any(not row.is_untouched for row in passages)
        return by_people or bool(self.of("silence", owner=claim) or self.of("claim", into=claim))

    def is_untouched(self, claim: int) -> bool:
        row = self.rows[claim]
        return row.is_untouched and row.word.state == SUGGESTED and not self.is_built_on(claim)

    # Writing

    @contextmanager
    def act(self) -> Iterator[Act]:
        """All or nothing, and what it did."""
        rows, merges, outer, self.now = deepcopy(self.rows), deepcopy(self.merges), self.now, Act()
        left = dict(self.left)
        try:
            yield self.now
            self.now.after = {n: replace(self.rows[n]) for n in [*self.now.before, *self.now.made] if n in self.rows}
        except No:
            self.rows, self.merges, self.left = rows, merges, left
            raise
        finally:
            self.now = outer

    def make(self, kind: str, owner: int | None = None, **fields: Any) -> int:
        n = next(self.keys)
        self.rows[n] = Row(kind, owner=owner, home=owner, **fields)
        if self.now is not None:
            self.now.made.append(n)
        return n

    def write(self, n: int, **fields: Any) -> None:
        row = self.rows[n]
        if row.kind == "membership" and row.is_live and fields.get("word", row.word).state == REJECTED:
            self.left[n] = self.now
        for name, value in fields.items():
            if self.now is not None:
                self.now.before.setdefault(n, {}).setdefault(name, getattr(row, name))
            setattr(row, name, value)

    def put(self, n: int, owner: int) -> None:
        self.write(n, home=owner)
        self.rows[n].owner = owner

    def word(self, state: str, by: int) -> Word:
        return UNDECIDED if state == SUGGESTED else Word(state, by, next(self.numbers))

    # Deciding

    def decide(self, n: int, state: str, by: int, reading: str | None = None, owner: int | None = None) -> None:
        row = self.rows[n]
        if self.root(n) != n or (row.owner is not None and self.root(row.owner) != row.owner):
            raise No("it is part of another one")
        self.refuse(n, state)
        if state == CONFIRMED:
            self.make_way(row.kind, row.article, by)
        former = row.word.state
        self.write(n, word=self.word(state, by))
        if reading is not None:
            self.write(n, reading=reading)
        if owner is not None:
            self.put(n, self.root(owner))
        self.follow(n, state, by)
        if row.kind == "membership" and former == REJECTED != state:
            self.take_words_up(n, by)

    def edit(self, n: int, by: int, **changes: Any) -> None:
        state = self.rows[n].word.state
        self.decide(n, CONFIRMED if state == SUGGESTED else state, by, **changes)

    def add(self, kind: str, owner: int, by: int, state: str = CONFIRMED, **fields: Any) -> int:
        """A person's row; where there is one of its key it is confirmed."""
        owner = self.root(owner)
        if kind in ("appearance", "silence") and fields["article"] not in self.members(self.rows[owner].owner):
            raise No("the article is in another story")
        known = self.of(kind, owner=owner, **fields) if kind in ONE_OF_A_KIND else []
        if not known:
            self.make_way(kind, fields.get("article"), by)
            n = self.make(kind, owner, word=self.word(state, by), is_machines=False, **fields)
            self.refuse(n, state)
            self.follow(n, state, by)
        elif not self.rows[known[0]].is_confirmed:
            self.decide(known[0], CONFIRMED, by)
        return known[0] if known else n

    def make_way(self, kind: str, article: int | None, by: int) -> None:
        """An article has one confirmed origin."""
        for rival in self.of("origin", article=article) if kind == "origin" else ():
            if self.rows[rival].is_confirmed:
                self.decide(rival, REJECTED, by)

    def refuse(self, n: int, state: str) -> None:
        row = self.rows[n]
        if row.kind == "appearance" and state == CONFIRMED and self.rows[row.owner].word.state == REJECTED:
            raise No("the claim was rejected")
        if row.kind == "claim" and state != CONFIRMED and self.carried_in(n):
            raise No("passages are confirmed")
        if row.kind == "silence" and state == CONFIRMED and row.article in self.carried_in(row.owner):
            raise No("it carries the claim")
        others = (m for m in self.of("membership", article=row.article) if m != n)
        if row.kind == "membership" and state != REJECTED and any(self.rows[m].is_live for m in others):
            raise No("it is in another story")

    def carried_in(self, claim: int) -> set[int]:
        rows = (self.rows[n] for n in self.of("appearance", owner=claim))
        return {row.article for row in rows if row.is_confirmed}

    def follow(self, n: int, state: str, by: int) -> None:
        row = self.rows[n]
        if row.kind == "appearance" and state == CONFIRMED:
            self.break_silence(row.owner, row.article, by)
            if self.rows[row.owner].word.state == SUGGESTED:
                self.decide(row.owner, CONFIRMED, by)
        if row.kind == "silence" and state == CONFIRMED:
            self.clear(row.owner, row.article, by)
        if row.kind == "membership" and state == REJECTED:
            self.drop_words(row.owner, row.article, by)

    def drop_words(self, story: int, article: int, by: int) -> None:
        """Who leaves takes its words along: they no longer count where it was."""
        for claim in self.of("claim", owner=story, into=None):
            passages = self.of("appearance", owner=claim, article=article)
            on = {self.rows[n].article for n in self.of("appearance", owner=claim) if self.rows[n].is_live}
            if passages and on == {article} and self.is_untouched(claim):
                self.remove(claim)
                continue
            for n in passages:
                if self.rows[n].is_untouched:
                    del self.rows[n]
                elif self.rows[n].is_live:
                    self.decide(n, REJECTED, by)

    def take_words_up(self, member: int, by: int) -> None:
        """Who comes back brings them, as they were."""
        act, article = self.left.get(member), self.rows[member].article
        then = {n: fields["word"] for n, fields in act.before.items() if "word" in fields} if act else {}
        words = [n for n, word in then.items() if word.state != REJECTED and n in act.after and n in self.rows]
        words = [n for n in words if self.rows[n].kind == "appearance" and not act.after[n].is_live]
        self.put_all_back([n for n in words if self.rows[n].article == article], act, by)

    def break_silence(self, claim: int, article: int, by: int) -> None:
        for silence in self.of("silence", owner=claim, article=article):
            if self.rows[silence].is_confirmed:
                self.decide(silence, REJECTED, by)

    def clear(self, claim: int, article: int, by: int) -> None:
        for passage in self.of("appearance", owner=claim, article=article):
            if self.rows[passage].word.state == SUGGESTED:
                self.decide(passage, REJECTED, by)

    # Merging

    def merge(self, n: int, other: int, by: int) -> None:
        heir = self.root(other)
        row = self.rows[n]
        if row.into is not None or heir == n or self.rows[heir].word.state == REJECTED:
            raise No("cannot be merged")
        if row.kind == "claim" and row.owner != self.rows[heir].owner:
            raise No("another story")
        with self.act() as act:
            for owned in [m for m, owned in self.rows.items() if owned.owner == n]:
                was_live = self.rows[owned].is_live
                if self.pass_on(owned, heir, by):
                    act.carried[owned], act.homes[owned] = was_live, self.rows[owned].home
            if row.kind == "claim":
                if row.is_confirmed and not self.rows[heir].is_confirmed:
                    self.decide(heir, CONFIRMED, by)
                self.settle(heir, by)
                for silence in self.of("silence", owner=heir):
                    if self.rows[silence].is_confirmed:
                        self.clear(heir, self.rows[silence].article, by)
            self.write(n, into=heir)
            if row.kind in MERGED_WITH_A_WORD:
                self.write(n, word=Word(row.word.state, by, next(self.numbers)))
        self.merges[n] = act

    def pass_on(self, n: int, heir: int, by: int) -> bool:
        """To the heir, unless that has the same thing already; then the firmer word of the two is the heir's."""
        row = self.rows[n]
        there = self.of(row.kind, owner=heir, article=row.article, spot=row.spot)
        if row.kind not in ONE_OF_A_KIND or not there:
            row.owner = heir
            return True
        same = self.rows[there[0]]
        if row.firmness > same.firmness:
            self.write(there[0], word=row.word, reading=row.reading)
            self.write(n, word=self.word(REJECTED, by))
        return False

    def settle(self, claim: int, by: int) -> None:
        if self.carried_in(claim) and not self.rows[claim].is_confirmed:
            self.decide(claim, CONFIRMED, by)
        for article in self.carried_in(claim):
            self.break_silence(claim, article, by)

    def unmerge(self, n: int, by: int) -> set[int]:
        """Gives what does not come back."""
        if self.rows[n].into is None:
            raise No("is not merged")
        above, act, lineage = self.upwards(n)[1:], self.merges[n], self.lineage(n)
        self.put_back(n, act, by, Back())
        if self.rows[n].into is not None:
            raise No("something else has taken its place")
        kept = set()
        for m, row in self.rows.items():
            if row.owner in above and row.home in lineage:
                if row.kind in ONE_OF_A_KIND and self.of(row.kind, owner=n, article=row.article, spot=row.spot):
                    kept.add(m)
                else:
                    row.owner = n
        kept |= {m for m in act.carried if m in self.rows and self.rows[m].home not in (act.homes[m], *lineage)}
        kept |= self.put_all_back([m for m in act.before if m != n], act, by).kept
        if self.rows[n].kind == "claim":
            self.settle(n, by)
            self.settle(above[-1], by)
        if self.rows[n].kind == "story":
            kept |= self.come_apart(n, above[-1], act, by)
        return kept

    def come_apart(self, one: int, other: int, act: Act, by: int) -> set[int]:
        articles = {one: self.members(one), other: self.members(other)}
        came = [m for m, live in act.carried.items() if live and m in self.rows and self.rows[m].owner == one]
        kept = {m for m in came if self.rows[m].kind == "membership" and not self.rows[m].is_live}
        for story in (one, other):
            for claim in self.of("claim", owner=story):
                into = self.rows[claim].into
                if into is not None and self.rows[into].owner != story:
                    kept |= self.unmerge(claim, by)
        for story, others in ((one, articles[other]), (other, articles[one])):
            for claim in self.of("claim", owner=story):
                if not self.is_untouched(claim):
                    for passage in self.of("appearance", owner=claim, word=UNDECIDED, is_machines=True):
                        if self.rows[passage].article in others:
                            del self.rows[passage]
        self.let_go(other, articles[one], one, by)
        self.let_go(one, articles[other], other, by)
        return kept

    # Stories

    def bring_in(self, article: int, story: int, by: int) -> None:
        story = self.root(story)
        live = [m for m in self.of("membership", article=article) if self.rows[m].is_live]
        former = next((self.rows[m].owner for m in live if self.rows[m].owner != story), story)
        if former != story:
            self.let_go(former, {article}, story, by)
        for m in live:
            if self.rows[m].owner != story:
                self.decide(m, REJECTED, by)
        self.add("membership", story, by, article=article)

    def split(self, story: int, articles: Iterable[int], by: int) -> int:
        new = self.make("story", is_machines=False)
        self.let_go(story, set(articles), new, by)
        for article in articles:
            for m in self.of("membership", article=article):
                if self.rows[m].is_live:
                    self.decide(m, REJECTED, by)
            self.add("membership", new, by, article=article)
        return new

    def let_go(self, story: int, going: set[int], target: int, by: int) -> None:
        """Claims go where their words are; one with words on both sides is in both, unless only a machine said it."""
        for claim in self.of("claim", owner=story, into=None):
            on = {self.rows[n].article for n in self.of("appearance", owner=claim) if self.rows[n].is_live}
            if not on & going:
                continue
            if on <= going:
                for member in self.lineage(claim):
                    self.put(member, target)
            elif self.is_untouched(claim):
                self.remove(claim)
            else:
                self.part(claim, going, target, by)

    def part(self, claim: int, going: set[int], target: int, by: int) -> None:
        """The twin is whose word the claim is; one that is a machine's alone becomes the word of who splits it off."""
        row = self.rows[claim]
        is_machines = row.is_machines and row.word.by is not None
        twin = self.make("claim", target, word=row.word, is_machines=is_machines, parted_from=claim)
        for kind in ("appearance", "silence"):
            for n in self.of(kind, owner=claim):
                if self.rows[n].article in going:
                    self.put(n, twin)

    def remove(self, n: int) -> None:
        """A row goes, with what hangs on it."""
        for m in [m for m, row in self.rows.items() if row.owner == n]:
            self.remove(m)
        for m in self.of("claim", parted_from=n):
            self.rows[m].parted_from = None
        del self.rows[n]

    # Taking back

    def undo(self, act: Act, by: int) -> set[int]:
        """Gives what stays, since it was changed since or since a rule forbids its return."""
        back = self.put_all_back([*act.before, *act.made], act, by)
        for row in back.went:
            if row.kind == "membership" and row.owner in self.rows:
                for m in self.of("membership", article=row.article):
                    if self.rows[m].is_live and self.rows[m].owner != row.owner:
                        self.let_go(row.owner, {row.article}, self.rows[m].owner, by)
        return back.kept

    def put_all_back(self, numbers: Iterable[int], act: Act, by: int) -> Back:
        back = Back()
        there = [n for n in numbers if n in self.rows]
        known = [n for n in there if n not in act.made]
        known.sort(key=lambda n: (PARTS_FIRST.index(self.rows[n].kind), self.state_before(n, act) != REJECTED, n))
        for n in known:
            if self.state_before(n, act) != CONFIRMED:
                self.put_back(n, act, by, back)
        for n in sorted(set(there) & set(act.made), key=lambda n: PARTS_FIRST.index(self.rows[n].kind)):
            self.unmake(n, act, by, back)
        for n in reversed(known):
            if self.state_before(n, act) == CONFIRMED:
                self.put_back(n, act, by, back)
        return back

    def state_before(self, n: int, act: Act) -> str:
        word = act.before[n].get("word")
        return word.state if word and word != act.after[n].word else ""

    def put_back(self, n: int, act: Act, by: int, back: Back) -> None:
        row, after = self.rows[n], act.after[n]
        changed = {name: value for name, value in act.before[n].items() if value != getattr(after, name)}
        since = {name for name in changed if getattr(row, name) != getattr(after, name)}
        going = {name: value for name, value in changed.items() if name not in since}
        saved = deepcopy(self.rows)
        try:
            if "word" in going:
                self.refuse(n, going["word"].state)
            self.write(n, **going)
            if "home" in going:
                self.come_home(n)
            if going:
                self.to_heir(n, by)
                self.refuse_return(n)
                back.went.append(replace(row))
        except No:
            self.rows = saved
            back.kept.add(n)
        if since:
            back.kept.add(n)

    def come_home(self, n: int) -> None:
        row = self.rows[n]
        row.owner = row.home
        if (
            row.kind in ONE_OF_A_KIND
            and len(self.of(row.kind, owner=row.owner, article=row.article, spot=row.spot)) > 1
        ):
            raise No("something else has taken its place")

    def to_heir(self, n: int, by: int) -> None:
        owner = self.rows[n].owner
        if owner is not None and self.rows[owner].into is not None:
            self.pass_on(n, self.root(owner), by)

    def refuse_return(self, n: int) -> None:
        row = self.rows[n]
        if row.kind == "appearance" and row.is_confirmed:
            silences = self.of("silence", owner=row.owner, article=row.article)
            if not self.rows[row.owner].is_confirmed or any(self.rows[s].is_confirmed for s in silences):
                raise No("it contradicts what was decided since")
        if row.kind == "silence":
            self.refuse(n, row.word.state)
        confirmed = sum(self.rows[m].is_confirmed for m in self.of("origin", article=row.article))
        if row.kind == "origin" and row.is_confirmed and confirmed > 1:
            raise No("something else has taken its place")
        if row.kind == "claim":
            relatives = [*self.of("claim", into=n), *([row.into] if row.into is not None else [])]
            if any(self.rows[m].owner != row.owner for m in relatives):
                raise No("merged claims are in one story")

    def unmake(self, n: int, act: Act, by: int, back: Back) -> None:
        row = self.rows[n]
        try:
            if any(getattr(row, name) != getattr(act.after[n], name) for name in FIELDS) or not self.may_go(n):
                raise No("changed since, or built on")
            if row.kind == "claim" and self.is_built_on(n):
                self.decide(n, REJECTED, by)
            else:
                self.remove(n)
            back.went.append(replace(row))
        except No:
            back.kept.add(n)

    def may_go(self, n: int) -> bool:
        kind = self.rows[n].kind
        if kind == "story":
            empty = not self.of("membership", owner=n) and not self.of("story", into=n)
            return empty and all(self.is_untouched(claim) for claim in self.of("claim", owner=n))
        return not self.of(kind, into=n)
