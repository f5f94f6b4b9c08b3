"""What is between whoever wants a story read and a reader: what is asked, what comes back, and what may go wrong.

A `Reader` proposes statements, judges passages, writes a statement, names a language and embeds texts. The shipped
reader is one; `asking.ModelReader` is another, which puts its questions as `Request`s to a `Sender`: an endpoint, a
folder of answers, or whatever is laid around either to remember answers, count tokens and keep to a budget. All that
goes to a model and all that it costs passes through `send`, and nothing else does.

What a reader says (`text.proposed`) is not proven. `text.proof` says what of it stands: asked, as any other stage,
of the shipped reader (`proof`, `proof_of_judgement`).
"""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any, Protocol

from ..reading_process import ReadingFailed
from ..text.document import Document
from ..text.proposed import Judgement, Statement

BYTES_A_TOKEN = 4  # about; where no server counts
NO_ARTICLE = 0  # no primary key: of an article that a reader names and was not given
# What a model can be asked for: the first part of a request's version, and the name of its prompt.
PROPOSE, JUDGE, WRITE, LANGUAGE, EMBED = "propose", "judge", "write", "language", "embed"


@dataclass(frozen=True, slots=True)
class Text:
    """An article as a reader gets it; `key` is the article's primary key, `language` its code ("" unknown)."""

    key: int
    outlet: str
    headline: str
    body: str
    published: date | None = None
    language: str = ""

    @classmethod
    def of(cls, document: Document, language: str = "") -> "Text":
        return cls(document.key, document.outlet, document.headline, document.text, document.published, language)


@dataclass(frozen=True, slots=True)
class Known:
    """A claim that the story has already; `key` is its primary key."""

    key: int
    statement: str


@dataclass(frozen=True, slots=True)
class Proposal:
    """What a reader proposes, with sentences on what it could not read as it stands (cut in parts, left out)."""

    statements: tuple[Statement, ...]
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Passage:
    """Words of an article that may carry a statement; `key` is whatever the asker knows them by."""

    key: int
    words: str
    published: date | None = None


@dataclass(frozen=True, slots=True)
class Usage:
    """What reading took. Of an estimate, `seconds` is 0."""

    calls: int = 0
    tokens_in: int = 0
    tokens_out: int = 0
    seconds: float = 0.0

    def __add__(self, other: "Usage") -> "Usage":
        return Usage(
            self.calls + other.calls,
            self.tokens_in + other.tokens_in,
            self.tokens_out + other.tokens_out,
            self.seconds + other.seconds,
        )

    @property
    def tokens(self) -> int:
        return self.tokens_in + self.tokens_out

    def cost(self, price_in: float, price_out: float) -> float:
        """In the prices' money; they are for a million tokens."""
        return (self.tokens_in * price_in + self.tokens_out * price_out) / 1_000_000


SENT = Usage(calls=1)  # a question went out, and nobody has said what that took


class ReaderFailed(ReadingFailed):
    """Nothing was read. The message is a sentence for whoever waits; `usage` is what was spent all the same."""

    def __init__(self, message: str, usage: Usage | None = None) -> None:
        super().__init__(one_line(message))
        self.usage = usage or Usage()


class ReaderAway(ReaderFailed):
    """No answer came. `wait` are the seconds after which whoever was asked wants to be asked again, 0 unknown."""

    def __init__(self, message: str, usage: Usage | None = None, wait: int = 0) -> None:
        super().__init__(message, usage)
        self.wait = wait


class ReaderNonsense(ReaderFailed):
    """An answer came that is of no use."""


class ReaderCutOff(ReaderNonsense):
    """The answer was longer than an answer may be: less is to be asked at once."""


def one_line(words: str) -> str:
    """Words of a model or its server as one line of signs that are seen, which any page shows and any table holds.

    >>> one_line("The ferry\\n\\u202esails\\0.")
    'The ferry sails.'
    """
    return " ".join("".join(sign for sign in words if sign.isprintable() or sign.isspace()).split())


def tokens_of(text: str) -> int:
    """About how many tokens a text is, never none."""
    return len(text.encode(errors="replace")) // BYTES_A_TOKEN + 1


@dataclass(frozen=True)
class Request:
    """One question to a model: instructions of ours, and content that is data, as JSON.

    `version` is the prompt's. `schema` is the JSON schema of the answer, of which the instructions tell in words.
    `count` is how many passages or texts are asked about, each of which has to be answered; 0 where that is free. Equal
    questions have equal hashes, on any machine and for any model.
    """

    purpose: str
    version: str
    instructions: str
    content: str
    schema: dict[str, Any]
    count: int = 0

    @cached_property
    def hash(self) -> str:
        parts = [self.purpose, self.instructions, self.content]
        return hashlib.sha256(json.dumps(parts).encode()).hexdigest()

    @property
    def tokens(self) -> int:
        """About how many it is."""
        return tokens_of(self.instructions + self.content)

    def as_json(self) -> dict[str, Any]:
        """The request as a file for whoever answers it by other means."""
        return {
            "hash": self.hash,
            "purpose": self.purpose,
            "version": self.version,
            "instructions": self.instructions,
            "content": json.loads(self.content),
            "schema": self.schema,
        }


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer of the shape that was asked for, as JSON, and what it took."""

    answer: str
    usage: Usage = Usage()


class Sender(Protocol):
    """Whoever answers requests. `name` is told to people; where it is local nothing leaves the newsroom's machines."""

    name: str
    is_local: bool

    def send(self, request: Request) -> Reply:
        """Raises ReaderAway, or ReaderNonsense where the answer has not the shape of the request's schema."""
        ...


class Reader(Protocol):
    """Each of its methods raises ReadingFailed, a model's ReaderAway or ReaderNonsense.

    `version` is that of its prompts or weights.
    """

    name: str
    version: str
    is_local: bool

    def propose(self, texts: Sequence[Text], known: Sequence[Known] = ()) -> Proposal:
        """What these articles state, the story's claims that they carry among it."""
        ...

    def together(self, texts: Sequence[Text]) -> list[list[Text]]:
        """Which of these articles `propose` reads at once."""
        ...

    def judge(self, statement: str, passages: Sequence[Passage]) -> list[Judgement]:
        """One judgement for each passage, in their order."""
        ...

    def write(self, passages: Sequence[Passage]) -> str:
        """One neutral statement of what the passages say together; "" where they say nothing together."""
        ...

    def language(self, text: str) -> str:
        """The code of a text's language, "" where it cannot be told."""
        ...

    def embed(self, texts: Sequence[str]) -> list[list[float]]:
        """A vector for each text, all of one length."""
        ...

    def estimate(self, texts: Sequence[Text], known: Sequence[Known] = ()) -> Usage:
        """About what `propose` will take."""
        ...
