"""Mail: the newest words are read; what they quote is not, unless it is what was sent on.

Problem: an article that comes by mail stands behind "> ", below the letters that sent it on, or above those that it
answers.
Method: lines that begin with ">" are quoted, and all that follows an "Original Message" or another letter's head. Where
the words above are too few for an article, the quoted ones are it: then the signs before the lines are no part of them,
and the head of what was sent on says who wrote it, and when.
Source: own rules; the marks are those of the usual mail programs, as talon (Mailgun) lists them.
Known failures: an answer between the quoted lines reads as if they were not there.
"""

import re
from collections.abc import Iterator, Sequence

from articles.text.page.letter import Letter
from articles.text.page.lines import Line, split_lines

QUOTED_LINE = re.compile(r"^[ \t]{0,3}>[ \t]?", re.MULTILINE)
SENDER, SENT = "from|von|de|van", "date|sent|datum|gesendet|envoyé|fecha|enviado"
HEAD = re.compile(
    rf"\*?(?:(?P<sender>{SENDER})|(?P<sent>{SENT})|to|an|à|para|cc|bcc|reply-to|subject|betreff|objet|asunto)\s?:\*?\s?"
    r"(?P<said>.{0,300})",
    re.IGNORECASE,
)
FORWARDED = re.compile(
    r"\W{0,30}(?:original message|forwarded message|begin forwarded message|ursprüngliche nachricht"
    r"|weitergeleitete nachricht|message transféré|mensaje reenviado)\W{0,30}",
    re.IGNORECASE,
)
WROTE = re.compile(r"(?:on|am|le|el)\s.{5,160}\s(?:wrote|schrieb(?:\s.{1,60})?|a écrit|escribió)\s?:", re.IGNORECASE)
LEAST_WORDS = 30  # of an article; with fewer above it, the quoted text is what was sent
LEAST_QUOTED = 2  # lines; one alone may be anything
LEAST_HEAD = 3  # lines of a letter's head


def quote_marks(raw: str) -> Iterator[tuple[int, int]]:
    """Where "> " stands before the lines of an article that was sent on; nowhere in any other text."""
    marks = list(QUOTED_LINE.finditer(raw)) if ">" in raw else []
    if len(marks) < LEAST_QUOTED:
        return
    own = 0
    for line in raw.splitlines():
        if not QUOTED_LINE.match(line) and not _is_no_text(line.strip()):
            own += len(line.split())
    if own < LEAST_WORDS:
        yield from (mark.span() for mark in marks)


def _is_no_text(line: str) -> bool:
    return bool(HEAD.fullmatch(line) or FORWARDED.fullmatch(line) or WROTE.fullmatch(line[:300]))


def mark_quoted(lines: Sequence[Line], kinds: dict[int, str]) -> Letter | None:
    """Mark what a letter quotes, with the line that says whom; or, where that is the article, what stands above it.

    Gives the head of what was sent on, None where nothing was.
    """
    quoted = [line for line in lines if line.text.startswith(">")]
    if len(quoted) >= LEAST_QUOTED:
        for line in quoted:
            kinds[line.index] = "quoted"
    for line in lines:
        if len(line.text) <= 300 and WROTE.fullmatch(line.text):
            kinds[line.index] = "quoted"
    start, end = _other_letter(lines)
    if start is None:
        return None
    above = sum(len(line.words) for line in lines[:start] if line.index not in kinds and not HEAD.fullmatch(line.text))
    is_sent_on = above < LEAST_WORDS
    for line in lines[:end] if is_sent_on else lines[start:]:
        kinds[line.index] = "quoted"
    return _head_of(lines[start:end]) if is_sent_on else None


def _head_of(lines: Sequence[Line]) -> Letter:
    fields = [found for line in lines if (found := HEAD.fullmatch(line.text))]
    senders = (found["said"] for found in fields if found["sender"])
    dates = (found["said"] for found in fields if found["sent"])
    return Letter(next(senders, ""), next(dates, ""), was_sent_on=True)


def letter_of(page: Sequence[str]) -> Letter | None:
    """The head of what was sent on, by the lines that a page shows; None where nothing was."""
    if not any(len(line) <= 320 and HEAD.fullmatch(line) for line in page):
        return None
    return mark_quoted(split_lines("\n\n".join(page)), {})


def _other_letter(lines: Sequence[Line]) -> tuple[int | None, int]:
    """Where the head of a letter in the letter begins, and where it ends."""
    for line in lines:
        if FORWARDED.fullmatch(line.text):
            return line.index, _head_end(lines, line.index + 1)
        if line.index and HEAD.match(line.text) and not HEAD.match(lines[line.index - 1].text):
            end = _head_end(lines, line.index)
            if end - line.index >= LEAST_HEAD:
                return line.index, end
    return None, 0


def _head_end(lines: Sequence[Line], at: int) -> int:
    while at < len(lines) and len(lines[at].text) <= 320 and HEAD.fullmatch(lines[at].text):
        at += 1
    return at
