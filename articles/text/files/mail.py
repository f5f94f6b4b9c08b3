"""Letters, mailboxes, and the pages that browsers save in the form of a letter (MHTML).

Problem: a letter has its text twice, as text and as page, with pictures, signatures and other files beside it, in any
encoding; programs write boundaries that are not there.
Method: Python's own parser, which forgives; then the first text that says as much as the page, else the page. Of what
is enclosed, documents and letters are pieces of their own. What a letter quotes is for the cleaning to tell, which sees
the words. A subject is a headline where the text has it, too; else it is shown for want of one. The head is the
letter's own, and not of what it answers or sends on: of that the cleaning tells, too.
Source: RFC 5322, 2045, 2557; mailboxes as in RFC 4155.
Known failures: letters that are encrypted; a mailbox whose lines "From " in a letter are not marked.
"""

import re
from collections.abc import Iterator
from email import message_from_bytes
from email.errors import HeaderParseError, MessageError
from email.header import decode_header, make_header
from email.message import Message

from articles.text.files.kinds import DOCX, PDF, TEXT, ZIP, kind_of
from articles.text.files.parts import MOST_PARTS, Contents, NoArticle, Part
from articles.text.page import Letter

MOST_PIECES = 2_000  # of a letter; hostile ones have a piece for every line
MOST_DEEP = 3  # letters in letters
LEAST_SHARE = 0.4  # of the page's words that the text must have
LONGEST_SUBJECT = 500
LONGEST_FIELD = 8_000  # characters that are looked at
ANSWERS = re.compile(r"(?:\[[^\]]{1,40}\]\s*)?(?:re|fwd?|aw|wg|tr|rv|sv|vs|antw|odp)(?:\[\d+\])?\s*:\s*", re.IGNORECASE)
LETTER_START = re.compile(rb"(?:\A|\n)From \S{1,200} [^\n]{0,60}\d\d:\d\d[^\n]{0,40}\n(?=[A-Za-z-]{2,40}:)")
TAG = re.compile(r"<(?:style|script|head)\b.*?</(?:style|script|head)>|<[^<>]*>", re.IGNORECASE | re.DOTALL)


def read_mail(raw: bytes) -> Contents:
    """The newest letter, and what is enclosed. Raises NoArticle."""
    contents = Contents()
    _add_letter(contents, _parsed(raw), "", 0)
    if not contents.parts and not contents.refused:
        raise NoArticle("It is a mail without a text.")
    return contents


def read_mailbox(raw: bytes) -> Contents:
    """Letter by letter."""
    contents = Contents()
    starts = [match.end() for match in LETTER_START.finditer(raw)]
    ends = [*(match.start() for match in list(LETTER_START.finditer(raw))[1:]), len(raw)]
    for number, (start, end) in enumerate(zip(starts, ends, strict=True), 1):
        if number > MOST_PARTS:
            why = f"At most {MOST_PARTS} letters are taken from one mailbox: bring them in as files of their own."
            contents.refused.append((f"{len(starts) - MOST_PARTS:,} more", why))
            break
        _add_letter(contents, _parsed(raw[start:end]), f"letter {number}", 0)
    return contents


def read_mhtml(raw: bytes) -> Contents:
    """The page that was saved, with the address that it was saved from. Raises NoArticle."""
    message = _parsed(raw)
    page = next((piece for piece in _pieces(message) if piece.get_content_type() in HTML), None)
    body = _payload(page) if page is not None else b""
    if not body.strip():
        raise NoArticle("It is called a saved web page, but there is no page in it: save it anew, or paste its text.")
    places = (message["Snapshot-Content-Location"], page["Content-Location"])
    url = next((place.strip() for place in map(_text, places) if place.strip().startswith("http")), "")
    return Contents([Part(body, content_type=_content_type(page), url=url[:2000])])


HTML = ("text/html", "application/xhtml+xml")


def _parsed(raw: bytes) -> Message:
    try:
        return message_from_bytes(raw.lstrip(b"\r\n"))
    except (MessageError, ValueError, LookupError, TypeError, RecursionError) as error:
        raise NoArticle("It is a mail, but damaged: it cannot be read.") from error


def _pieces(message: Message) -> Iterator[Message]:
    """The leaves, in order; a letter in the letter is one."""
    pending, number = [message], 0
    while pending and number < MOST_PIECES:
        piece = pending.pop()
        number += 1
        if piece.get_content_maintype() == "multipart" and piece.is_multipart():
            pending += reversed(piece.get_payload())
        else:
            yield piece


def _add_letter(contents: Contents, message: Message, name: str, depth: int) -> None:
    pieces = list(_pieces(message))
    subject = " ".join(_text(message["Subject"]).split())[:LONGEST_SUBJECT]
    name = " – ".join(filter(None, (name, subject)))
    texts = [piece for piece in pieces if _is_shown(piece)]
    body = _chosen(texts)
    if body is not None:
        contents.add(_part(message, body, subject, name))
    for piece in pieces:
        if piece not in texts:
            _add_enclosed(contents, piece, depth)


def _is_shown(piece: Message) -> bool:
    is_text = piece.get_content_type() in ("text/plain", *HTML)
    return is_text and "attachment" not in _text(piece["Content-Disposition"]).lower()


def _chosen(texts: list[Message]) -> Message | None:
    """The text, unless it says much less than the page that came with it."""
    plain = next(
        (piece for piece in texts if piece.get_content_type() == "text/plain" and _payload(piece).strip()), None
    )
    page = next((piece for piece in texts if piece.get_content_type() in HTML and _payload(piece).strip()), None)
    if plain is None or page is None:
        return plain if page is None else page
    words = len(TAG.sub(" ", _payload(page).decode("latin-1")).split())
    return plain if len(_payload(plain).split()) >= LEAST_SHARE * words else page


def _part(message: Message, body: Message, subject: str, name: str) -> Part:
    raw = _payload(body)
    is_own = not ANSWERS.match(subject)
    title = subject if is_own else ""
    has_title = bool(title) and _letters(title) in _letters(raw[:4000].decode("utf-8", "replace"))
    return Part(
        raw,
        name,
        _content_type(body),
        headline=title if has_title else "",
        title=title,
        letter=Letter(_text(message["From"]), _text(message["Date"])) if is_own else Letter(),
    )


def _letters(words: str) -> str:
    return "".join(filter(str.isalnum, words.casefold()))


def _add_enclosed(contents: Contents, piece: Message, depth: int) -> None:
    name = _text(piece.get_filename() or "")
    if piece.get_content_type() == "message/rfc822" and piece.is_multipart():
        if depth < MOST_DEEP:
            _add_letter(contents, piece.get_payload()[0], name or "enclosed letter", depth + 1)
        return
    raw = _payload(piece)
    kind = kind_of(raw, name)
    is_page = piece.get_content_type() in ("text/plain", *HTML) and kind is TEXT
    if kind in (PDF, DOCX, ZIP) or (is_page and raw.strip()):
        contents.add(Part(raw, name, _content_type(piece) if is_page else ""))
    elif name and kind.why and "attachment" in _text(piece["Content-Disposition"]).lower():
        contents.refuse(name, kind.why)


def _payload(piece: Message) -> bytes:
    """Its bytes, as far as they can be unpacked."""
    try:
        payload = piece.get_payload(decode=True)
    except (ValueError, LookupError, TypeError, AssertionError):
        return b""
    return payload if isinstance(payload, bytes) else b""


def _content_type(piece: Message) -> str:
    charset = piece.get_param("charset", "")
    charset = charset[2] if isinstance(charset, tuple) else charset
    return f"{piece.get_content_type()}; charset={charset}" if charset else piece.get_content_type()


def _text(field: object) -> str:
    """A field of the head as it is read; an encoded word that is none stays as it is."""
    said = str(field or "")[:LONGEST_FIELD]
    try:
        return str(make_header(decode_header(said)))
    except (HeaderParseError, ValueError, LookupError):
        return said
