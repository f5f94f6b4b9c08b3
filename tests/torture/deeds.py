"""What the newsroom has told people that it did: each acknowledged act with what it must mean, a line of JSON each."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from tests.torture.person import Answer

SOME = "*"  # any value but None
MODELS = {
    "appearances": "articles.Appearance",
    "claims": "articles.Claim",
    "mentions": "articles.Mention",
    "quotes": "articles.Quote",
    "discrepancies": "articles.Discrepancy",
    "origins": "articles.Origin",
    "memberships": "articles.Membership",
    "reports": "articles.EventReport",
    "entities": "entities.Entity",
    "aliases": "entities.Alias",
    "events": "entities.Event",
}
MERGED = {"entity": "entities.Entity", "event": "entities.Event", "claim": "articles.Claim"}
STATES = {
    "confirm": "confirmed",
    "accept": "confirmed",
    "silent": "confirmed",
    "reject": "rejected",
    "pass": "rejected",
    "reopen": "suggested",
}
CLOSED = {"resolve": "resolved", "done": "done", "withdraw": "withdrawn", "reopen": "open"}
READING = ("stance", "modality", "attributed_to")
TAKEN, CONFLICT, REFUSED, FAILED = "taken", "conflict", "refused", "failed"


@dataclass(frozen=True, slots=True)
class Meaning:
    """A row of `model`, found by `where` (fields and values), has the values of `means`.

    `version` is the row's as the form carried it. Without a model any row will do.
    """

    model: str = ""
    where: dict[str, Any] = field(default_factory=dict)
    means: dict[str, Any] = field(default_factory=dict)
    version: int | None = None


@dataclass(frozen=True, slots=True)
class Deed:
    """One request of a person's, and how the newsroom answered; `meaning` is None where nothing was to be decided.

    `brought` are the addresses of articles that were brought in.
    """

    person: str
    path: str
    outcome: str
    status: int
    asked: float
    answered: float
    meaning: Meaning | None = None
    brought: Sequence[str] = ()

    @property
    def kind(self) -> str:
        """The address without its numbers: appearances decide."""
        words = [word for word in self.path.strip("/").split("/") if not word.isdecimal()]
        return " ".join(words[:1] + words[-1:]) if len(words) > 1 else "".join(words)


def outcome_of(answer: Answer) -> str:
    """Taken means that somebody may rely on it."""
    if answer.status == 0 or answer.status >= 500:
        return FAILED
    if answer.status == 409:
        return CONFLICT
    return TAKEN if answer.is_taken else REFUSED


def meaning_of(path: str, fields: Mapping[str, Any]) -> Meaning | None:
    """What an acknowledgement of this form means."""
    decision, version = fields.get("decision", ""), fields.get("version", "")
    version = int(version) if str(version).isdecimal() else None
    match path.strip("/").split("/"):
        case ["claims", key, "step"]:
            return Meaning("articles.Claim", {"id": int(key)}, {"step": fields["step"]}, version)
        case [_, _, "notes"] if "text" in fields:
            return Meaning("articles.Note", {"text": fields["text"]}, {"status": "open"})
        case [_, _, "notes"]:
            return Meaning("articles.Assignment", {"what": fields["what"]}, {"person_id": int(fields["person"])})
        case ["notes", key, "decide"]:
            return Meaning("articles.Note", {"id": int(key)}, {"status": CLOSED[decision]}, version)
        case ["assignments", key, "decide"]:
            means = {"person_id": SOME} if decision == "take" else {"status": CLOSED[decision]}
            return Meaning("articles.Assignment", {"id": int(key)}, means, version)
        case ["offers", _, "decide"]:
            return _of_offer(fields)
        case [noun, key, "decide"]:
            return Meaning(MODELS[noun], {"id": int(key)}, _of_decision(decision, fields), version)
        case [noun, key, "merge"] if noun != "stories":
            return Meaning(MODELS[noun], {"id": int(key)}, {"merged_into_id": SOME if fields.get("into") else None})
        case ["merge", noun, *undo]:
            return Meaning(MERGED[noun], {"id": int(fields["row"])}, {"merged_into_id": None if undo else SOME})
        case ["stories", slug, "merge" | "unmerge" as act]:
            return Meaning("articles.Story", {"slug": slug}, {"merged_into_id": SOME if act == "merge" else None})
        case ["stories", _, "move"]:
            return Meaning("articles.Membership", {"article_id": int(fields["article"])}, {"state": "confirmed"})
        case ["stories", slug, "edit"]:
            return Meaning("articles.Story", {"slug": slug}, {"note": fields["note"]}, version)
        case ["claims", _, "silent"]:
            state = "rejected" if decision == "reopen" else "confirmed"
            return Meaning("articles.Silence", {"article_id": int(fields["article"])}, {"state": state})
        case ["articles", key, "tag"]:
            return _of_tag(int(key), fields)
        case ["articles", key, "origin"]:
            return Meaning("articles.Origin", {"article_id": int(key)}, {"state": "confirmed"})
        case ["undo"]:
            return Meaning()
    return None


def _of_decision(decision: str, fields: Mapping[str, Any]) -> dict[str, Any]:
    if decision == "read":
        return {name: fields[name] for name in READING if name in fields}
    return {"state": STATES[decision]}


def _of_offer(fields: Mapping[str, Any]) -> Meaning:
    _, revision, name, start, end = fields["place"].split(":")
    where = {"revision_id": int(revision), "field": name, "start": int(start), "end": int(end)}
    return Meaning("articles.Appearance", where, {"state": STATES.get(fields["decision"], "confirmed")})


def _of_tag(article: int, fields: Mapping[str, Any]) -> Meaning:
    where = {"article_id": article, "field": fields["field"], "start": int(fields["start"]), "end": int(fields["end"])}
    said = {name: fields[name] for name in READING if name in fields}
    return Meaning("articles.Appearance", where, {"state": "confirmed", **said})


class Diary:
    """A file of deeds, written line by line, so that what was acknowledged stays known whatever happens next."""

    def __init__(self, file: Path) -> None:
        self.file = file.open("a", encoding="utf-8", buffering=1)

    def write(self, person: str, answer: Answer, meaning: Meaning | None = None, brought: Sequence[str] = ()) -> str:
        """Note an answer; gives its outcome."""
        outcome = outcome_of(answer)
        deed = Deed(person, answer.path, outcome, answer.status, answer.asked, answer.answered, meaning, brought)
        self.file.write(json.dumps(asdict(deed)) + "\n")
        return outcome


def read_diaries(files: Iterable[Path]) -> Iterator[Deed]:
    """All deeds of some diaries; a last line that was cut off counts as not written."""
    for file in files:
        for line in file.read_text(encoding="utf-8").splitlines():
            try:
                values = json.loads(line)
            except json.JSONDecodeError:
                continue
            meaning = values.pop("meaning")
            yield Deed(**values, meaning=Meaning(**meaning) if meaning else None)


DECIDES = re.compile(
    r"/(?:appearances|claims|mentions|quotes|discrepancies|origins|memberships|reports|entities|aliases|events|offers)"
    r"/\d+/decide/|/claims/\d+/silent/"
)
