"""Who reads articles: the shipped reader, and a language model where one is set up.

A model's libraries are loaded when it is first asked for, by whoever asks: they cost a web worker 30 MB and a second,
and most never ask.
"""

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from django.utils.module_loading import import_string

from .base import ReaderAway, Sender
from .settings import ReaderSettings, reader_settings

if TYPE_CHECKING:
    from .asking import ModelReader

NONE_SET = "No language model is set up."


def has_model() -> bool:
    """Whether a model is set up as it has to be; whether it answers is another matter."""
    settings = reader_settings()
    return settings.is_set and not settings.faults()


def model_sender() -> Sender:
    """What answers a model's requests: the endpoint, or the folder of answers. Raises ReaderAway, in words."""
    settings = reader_settings()
    faults = settings.faults() or ([] if settings.is_set else [NONE_SET])
    if faults:
        raise ReaderAway(faults[0])
    return _sender(settings)


def model_reader(sender: Sender | None = None) -> "ModelReader":
    """The reader that asks this sender, or the one that is set up. Raises ReaderAway, in words."""
    settings = reader_settings()
    return import_string("articles.readers.asking.ModelReader")(sender or model_sender(), settings.characters)


@cache
def _sender(settings: ReaderSettings) -> Sender:
    if settings.replay:
        return import_string("articles.readers.replay.Replay")(Path(settings.replay), settings.model)
    return import_string("articles.readers.endpoint.Endpoint")(settings)
