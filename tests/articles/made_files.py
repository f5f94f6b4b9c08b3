"""Files that the tests make: honest ones of each kind, and ones that are made to hurt."""

import gzip
import io
import zipfile
from email.message import EmailMessage

from docx import Document
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle, getSampleStyleSheet
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate, Paragraph
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

HEADLINE = "Ferry to Skerrow stopped after storm"
PARAGRAPHS = (
    "The ferry between Skerrow and the mainland was stopped on Monday after a storm had torn away part of the "
    "landing stage, the harbour office said. Some forty passengers waited in the customs shed until morning.",
    "“We have never had waves like these in spring,” said Inga Holm, who has run the harbour since 2011. She "
    "asked the county for a second ship, and blamed the contractor for the weak piles.",
    "The contractor, Brandt Marine, rejected the criticism. A spokesman said on Tuesday that the piles had "
    "been examined in autumn, and that nobody had reported any damage to the company since.",
    "Until the landing stage is repaired, a fishing boat takes mail and medicine across twice a day. The county "
    "expects the work to last until the end of the month, provided that the weather holds.",
    "Shopkeepers on the island said that bread and milk would last until Thursday. The school stays open, though two "
    "of its teachers live on the mainland and cannot come before the ferry sails again.",
)
TEXT = "\n\n".join((HEADLINE, *PARAGRAPHS))


def page(headline: str = HEADLINE, paragraphs=PARAGRAPHS, head: str = "") -> str:
    body = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    top = f"<html><head>{head}<title>{headline}</title></head>"
    return f"{top}<body><article><h1>{headline}</h1>{body}</article></body></html>"


def pdf(columns: int = 1, paragraphs=PARAGRAPHS, headline: str = HEADLINE, size: float = 10, **options) -> bytes:
    """A printed article with running heads and page numbers; small frames make it go over several pages."""
    out, sheet = io.BytesIO(), getSampleStyleSheet()
    style = ParagraphStyle("body", parent=sheet["Normal"], fontSize=size, leading=1.25 * size, firstLineIndent=10)

    def edges(canvas, document):
        canvas.setFont("Helvetica", 8)
        canvas.drawString(60, 815, "The Skerrow Gazette")
        canvas.drawRightString(540, 815, "12 March 2031")
        canvas.drawCentredString(300, 20, f"Page {document.page}")

    breadth = 480 / columns
    frames = [Frame(60 + i * breadth, 560, breadth - 10, 190) for i in range(columns)]
    document = BaseDocTemplate(out, pagesize=A4, title=headline, **options)
    first = [Frame(60, 755, 480, 50), *frames] if columns > 1 else frames
    document.addPageTemplates(
        [
            PageTemplate(id="first", frames=first, onPage=edges, autoNextPageTemplate="next"),
            PageTemplate(id="next", frames=frames, onPage=edges),
        ]
    )
    document.build([Paragraph(headline, sheet["Title"]), *(Paragraph(words, style) for words in paragraphs)])
    return out.getvalue()


def drawn_pdf(draw, **options) -> bytes:
    """A PDF of what `draw` does with a canvas."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4, **options)
    draw(canvas)
    canvas.save()
    return out.getvalue()


def docx(change=lambda document: None) -> bytes:
    document, out = Document(), io.BytesIO()
    document.add_heading(HEADLINE, 0)
    for paragraph in PARAGRAPHS:
        document.add_paragraph(paragraph)
    change(document)
    document.save(out)
    return out.getvalue()


def rewritten(packed: bytes, name: str, change) -> bytes:
    """A zip with one of its files changed."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(packed)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for info in old.infolist():
            body = old.read(info)
            new.writestr(info.filename, change(body) if info.filename == name else body)
    return out.getvalue()


def zipped(files: dict[str, bytes | str]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, body in files.items():
            archive.writestr(name, body)
    return out.getvalue()


def mail(text: str = TEXT, subject: str = HEADLINE, html: str = "", enclosed=(), **fields: str) -> bytes:
    message = EmailMessage()
    message["From"], message["To"] = "Press office <press@example.org>", "desk@example.org"
    message["Date"], message["Subject"] = "Wed, 12 Mar 2031 14:20:00 +0100", subject
    message["Message-ID"] = "<1@example.org>"
    for name, value in fields.items():
        message[name.replace("_", "-")] = value
    message.set_content(text)
    if html:
        message.add_alternative(html, subtype="html")
    for name, body in enclosed:
        message.add_attachment(body, maintype="application", subtype="octet-stream", filename=name)
    return message.as_bytes()


def mailbox(letters) -> bytes:
    return b"".join(b"From press@example.org Wed Mar 12 14:20:00 2031\n" + letter + b"\n\n" for letter in letters)


def mhtml(
    body: str = "", address: str = "https://gazette.example/ferry", boundary: str = "xx", real: str = ""
) -> bytes:
    body = (body or page()).replace("=", "=3D").encode("ascii", "xmlcharrefreplace").decode()
    real = real or boundary
    return (
        f"From: <Saved by Blink>\r\nSnapshot-Content-Location: {address}\r\nSubject: {HEADLINE}\r\n"
        f'MIME-Version: 1.0\r\nContent-Type: multipart/related; type="text/html"; boundary="{boundary}"\r\n\r\n'
        f"--{real}\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n"
        f"Content-Location: {address}\r\n\r\n{body}\r\n"
        f"--{real}\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo=\r\n"
        f"--{real}--\r\n"
    ).encode()


def warc(pages: dict[str, bytes], is_packed: bool = True, kind: str = "text/html; charset=utf-8", **headers) -> bytes:
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=is_packed)
    for address, body in pages.items():
        said = [("Content-Type", kind), *headers.items()]
        http = StatusAndHeaders("200 OK", said, protocol="HTTP/1.1")
        writer.write_record(writer.create_warc_record(address, "response", payload=io.BytesIO(body), http_headers=http))
    return out.getvalue()


def gzip_bomb(megabytes: int) -> bytes:
    out = io.BytesIO()
    with gzip.GzipFile(fileobj=out, mode="wb") as stream:
        for _ in range(megabytes):
            stream.write(bytes(1 << 20))
    return out.getvalue()
