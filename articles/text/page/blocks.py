"""Blocks of furniture: a line that opens a list or a form ("Related posts", "Leave a Reply") takes what follows along.

Problem: another article's teaser or a reader's comment reads like text; only the line above it tells.
Method: a form at the page's end takes all that follows, unless paragraphs on the article's own matter go on behind it;
a list takes its items, up to the first paragraph that is neither item nor teaser. What the article's own matter is, is
told by the words of the lines before the opener.
Source: own rules, after the observation of Kohlschütter et al. 2010 that furniture comes in blocks.
Known failures: a related article's teaser in full sentences on the same persons is kept when the text goes on after it.
"""

import re
from collections.abc import Sequence

from articles.text.page.credits import credit_kind
from articles.text.page.furniture import QUOTED
from articles.text.page.lines import Line
from articles.text.page.patterns import NAME, rules

Kinds = dict[int, str]

CUT_OFF = re.compile(r"(?:\[\s?(?:…|\.\.\.)\s?\]|…|\.\.\.)\W{0,8}$")
CUT_OFF_LENGTH = 20  # characters at a line's end
COMMENTER = re.compile(
    r".{2,60}\bsays?\s*:?$|.{0,80}\bat \d{1,2}[:.]\d{2} ?(?:am|pm)?\b.{0,20}|.{0,40}\breply\W*"
    r"|.{0,40}\b\d+ (?:minutes?|hours?|days?|weeks?|months?|years?) ago\b.{0,40}",
    re.IGNORECASE,
)
MOSTLY = 0.5  # of the paragraphs' words must stand before a line that opens the page's tail
BELONGS = 0.3  # share of a paragraph's content words which the text before it has
MOST_OPENERS = 100  # that are followed up, each through the whole page; our pages have three at most
LIFE = re.compile(
    rf"(?:{NAME}\s){{1,3}}(?:{NAME}\s)?(?:\([^)]*\)\s)?(?:is|was|has|does|writes|wrote|covers|reports|joined|receives)\b"
)


def matter_of(lines: Sequence[Line], kinds: Kinds) -> set[str]:
    """Stems of the words of the headline and of all lines that are no furniture."""
    return set().union(*(line.matter for line in lines if line.index not in kinds or kinds[line.index] == "headline"))


def belongs(line: Line, own: set[str]) -> bool:
    """Whether enough of a line's words are among `own`, the stems of the article's matter."""
    return bool(line.matter) and len(line.matter & own) >= len(line.matter) * BELONGS


def opener_kind(line: Line) -> str:
    """The kind of block that a short line opens; "" for any other line."""
    if len(line.words) > 14:
        return ""
    return next((kind for kind, pattern in rules("opener") if pattern.fullmatch(line.text)), "")


def mark_blocks(lines: Sequence[Line], kinds: Kinds) -> None:
    """Mark lists and forms together with the line that opens them."""
    total = sum(len(line.words) for line in lines if line.is_prose and line.index not in kinds) or 1
    before = opened = 0
    for line in lines:
        if line.index in kinds and kinds[line.index] in ("headline", "kept"):
            continue
        is_tail = before >= total * MOSTLY
        kind = _block_kind(lines, line, is_tail)
        if kind and (kind not in ("press", "credit") or is_tail):
            opened += 1
            if opened <= MOST_OPENERS:
                _mark_block(lines, kinds, line.index, kind, is_tail)
            else:
                kinds.setdefault(line.index, kind)
        if line.is_prose and line.index not in kinds:
            before += len(line.words)


def _block_kind(lines: Sequence[Line], line: Line, is_tail: bool) -> str:
    kind = opener_kind(line)
    if kind == "bio" and line.text.startswith("About") and _is_press_tail(lines, line.index):
        return "press"  # the firm's own paragraph, with a contact near
    if not kind and is_tail and credit_kind(line.text) == "republished":
        return "credit"
    return kind


def _mark_block(lines: Sequence[Line], kinds: Kinds, opener: int, kind: str, is_tail: bool) -> None:
    """Mark what follows an opener: to the end of the page for forms, else up to where the text goes on."""
    if kind == "press" and not _is_press_tail(lines, opener):
        return
    need = {"comments": 3, "press": 2, "credit": 1}.get(kind, 0)
    if need and is_tail and not _text_goes_on(lines, kinds, opener, need):
        for line in lines[opener:]:
            kinds.setdefault(line.index, kind)
        return
    if need:
        kinds.setdefault(opener, kind)
        return
    taken = _list_length(lines, kinds, opener, kind)
    if taken or is_tail or kind != "bio":
        for line in lines[opener : opener + 1 + taken]:
            kinds.setdefault(line.index, kind)


def _is_press_tail(lines: Sequence[Line], opener: int) -> bool:
    """A firm's "About X" or a contact counts as the end only when a release's other marks stand near."""
    if not re.match(r"about|contact", lines[opener].text, re.IGNORECASE):
        return True
    rest = " ".join(line.text for line in lines[opener : opener + 14])
    return bool(
        re.search(r"#{3}|@[\w-]+\.\w|\bcontacts?\b\s*:?|SOURCE |\+?\d[\d ().-]{8,}\d|www\.|forward-looking", rest)
    )


def _list_length(lines: Sequence[Line], kinds: Kinds, opener: int, kind: str) -> int:
    """How many lines behind an opener belong to it: up to the first paragraph which is no teaser."""
    following = lines[opener + 1 :]
    taken, last_own = 0, None
    for line in following:
        if kinds.get(line.index) in ("headline", "kept"):
            break
        is_item = line.index in kinds or not line.is_prose or _is_cut_off(line)
        is_life = kind == "bio" and taken < 3 and LIFE.match(line.text)
        if not is_item and not is_life:
            if not _may_be_teaser(lines, kinds, opener, line):
                break
            last_own = _last_on_matter(lines, kinds, opener) if last_own is None else last_own
            if line.index <= last_own:
                break
        taken += 1
    return _without_subhead(following, taken, kinds) if taken < len(following) else taken


def _is_cut_off(line: Line) -> bool:
    return bool(CUT_OFF.search(line.text, max(0, len(line.text) - CUT_OFF_LENGTH)))


def _may_be_teaser(lines: Sequence[Line], kinds: Kinds, opener: int, line: Line) -> bool:
    """A related article's summary follows a title and quotes nobody; and no paragraph behind it is on the matter."""
    above = lines[line.index - 1]
    is_below_title = above.index > opener and not above.is_prose and len(above.words) >= 4
    return is_below_title and kinds.get(above.index) in (None, "date", "related") and not QUOTED.search(line.text)


def _last_on_matter(lines: Sequence[Line], kinds: Kinds, opener: int) -> int:
    """The index of the last paragraph behind an opener that is on the article's matter; -1 without one."""
    own = matter_of(lines[:opener], kinds)
    behind = (line for line in reversed(lines[opener:]) if line.is_prose and line.index not in kinds)
    return next((line.index for line in behind if belongs(line, own)), -1)


def _without_subhead(following: Sequence[Line], taken: int, kinds: Kinds) -> int:
    """A short last line before the text goes on is its subhead when the list's other lines are longer."""
    if taken < 2 or following[taken - 1].index in kinds:
        return taken
    last, others = following[taken - 1], following[: taken - 1]
    longer = [line for line in others if len(line.words) > len(last.words) + 1]
    return taken - 1 if len(last.words) <= 7 and len(longer) >= len(others) * 0.6 else taken


def _text_goes_on(lines: Sequence[Line], kinds: Kinds, opener: int, need: int) -> bool:
    """Whether paragraphs on the article's own matter, not written as comments, stand behind an opener."""
    own = matter_of(lines[:opener], kinds)
    rest = lines[opener + 1 :]
    if any(COMMENTER.fullmatch(line.text) for line in rest):
        return False
    return sum(line.is_prose and line.index not in kinds and belongs(line, own) for line in rest) >= need
