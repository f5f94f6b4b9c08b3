"""Entities, accents, ligatures, quoted mail, broken lines, wrong encodings: read as meant, kept as they came."""

import unicodedata
import unittest

from hypothesis import given, settings
from hypothesis import strategies as st

from articles.text.page import clean_html, clean_text
from articles.text.page.mojibake import mendings
from articles.text.page.places import RawPlaces
from articles.text.page.signs import Signs
from articles.text.page.wraps import hyphen_stays, unwrapped

HEAD = "Gale shuts Ardel pass"
BODY = (
    "The pass above Ardel was shut on Monday after a gale had brought down forty trees, the road office said.",
    "Some two hundred drivers spent the night in the gymnasium of the school, where the town gave out soup.",
    "“Nobody has seen such a wind in May,” said Ines Amrein, who has led the road office since the autumn.",
)
TEXT = "\n\n".join((HEAD, *BODY))
GARBLED = TEXT.encode().decode("windows-1252", "replace").replace("\ufffd", "\x9d")


def wrapped(text: str, width: int, divide: bool = False) -> str:
    """A text with its lines broken at a width; with `divide` in the middle of long words."""
    out = []
    for paragraph in text.split("\n\n"):
        line, lines = "", []
        for word in paragraph.split():
            if len(line) + 1 + len(word) <= width:
                line = f"{line} {word}".strip()
                continue
            room = width - len(line) - 2
            if divide and word.isalpha() and len(word) > 7 and 3 <= room < len(word) - 3:
                lines.append(f"{line} {word[:room]}-")
                line = word[room:]
            else:
                lines.append(line)
                line = word
        out.append("\n".join([*lines, line]))
    return "\n\n".join(out)


def paragraphs(raw: str) -> list[str]:
    return clean_text(raw).text.split("\n\n")


class SignsTest(unittest.TestCase):
    def test_what_is_written_otherwise_is_read_as_it_is_meant(self):
        for name, raw in {
            "entities": TEXT.replace("“", "&ldquo;").replace("”", "&#8221;").replace("å", "&aring;"),
            "entities of entities": TEXT.replace("“", "&amp;ldquo;").replace("”", "&amp;#x201D;"),
            "soft hyphens": TEXT.replace("gymnasium", "gym\u00adna\u00adsi\u00adum"),
            "zero width": TEXT.replace("wind", "w\u200bi\u2060nd").replace("forty", "\ufefffor\u200dty"),
            "soft hyphens as entities": TEXT.replace("gymnasium", "gym&shy;nasium"),
            "ligatures": TEXT.replace("office", "o\ufb03ce"),
        }.items():
            with self.subTest(name):
                cleaned = clean_text(raw)
                self.assertEqual((cleaned.headline, cleaned.text.split("\n\n")), (HEAD, list(BODY)))

    def test_accents_behind_their_letters_are_read_with_them(self):
        composed = TEXT.replace("Ines Amrein", "Zoë Nuñez-Öztürk")
        self.assertEqual(clean_text(unicodedata.normalize("NFD", composed)).text, clean_text(composed).text)
        body = "".join(f"<p>{paragraph}</p>" for paragraph in (*BODY, "Zoë Nuñez said so."))
        page = f"<html><body><article><h1>{HEAD}</h1>{body}</article></body></html>"
        self.assertIn("Zoë Nuñez", clean_html(unicodedata.normalize("NFD", page)).text)

    def test_other_scripts_are_composed_too(self):
        for word in ("й", "한국", "বো", "が", "Å"):
            with self.subTest(word):
                self.assertEqual(Signs.of(unicodedata.normalize("NFD", word)).text, unicodedata.normalize("NFC", word))

    def test_what_is_no_entity_stays(self):
        for raw in ("AT&T; R&D", "&nosuchthing;", "&#1;", "a & b; c", "&#xD800;", "&;"):
            with self.subTest(raw):
                self.assertEqual(Signs.of(raw).text, raw)

    def test_a_text_with_none_of_it_is_not_touched(self):
        self.assertIs(Signs.of(TEXT).text, TEXT)

    @settings(max_examples=200, deadline=None, derandomize=True)
    @given(
        st.lists(st.sampled_from(["a", "e\u0301", "&eacute;", " ", "\ufb01", "b\n", "&amp;lt;", "й", "> c\n"])).map(
            "".join
        )
    )
    def test_places_hold_there_and_back(self, raw):
        signs = Signs.of(raw)
        at = 0
        for sign in range(len(signs.text)):
            start, end = signs.back(sign, sign + 1)
            self.assertTrue(0 <= start <= end <= len(raw))
            self.assertLessEqual(at, end)
            at = end
            there = signs.there(start, end)
            self.assertTrue(there[0] <= sign < there[1])
            if end - start == 1 and raw[start] != "\ufb01":
                self.assertEqual(raw[start:end], signs.text[sign])

    def test_removed_pieces_stand_in_the_raw_text_where_they_say(self):
        raw = unicodedata.normalize(
            "NFD", f"Partager sur Facebook à l’été\n\n{TEXT}\n\n&copy; Ardel Écho. All rights reserved."
        )
        removed = clean_text(raw).removed
        self.assertIn("&copy; Ardel", [piece.text[:12] for piece in removed])
        for piece in removed:
            self.assertEqual(raw[piece.start : piece.end], piece.text)

    def test_a_piece_put_back_is_told_by_its_place_in_the_raw_text(self):
        raw = unicodedata.normalize("NFD", f"{TEXT}\n\n&copy; Ardel Écho. All rights reserved.")
        last = clean_text(raw).removed[-1]
        self.assertIn("© Ardel Écho.", clean_text(raw, kept=[(last.start, last.end)]).text)


class MojibakeTest(unittest.TestCase):
    def test_is_noticed_and_mended_only_when_somebody_says_so(self):
        cleaned = clean_text(GARBLED)
        (before, after), *_ = cleaned.garbled
        self.assertIn("â€œNobody", before)
        self.assertIn("“Nobody has seen such a wind in May,”", after)
        self.assertIn("â€œ", cleaned.text)
        mended = clean_text(GARBLED, mend=True)
        self.assertEqual((mended.text.split("\n\n"), mended.garbled), (list(BODY), ()))

    def test_a_closing_mark_that_has_lost_its_last_byte_is_put_back(self):
        self.assertEqual(clean_text(GARBLED.replace("\x9d", ""), mend=True).text.split("\n\n"), list(BODY))

    def test_other_encodings(self):
        for words, wrong in (
            ("Größe und Übermut in Zürich", "windows-1252"),
            ("Перевал закрыт с понедельника", "windows-1251"),
        ):
            with self.subTest(words):
                garbled = words.encode().decode(wrong, "replace")
                if "\ufffd" not in garbled:
                    self.assertEqual(Signs.of(garbled, mend=True).text, words)

    def test_what_is_right_is_left_alone(self):
        for words in (TEXT, "naïve café – “Łódź” … Ångström’s £5", "Größe", "Δelta Ж ж 東京", "été à Ève"):
            with self.subTest(words[:20]):
                self.assertEqual((list(mendings(words)), clean_text(words).garbled), ([], ()))

    def test_places_hold(self):
        signs = Signs.of("Ines: itâ€™s Ã©tÃ©.", mend=True)
        self.assertEqual(signs.text, "Ines: it’s été.")
        self.assertEqual([signs.raw[slice(*signs.back(at, at + 1))] for at in (7, 11, 13, 14)], ["t", "Ã©", "Ã©", "."])


class LinesTest(unittest.TestCase):
    def test_columns_of_any_width_are_joined(self):
        for width in (26, 34, 48, 66, 78, 88):
            for divide in (False, True):
                with self.subTest(width=width, divide=divide):
                    self.assertEqual(paragraphs(wrapped(TEXT, width, divide)), list(BODY))

    def test_a_list_of_names_is_no_column(self):
        names = ("Ardel", "Borne", "Cluse", "Dole")
        raw = "\n\n".join((HEAD, BODY[0], "\n".join(f"{name} pass, above {name}ville" for name in names), *BODY[1:]))
        self.assertNotIn("Ardelville Borne", clean_text(raw).text)

    def test_a_hyphen_stays_where_it_is_the_words_own(self):
        for left, right, stays in [
            ("Mon", "day", False),
            ("govern", "ment", False),
            ("peo", "ple", False),
            ("avalanche", "prone", True),
            ("Anglo", "Swiss", True),
            ("vice", "president", True),
            ("a" * 99, "b", True),
        ]:
            with self.subTest(f"{left}-{right}"):
                self.assertEqual(hyphen_stays(left, right), stays)
        self.assertEqual(unwrapped("in 2024-\n25"), "in 2024-\n25")

    def test_a_drop_cap_belongs_to_its_word(self):
        for cap, rest in (("T", "he pass above"), ("“W", "e saw it"), ("A", "nother gale"), ("I", "n the town")):
            raw = f"{HEAD}\n\n{cap}\n{rest} Ardel was shut on Monday after a gale, the road office said.\n\n{BODY[1]}"
            with self.subTest(cap + rest):
                self.assertTrue(paragraphs(raw)[0].startswith(cap + rest), paragraphs(raw)[0])
        raw = f"{HEAD}\n\nA\ngale has shut the pass above Ardel since Monday, the road office said.\n\n{BODY[1]}"
        self.assertTrue(paragraphs(raw)[0].startswith("A gale has"))

    def test_running_heads_go_and_the_sentence_goes_on(self):
        first, second = BODY[0].split(" after ")
        head = "\f\nArdel Echo 12 May 2031\n\n"
        raw = f"{HEAD}\n\n{first} after\n\nPage 1\n{head}{second}\n\nPage 2\n{head}{BODY[1]}\n\n{BODY[2]}\n\nPage 3"
        self.assertEqual(paragraphs(raw), list(BODY))


class MailTest(unittest.TestCase):
    def test_an_article_that_was_sent_on_is_read_without_its_marks(self):
        quoted = "\n".join(f"> {line}".rstrip() for line in wrapped(TEXT, 60).split("\n"))
        for name, raw in {
            "marked": f"From: Ann <ann@example.org>\nSubject: Fwd: pass\n\nFYI\n\n{quoted}",
            "below a head": "Please see below.\n\n-----Original Message-----\nFrom: Ann\nSent: Monday\nTo: Desk\n"
            f"Subject: pass\n\n{TEXT}",
            "forwarded": f"Begin forwarded message:\n\nFrom: Ann\nSubject: pass\nDate: 12 May 2031\nTo: Desk\n\n{TEXT}",
        }.items():
            with self.subTest(name):
                cleaned = clean_text(raw)
                self.assertEqual(cleaned.text.split("\n\n")[-3:], list(BODY))
                self.assertNotIn(">", cleaned.text)

    def test_what_a_letter_answers_is_not_read_and_can_be_put_back(self):
        old = "The pass has been open since April, the road office wrote, and no snow is expected before the winter."
        for name, tail in {
            "marked": f"On Sun, 11 May 2031 at 10:00, Ann wrote:\n> {old}\n> {old[:40]} for good.",
            "a head": f"-----Original Message-----\nFrom: Ann\nSent: Sunday\nTo: Desk\nSubject: pass\n\n{old}",
            "a head alone": f"From: Ann\nSent: Sunday\nTo: Desk\nSubject: pass\n\n{old}",
        }.items():
            with self.subTest(name):
                cleaned = clean_text(f"{TEXT}\n\n{tail}")
                self.assertEqual(cleaned.text.split("\n\n"), list(BODY))
                self.assertIn("quoted", {piece.kind for piece in cleaned.removed})

    def test_one_line_with_a_mark_is_no_letter(self):
        self.assertIn(
            "> 200 drivers", clean_text(f"{TEXT}\n\n> 200 drivers were stuck on the pass, said the office.").text
        )


class PlacesTest(unittest.TestCase):
    """Whoever points at words of the text can point at what came."""

    def place(self, raw: str, words: str, **options) -> str:
        cleaned = clean_html(raw) if options.get("is_page") else clean_text(raw, mend=options.get("is_mended", False))
        start = cleaned.text.index(words)
        found = RawPlaces(raw, cleaned.text, **options).of(start, start + len(words))
        self.assertIsNotNone(found, words)
        return raw[slice(*found)]

    def test_of_pasted_text(self):
        divided = wrapped(TEXT, 34, divide=True)
        self.assertEqual(
            self.place(divided, "the gymnasium of the school,").replace("-\n", "").split(),
            ["the", "gymnasium", "of", "the", "school,"],
        )
        entities = TEXT.replace("“", "&ldquo;").replace("”", "&rdquo;")
        self.assertEqual(self.place(entities, "“Nobody has"), "&ldquo;Nobody has")
        self.assertEqual(
            self.place(unicodedata.normalize("NFD", f"{TEXT}\n\nZoë Nuñez said so on Monday."), "Nuñez"), "Nun\u0303ez"
        )
        self.assertEqual(self.place(GARBLED, "“Nobody has", is_mended=True), "â€œNobody has")
        self.assertEqual(
            self.place(f"Share\nTweet\n{TEXT}", "“Nobody has seen such a wind in May,”"),
            "“Nobody has seen such a wind in May,”",
        )

    def test_of_a_page(self):
        body = "".join(f"<p>{paragraph}</p>\n" for paragraph in BODY).replace("such a wind", "such <b>a</b>\n wind")
        top = f"<html><head><title>{BODY[0]}</title></head><body><nav>{HEAD}</nav>"
        page = f"{top}<article><h1>{HEAD}</h1>{body}</article></body></html>"
        self.assertEqual(self.place(page, "such a wind in May,”", is_page=True), "such <b>a</b>\n wind in May,”")
        self.assertEqual(self.place(page, "The pass above", is_page=True), "The pass above")

    def test_words_that_are_not_there_have_no_place(self):
        self.assertIsNone(RawPlaces("Quite another text.", TEXT).of(0, 9))
        self.assertIsNone(RawPlaces("", "").of(0, 0))

    @settings(max_examples=150, deadline=None, derandomize=True)
    @given(st.text(max_size=80), st.text(max_size=60), st.booleans())
    def test_no_text_makes_it_raise(self, raw, text, is_page):
        for start, end in ((0, len(text)), (len(text) // 3, len(text) // 2)):
            found = RawPlaces(raw, text, is_page).of(start, end)
            self.assertTrue(found is None or 0 <= found[0] < found[1] <= len(raw))
