"""What is in a file: told by its bytes, read by a library, or said to be no article."""

import plistlib
import unittest
from email.message import EmailMessage

from reportlab.lib.pdfencrypt import StandardEncryption

from articles.text.files import NoArticle, kind_of, read_file
from articles.text.page import Letter, clean_html, clean_text
from tests.articles import made_files as made


def only(raw: bytes, name: str = ""):
    (part,) = read_file(raw, name).parts
    return part


def text_of(raw: bytes, name: str = "") -> str:
    return only(raw, name).raw.decode()


class KindTest(unittest.TestCase):
    def test_bytes_tell_and_names_do_not(self):
        for words, raw, name in [
            ("a PDF", made.pdf(), "ferry.txt"),
            ("a zip file", made.zipped({"a.txt": "x"}), "ferry.pdf"),
            ("a mail", made.mail(), "ferry.txt"),
            ("a mailbox", made.mailbox([made.mail()]), ""),
            ("a saved web page (.mhtml)", made.mhtml(), "ferry.html"),
            ("a web archive (WARC)", made.warc({"https://a.example/": b"x"}), ""),
            ("a web archive (WARC)", made.warc({"https://a.example/": b"x"}, is_packed=False), ""),
            ("a text", made.TEXT.encode(), "ferry.pdf"),
            ("a text", made.page().encode(), "ferry.docx"),
            ("a text", b"BMW and MZ are makers of motorcycles.", ""),
            ("a text", b"From Monday on: the ferry sails.\nAgain: it does.", ""),
            ("a text", b"Note: the ferry sails.\n\nDate: Monday.", ""),
            ("a text", b"", ""),
        ]:
            with self.subTest(f"{words} {name}"):
                self.assertEqual(kind_of(raw, name).words, words)

    def test_what_is_no_article_says_what_it_is(self):
        for words, raw in {
            "a picture": b"\x89PNG\r\n\x1a\n" + bytes(40),
            "a sound recording": b"ID3\x04" + bytes(40),
            "a video": b"\0\0\0\x20ftypisom" + bytes(40),
            "a program": b"MZ\x90\0" + bytes(40),
            "an office file of the old kind": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(40),
            "a rich text file": b"{\\rtf1 Ferry}",
            "a spreadsheet": made.zipped({"[Content_Types].xml": "", "xl/workbook.xml": ""}),
            "a set of slides": made.zipped({"ppt/presentation.xml": ""}),
            "an e-book": made.zipped({"META-INF/container.xml": ""}),
            "a feed or site map": b"<?xml version='1.0'?>\n<rss version='2.0'><channel/></rss>",
            "data (JSON)": b'{"ferry": [1, 2]}',
            "a packed file": b"Rar!\x1a\x07\0" + bytes(9),
        }.items():
            with self.subTest(words), self.assertRaisesRegex(NoArticle, f"^It is {words.split(' (')[0]}.*[.]$"):
                read_file(raw)


class PdfTest(unittest.TestCase):
    def test_columns_are_read_one_after_the_other(self):
        for columns in (1, 2, 3):
            with self.subTest(columns):
                cleaned = clean_text(text_of(made.pdf(columns)))
                self.assertEqual(cleaned.text.split("\n\n"), list(made.PARAGRAPHS))
                self.assertEqual(cleaned.headline, made.HEADLINE)

    def test_heads_and_page_numbers_are_cleaned_away_and_a_paragraph_goes_on_over_the_page(self):
        raw = text_of(made.pdf(paragraphs=made.PARAGRAPHS * 2, size=13))
        self.assertGreater(raw.count("\f"), 1)
        cleaned = clean_text(raw)
        self.assertNotIn("Page", cleaned.text)
        self.assertNotIn("Gazette", cleaned.text)
        self.assertIn("Page 2", [piece.text for piece in cleaned.removed])
        self.assertEqual(cleaned.text.split("\n\n")[:5], list(made.PARAGRAPHS))

    def test_a_word_divided_at_a_line_end_is_whole_and_a_true_hyphen_stays(self):
        def draw(canvas):
            for at, line in enumerate(
                ["The harbour office said on Mon-", "day that storm-", "tossed boats lay in the road."]
            ):
                canvas.drawString(60, 700 - 14 * at, line)

        self.assertEqual(
            clean_text(text_of(made.drawn_pdf(draw))).text,
            "The harbour office said on Monday that storm-tossed boats lay in the road.",
        )

    def test_a_drop_cap_belongs_to_its_word(self):
        def draw(canvas):
            canvas.setFont("Times-Roman", 40)
            canvas.drawString(60, 672, "T")
            canvas.setFont("Times-Roman", 12)
            for at, (left, line) in enumerate(
                [
                    (90, "he harbour office was shut on"),
                    (90, "Monday, and nobody answered"),
                    (60, "the telephone in the customs shed."),
                ]
            ):
                canvas.drawString(left, 700 - 15 * at, line)

        self.assertEqual(
            text_of(made.drawn_pdf(draw)),
            "The harbour office was shut on Monday, and nobody answered the telephone in the customs shed.\n\f",
        )

    def test_a_date_on_a_line_of_its_own_is_no_part_of_the_first_sentence(self):
        sentence = [
            "The harbour office in Skerrow was shut on Monday, and nobody",
            "answered the telephone in the shed.",
        ]
        for day in ("12 March 2031", "Published: Wednesday, 12 March 2031", "March 12, 2031 9:40 am", "2031-03-12"):

            def draw(canvas, day=day):
                canvas.setFont("Times-Roman", 12)
                for at, line in enumerate([day, *sentence]):
                    canvas.drawString(60, 700 - 15 * at, line)

            with self.subTest(day):
                read = text_of(made.drawn_pdf(draw))
                self.assertEqual(read, f"{day}\n\n{' '.join(sentence)}\n\f")
                self.assertEqual(clean_text(read).text, " ".join(sentence))

    def test_a_day_at_the_end_of_a_full_line_parts_no_sentence(self):
        lines = [
            "The harbour office in Skerrow has been shut to all since",
            "12 March 2031, a Wednesday, for want of a roof and a key.",
        ]

        def draw(canvas):
            canvas.setFont("Times-Roman", 12)
            for at, line in enumerate(lines):
                canvas.drawString(60, 700 - 15 * at, line)

        self.assertEqual(text_of(made.drawn_pdf(draw)), f"{' '.join(lines)}\n\f")

    def test_a_scan_says_so(self):
        from_a_scanner = made.drawn_pdf(lambda canvas: canvas.drawInlineImage(_picture(), 0, 0, 400, 600))
        with self.assertRaisesRegex(NoArticle, "It is a scan"):
            read_file(from_a_scanner)
        with self.assertRaisesRegex(NoArticle, "without text"):
            read_file(made.drawn_pdf(lambda canvas: canvas.rect(1, 1, 9, 9)))

    def test_a_password_says_so(self):
        with self.assertRaisesRegex(NoArticle, "password"):
            read_file(made.pdf(encrypt=StandardEncryption("secret", ownerPassword="more")))


def _picture():
    from PIL import Image

    return Image.new("L", (40, 60), 128)


class DocxTest(unittest.TestCase):
    def test_paragraphs_and_the_headline(self):
        part = only(made.docx(), "ferry.docx")
        self.assertEqual(part.raw.decode(), made.TEXT)
        self.assertEqual(part.headline, made.HEADLINE)

    def test_tables_are_read_in_their_place_and_what_is_struck_out_is_not(self):
        def change(document):
            document.add_table(1, 2).rows[0].cells[0].text = "In the table."
            document.add_paragraph("Behind the table.")

        def strike(markup):
            return markup.replace(
                b"Behind",
                b"</w:t></w:r><w:del><w:r><w:delText>Before</w:delText><w:t>X</w:t></w:r></w:del><w:ins><w:r><w:t>Behind</w:t></w:r></w:ins><w:r><w:t>",
            )

        raw = made.rewritten(made.docx(change), "word/document.xml", strike)
        self.assertEqual(text_of(raw).split("\n\n")[-2:], ["In the table.", "Behind the table."])


class MailTest(unittest.TestCase):
    def test_a_letter_says_of_itself_what_it_can(self):
        part = only(made.mail())
        self.assertEqual((part.headline, part.letter.written), (made.HEADLINE, "2031-03-12T14:20:00+01:00"))
        self.assertEqual(part.letter.name, "Press office")
        self.assertEqual(clean_text(part.raw.decode(), part.headline).text.split("\n\n"), list(made.PARAGRAPHS))

    def test_the_date_and_subject_of_what_sends_on_are_not_the_articles(self):
        part = only(made.mail(subject="Fwd: ferry"))
        self.assertEqual((part.headline, part.title, part.letter), ("", "", Letter()))

    def test_a_subject_that_is_not_in_the_text_does_for_want_of_a_headline(self):
        part = only(made.mail(subject="Please print"))
        self.assertEqual((part.headline, part.title), ("", "Please print"))

    def test_the_page_is_read_where_the_text_says_much_less(self):
        part = only(made.mail("See the page.", html=made.page()))
        self.assertIn("html", part.content_type)
        self.assertNotIn("html", only(made.mail(html=made.page())).content_type)

    def test_what_is_enclosed_is_a_piece_of_its_own(self):
        contents = read_file(
            made.mail("See the files.", enclosed=[("ferry.pdf", made.pdf()), ("a.png", b"\x89PNG\r\n")])
        )
        self.assertEqual([part.name for part in contents.parts][1:], ["ferry.pdf"])
        self.assertEqual(contents.refused[0][0], "a.png")

    def test_a_letter_in_a_letter_is_read(self):
        outer = EmailMessage()
        outer["From"], outer["Subject"], outer["Message-ID"] = "a@example.org", "Fwd: ferry", "<2@example.org>"
        outer.make_mixed()
        inner = EmailMessage()
        inner["Subject"] = made.HEADLINE
        inner.set_content(made.TEXT)
        outer.attach(_enclosing(inner))
        self.assertEqual(only(outer.as_bytes()).headline, made.HEADLINE)

    def test_a_mailbox_is_read_letter_by_letter(self):
        contents = read_file(made.mailbox([made.mail(subject=f"Ferry {n}") for n in range(3)]))
        self.assertEqual([part.title for part in contents.parts], ["Ferry 0", "Ferry 1", "Ferry 2"])


def _enclosing(message):
    from email.mime.message import MIMEMessage

    return MIMEMessage(message)


class SavedPageTest(unittest.TestCase):
    def test_a_page_saved_as_mhtml(self):
        part = only(made.mhtml(), "ferry.mhtml")
        self.assertEqual(part.url, "https://gazette.example/ferry")
        self.assertEqual(clean_html(part.raw.decode()).text.split("\n\n"), list(made.PARAGRAPHS))

    def test_one_whose_boundary_is_not_there_says_so(self):
        with self.assertRaisesRegex(NoArticle, "no page in it"):
            read_file(made.mhtml(boundary="aa", real="bb"), "ferry.mhtml")

    def test_a_page_saved_by_safari(self):
        page = {"WebResourceData": made.page().encode(), "WebResourceURL": "https://gazette.example/ferry"}
        part = only(plistlib.dumps({"WebMainResource": page}, fmt=plistlib.FMT_BINARY))
        self.assertEqual((part.url, part.raw.decode()), ("https://gazette.example/ferry", made.page()))

    def test_the_pages_of_a_web_archive(self):
        for is_packed in (True, False):
            raw = made.warc({f"https://gazette.example/{n}": made.page().encode() for n in range(2)}, is_packed)
            self.assertEqual(
                [part.url for part in read_file(raw).parts], ["https://gazette.example/0", "https://gazette.example/1"]
            )

    def test_of_a_web_archive_that_breaks_off_what_is_there_is_read(self):
        pages = {f"https://gazette.example/{n}": made.page().encode() for n in range(3)}
        contents = read_file(made.warc(pages)[:-200])
        self.assertGreaterEqual(len(contents.parts), 2)


class ZipTest(unittest.TestCase):
    def test_each_file_is_a_piece(self):
        raw = made.zipped({"a/ferry.txt": made.TEXT, "b.pdf": made.pdf(), "__MACOSX/._b.pdf": "x", "style.css": "p {}"})
        contents = read_file(raw)
        self.assertEqual([part.name for part in contents.parts], ["a/ferry.txt", "b.pdf"])
        self.assertEqual([name for name, _ in contents.refused], ["style.css"])

    def test_a_name_leads_nowhere(self):
        names = [
            part.name for part in read_file(made.zipped({"../../etc/passwd": "a", "/tmp/x": "b", "C:\\y": "c"})).parts
        ]
        self.assertEqual(names, ["etc/passwd", "tmp/x", "C:/y"])

    def test_an_empty_one_says_so(self):
        with self.assertRaisesRegex(NoArticle, "empty"):
            read_file(made.zipped({}))


class FindsTheEnd(unittest.TestCase):
    def test_no_piece_of_a_file_makes_it_raise_anything_else(self):
        """Cut anywhere and with bytes turned over, a file has an article, or a sentence."""
        for raw in (made.pdf(), made.docx(), made.mail(), made.mhtml(), made.warc({"https://a.example/": b"<p>x"})):
            for at in range(1, len(raw), max(len(raw) // 25, 1)):
                for broken in (raw[:at], raw[:at] + bytes(3) + raw[at + 3 :], raw[:at] + raw[at:][::-1]):
                    with self.subTest(kind_of(raw).words, at=at):
                        try:
                            read_file(broken)
                        except NoArticle as reason:
                            self.assertRegex(str(reason), r"\.$")
