"""A sender that answers from a list, and notes what it was asked."""

import json
from collections.abc import Sequence
from typing import Any

from articles.readers.base import Reply, Request, Usage


class Written:
    """Answers in turn; an exception among them is raised."""

    name, is_local = "small", True

    def __init__(self, *answers: Any) -> None:
        self.answers, self.asked = list(answers), []

    def send(self, request: Request) -> Reply:
        self.asked.append(request)
        answer = self.answers.pop(0)
        if isinstance(answer, Exception):
            raise answer
        return Reply(json.dumps(answer), Usage(1, 10, 5, 0.1))

    @property
    def contents(self) -> list[Any]:
        """What was to be read, of each request."""
        return [json.loads(request.content) for request in self.asked]


def carried(article: int, words: str, **others: Any) -> dict[str, Any]:
    row = {"article": article, "words": words, "stance": "reports", "modality": "happened"}
    return row | {"attributed_to": "", "denies": False} | others


def stated(statement: str, *rows: dict[str, Any], known: int | None = None, kind: str = "fact") -> dict[str, Any]:
    return {"statement": statement, "kind": kind, "known": known, "carried": list(rows)}


def proposed(*statements: dict[str, Any]) -> dict[str, Any]:
    return {"statements": list(statements)}


def judged(passage: int, carries: float = 0.9, **others: Any) -> dict[str, Any]:
    row = {"passage": passage, "carries": carries, "denies": False, "stance": "reports", "modality": "happened"}
    return row | {"attributed_to": "", "words": "The ferry sails.", "why": "It says so."} | others


def judgements(*rows: dict[str, Any]) -> dict[str, Sequence[dict[str, Any]]]:
    return {"judgements": list(rows)}
