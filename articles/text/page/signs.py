"""Raw text → the same in the signs that are meant, with every place's place in the raw text.

Problem: pasted source has entities (`&rsquo;`), PDFs and macOS write accents as signs of their own behind the letter
(NFD), printers' fonts have one sign for "fi", forwarded mail has "> " before each line; a text read in the wrong
encoding and saved again has "â€™" for an apostrophe. The stages read letters, and a person's words must be found.
Method: what must change is found by few regular expressions, each change is kept with both its places, and the offsets
of what comes of the text are brought back by bisection. A text with none of it is not touched, nor copied.
Source: Unicode's NFC; HTML's table of entities; `mojibake` for what was read in the wrong encoding.
Known failures: prose about entities loses those that it shows.
"""

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from html import unescape
from itertools import chain

from articles.text.page.clean import Cleaned, Removed
from articles.text.page.mail import quote_marks
from articles.text.page.mojibake import mendings

ENTITY = re.compile(r"&(?:amp;){0,2}(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});")
LIGATURE = re.compile("[\ufb00-\ufb06]")
# Those of the planes that text is written in; beyond them nothing is composed but musical notes.
LETTERS = tuple(chain(range(0x3100), range(0xA000, 0xE000), range(0xF900, 0xFB50), range(0x10A00, 0x12000)))


@dataclass(frozen=True, slots=True)
class Change:
    """raw[start:end] is read as `text`."""

    start: int
    end: int
    text: str


class Signs:
    """A raw text as it is read: `text`, and its places there and back.

    >>> signs = Signs.of("The caf&eacute; closed")
    >>> signs.text, signs.back(9, 15)
    ('The café closed', (16, 22))
    """

    def __init__(self, raw: str, changes: Iterable[Change]) -> None:
        self.raw = raw
        parts, at, length = [], 0, 0
        # Of each stretch between two changes, and of each change: where it begins in the raw text, and where in ours.
        self._raw, self._own, self._is_changed = [0], [0], [False]
        for change in sorted(changes, key=lambda change: change.start):
            if change.start < at:
                continue
            parts += [raw[at : change.start], change.text]
            length += change.start - at
            self._begin(change.start, length, True)
            at, length = change.end, length + len(change.text)
            self._begin(at, length, False)
        self.text = "".join([*parts, raw[at:]]) if parts else raw

    def _begin(self, raw: int, own: int, is_changed: bool) -> None:
        self._raw.append(raw)
        self._own.append(own)
        self._is_changed.append(is_changed)

    @classmethod
    def of(cls, raw: str, is_page: bool = False, mend: bool = False) -> "Signs":
        """`is_page`: a web page's parser reads its entities. `mend`: what was read in the wrong encoding is mended."""
        finders: list[Callable[[str], Iterable[Change]]] = [_composed]
        if not is_page:
            finders += [_entities, _ligatures, lambda raw: (Change(*span, "") for span in quote_marks(raw))]
        if mend:
            finders.insert(0, lambda raw: (Change(*mending) for mending in mendings(raw)))
        return cls(raw, _apart([change for find in finders for change in find(raw)]))

    def back(self, start: int, end: int) -> tuple[int, int]:
        """A stretch of the text, in the raw text; one that begins or ends in a change has all of it."""
        first = self._back(start, False)
        return first, max(first, self._back(end, True))

    def _back(self, at: int, is_end: bool) -> int:
        stretch = max((bisect_left if is_end else bisect_right)(self._own, at) - 1, 0)
        if not self._is_changed[stretch]:
            return self._raw[stretch] + at - self._own[stretch]
        return self._raw[stretch + is_end]

    def there(self, start: int, end: int) -> tuple[int, int]:
        """A stretch of the raw text, in ours."""
        first = self._there(start, False)
        return first, max(first, self._there(end, True))

    def _there(self, at: int, is_end: bool) -> int:
        stretch = max((bisect_left if is_end else bisect_right)(self._raw, at) - 1, 0)
        if not self._is_changed[stretch]:
            return min(self._own[stretch] + at - self._raw[stretch], len(self.text))
        return self._own[stretch + is_end]

    def bring_back(self, cleaned: Cleaned) -> Cleaned:
        """What was cleaned of our text, with its places in the raw one, and what is removed in the raw text's signs."""
        if self.text is self.raw:
            return cleaned
        removed = [self._removed(piece) for piece in cleaned.removed]
        credits = [
            replace(credit, start=start, end=end)
            for credit in cleaned.credits
            for start, end in [self.back(credit.start, credit.end)]
        ]
        return replace(cleaned, removed=tuple(removed), credits=tuple(credits))

    def _removed(self, piece: Removed) -> Removed:
        start, end = self.back(piece.start, piece.end)
        return replace(piece, start=start, end=end, text=self.raw[start:end])


def _apart(changes: list[Change]) -> Iterator[Change]:
    """The changes in order; of two that meet, the one that was found first."""
    taken: list[Change] = []
    for change in sorted(changes, key=lambda change: change.start):  # stable: the first finder's goes before
        if not taken or change.start >= taken[-1].end:
            taken.append(change)
    yield from taken


def _entities(raw: str) -> Iterator[Change]:
    for match in ENTITY.finditer(raw) if "&" in raw else ():
        start, meant = match.start(), match.group()
        for _ in range(3):
            meant = unescape(meant)
        if not meant or meant == match.group() or any(map(_is_no_letter, meant)):
            continue
        if unicodedata.combining(meant[0]) and start and raw[start - 1].isalpha():
            start, meant = start - 1, raw[start - 1] + meant
        yield Change(start, match.end(), unicodedata.normalize("NFC", meant))


def _is_no_letter(sign: str) -> bool:
    """A number that no sign has, or a control's; white space is fine."""
    return sign == "\ufffd" or (unicodedata.category(sign) in ("Cc", "Cs") and not sign.isspace())


def _ligatures(raw: str) -> Iterator[Change]:
    for match in LIGATURE.finditer(raw):
        yield Change(match.start(), match.end(), unicodedata.normalize("NFKC", match.group()))


def _composed(raw: str) -> Iterator[Change]:
    """Letters whose accents stand behind them, and the few signs that are another one by another number."""
    if unicodedata.is_normalized("NFC", raw):
        return
    for match in _cluster().finditer(raw):
        composed = unicodedata.normalize("NFC", match.group())
        if composed != match.group():
            yield Change(match.start(), match.end(), composed)


@cache
def _cluster() -> re.Pattern[str]:
    """A letter with what may be composed with it, or a sign that is never written so."""
    followers, singles = [], []
    for code in LETTERS:
        sign = chr(code)
        parts = unicodedata.decomposition(sign)
        if unicodedata.combining(sign):
            followers.append(sign)
        if parts and not parts.startswith("<"):
            followers += [chr(int(part, 16)) for part in parts.split()[1:]]
            singles += [] if unicodedata.is_normalized("NFC", sign) else [sign]
    jamo = "\u1161-\u1175\u11a8-\u11c2"
    behind = f"[{re.escape(''.join(sorted(set(followers))))}{jamo}]"
    return re.compile(f"[^\\s]?{behind}+|[{re.escape(''.join(singles))}]{behind}*")
