"""A model behind an address that speaks the OpenAI chat protocol, asked through the official client library.

The library makes requests, tries again after 408, 409, 429 and faults of the server, and waits as long as it is told
to. What leaves the machine is for `sending` to say: the question, the key, and no more.
A server that refuses a JSON schema, a limit's name or a temperature is asked without, and that is remembered for as
long as the process lives.
"""

import json
import re
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Annotated, Any

import httpx2
import openai
from openai import OpenAI
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from . import answers
from .base import (
    BYTES_A_TOKEN,
    EMBED,
    SENT,
    ReaderAway,
    ReaderCutOff,
    ReaderFailed,
    ReaderNonsense,
    Reply,
    Request,
    Usage,
    tokens_of,
)
from .sending import Sending
from .settings import ReaderSettings

RETRIES = 2
CONNECT_SECONDS = 10.0
REFUSING = (400, 404, 422)  # what the request is, or a part of it; not the key, the pace or the server's health
LONGEST_SAID = 200  # characters of a server's own words that are passed on
MOST_TOKENS = 10_000_000  # of one call; what says more is no count
AROUND_IT = 2_000  # tokens of a server's own around what it is sent: its template, the schema

WAIT = re.compile(r"[0-9]{1,6}")

Count = Annotated[int, Field(ge=0, le=MOST_TOKENS)]


class _Lax(BaseModel):
    model_config = ConfigDict(extra="ignore")


class _Counted(BaseModel):
    model_config = ConfigDict(extra="ignore", strict=True)

    prompt_tokens: Count
    completion_tokens: Count | None = None


class _Message(_Lax):
    content: str | None = None
    refusal: str | None = None
    tool_calls: list[Any] | None = None


class _Choice(_Lax):
    message: _Message
    finish_reason: str | None = None


class _Completion(_Lax):
    choices: Annotated[list[_Choice], Field(min_length=1)]


class _Vector(_Lax):
    index: int
    embedding: list[float]


class _Vectors(_Lax):
    data: list[_Vector]


@dataclass(frozen=True, slots=True)
class Manner:
    """How a server wants to be asked."""

    has_schema: bool = True
    limit: str = "max_tokens"
    has_temperature: bool = True

    def arguments(self, request: Request, tokens: int) -> dict[str, Any]:
        schema = {"name": request.purpose, "strict": True, "schema": request.schema}
        return {
            self.limit: tokens,
            **({"temperature": 0} if self.has_temperature else {}),
            **({"response_format": {"type": "json_schema", "json_schema": schema}} if self.has_schema else {}),
        }

    def after(self, said: str) -> "Manner | None":
        """The manner to try after a refusal in these words; None where nothing is left to do without."""
        if self.limit == "max_tokens" and "max_completion_tokens" in said:
            return replace(self, limit="max_completion_tokens")
        if self.has_temperature and "temperature" in said:
            return replace(self, has_temperature=False)
        return replace(self, has_schema=False) if self.has_schema else None


class Endpoint:
    """Sends requests to one address and model."""

    def __init__(self, settings: ReaderSettings) -> None:
        self.settings, self.manner = settings, Manner()
        self.name, self.is_local, self.host = settings.model, settings.is_local, settings.host

    def send(self, request: Request) -> Reply:
        started = time.monotonic()
        ask = self._embed if request.purpose == EMBED else self._chat
        try:
            body = self._asked(lambda client: ask(client, request))
        except ReaderFailed as error:
            if error.usage == SENT:  # whoever reads a question takes money for it, whether the answer arrives or not
                error.usage = replace(_usage(None, request), seconds=time.monotonic() - started)
            raise
        usage = replace(_usage(body, request, self.settings.tokens), seconds=time.monotonic() - started)
        try:
            text = _vectors(body) if request.purpose == EMBED else _content(body, self.settings.tokens)
            return Reply(answers.as_text(answers.read(request, text)), usage)
        except ReaderNonsense as error:
            raise type(error)(str(error), usage) from None

    def _chat(self, client: OpenAI, request: Request) -> bytes:
        """The server's answer, in whatever manner it takes."""
        manner: Manner | None = self.manner
        while True:
            try:
                raw = client.chat.completions.with_raw_response.create(
                    model=self.settings.model,
                    messages=[
                        {"role": "system", "content": request.instructions},
                        {"role": "user", "content": request.content},
                    ],
                    **manner.arguments(request, self.settings.tokens),
                )
            except openai.APIStatusError as error:
                manner = manner.after(error.response.text) if error.status_code in REFUSING else None
                if manner is None:
                    raise
            else:
                self.manner = manner
                return raw.http_response.content

    def _embed(self, client: OpenAI, request: Request) -> bytes:
        if not self.settings.embed_model:
            raise ReaderAway("No model to embed texts with is set up (READER_EMBED_MODEL).")
        raw = client.embeddings.with_raw_response.create(
            model=self.settings.embed_model, input=json.loads(request.content), encoding_format="float"
        )
        return raw.http_response.content

    def _asked(self, ask: Callable[[OpenAI], bytes]) -> Any:
        """The body of an answer; whatever goes wrong on the way in words."""
        settings = self.settings
        try:
            transport = Sending(settings.key, settings.seconds, settings.proxy, self.host)
            timeout = httpx2.Timeout(settings.seconds, connect=min(CONNECT_SECONDS, settings.seconds))
            with httpx2.Client(transport=transport, trust_env=False, timeout=timeout) as http:
                client = OpenAI(
                    api_key=settings.key or "none",
                    base_url=settings.url,
                    http_client=http,
                    max_retries=RETRIES,
                    timeout=timeout,
                )
                body = ask(client)
        except openai.APIStatusError as error:
            raise ReaderAway(self._told(error), wait=_wait(error)) from None
        except openai.APITimeoutError:
            raise ReaderAway(f"No connection to {self.host} came about in time.") from None
        except openai.APIConnectionError as error:
            raise self._unreached(error) from None
        except (openai.OpenAIError, httpx2.HTTPError, httpx2.InvalidURL, ValueError) as error:
            raise ReaderAway(f"{self.host} could not be asked ({type(error).__name__}).") from None
        try:
            return json.loads(body)
        except (ValueError, RecursionError):
            raise ReaderNonsense(f"What {self.host} sent is no answer of a model.", SENT) from None

    def _unreached(self, error: openai.APIConnectionError) -> ReaderAway:
        if isinstance(error.__cause__, httpx2.ConnectError):
            return ReaderAway(f"{self.host} cannot be reached.")
        return ReaderAway(f"{self.host} broke off before its answer was whole.", SENT)

    def _told(self, error: openai.APIStatusError) -> str:
        """A refusal or a fault of the server, as a sentence."""
        host, status = self.host, error.status_code
        if status in (401, 403):
            return f"{host} does not accept the key ({status})."
        if status == 429:
            wish = f", and wants {wait:,} seconds to pass" if (wait := _wait(error)) else ""
            return f"{host} is asked too much or has no credit left (429){wish}."
        if 300 <= status < 400:
            return f"{host} sends on to another address ({status}), which is not followed."
        if status >= 500:
            return f"{host} has a fault of its own ({status})."
        return f"{host} refuses the request ({status}){self._said(error)}."

    def _said(self, error: openai.APIStatusError) -> str:
        """The server's own words, cut and without the key."""
        said = error.body.get("message") if isinstance(error.body, dict) else None
        if not isinstance(said, str):
            return ""
        key = self.settings.key
        said = " ".join((said.replace(key, "…") if key else said).split()).rstrip(".")
        return f": {said[:LONGEST_SAID]}" if said else ""


def _wait(error: openai.APIStatusError) -> int:
    """Seconds that the server wants to pass; 0 where it does not say."""
    said = error.response.headers.get("retry-after", "")
    return int(said) if WAIT.fullmatch(said) else 0


def _content(body: Any, tokens: int) -> str:
    """The words of a chat answer. Raises ReaderNonsense or ReaderCutOff, in words."""
    try:
        choice = _Completion.model_validate(body).choices[0]
    except ValidationError:
        raise ReaderNonsense("What came is no answer of a chat model.") from None
    if choice.finish_reason == "length":
        raise ReaderCutOff(f"The model's answer was cut off after {tokens:,} tokens (READER_TOKENS).")
    if choice.message.refusal or choice.finish_reason == "content_filter":
        raise ReaderNonsense("The model declined to answer.")
    if choice.message.tool_calls and not choice.message.content:
        raise ReaderNonsense("The model asked for tools in the place of an answer; there are none.")
    return choice.message.content or ""


def _vectors(body: Any) -> str:
    try:
        rows = sorted(_Vectors.model_validate(body).data, key=lambda row: row.index)
    except ValidationError:
        raise ReaderNonsense("What came is no answer of a model that embeds texts.") from None
    return json.dumps({"vectors": [row.embedding for row in rows]})


def _usage(body: Any, request: Request, most: int = 0) -> Usage:
    """As the server counts, where that can be: a token has a byte at least, an answer `most` tokens at most.

    Else by length, so that no call is free for want of a count, and no wrong one spends what others may.
    """
    try:
        counted = _Counted.model_validate(body.get("usage"))
    except (AttributeError, ValidationError):
        counted = _Counted(prompt_tokens=0)
    sent, answered = request.tokens, 0 if request.purpose == EMBED else tokens_of(json.dumps(body))
    if 0 < counted.prompt_tokens <= BYTES_A_TOKEN * sent + AROUND_IT:
        sent = counted.prompt_tokens
    if counted.completion_tokens is not None and counted.completion_tokens <= most:
        answered = counted.completion_tokens or answered
    return Usage(1, sent, answered)
