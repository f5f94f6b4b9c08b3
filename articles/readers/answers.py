"""What a model answered, taken apart strictly: the shape that was asked for, or nothing.

Problem: an answer may be cut off, have prose around it, wrong types, one key twice, a thousand brackets, or be no JSON.
Method: the one object in the text that has the asked shape is read; two that do are as useless as none, for one of them
may be an article's. What stands in it (words, numbers of articles, the choice of a stance) is not judged here but where
it is proven, so that one bad row costs itself alone.
"""

import json
from collections.abc import Iterator
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints, ValidationError, WithJsonSchema

from ..text.proposed import KINDS, MODALITIES, STANCES
from .base import EMBED, JUDGE, LANGUAGE, PROPOSE, WRITE, ReaderNonsense, Request, one_line

LONGEST_ANSWER = 2_000_000  # characters; vectors of a hundred texts have about as many
MOST_OPENINGS = 50  # places where an object may begin in the prose around it
NO_VECTORS = "The model gave not one vector of one length for each text."
MOST_ROWS, MOST_VECTORS, MOST_DIMENSIONS = 400, 2_000, 8_192


def _choice(values: tuple[str, ...]) -> Any:
    """Short words, of which the server is told which ones are meant."""
    return Annotated[str, StringConstraints(max_length=200), WithJsonSchema({"type": "string", "enum": list(values)})]


def _words(most: int) -> Any:
    """Bounded here; a server need not know how, for some know no lengths."""
    return Annotated[str, StringConstraints(max_length=most), WithJsonSchema({"type": "string"})]


def _said(most: int) -> Any:
    """Words that are the model's own; an article's have to be found as they stand there."""
    return Annotated[_words(most), AfterValidator(one_line)]


class Shape(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class CarriedShape(Shape):
    article: int
    words: _words(4_000)
    stance: _choice(STANCES)
    modality: _choice(MODALITIES)
    attributed_to: _said(1_000)
    denies: bool


class StatementShape(Shape):
    statement: _said(2_000)
    kind: _choice(KINDS)
    known: int | None
    carried: Annotated[list[CarriedShape], Field(max_length=MOST_ROWS)]


class Proposed(Shape):
    statements: Annotated[list[StatementShape], Field(max_length=MOST_ROWS)]


class JudgementShape(Shape):
    passage: int
    carries: Annotated[float, Field(ge=0, le=1)]
    denies: bool
    stance: _choice(STANCES)
    modality: _choice(MODALITIES)
    attributed_to: _said(1_000)
    words: _words(4_000)
    why: _said(2_000)


class Judged(Shape):
    judgements: Annotated[list[JudgementShape], Field(max_length=MOST_ROWS)]


class Written(Shape):
    statement: _said(2_000)


class Named(Shape):
    language: _said(20)


class Embedded(Shape):
    vectors: Annotated[
        list[Annotated[list[float], Field(min_length=1, max_length=MOST_DIMENSIONS)]], Field(max_length=MOST_VECTORS)
    ]


SHAPES: dict[str, type[Shape]] = {PROPOSE: Proposed, JUDGE: Judged, WRITE: Written, LANGUAGE: Named, EMBED: Embedded}
KEYWORDS = ("maxItems", "minItems", "maximum", "minimum", "title")  # of a schema that not every server knows


def schema_of(purpose: str) -> dict[str, Any]:
    """The JSON schema of a purpose's answer, as strict structured output takes it."""
    return _plain(SHAPES[purpose].model_json_schema())


def _plain(schema: Any) -> Any:
    if isinstance(schema, dict):
        return {name: _plain(value) for name, value in schema.items() if name not in KEYWORDS}
    return [_plain(value) for value in schema] if isinstance(schema, list) else schema


def read(request: Request, text: str) -> Any:
    """The answer to a request in a text, as the shape of its purpose. Raises ReaderNonsense.

    One that leaves out some of what was asked about is of no use, and is not to be kept.
    """
    if len(text) > LONGEST_ANSWER:
        raise ReaderNonsense(f"The model's answer is too long to be read ({len(text):,} characters).")
    if not text.strip():
        raise ReaderNonsense("The model answered nothing.")
    found, fault = [], ""
    for value in _objects(text):
        try:
            found.append(SHAPES[request.purpose].model_validate(value))
        except ValidationError as error:
            fault = fault or (str(value)[:100] if isinstance(value, Exception) else _told(error))
    if len(found) == 1:
        if request.count:
            _check_count(found[0], request.count)
        return found[0]
    if found:
        raise ReaderNonsense("The model gave more than one answer to one question.")
    raise ReaderNonsense(f"The model's answer has not the form that was asked for: {fault or 'it holds no JSON'}.")


def _check_count(answer: Any, count: int) -> None:
    """Whether each of what was asked about has its answer. Raises ReaderNonsense."""
    if isinstance(answer, Embedded) and len(answer.vectors) != count:
        raise ReaderNonsense(NO_VECTORS)
    if isinstance(answer, Judged) and sorted(row.passage for row in answer.judgements) != list(range(1, count + 1)):
        raise ReaderNonsense(f"The model was asked about {count} passages, and did not answer for each once.")


def as_text(value: Shape) -> str:
    """A read answer as JSON, equal for equal answers."""
    return value.model_dump_json()


def _objects(text: str) -> Iterator[Any]:
    """The JSON objects in a text that lie in no other one; an error for what begins like one and is none."""
    at = 0
    for _ in range(MOST_OPENINGS):
        at = text.find("{", at)
        if at < 0:
            return
        try:
            value, at = DECODER.raw_decode(text, at)
            yield value
        except ValueError as error:
            yield error
            at += 1
        except RecursionError:
            yield ValueError("it is nested too deeply")
            at += 1


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise ValueError("one key twice")
    return found


def _no_number(name: str) -> float:
    raise ValueError(f"{name} is no number")


DECODER = json.JSONDecoder(object_pairs_hook=_once, parse_constant=_no_number)


def _told(error: ValidationError) -> str:
    """The first fault, by where it is; never the value, which may be an article's words."""
    first = error.errors(include_url=False, include_context=False, include_input=False)[0]
    place = ".".join(map(str, first["loc"])) or "the answer"
    return f"{place}: {first['msg'][:100]}"
