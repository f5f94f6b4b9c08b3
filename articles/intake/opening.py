"""Files as they come → pieces that can be taken in: what is in a PDF, a zip, a mailbox, a saved page.

A text or a page is a piece itself. Everything else is opened in a process that can be ended (`reading_process.files`),
what lies in it the same way, each for itself, so that one bomb costs nothing but itself. The bytes of what was brought
are kept beside the text that was read in them.
"""

import time
from collections.abc import Iterator
from dataclasses import replace

from django.urls import reverse

from ..reading_process import NotRead, files
from ..text.files import FEED, Contents, NoArticle, Part, kind_of, read_file
from .given import MOST_FILE, Refused
from .manifest import pair_parts, read_manifest
from .pages import Original
from .take_in import Outcome, Submission, Verdict

# What the names of files end with that may hold articles; what a file is, its bytes say.
ENDINGS = (
    *(".txt", ".html", ".htm", ".xhtml", ".mhtml", ".mht", ".webarchive"),
    *(".pdf", ".docx", ".eml", ".mbox", ".zip", ".warc", ".warc.gz"),
)
MOST_DEEP = 3  # files in files: a PDF in a letter in a zip
SECONDS = 30.0  # for all that is in one file
TOO_LONG = "Opening what came before it has taken too long: bring it in by itself."
SEVERAL = "It holds several pieces: of them a manifest or a form can only say which outlet they are from."
ONE_ONLY = "It holds several pieces: upload it as a file."
FROM_LINK = "What stands there holds several pieces: download it, and upload it as a file."
A_FEED = "It is a feed or site map, which lists articles: add its address on the page Feeds ({})."
INSIDE = " › "


def opened(submission: Submission) -> Iterator[Submission | Outcome]:
    """What is in a submission, piece by piece; an outcome for each piece that is none, which says why."""
    deadline = time.monotonic() + SECONDS
    try:
        yield from _opened(submission, 1, deadline)
    except Refused as refusal:
        yield _refusal(submission.source_name, str(refusal))


def opened_one(submission: Submission) -> Submission:
    """The one piece that is in a submission. Raises Refused."""
    pieces, why = [], ""
    for piece in opened(submission):
        if isinstance(piece, Submission):
            pieces.append(piece)
        else:
            why = why or piece.message
    if len(pieces) == 1:
        return pieces[0]
    raise Refused(ONE_ONLY if pieces else why)


def _opened(submission: Submission, depth: int, deadline: float) -> Iterator[Submission | Outcome]:
    kind = kind_of(submission.raw, submission.source_name)
    if kind is FEED:
        raise Refused(A_FEED.format(reverse("feed_list")))
    if kind.why:
        raise Refused(kind.why)
    if not kind.key:
        yield submission
        return
    if depth > MOST_DEEP:
        raise Refused(f"It is {kind.words} too deep in others: bring it in by itself.")
    contents = _contents(submission, deadline)
    if len(contents.parts) > 1 and submission.page:
        raise Refused(FROM_LINK)
    if len(contents.parts) > 1 and (submission.url or submission.published or submission.headline):
        raise Refused(SEVERAL)
    original = submission.original or Original.of(submission.raw, submission.source_name, contents.words)
    pieces, refusals = _said(submission, contents)
    for part, said in pieces:
        name = INSIDE.join(filter(None, (submission.source_name, part.name)))
        try:
            yield from _opened(_piece(said, part, name, original), depth + 1, deadline)
        except Refused as refusal:
            yield _refusal(name, str(refusal))
    for name, why in (*contents.refused, *((each.source_name, each.message) for each in refusals)):
        yield _refusal(INSIDE.join((submission.source_name, name)), why)


def _said(submission: Submission, contents: Contents) -> tuple[list[tuple[Part, Submission]], list[Outcome]]:
    """The parts, each with what is said of it, as a manifest among them has it; and what that refuses."""
    if not contents.manifest:
        return [(part, submission) for part in contents.parts], []
    parts = {part.name: part.raw for part in contents.parts}
    named, refusals = pair_parts(parts, contents.folder, read_manifest(contents.manifest))
    said = {
        each.source_name: replace(
            submission,
            outlet=each.outlet or submission.outlet,
            url=each.url or submission.url,
            published=each.published or submission.published,
            headline=each.headline or submission.headline,
        )
        for each in named
    }
    return [(part, said[part.name]) for part in contents.parts if part.name in said], refusals


def _contents(submission: Submission, deadline: float) -> Contents:
    if len(submission.raw) > MOST_FILE:
        raise Refused(f"It has {len(submission.raw) / 1e6:.1f} MB; at most {MOST_FILE / 1e6:.0f} MB are taken.")
    if time.monotonic() > deadline:
        raise Refused(TOO_LONG)
    try:
        return files.ask(read_file, submission.raw, submission.source_name)
    except NoArticle as reason:
        raise Refused(str(reason)) from None
    except NotRead as error:
        raise Refused(f"Opening it {error}.") from None


def _piece(submission: Submission, part: Part, name: str, original: Original) -> Submission:
    """A part as it is to be taken in; what its bringer said of it goes before what it says of itself."""
    return replace(
        submission,
        raw=part.raw,
        source_name=name,
        content_type=part.content_type,
        saved_from=part.url,
        headline=submission.headline or part.headline,
        title=part.title,
        letter=part.letter,
        original=replace(original, part=part.name or original.part),
    )


def _refusal(name: str, why: str) -> Outcome:
    return Outcome(name, Verdict.REFUSED, why)
