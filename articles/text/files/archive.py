"""Zip files, and the office files that are some.

Problem: a zip says of itself what it likes: how large its files are, what they are called, that one lies in another.
Method: nothing is ever written; a name is a label. Only so many bytes of each file, and of all, are unpacked, whatever
it says. A zip in a zip is not opened. A table called manifest.csv speaks of the others.
Source: zipfile of Python; the names by which office files are known are ECMA-376's and OpenDocument's.
Known failures: names in an encoding that is neither UTF-8 nor cp437 look odd.
"""

import stat
import zlib
from io import BytesIO
from zipfile import BadZipFile, ZipFile, ZipInfo

from articles.text.files.docx import read_docx
from articles.text.files.kinds import (
    APP,
    BOOK,
    DOCX,
    OPEN_DOCUMENT,
    SHEET,
    SLIDES,
    ZIP,
    FileKind,
    kind_of,
)
from articles.text.files.parts import MOST_PART, Contents, NoArticle, Part

MOST_FILES = 2_000  # in a zip; a folder of saved pages has some hundreds
# What systems and browsers put beside what somebody packed.
BESIDE = ("__MACOSX/", ".DS_Store", "Thumbs.db", "desktop.ini")
ASSETS = (".css", ".js", ".mjs", ".map", ".json", ".ico", ".download", ".woff", ".woff2", ".ttf", ".xml", ".csv")
MANIFEST = "manifest.csv"
OFFICE = (
    ("word/document.xml", DOCX),
    ("xl/workbook.xml", SHEET),
    ("xl/workbook.bin", SHEET),
    ("ppt/presentation.xml", SLIDES),
    ("META-INF/container.xml", BOOK),
    ("META-INF/MANIFEST.MF", APP),
    ("AndroidManifest.xml", APP),
    ("content.xml", OPEN_DOCUMENT),
)
DAMAGED = "It is damaged: it cannot be unpacked."


def read_zip(raw: bytes) -> Contents:
    """The files of a zip; of a Word file, its text. Raises NoArticle."""
    archive = _opened(raw)
    kind = _office_kind(archive)
    if kind is DOCX:
        return read_docx(raw)
    if kind is not ZIP:
        raise NoArticle(kind.why)
    files = [info for info in archive.infolist() if not info.is_dir() and not _is_beside(info.filename)]
    if not files:
        raise NoArticle("It is a zip file, and it is empty.")
    if len(files) > MOST_FILES:
        raise NoArticle(f"It is a zip file with {len(files):,} files; at most {MOST_FILES:,} are looked at.")
    contents = Contents()
    for info in files:
        _add(contents, archive, info)
    return contents


def _opened(raw: bytes) -> ZipFile:
    try:
        return ZipFile(BytesIO(raw))
    except (BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise NoArticle("It is a zip file, but damaged: it cannot be opened.") from error


def _office_kind(archive: ZipFile) -> FileKind:
    names = archive.NameToInfo
    return next((kind for name, kind in OFFICE if name in names), ZIP)


def _is_beside(name: str) -> bool:
    return name.startswith(BESIDE) or name.rsplit("/", 1)[-1] in BESIDE or name.rsplit("/", 1)[-1].startswith("._")


def _add(contents: Contents, archive: ZipFile, info: ZipInfo) -> None:
    name = label(info.filename)
    if why := _why_not(info) or contents.why_full(info.file_size):
        contents.refuse(name, why)
        return
    try:
        with archive.open(info) as stream:
            raw = stream.read(MOST_PART + 1)
    except (BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError, ValueError):
        contents.refuse(name, DAMAGED)
        return
    kind = kind_of(raw, name)
    if kind is ZIP:
        kind = _inner_kind(raw)
    if kind.why or kind is ZIP:
        contents.refuse(name, kind.why or "A zip file in a zip file is not opened: bring it in by itself.")
    elif name.lower().rpartition("/")[2] == MANIFEST and not contents.manifest:
        contents.manifest, contents.folder = raw, name[: -len(MANIFEST)]
    elif name.lower().endswith(ASSETS):
        contents.refuse(name, "It belongs to a page, and is none.")
    else:
        contents.add(Part(raw, name))


def _inner_kind(raw: bytes) -> FileKind:
    try:
        return _office_kind(_opened(raw))
    except NoArticle:
        return ZIP


def _why_not(info: ZipInfo) -> str:
    if stat.S_ISLNK(info.external_attr >> 16):
        return "It is a link to another file, which did not come with it."
    if info.flag_bits & 0x1:
        return "It is locked by a password: unpack it first."
    if info.file_size > MOST_PART:
        return f"It has {info.file_size / 1e6:,.1f} MB; at most {MOST_PART // 10**6} MB are unpacked."
    return ""


def label(name: str) -> str:
    """A file's name in an archive, to be shown: no path leads out of it."""
    steps = [step for step in name.replace("\\", "/").split("/") if step not in ("", ".", "..")]
    return "".join(sign if sign.isprintable() else "�" for sign in "/".join(steps)) or "a file without a name"
