"""What a model is told: one short text for each purpose, in a file of its own beside this one.

A prompt's version is made of its words, so that no change of them goes unseen.
"""

import hashlib
from functools import cache
from pathlib import Path

from ..base import JUDGE, LANGUAGE, PROPOSE, WRITE

PURPOSES = (PROPOSE, JUDGE, WRITE, LANGUAGE)
LENGTH = 8  # hexadecimal digits of a version


@cache
def prompt(purpose: str) -> str:
    """The instructions for a purpose; none for one that takes no words."""
    return (Path(__file__).parent / f"{purpose}.txt").read_text(encoding="utf-8").strip() if purpose in PURPOSES else ""


@cache
def version_of(purpose: str) -> str:
    """ "judge-1f0c22ab"."""
    return f"{purpose}-{_digest(prompt(purpose))}"


def version() -> str:
    """That of all prompts together."""
    return _digest("\n".join(map(version_of, PURPOSES)))


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:LENGTH]
