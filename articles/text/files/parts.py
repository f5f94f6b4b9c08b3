"""What comes out of a file."""

from dataclasses import dataclass, field

from articles.text.page import Letter

MOST_PARTS = 200  # of one file; what holds more is an archive, and brought in piece by piece
MOST_PART = 20_000_000  # bytes
MOST_UNPACKED = 40_000_000  # bytes of all parts
MOST_REFUSED = 20  # parts of which it is said one by one why they are none
LONGEST_NAME = 200


class NoArticle(ValueError):
    """There is no article in it; the message says in a sentence what it is."""


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a file, as its bytes, with what it says of itself; "" for what it does not.

    `name` is its name in the file, `content_type` as in HTTP. `headline` stands in it; `title` does for want of one.
    `letter` is the head of the letter that it is the text of, empty where that is of no use.
    """

    raw: bytes
    name: str = ""
    content_type: str = ""
    url: str = ""
    headline: str = ""
    title: str = ""
    letter: Letter | None = None


@dataclass(slots=True)
class Contents:
    """The parts of a file in order, and of others in it why they are none: (name, sentence). `words` say what it is.

    `manifest` has the bytes of the table that says what is known of each part, b"" for none; `folder` is where it lies.
    """

    parts: list[Part] = field(default_factory=list)
    refused: list[tuple[str, str]] = field(default_factory=list)
    size: int = 0
    untold: int = 0
    words: str = ""
    manifest: bytes = b""
    folder: str = ""

    def add(self, part: Part) -> None:
        """One more part, or why not."""
        if why := self.why_full(len(part.raw)):
            self.refuse(part.name, why)
        else:
            self.size += len(part.raw)
            self.parts.append(part)

    def why_full(self, size: int) -> str:
        """Why no part of this size has room; "" where it has."""
        if len(self.parts) >= MOST_PARTS:
            return f"At most {MOST_PARTS} pieces are taken from one file: bring it in by itself."
        if self.size + size > MOST_UNPACKED:
            return f"With the pieces before it that is more than {MOST_UNPACKED // 10**6} MB: bring it in by itself."
        return ""

    def refuse(self, name: str, why: str) -> None:
        if len(self.refused) < MOST_REFUSED:
            self.refused.append((name[:LONGEST_NAME], why))
        else:
            self.untold += 1

    def told(self) -> "Contents":
        """With one sentence for all that were refused and not told."""
        if self.untold:
            self.refused.append((f"{self.untold:,} more", "These pieces of it were not taken in, either."))
            self.untold = 0
        return self
