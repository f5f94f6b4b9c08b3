"""Bytes → characters: by a byte order mark, by what is declared, as UTF-8, else by a guess that is said to be one.

Labels are those of the web (w3lib): a page that calls itself iso-8859-1 is windows-1252. A declaration that its bytes
contradict does not hold. A guess (charset-normalizer) looks at the first bytes alone; western code pages differ in so
few signs that a short text cannot tell them apart: then it is windows-1252, unless its language is one of another page.
"""

from dataclasses import dataclass

from charset_normalizer import from_bytes
from w3lib.encoding import html_body_declared_encoding, http_content_type_encoding, read_bom

from ..models import Revision

Basis = Revision.CharsetBasis

GUESSED_FROM = 60_000  # bytes
WESTERN = "windows-1252"
# The code page of languages that western letters do not write.
CODE_PAGES = {
    "windows-1250": {"Czech", "Slovak", "Polish", "Hungarian", "Croatian", "Romanian", "Slovene"},
    "windows-1254": {"Turkish"},
    "windows-1257": {"Lithuanian", "Latvian", "Estonian"},
}
ESCAPED = "iso2022_jp"  # other signs in bytes that are UTF-8 as well
# As Python calls what the web knows; it has codecs that no page may ask for.
OF_THE_WEB = {
    *(f"cp{page}" for page in (866, 874, 932, 949, *range(1250, 1259))),
    *(f"iso8859-{part}" for part in (2, 3, 4, 5, 6, 7, 8, 10, 13, 14, 15, 16)),
    *("big5hkscs", "euc_jp", "gb18030", "koi8-r", "koi8-u", "mac-roman", ESCAPED),
}
LATIN = {"cp1250", "cp1252", "cp1254", "cp1257", "cp1258"}


@dataclass(frozen=True, slots=True)
class Decoded:
    """The characters of some bytes, the encoding's name as the web calls it, and by what it is known."""

    text: str
    charset: str
    basis: Basis


def decoded(raw: bytes, content_type: str = "") -> Decoded | None:
    """The text of a file or a page; `content_type` is what a server said of it. None where it has no encoding we know.

    Bytes that are UTF-8 by their signs are that, whatever they say: pages are saved anew, and keep their declaration.

    >>> decoded(b"<meta charset=iso-8859-2><p>" + "Żółw".encode("iso-8859-2"))
    Decoded(text='<meta charset=iso-8859-2><p>Żółw', charset='iso8859-2', basis=Revision.CharsetBasis.DECLARED)
    """
    marked, _ = read_bom(raw)
    if marked:
        return _strictly(raw, marked, Basis.MARK)  # the mark stays in the raw text
    plain = _strictly(raw, "utf-8", Basis.PLAIN)
    declared = http_content_type_encoding(content_type) or html_body_declared_encoding(raw) or ""
    if plain and declared != ESCAPED:
        return plain
    found = _strictly(raw, declared, Basis.DECLARED) if declared in OF_THE_WEB else None
    return found or plain or _strictly(raw, _guess(raw), Basis.GUESSED)


def _strictly(raw: bytes, charset: str, basis: Basis) -> Decoded | None:
    """None where the bytes are not of that encoding."""
    try:
        return Decoded(raw.decode(charset), charset.replace("_", "-").replace("cp125", "windows-125"), basis)
    except (UnicodeError, LookupError):
        return None


def _guess(raw: bytes) -> str:
    head = raw[:GUESSED_FROM]
    best = from_bytes(head[: head.rfind(b"\n") + 1] or head).best()
    if best is None:
        return ""
    if best.encoding not in LATIN:
        return best.encoding
    return next((page for page, languages in CODE_PAGES.items() if best.language in languages), WESTERN)
