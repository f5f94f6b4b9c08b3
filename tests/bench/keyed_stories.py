"""The six real stories with hand-made keys, when they lie beside the project: documents as they came, names read."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from articles.text.document import Document, NameMention, Quote, Span
from articles.text.names.read import NamesRead, read_names
from articles.text.quotes.read import find_quotes
from articles.text.sentences import split_sentences

SHARED = Path(__file__).resolve().parents[3] / "shared"


@dataclass(frozen=True)
class KeyedStory:
    """A story's key and its documents; offsets of both are into the raw files."""

    name: str
    key: dict
    documents: tuple[Document, ...]

    @property
    def files(self) -> dict[str, Document]:
        return {document.key: document for document in self.documents}


@cache
def keyed_stories() -> tuple[KeyedStory, ...]:
    """The stories that are there, in order of name; none where the keys are missing."""
    return tuple(_stories())


def _stories() -> Iterator[KeyedStory]:
    for path in sorted((SHARED / "gold").glob("*.json")):
        key = json.loads(path.read_text(encoding="utf-8"))
        folder = SHARED / "seeds" if path.stem == "seeds" else SHARED / "stories" / path.stem
        texts = [(name, (folder / name).read_text(encoding="utf-8")) for name in key["files"]]
        yield KeyedStory(path.stem, key, tuple(Document(name, text) for name, text in texts))


@cache
def names_of(story: str) -> tuple[NamesRead, dict]:
    """The names read in a story, and each entity's (name, kind)."""
    read = read_names(next(s for s in keyed_stories() if s.name == story).documents)
    return read, {entity.key: (entity.name, entity.kind) for entity in read.entities}


def sentences_of(document: Document) -> list[Span]:
    return [Span(start, end) for start, end in split_sentences(document.text)]


@cache
def quotes_of(story: str, file: str) -> tuple[Quote, ...]:
    """The quotations found in one file, with the names of the whole story."""
    read, names = names_of(story)
    document = next(s for s in keyed_stories() if s.name == story).files[file]
    here: list[NameMention] = [m for m in read.mentions if m.document == file]
    return tuple(find_quotes(document, sentences_of(document), here, names))
