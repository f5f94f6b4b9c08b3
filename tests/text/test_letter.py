"""The head of a letter: who wrote it, and when."""

import unittest

from articles.text.page import Letter, clean_html, clean_text
from tests.articles.made_files import PARAGRAPHS, TEXT

DATES = [
    ("12 juillet 2031", "2031-07-12"),
    ("Wed, 12 Mar 2031 14:20:00 +0100", "2031-03-12T14:20:00+01:00"),
    ("Wed, Mar 12, 2031 at 2:20 PM", "2031-03-12T14:20:00"),
    ("Wednesday, March 12, 2031 12:05:10 a.m. EST", "2031-03-12T00:05:10-05:00"),
    ("Mittwoch, 12. März 2031 14:20", "2031-03-12T14:20:00"),
    ("Mittwoch, 12. Dezember 2031 um 14:20:05 MEZ", "2031-12-12T14:20:05+01:00"),
    ("mercredi 12 juillet 2031 à 14h20", "2031-07-12T14:20:00"),
    ("miércoles, 12 de agosto de 2031 14:20", "2031-08-12T14:20:00"),
    ("2031-03-12 14:20 UTC", "2031-03-12T14:20:00+00:00"),
    ("12 May 2031", "2031-05-12"),
    ("12 March 2031 14:20 WXYZ", "2031-03-12"),
    ("12 March 2031 99:20", "2031-03-12"),
    ("12 March 2031 13:20 pm", "2031-03-12"),
    ("12 March 2031 14:20 +9900", "2031-03-12"),
    ("31 February 2031", ""),
    ("12/03/2031 14:20", ""),
    ("Monday", ""),
    ("", ""),
]
SENDERS = [
    ("Ann Lind <ann@post.example>", "Ann Lind"),
    ('"Lind, Ann" <ann@post.example>', "Lind, Ann"),
    ("Ann Lind [mailto:ann@post.example]", "Ann Lind"),
    ("*Ann Lind* <ann@post.example>", "Ann Lind"),
    ("ann@post.example", ""),
    ("<ann@post.example>", ""),
    ("Ann", "Ann"),
    ("", ""),
]
HEAD = "From: Ann Lind <ann@post.example>\nDate: Wed, Mar 12, 2031 at 2:20 PM\nSubject: Ferry\nTo: <desk@echo.example>"


class LetterTest(unittest.TestCase):
    def test_when_it_was_written(self):
        for said, written in DATES:
            with self.subTest(said):
                self.assertEqual(Letter(date=said).written, written)

    def test_who_wrote_it(self):
        for said, name in SENDERS:
            with self.subTest(said):
                self.assertEqual(Letter(said).name, name)

    def test_what_was_sent_on_tells_whose_it_is(self):
        quoted = "\n".join(f"> {line}".rstrip() for line in f"{HEAD}\n\n{TEXT}".split("\n"))
        for name, raw in {
            "plain": f"FYI\n\n---------- Forwarded message ---------\n{HEAD}\n\n{TEXT}",
            "marked": f"FYI\n\n{quoted}",
            "bold": f"FYI\n\n{HEAD.replace('From:', '*From:*').replace('Date:', '*Sent:*')}\n\n{TEXT}",
        }.items():
            with self.subTest(name):
                cleaned = clean_text(raw)
                self.assertEqual(cleaned.text.split("\n\n"), list(PARAGRAPHS))
                self.assertEqual((cleaned.letter.name, cleaned.letter.written), ("Ann Lind", "2031-03-12T14:20:00"))
                self.assertTrue(cleaned.letter.was_sent_on)

    def test_on_a_page_too(self):
        lines = "<br>".join(HEAD.replace("<", "&lt;").split("\n"))
        body = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
        raw = f"<html><body><p>FYI</p><div>---------- Forwarded message ---------<br>{lines}</div>{body}</body></html>"
        self.assertEqual(clean_html(raw).letter.name, "Ann Lind")

    def test_what_a_letter_answers_tells_nothing_of_it(self):
        self.assertIsNone(clean_text(f"{TEXT}\n\n-----Original Message-----\n{HEAD}\n\nIs there any news?").letter)
        self.assertIsNone(clean_text(TEXT).letter)


if __name__ == "__main__":
    unittest.main()
