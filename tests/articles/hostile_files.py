"""Files that are made to hurt whoever opens them, by name; each is made when it is asked for."""

import base64
import gzip
import plistlib
import struct
import zlib
from collections.abc import Callable
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from reportlab.lib.pdfencrypt import StandardEncryption

from tests.articles import made_files as made

MB = 1 << 20
ZEROES = bytes(MB)
LAUGHS = "".join(f'<!ENTITY l{n + 1} "{f"&l{n};" * 10}">' for n in range(9))
DOCTYPE = f'<?xml version="1.0"?><!DOCTYPE w:document [<!ENTITY l0 "ha">{LAUGHS}]>'
OUTSIDE = '<?xml version="1.0"?><!DOCTYPE w:document [<!ENTITY x SYSTEM "file:///etc/passwd">]>'


def zip_of(write: Callable[[ZipFile], None]) -> bytes:
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        write(archive)
    return out.getvalue()


def zip_bomb(megabytes: int) -> bytes:
    def write(archive: ZipFile) -> None:
        with archive.open("bomb.txt", "w") as stream:
            for _ in range(megabytes):
                stream.write(ZEROES)

    return zip_of(write)


def many_bombs() -> bytes:
    return made.zipped({f"{n}.txt": ZEROES * 15 for n in range(40)})


def zip_of_zips(deep: int) -> bytes:
    raw = made.zipped({"ferry.txt": made.TEXT})
    for _ in range(deep):
        raw = made.zipped({"inner.zip": raw})
    return raw


def many_names() -> bytes:
    return zip_of(lambda archive: [archive.writestr(f"{n}.txt", "", ZIP_STORED) for n in range(100_000)])


def symlink() -> bytes:
    def write(archive: ZipFile) -> None:
        info = ZipInfo("ferry.txt")
        info.external_attr = 0o120777 << 16
        archive.writestr(info, "/etc/passwd")

    return zip_of(write)


def patched(raw: bytes, signature: bytes, offset: int, value: bytes) -> bytes:
    """A zip with a field of each of its records overwritten."""
    out, at = bytearray(raw), raw.find(signature)
    while at >= 0:
        out[at + offset : at + offset + len(value)] = value
        at = raw.find(signature, at + 4)
    return bytes(out)


def lying_size(claimed: int, megabytes: int = 0) -> bytes:
    """Both of its records say another size than the file has."""
    raw = zip_bomb(megabytes) if megabytes else made.zipped({"ferry.txt": made.TEXT})
    size = struct.pack("<L", claimed)
    return patched(patched(raw, b"PK\x01\x02", 24, size), b"PK\x03\x04", 22, size)


def encrypted_zip() -> bytes:
    raw = made.zipped({"ferry.txt": made.TEXT})
    return patched(patched(raw, b"PK\x01\x02", 8, b"\1\0"), b"PK\x03\x04", 6, b"\1\0")


def overlapping() -> bytes:
    """Two hundred names for one bomb."""
    packed = zlib.compressobj(9, zlib.DEFLATED, -15)
    body = b"".join([packed.compress(ZEROES * 15), packed.flush()])
    crc, size = zlib.crc32(ZEROES * 15), 15 * MB
    local = struct.pack("<4s5H3L2H", b"PK\x03\x04", 20, 0, 8, 0, 33, crc, len(body), size, 1, 0) + b"a" + body
    central = b"".join(
        struct.pack("<4s6H3L5H2L", b"PK\x01\x02", 20, 20, 0, 8, 0, 33, crc, len(body), size, 5, 0, 0, 0, 0, 0, 0)
        + f"{n:05}".encode()
        for n in range(200)
    )
    return local + central + struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 200, 200, len(central), len(local), 0)


def word(markup: str | bytes) -> bytes:
    body = markup.encode() if isinstance(markup, str) else markup
    return made.rewritten(made.docx(), "word/document.xml", lambda old: body)


def word_body(inner: str, head: str = "") -> bytes:
    names = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    return word(f"{head}<w:document {names}><w:body>{inner}</w:body></w:document>")


def word_with_relation(target: str) -> bytes:
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate"
    relation = f'<Relationship Id="rX" Type="{kind}" Target="{target}" TargetMode="External"/></Relationships>'
    return made.rewritten(
        made.docx(),
        "word/_rels/document.xml.rels",
        lambda old: old.replace(b"</Relationships>", relation.encode()),
    )


def pdf_of(*objects: bytes, root: int = 1) -> bytes:
    """A PDF of these objects, numbered from 1, with a table of where each stands."""
    out, places = bytearray(b"%PDF-1.7\n"), []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    count = len(objects) + 1
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n%strailer <</Size %d /Root %d 0 R>>\n" % (count, table, count, root)
    return bytes(out + b"startxref\n%d\n%%%%EOF" % start)


def pdf_page(content: bytes, more: bytes = b"", box: bytes = b"0 0 595 842", stream: bytes = b"") -> bytes:
    return pdf_of(
        b"<</Type /Catalog /Pages 2 0 R %s>>" % more,
        b"<</Type /Pages /Kids [3 0 R] /Count 1>>",
        b"<</Type /Page /Parent 2 0 R /MediaBox [%s] /Contents 4 0 R /Resources <</Font <</F 5 0 R>>>>>>" % box,
        b"<<%s /Length %d>>\nstream\n%s\nendstream" % (stream, len(content), content),
        b"<</Type /Font /Subtype /Type1 /BaseFont /Helvetica>>",
    )


def nested_pdf() -> bytes:
    kids = [b"<</Type /Pages /Kids [%d 0 R] /Count 1>>" % (n + 3) for n in range(20_000)]
    return pdf_of(b"<</Type /Catalog /Pages 2 0 R>>", *kids, b"<</Type /Page /Parent 2 0 R>>")


def endless_pdf() -> bytes:
    return pdf_of(
        b"<</Type /Catalog /Pages 2 0 R>>", b"<</Type /Pages /Kids [3 0 R] /Count 99>>",
        b"<</Type /Pages /Kids [2 0 R] /Count 99>>",
    )  # fmt: skip


def packed_pdf() -> bytes:
    """A page whose content is a bomb, packed twice."""
    content = b"BT /F 12 Tf (a) Tj ET " * 20_000
    bomb = zlib.compress(zlib.compress(content * 100, 9), 9)
    return pdf_page(bomb, stream=b"/Filter [/FlateDecode /FlateDecode]")


def many_letters() -> bytes:
    return pdf_page(b"BT /F 1 Tf 1 0 0 1 9 9 Tm (%s) Tj ET" % (b"a b " * 500_000))


def many_pages(number: int) -> bytes:
    kids = b" ".join(b"%d 0 R" % n for n in range(3, number + 3))
    pages = [b"<</Type /Page /Parent 2 0 R /MediaBox [0 0 9 9]>>"] * number
    return pdf_of(
        b"<</Type /Catalog /Pages 2 0 R>>", b"<</Type /Pages /Kids [%s] /Count %d>>" % (kids, number), *pages
    )  # fmt: skip


def multipart(deep: int, inner: bytes = b"Content-Type: text/plain\n\nFerry.") -> bytes:
    head = b"From: a@example.org\nDate: Mon, 1 Jan 2031 10:00:00 +0000\nMessage-ID: <1@a>\n"
    body = inner
    for n in range(deep):
        mark = b"b%d" % n
        body = b'Content-Type: multipart/mixed; boundary="%s"\n\n--%s\n%s\n--%s--\n' % (mark, mark, body, mark)
    return head + body


def letter(field: bytes, body: bytes = made.TEXT.encode()) -> bytes:
    return b"From: a@example.org\nMessage-ID: <1@a>\n%s\n\n%s" % (field, body)


def web_archive(body: bytes, **said: str) -> bytes:
    return made.warc({"https://gazette.example/ferry": body}, **said)


def bent_web_archive(field: str) -> bytes:
    raw = made.warc({"https://gazette.example/ferry": made.page().encode()}, is_packed=False)
    return raw.replace(b"Content-Length:", f"{field}:".encode(), 1)


def locked_pdf() -> bytes:
    return made.pdf(encrypt=StandardEncryption("secret", ownerPassword="more"))


def nested_list(deep: int) -> bytes:
    return b'<?xml version="1.0"?><plist>' + b"<array>" * deep + b"</array>" * deep + b"</plist>"


PNG = b"\x89PNG\r\n\x1a\n" + bytes(64)

FILES: dict[str, Callable[[], bytes]] = {
    "empty.pdf": lambda: b"",
    "nothing.zip": lambda: b"PK\x05\x06" + bytes(18),
    "zip: bomb of 1 GB.zip": lambda: zip_bomb(1000),
    "zip: forty of 15 MB.zip": many_bombs,
    "zip: in a zip.zip": lambda: zip_of_zips(1),
    "zip: in fifty zips.zip": lambda: zip_of_zips(50),
    "zip: 100,000 names.zip": many_names,
    "zip: leads out.zip": lambda: made.zipped({"../../../etc/cron.d/x": made.TEXT, "/etc/passwd": made.TEXT}),
    "zip: symlink.zip": symlink,
    "zip: says 4 GB.zip": lambda: lying_size(0xFFFFFFF0),
    "zip: says 1 byte.zip": lambda: lying_size(1),
    "zip: bomb that says 1 kB.zip": lambda: lying_size(1000, 600),
    "zip: locked.zip": encrypted_zip,
    "zip: two hundred names for one bomb.zip": overlapping,
    "zip: unknown packing.zip": lambda: patched(made.zipped({"a.txt": "x"}), b"PK\x01\x02", 10, b"\x63\0"),
    "zip: breaks off.zip": lambda: made.zipped({"a.txt": made.TEXT})[:-30],
    "zip: wrong sum.zip": lambda: patched(made.zipped({"a.txt": made.TEXT}), b"PK\x01\x02", 16, b"\1\2\3\4"),
    "zip: odd names.zip": lambda: made.zipped(
        {"\u202egpj.txt": made.TEXT, "a\nb.txt": made.page(), " ": "x", ".": "y"}
    ),
    "zip: one name twice.zip": lambda: zip_of(lambda z: [z.writestr("a.txt", made.TEXT + n) for n in "ab"]),
    "zip: long name.zip": lambda: made.zipped({"a" * 60_000 + ".txt": made.TEXT}),
    "zip: only pictures.zip": lambda: made.zipped({f"{n}.png": PNG for n in range(500)}),
    "zip: before it a page.html": lambda: made.page().encode() + made.zipped({"a.txt": made.TEXT}),
    "zip: forty locked PDFs.zip": lambda: made.zipped({f"{n}.pdf": locked_pdf() for n in range(40)}),
    "zip: PDFs that break off.zip": lambda: made.zipped({f"{n}.pdf": made.pdf()[: 200 * n + 9] for n in range(20)}),
    "word: laughs.docx": lambda: word_body("<w:p><w:r><w:t>&l9;</w:t></w:r></w:p>", DOCTYPE),
    "word: a file of ours.docx": lambda: word_body("<w:p><w:r><w:t>&x;</w:t></w:r></w:p>", OUTSIDE),
    "word: a template from outside.docx": lambda: word_with_relation("http://127.0.0.1:9/template.dotm"),
    "word: a share.docx": lambda: word_with_relation("\\\\\\\\127.0.0.1\\\\share\\\\a.dotm"),
    "word: deep.docx": lambda: word_body("<w:p>" * 100_000),
    "word: deep tables.docx": lambda: word_body("<w:tbl><w:tr><w:tc>" * 3_000 + "</w:tc></w:tr></w:tbl>" * 3_000),
    "word: no markup.docx": lambda: word("Ferry"),
    "word: bomb.docx": lambda: word(ZEROES * 200),
    "word: a million words.docx": lambda: word_body("<w:p><w:r><w:t>a</w:t></w:r></w:p>" * 300_000),
    "word: no parts.docx": lambda: made.zipped({"word/document.xml": "<a/>"}),
    "word: empty.docx": lambda: word_body(""),
    "word: a picture of 1 GB.docx": lambda: made.rewritten(
        made.docx(), "docProps/thumbnail.jpeg", lambda _: ZEROES * 300
    ),
    "word: table without cells.docx": lambda: word_body("<w:tbl/><w:tbl><w:tr/></w:tbl>"),
    "pdf: locked.pdf": locked_pdf,
    "pdf: head alone.pdf": lambda: b"%PDF-1.7",
    "pdf: breaks off.pdf": lambda: made.pdf()[:-900],
    "pdf: turned over.pdf": lambda: b"%PDF-1.7" + made.pdf()[8:][::-1],
    "pdf: a huge page.pdf": lambda: pdf_page(b"BT /F 9 Tf 9 9 Td (Ferry) Tj ET", box=b"0 0 99999999 99999999"),
    "pdf: a page turned inside out.pdf": lambda: pdf_page(b"BT /F 9 Tf (Ferry stopped) Tj ET", box=b"900 900 -1 -1"),
    "pdf: deep.pdf": nested_pdf,
    "pdf: endless.pdf": endless_pdf,
    "pdf: brackets.pdf": lambda: pdf_page(b"[" * 2_000_000),
    "pdf: signs.pdf": lambda: pdf_page(b"q " * 2_000_000),
    "pdf: packed twice.pdf": packed_pdf,
    "pdf: two million letters.pdf": many_letters,
    "pdf: 5,000 pages.pdf": lambda: many_pages(5_000),
    "pdf: script.pdf": lambda: pdf_page(
        b"BT /F 9 Tf 9 9 Td (The ferry was stopped on Monday) Tj ET", b"/OpenAction <</S /JavaScript /JS (while(1){})>>"
    ),
    "pdf: launches.pdf": lambda: pdf_page(b"", b"/OpenAction <</S /Launch /F (/bin/sh)>>"),
    "pdf: no text.pdf": lambda: made.drawn_pdf(lambda canvas: canvas.rect(1, 1, 9, 9)),
    "pdf: letters at no place.pdf": lambda: pdf_page(b"BT /F 9 Tf 1e30 0 0 1e30 1e30 -1e30 Tm (Ferry) Tj ET" * 50),
    "pdf: one letter a line.pdf": lambda: pdf_page(
        b"".join(b"BT /F 1 Tf %d %d Td (a) Tj ET " % (n * 7919 % 500, n * 104729 % 800) for n in range(20_000))
    ),
    "pdf: is a page, too.html": lambda: made.page().encode() + b"%PDF-1.7",
    "pdf: page before it.pdf": lambda: b"<html>" + made.pdf(),
    "pdf: called a text.txt": made.pdf,
    "pdf: is a picture.pdf": lambda: PNG,
    "pdf: is a zip.pdf": lambda: made.zipped({"a.txt": made.TEXT}),
    "saved: wrong boundary.mhtml": lambda: made.mhtml(boundary="a", real="b"),
    "saved: no boundary.mhtml": lambda: made.mhtml().replace(b'; boundary="xx"', b""),
    "saved: breaks off.mhtml": lambda: made.mhtml()[:500],
    "saved: boundary in each line.mhtml": lambda: made.mhtml("<p>a</p>\n--xx\n" * 100_000),
    "saved: no page.mhtml": lambda: made.mhtml().replace(b"text/html", b"image/png"),
    "saved: head without end.mhtml": lambda: (
        b"MIME-Version: 1.0\nContent-Type: multipart/related\n" + b"X-A: b\n" * 99_999
    ),
    "saved: address of a script.mhtml": lambda: made.mhtml(address="javascript:alert(1)"),
    "mail: 10,000 letters.mbox": lambda: made.mailbox([made.mail("Ferry.")]) * 10_000,
    "mail: deep.eml": lambda: multipart(5_000),
    "mail: wide.eml": lambda: multipart(1, b"Content-Type: text/plain\n\nFerry.\n--b0\n" * 50_000),
    "mail: no end of its head.eml": lambda: b"From: a@b.c\nDate: x\nMessage-ID: y\n" + b"Subject: a\n" * 200_000,
    "mail: long subject.eml": lambda: letter(b"Subject: " + b"=?utf-8?q?=41?= " * 60_000),
    "mail: encoded word without end.eml": lambda: letter(b"Subject: =?utf-8?b?" + b"A" * 99_999),
    "mail: unknown charset.eml": lambda: letter(b"Content-Type: text/plain; charset=no-such-thing"),
    "mail: charset that does things.eml": lambda: letter(b"Content-Type: text/plain; charset=unicode_escape"),
    "mail: base64 that is none.eml": lambda: letter(b"Content-Transfer-Encoding: base64", b"%%%" * 9_999),
    "mail: uuencoded.eml": lambda: letter(b"Content-Transfer-Encoding: x-uuencode", b"begin 644 a\n" + b"M" * 99_999),
    "mail: date of the year 0.eml": lambda: letter(b"Date: Mon, 1 Jan 0000 00:00:00 +9999"),
    "mail: date of the year 99999.eml": lambda: letter(b"Date: Mon, 1 Jan 99999 99:99:99 -9999"),
    "mail: letters in letters.eml": lambda: letter(b"Content-Type: message/rfc822\n\n" * 500),
    "mail: zip bomb enclosed.eml": lambda: made.mail("See.", enclosed=[("bomb.zip", zip_bomb(300))]),
    "mail: itself enclosed.eml": lambda: made.mail("See.", enclosed=[("a.zip", made.zipped({"a.eml": made.mail()}))]),
    "mail: quotes.eml": lambda: made.mail("> " * 200_000),
    "mail: fields.txt": lambda: b"a: b\n" * 500_000,
    "warc: breaks off.warc.gz": lambda: web_archive(made.page().encode())[:-60],
    "warc: bomb.warc.gz": lambda: gzip.compress(b"WARC/1.0\r\n" + bytes(400 * MB)),
    "warc: bomb in its answer.warc.gz": lambda: web_archive(made.gzip_bomb(400), Content_Encoding="gzip"),
    "warc: no length.warc": lambda: bent_web_archive("X-Length"),
    "warc: length that lies.warc": lambda: made.warc({"https://a.example/": b"x"}, is_packed=False).replace(
        b"Content-Length: ", b"Content-Length: 99999999999", 1
    ),
    "warc: length below nothing.warc": lambda: made.warc({"https://a.example/": b"x"}, is_packed=False).replace(
        b"Content-Length: ", b"Content-Length: -", 1
    ),
    "warc: a thousand pages.warc.gz": lambda: made.warc({f"https://a.example/{n}": b"<p>Ferry" for n in range(1_000)}),
    "warc: head alone.warc": lambda: b"WARC/1.0",
    "warc: no web address.warc": lambda: made.warc({"urn:x": made.page().encode()}),
    "saved: property list without end.webarchive": lambda: b"bplist00" + bytes(200),
    "saved: deep property list.webarchive": lambda: b"bplist00" + nested_list(50_000),
    "saved: property list of nothing.webarchive": lambda: plistlib.dumps({}, fmt=plistlib.FMT_BINARY),
    "saved: property list with a number.webarchive": lambda: plistlib.dumps(
        {"WebMainResource": {"WebResourceData": 1}}, fmt=plistlib.FMT_BINARY
    ),
    "page: deep.html": lambda: b"<html><body>" + b"<div>" * 29_000,
    "page: 300,000 tags.html": lambda: b"<html>" + b"<b>a</b>" * 150_000,
    "page: entities.html": lambda: made.page(head="&amp;" * 200_000).encode(),
    "page: comments.html": lambda: b"<!---->" * 100_000 + b"Ferry",
    "page: half characters.html": lambda: made.page().encode() + b"\xed\xa0\x80\xff\xfe",
    "text: entities.txt": lambda: b"&amp;#x41;&lt;" * 300_000,
    "text: accents.txt": lambda: ("a" + "\u0301" * 50).encode() * 20_000,
    "text: one letter's accents.txt": lambda: ("a" + "\u0301" * 1_000_000).encode(),
    "text: mojibake.txt": lambda: "“Åßâ€™Ã©".encode() * 100_000,
    "text: mojibake in lines.txt": lambda: "itâ€™s a dayâ€¦ for Ã©tÃ©\n".encode() * 29_000,
    "text: 29,000 headlines.txt": lambda: b"Storm hits Oldtown and the coast\n" * 29_000,
    "text: 29,000 paragraphs.txt": lambda: "".join(f"{made.PARAGRAPHS[n % 2]} {n}\n" for n in range(29_000)).encode(),
    "text: 29,000 fields.txt": lambda: b"X-A: b\n" * 29_000,
    "text: 29,000 short pages.txt": lambda: b"The ferry 1\n\f" * 29_000,
    "text: 29,000 capitals.txt": lambda: b"A\na\n" * 14_500,
    "text: 29,000 quoted lines.txt": lambda: b"> The ferry was stopped\n" * 29_000,
    "text: letters in 29,000 lines.txt": lambda: b"From: a\nTo: b\nSubject: c\n\n" * 7_250,
    "text: one sentence of 5 MB.txt": lambda: b"and the ferry was stopped by the harbour master " * 100_000,
    "text: one line of ASCII.txt": lambda: b"ferry, " * 60_000,
    "text: hyphens.txt": lambda: b"a-\n" * 1_000_000,
    "text: capitals.txt": lambda: b"A\na\n" * 500_000,
    "text: form feeds.txt": lambda: b"The ferry 1\n\f" * 100_000,
    "text: quotes.txt": lambda: b"> " * 1_000_000 + b"\n> a" * 100_000,
    "text: heads of letters.txt": lambda: b"From: a\nTo: b\nSubject: c\n\n" * 100_000,
    "text: nothing but NUL.txt": lambda: bytes(100_000),
    "text: is a program.txt": lambda: b"\x7fELF" + bytes(9_999),
    "text: base64.txt": lambda: base64.b64encode(ZEROES * 5),
    "text: json.json": lambda: b'{"a":' * 100_000,
    "text: brackets.json": lambda: b"[" * 1_000_000,
    "feed: laughs.xml": lambda: (
        f'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY l0 "ha">{LAUGHS}]><rss>&l9;</rss>'.encode()
    ),
    "picture: called a page.html": lambda: PNG,
    "picture: with a page in it.html": lambda: PNG + made.page().encode(),
    "picture: drawn by script.svg": lambda: b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
}

# Those that take much of a budget, or are large: `python -m tests.bench.hostile_files` brings them in, too.
LONG = {
    "zip: forty of 15 MB.zip",
    "zip: 100,000 names.zip",
    "zip: bomb of 1 GB.zip",
    "mail: 10,000 letters.mbox",
    "mail: base64 that is none.eml",
    "mail: long subject.eml",
    "mail: no end of its head.eml",
    "pdf: one letter a line.pdf",
    "pdf: two million letters.pdf",
    "pdf: packed twice.pdf",
    "saved: head without end.mhtml",
    "word: a million words.docx",
    "warc: a thousand pages.warc.gz",
    "warc: bomb.warc.gz",
    "warc: bomb in its answer.warc.gz",
    "text: 29,000 headlines.txt",
    "text: 29,000 fields.txt",
    "text: 29,000 short pages.txt",
    "text: 29,000 capitals.txt",
    "text: 29,000 quoted lines.txt",
    "text: letters in 29,000 lines.txt",
    "text: 29,000 paragraphs.txt",
    "text: one sentence of 5 MB.txt",
    "text: accents.txt",
    "text: base64.txt",
    "text: entities.txt",
    "text: one letter's accents.txt",
    "text: mojibake.txt",
    "text: mojibake in lines.txt",
    "text: quotes.txt",
    "page: deep.html",
    "page: entities.html",
}
