"""What a file is: by its first bytes, and by its name only where they do not tell.

Problem: people bring what they have, under any name; a picture must not be read as text, nor a PDF be
refused for its name.
Method: a table of signatures, in order; mail and saved pages are told by the head that they begin with. What is none of
them is text, for the decoder to judge. What is no article has a sentence that says what it is.
Source: the formats' own specifications; the table has what newsrooms hand round.
Known failures: a text file that begins like a letter's head is read as a letter.
"""

import re
import zlib
from dataclasses import dataclass

SNIFFED = 4096  # bytes
LONGEST_HEAD = 60_000  # bytes of a letter's head; those of lists are long


@dataclass(frozen=True, slots=True)
class FileKind:
    """`key` names its reader, "" for none; `words` say what it is; `why` is the sentence for what is no article."""

    key: str
    words: str
    why: str = ""


TEXT = FileKind("", "a text")
PDF, ZIP = FileKind("pdf", "a PDF"), FileKind("zip", "a zip file")
DOCX = FileKind("docx", "a Word file")
MHTML = FileKind("mhtml", "a saved web page (.mhtml)")
MAIL, MBOX = FileKind("mail", "a mail"), FileKind("mbox", "a mailbox")
WARC = FileKind("warc", "a web archive (WARC)")
WEBARCHIVE = FileKind("webarchive", "a saved web page (.webarchive)")


def _none(words: str, what_then: str = "there is no article to read in it") -> FileKind:
    return FileKind("", words, f"It is {words}: {what_then}.")


PICTURE = _none("a picture", "have its text read first (OCR), and bring that in")
SOUND, FILM = _none("a sound recording", "bring in its transcript"), _none("a video", "bring in its transcript")
PROGRAM = _none("a program")
PACKED = _none("a packed file of another kind than zip", "unpack it, or pack it as zip")
OLD_OFFICE = _none("an office file of the old kind", "save it as .docx, PDF or text")
RTF = _none("a rich text file", "save it as .docx, PDF or text")
SHEET, SLIDES = _none("a spreadsheet"), _none("a set of slides", "save its text, or make a PDF of it")
OPEN_DOCUMENT = _none("an OpenDocument file", "save it as .docx, PDF or text")
BOOK, APP = _none("an e-book", "save the chapter as text"), PROGRAM
DATABASE, FONT = _none("a database"), _none("a typeface")
FEED = _none("a feed or site map", "it lists articles; bring in the links that it lists")
DATA = _none("data (JSON)")

SIGNATURES: tuple[tuple[bytes, FileKind], ...] = (
    (b"%PDF-", PDF),
    (b"PK\x03\x04", ZIP),
    (b"PK\x05\x06", ZIP),
    (b"WARC/", WARC),
    (b"bplist00", WEBARCHIVE),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", OLD_OFFICE),
    (b"{\\rtf", RTF),
    (b"\x89PNG\r\n", PICTURE),
    (b"\xff\xd8\xff", PICTURE),
    (b"GIF8", PICTURE),
    (b"II*\0", PICTURE),
    (b"MM\0*", PICTURE),
    (b"BM", PICTURE),
    (b"8BPS", PICTURE),
    (b"%!PS", _none("a PostScript file", "make a PDF of it")),
    (b"ID3", SOUND),
    (b"OggS", SOUND),
    (b"fLaC", SOUND),
    (b"\xff\xfb", SOUND),
    (b"\xff\xf3", SOUND),
    (b"\x1aE\xdf\xa3", FILM),
    (b"MZ", PROGRAM),
    (b"\x7fELF", PROGRAM),
    (b"\xcf\xfa\xed\xfe", PROGRAM),
    (b"\xca\xfe\xba\xbe", PROGRAM),
    (b"BZh", PACKED),
    (b"\xfd7zXZ", PACKED),
    (b"7z\xbc\xaf\x27\x1c", PACKED),
    (b"Rar!", PACKED),
    (b"\x28\xb5\x2f\xfd", PACKED),
    (b"SQLite format 3\0", DATABASE),
    (b"wOFF", FONT),
    (b"wOF2", FONT),
    (b"OTTO", FONT),
    (b"\0\1\0\0\0", FONT),
)
# Two or three letters that words begin with, too: what follows them must be no text.
SHORT = {b"BM", b"MZ", b"ID3", b"GIF8", b"BZh", b"\xff\xfb", b"\xff\xf3", b"Rar!", b"OTTO", b"wOFF", b"wOF2"}
RIFF = {b"WAVE": SOUND, b"AVI ": FILM, b"WEBP": PICTURE}
FIELD = re.compile(rb"[A-Za-z][A-Za-z0-9-]{0,60}:")
MBOX_START = re.compile(rb"From \S{1,200} [^\n]{0,60}\d\d:\d\d[^\n]{0,40}\n[A-Za-z-]{2,40}:")
FEED_START = re.compile(
    rb"\s*+(?:<\?xml[^>]{0,200}\?>)?+\s*+(?:<!--.{0,500}?-->\s*+)?+(?:<!DOCTYPE[^\[>]{0,300}(?:\[[^\]]*+\])?\s*+>\s*+)?+"
    rb"<(?:rss|feed|rdf:RDF|urlset|sitemapindex)\b",
    re.S,
)
VECTOR = re.compile(
    rb"\s*+(?:<\?xml[^>]{0,200}\?>)?+\s*+(?:<!--.{0,500}?-->\s*+)?+(?:<!DOCTYPE svg[^>]{0,300}>\s*+)?+<svg\b",
    re.S | re.I,
)
JSON_START = re.compile(rb'\s*(?:\{\s*"[^"\n]{0,200}"\s*:|\[\s*[\[{"])')


def kind_of(raw: bytes, name: str = "") -> FileKind:
    """What a file is; never raises.

    >>> kind_of(b"%PDF-1.7").words, kind_of(b"GIF89a" + bytes(9)).words, kind_of(b"BMW is sued.").words
    ('a PDF', 'a picture', 'a text')
    """
    head = raw[:SNIFFED]
    folded = name.lower()
    for signature, kind in SIGNATURES:
        if head.startswith(signature) and (signature not in SHORT or _is_binary(head)):
            return kind
    if folded.endswith(".pdf") and b"%PDF-" in head[:1024]:
        return PDF  # printers' marks may stand before it
    if head.startswith(b"\x1f\x8b"):
        return WARC if _begins_unpacked(raw, b"WARC/") else PACKED
    if head[:4] == b"RIFF":
        return RIFF.get(head[8:12], SOUND)
    if head[4:8] == b"ftyp":
        return PICTURE if head[8:12] in (b"heic", b"heix", b"avif", b"mif1", b"msf1") else FILM
    if head[257:262] == b"ustar":
        return PACKED
    return _kind_of_text(raw, folded)


def _is_binary(head: bytes) -> bool:
    return b"\0" in head or sum(byte < 9 or 13 < byte < 32 for byte in head) > len(head) / 50


def _begins_unpacked(raw: bytes, wanted: bytes) -> bool:
    try:
        return zlib.decompressobj(31).decompress(raw[:SNIFFED], 64).startswith(wanted)
    except zlib.error:
        return False


def _kind_of_text(raw: bytes, name: str) -> FileKind:
    start = raw[:LONGEST_HEAD].removeprefix(b"\xef\xbb\xbf").lstrip(b"\r\n")
    if MBOX_START.match(start.replace(b"\r\n", b"\n")):
        return MBOX
    if kind := _kind_of_letter(start, name):
        return kind
    if FEED_START.match(start[:SNIFFED]):
        return FEED
    if VECTOR.match(start[:SNIFFED]):
        return PICTURE
    if JSON_START.match(start[:SNIFFED]) and (name.endswith(".json") or start.rstrip()[-1:] in b"}]"):
        return DATA
    return TEXT


def _kind_of_letter(start: bytes, name: str) -> FileKind | None:
    """Mail and what browsers save as mail: it begins with a head of fields."""
    fields = _fields(start)
    kind = fields.get(b"content-type", b"").lower()
    is_by_name = name.endswith((".mht", ".mhtml"))
    if b"multipart/related" in kind and (
        is_by_name or b"snapshot-content-location" in fields or fields.keys().isdisjoint((b"to", b"received"))
    ):
        return MHTML
    is_mail = b"from" in fields and not fields.keys().isdisjoint((b"date", b"subject"))
    is_sent = not fields.keys().isdisjoint((b"mime-version", b"message-id", b"received", b"delivered-to"))
    if is_mail and (is_sent or name.endswith(".eml")):
        return MAIL
    return MHTML if is_by_name and b"content-type" in fields else None


def _fields(start: bytes) -> dict[bytes, bytes]:
    """The fields of a head, up to the first empty line; {} where it is none."""
    fields: dict[bytes, bytes] = {}
    last = b""
    for line in start.replace(b"\r\n", b"\n").split(b"\n"):
        if not line.strip():
            return fields
        match = FIELD.match(line)
        if match:
            last = match.group()[:-1].lower()
            fields.setdefault(last, line[match.end() :].strip())
        elif last and line[:1] in b" \t":
            fields[last] += line
        else:
            return {}
    return fields
