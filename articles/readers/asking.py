"""The reader that asks a language model: what it is told for each purpose, and what its answers are taken for.

Problem: articles are hostile, long and many; a model sees only what it is sent, and takes words for orders.
Method: instructions stand apart, and all that comes from articles is JSON, in which no text can end itself. Nothing is
sent but what the answer needs: numbers stand for keys, and no outlet, address or name of ours. Equal questions are
equal to the sign, so that answers can be kept.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any

from ..text.claims import plain_words
from ..text.proposed import Carried, Judgement, Statement
from . import answers
from .base import (
    EMBED,
    JUDGE,
    LANGUAGE,
    NO_ARTICLE,
    PROPOSE,
    WRITE,
    Known,
    Passage,
    Proposal,
    ReaderCutOff,
    ReaderNonsense,
    Request,
    Sender,
    Text,
    Usage,
    one_line,
)
from .packing import Part, packed, parts_of, together
from .prompts import prompt, version, version_of

MOST_KNOWN = 0.25  # of a request's characters: what the story has already
LANGUAGE_LOOKED_AT = 1_000  # characters tell a language
MOST_PASSAGES = 25  # judged at once, so that an answer stays within its tokens
MOST_EMBEDDED = 100  # texts at once
TOKENS_OUT_AN_ARTICLE = 600  # for estimates: what an article's share of an answer has been


class ModelReader:
    """A reader that puts its questions to a sender, at most `characters` of articles at once."""

    def __init__(self, sender: Sender, characters: int) -> None:
        self.sender, self.characters = sender, characters
        self.name, self.is_local, self.version = sender.name, sender.is_local, version()

    @property
    def room(self) -> int:
        """Characters of articles in one request, beside what is known."""
        return int(self.characters * (1 - MOST_KNOWN))

    def together(self, texts: Sequence[Text]) -> list[list[Text]]:
        """Which articles are asked about in one request, as far as they are not cut."""
        return together(texts, self.room)

    def propose(self, texts: Sequence[Text], known: Sequence[Known] = ()) -> Proposal:
        """As many articles at once as fit; those that follow are asked for what the ones before stated, too."""
        packs, remarks = self._packed(texts, known)
        asked = _Asked(known)
        while packs:
            pack = packs.pop(0)
            try:
                self._propose(pack, asked)
            except ReaderCutOff:
                if len(pack) == 1:
                    raise
                packs[:0] = [pack[: len(pack) // 2], pack[len(pack) // 2 :]]
        return Proposal(asked.proposed(), (*remarks, *asked.remarks))

    def judge(self, statement: str, passages: Sequence[Passage]) -> list[Judgement]:
        found = []
        for batch in self._batches(passages, MOST_PASSAGES):
            rows = [_dated({"passage": n, "words": each.words}, each.published) for n, each in enumerate(batch, 1)]
            answer = self._ask(JUDGE, {"statement": statement, "passages": rows}, len(rows))
            found += _judgements(answer, batch)
        return found

    def write(self, passages: Sequence[Passage]) -> str:
        """From as many passages, in their order, as fit into one request."""
        batch = next(self._batches(passages, MOST_PASSAGES), [])
        rows = [_dated({"words": each.words}, each.published) for each in batch]
        return self._ask(WRITE, {"passages": rows}).statement if rows else ""

    def language(self, text: str) -> str:
        code = self._ask(LANGUAGE, {"text": text[:LANGUAGE_LOOKED_AT]}).language.lower()
        if code and not (code.isascii() and code.isalpha() and len(code) <= 3):
            raise ReaderNonsense("The model was asked for the code of a language, and gave none.")
        return code

    def embed(self, texts: Sequence[str]) -> list[list[float]]:
        found: list[list[float]] = []
        for at in range(0, len(texts), MOST_EMBEDDED):
            batch = [text[: self.characters] for text in texts[at : at + MOST_EMBEDDED]]
            found += self._ask(EMBED, batch, len(batch)).vectors
            if len({len(vector) for vector in found}) != 1:
                raise ReaderNonsense(answers.NO_VECTORS)
        return found

    def estimate(self, texts: Sequence[Text], known: Sequence[Known] = ()) -> Usage:
        packs, _ = self._packed(texts, known)
        requests = [request_for(PROPOSE, _propose_content(pack, known)) for pack in packs]
        sent = sum(request.tokens for request in requests)
        return Usage(len(packs), sent, TOKENS_OUT_AN_ARTICLE * sum(map(len, packs)))

    def _ask(self, purpose: str, content: Any, count: int = 0) -> Any:
        request = request_for(purpose, content, count)
        return answers.read(request, self.sender.send(request).answer)

    def _propose(self, pack: Sequence[Part], asked: "_Asked") -> None:
        known = asked.known_within(int(self.characters * MOST_KNOWN))
        asked.add(self._ask(PROPOSE, _propose_content(pack, known)), pack, known)

    def _packed(self, texts: Sequence[Text], known: Sequence[Known]) -> tuple[list[list[Part]], list[str]]:
        cut = [parts_of(text, self.room) for text in texts]
        remarks = [
            one_line(f"“{parts[0].text.headline}” ({parts[0].text.outlet}) was read in {len(parts)} parts.")
            for parts in cut
            if len(parts) > 1
        ]
        return packed((part for parts in cut for part in parts), self.room), remarks

    def _batches(self, passages: Sequence[Passage], most: int) -> Iterator[list[Passage]]:
        batch: list[Passage] = []
        room = self.characters
        for each in passages:
            if batch and (len(each.words) > room or len(batch) == most):
                yield batch
                batch, room = [], self.characters
            batch.append(each)
            room -= len(each.words)
        if batch:
            yield batch


def request_for(purpose: str, content: Any, count: int = 0) -> Request:
    """A question, with its content as JSON; `count` as Request has it."""
    words = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    return Request(purpose, version_of(purpose), prompt(purpose), words, answers.schema_of(purpose), count)


class _Asked:
    """What is known and what has been proposed so far: later articles may carry either.

    What is stated twice in the same words is stated once.
    """

    def __init__(self, known: Sequence[Known]) -> None:
        self.known = list(known)
        self.rows: dict[int, tuple[str, str, list[Carried]]] = {}  # by key: of a claim, or negative for a new one
        self.remarks: list[str] = []

    def known_within(self, limit: int) -> list[Known]:
        """As many as fit into `limit` characters, the first ones first; a remark where not all do."""
        fitting, room = [], limit
        for each in self.known:
            room -= len(each.statement)
            if room < 0:
                break
            fitting.append(each)
        if len(fitting) < len(self.known):
            left = f"{len(self.known) - len(fitting)} of {len(self.known)} known statements were not asked about again"
            self.remarks = [*self.remarks, f"{left}: together they are too long for one request."]
        return fitting

    def add(self, answer: Any, pack: Sequence[Part], known: Sequence[Known]) -> None:
        articles = {number: part.text.key for number, part in enumerate(pack, 1)}
        numbered = dict(enumerate(known, 1))
        worded = {plain_words(each.statement): each for each in reversed(self.known)}
        for row in answer.statements:
            carried = [_carried(each, articles) for each in row.carried]
            words = plain_words(row.statement)
            same = numbered.get(row.known or 0) or worded.get(words)
            if same is None:
                same = worded[words] = Known(-1 - len(self.known), row.statement)
                self.known.append(same)
            self.rows.setdefault(same.key, (same.statement, row.kind, []))[2].extend(carried)

    def proposed(self) -> tuple[Statement, ...]:
        return tuple(
            Statement(words, kind, tuple(dict.fromkeys(carried)), key if key > 0 else None)
            for key, (words, kind, carried) in self.rows.items()
        )


def _propose_content(pack: Iterable[Part], known: Iterable[Known]) -> dict[str, Any]:
    return {
        "articles": [_article(number, part) for number, part in enumerate(pack, 1)],
        "known": [{"number": number, "statement": each.statement} for number, each in enumerate(known, 1)],
    }


def _article(number: int, part: Part) -> dict[str, Any]:
    row: dict[str, Any] = {"article": number}
    if part.count > 1:
        row["part"] = f"{part.number} of {part.count}"
    row = _dated(row, part.text.published)
    return row | {"headline": part.text.headline, "text": part.body}


def _dated(row: dict[str, Any], day: date | None) -> dict[str, Any]:
    return row | {"published": day.isoformat()} if day else row


def _carried(row: Any, articles: dict[int, int]) -> Carried:
    key = articles.get(row.article, NO_ARTICLE)
    return Carried(key, row.words, row.stance, row.modality, row.attributed_to, row.denies)


def _judgements(answer: Any, batch: Sequence[Passage]) -> list[Judgement]:
    rows = {row.passage: row for row in answer.judgements}
    return [
        Judgement(
            key=each.key,
            carries=float(rows[n].carries),
            denies=rows[n].denies,
            stance=rows[n].stance,
            modality=rows[n].modality,
            attributed_to=rows[n].attributed_to,
            words=rows[n].words,
            why=rows[n].why,
        )
        for n, each in enumerate(batch, 1)
    ]
