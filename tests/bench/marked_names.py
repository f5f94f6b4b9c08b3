"""Own articles with their names marked in the text, and how well names read agree with the marks.

The file's format: `=== story`, `--- article`, an optional `# headline`, then the text; a name stands as
`[words|entity|kind]`, the kind by its first letters.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from articles.text.document import HEADLINE, TEXT, Document, Span
from articles.text.names.read import NamesRead

MARKED = Path(__file__).parents[1] / "data" / "names" / "marked.txt"
MARK = re.compile(r"\[([^|\]]+)\|([^|\]]+)\|([a-z])\]")
KINDS = {"p": "person", "o": "organisation", "l": "place", "f": "facility", "g": "group", "w": "work", "x": "other"}


@dataclass(frozen=True)
class Mark:
    """A name marked by hand."""

    document: str
    span: Span
    entity: str
    kind: str


@dataclass(frozen=True)
class MarkedStory:
    name: str
    documents: tuple[Document, ...]
    marks: tuple[Mark, ...]


@dataclass
class Agreement:
    """Counts over stories: marks, mentions read, those on a mark, right kinds, and B-cubed sums over these."""

    marks: int = 0
    read: int = 0
    hit: int = 0
    on_mark: int = 0
    kinds: int = 0
    precise: float = 0.0
    complete: float = 0.0

    @property
    def f1(self) -> float:
        precision, recall = self.on_mark / self.read, self.hit / self.marks
        return 2 * precision * recall / (precision + recall)

    @property
    def aliases(self) -> float:
        precision, recall = self.precise / self.hit, self.complete / self.hit
        return 2 * precision * recall / (precision + recall)


def marked_stories(path: Path = MARKED) -> list[MarkedStory]:
    """The stories of the file, marks taken out of their texts."""
    return [_story(block) for block in re.split(r"^=== ", path.read_text(encoding="utf-8"), flags=re.M)[1:]]


def _story(block: str) -> MarkedStory:
    name, _, rest = block.partition("\n")
    documents, marks = [], []
    for article in re.split(r"^--- ", rest, flags=re.M)[1:]:
        key, _, body = article.partition("\n")
        headline, body = body.split("\n", 1) if body.startswith("#") else ("", body)
        plain = {}
        for field, text in ((HEADLINE, headline.removeprefix("#").strip()), (TEXT, body.strip())):
            plain[field], found = _unmarked(text)
            marks += [Mark(key, Span(*at, field), entity, KINDS[kind]) for at, entity, kind in found]
        documents.append(Document(key, plain[TEXT], plain[HEADLINE]))
    return MarkedStory(name, tuple(documents), tuple(marks))


def _unmarked(text: str) -> tuple[str, list[tuple[tuple[int, int], str, str]]]:
    plain, found, last = "", [], 0
    for match in MARK.finditer(text):
        plain += text[last : match.start()]
        found.append(((len(plain), len(plain) + len(match[1])), match[2], match[3]))
        plain += match[1]
        last = match.end()
    return plain + text[last:], found


def is_same(a: Span, b: Span) -> bool:
    """Whether two spans share half of the shorter one, as the dossier scorer has it."""
    return a.overlap(b) * 2 >= min(len(a), len(b)) > 0


def agree(story: MarkedStory, read: NamesRead, total: Agreement) -> Iterator[str]:
    """Add one story to the counts; yields what differs, in words."""
    entities = {entity.key: entity for entity in read.entities}
    linked: dict[int, object] = {}
    for mention in read.mentions:
        hits = [
            i for i, m in enumerate(story.marks) if m.document == mention.document and is_same(m.span, mention.span)
        ]
        total.read += 1
        total.on_mark += bool(hits)
        if not hits:
            yield f"{story.name}: no name: {mention.exact} ({entities[mention.entity].kind})"
        for i in hits:
            linked.setdefault(i, mention.entity)
    total.marks += len(story.marks)
    total.hit += len(linked)
    words = {d.key: d for d in story.documents}
    for i, mark in enumerate(story.marks):
        exact = words[mark.document].words(mark.span)
        if i not in linked:
            yield f"{story.name}: missed: {exact}"
        elif entities[linked[i]].kind == mark.kind:
            total.kinds += 1
        else:
            yield f"{story.name}: {exact} is {mark.kind}, not {entities[linked[i]].kind}"
    yield from _count_links(story, linked, entities, total)


def _count_links(story: MarkedStory, linked: dict, entities: dict, total: Agreement) -> Iterator[str]:
    pairs = {(story.marks[i].entity, entity) for i, entity in linked.items()}
    for i, entity in linked.items():
        true = {j for j in linked if story.marks[j].entity == story.marks[i].entity}
        found = {j for j in linked if linked[j] == entity}
        total.precise += len(true & found) / len(found)
        total.complete += len(true & found) / len(true)
    for side in (0, 1):
        often = Counter(pair[side] for pair in pairs)
        for mark, entity in sorted(pairs, key=str):
            if often[(mark, entity)[side]] > 1:
                yield f"{story.name}: {'split' if side == 0 else 'merged'}: {mark} / {entities[entity].name}"
