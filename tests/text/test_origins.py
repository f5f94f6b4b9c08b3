"""Origins proposed from credits and from the text's own words."""

import unittest

from articles.text.origins.read import read_origin
from articles.text.page.clean import clean_text

BODY = (
    "The river rose by two metres on Monday night and flooded the lower town, the fire service said.\n"
    "About 300 people left their homes, and boats brought food to those who stayed at the old mill.\n"
)


def origins(raw: str, outlet: str = "Example Post") -> list[tuple[str, str]]:
    cleaned = clean_text(raw)
    found = read_origin(cleaned.credits, cleaned.text, cleaned.byline, cleaned.dateline, outlet)
    return [(evidence.name, evidence.basis) for evidence in found]


class CreditsTest(unittest.TestCase):
    def test_credits_around_the_text_name_the_origin(self):
        for raw, wanted in {
            f"OLDHAM CROSS (AP) — {BODY}": ("Associated Press", "dateline"),
            f"LIMA, Aug 4 (Reuters) - {BODY}": ("Reuters", "dateline"),
            f"{BODY}AFP\n": ("Agence France-Presse", "agency"),
            f"{BODY}(Reuters)\n": ("Reuters", "agency"),
            f"{BODY}The boats came at dawn, she said. (dpa)\n": ("dpa", "agency"),
            f"{BODY}With files from The Canadian Press\n": ("The Canadian Press", "contribution"),
            f"{BODY}(With inputs from PTI)\n": ("PTI", "contribution"),
            f"{BODY}This article was first published by The Hill Gazette.\n": ("The Hill Gazette", "republished"),
            f"(C) The Hill Gazette\n{BODY}": ("The Hill Gazette", "copyright"),
            f"{BODY}© 2021 The Hill Gazette. All rights reserved.\n": ("The Hill Gazette", "copyright"),
            f"{BODY}Copyright 2021 The Associated Press. All rights reserved.\n": ("Associated Press", "copyright"),
            f"River floods town of Oldham\nBy Ann Lee, Associated Press\n{BODY}": ("Associated Press", "byline"),
        }.items():
            with self.subTest(raw[-70:] if raw.startswith(BODY) else raw[:40]):
                self.assertIn(wanted, origins(raw))

    def test_an_agency_that_is_called_like_a_person_is_not_that_person(self):
        headline = "River floods town of Oldham\n"
        self.assertEqual(origins(f"{headline}By Petra Sorrel\n{BODY}"), [])
        for byline in ("By Ann Lee, Petra", "By Petra News Agency"):
            self.assertEqual(origins(f"{headline}{byline}\n{BODY}"), [("Petra", "byline")])

    def test_a_name_ends_where_its_sentence_does(self):
        for line, wanted in {
            "© 2025 Meridian Press Agency. To be republished only with consent.": "Meridian Press Agency",
            "Copyright 2021 The Hill Gazette. Reproduction forbidden.": "The Hill Gazette",
            "© 2021 J.P. Marsh Weekly. Used by consent.": "J.P. Marsh Weekly",
            "© 2021 St. Anselm Courier. All rights reserved.": "St. Anselm Courier",
            "© 2021 U.S. River News. Not for sale.": "U.S. River News",
        }.items():
            with self.subTest(line):
                self.assertEqual(origins(f"{BODY}{line}\n"), [(wanted, "copyright")])

    def test_several_agencies_in_one_line_are_each_an_origin(self):
        names = {name for name, _ in origins(f"{BODY}Reuters - Ap - Afp\n")}
        self.assertEqual(names, {"Reuters", "Associated Press", "Agence France-Presse"})

    def test_the_outlet_is_never_its_own_origin(self):
        for outlet, raw in (
            ("The Hill Gazette", f"{BODY}© 2021 Hill Gazette. All rights reserved.\n"),
            ("Reuters", f"LIMA, Aug 4 (Reuters) - {BODY}"),
            ("AP", f"OLDHAM CROSS (AP) — {BODY}"),
            ("apnews.com", f"{BODY}“It is over,” she told AP.\n".replace("AP.", "APNews.")),
            ("edition.cnn.com", f"(CNN) {BODY}"),
            ("The New Hill Times", f"{BODY}“It is over,” she told The Times.\n"),
        ):
            with self.subTest(outlet):
                self.assertEqual(origins(raw, outlet), [])

    def test_a_photo_credit_says_nothing_of_the_text(self):
        for line in ("Water at the mill (Lena Marsh/AP)", "Photo: Lena Marsh/Reuters", "Image source, AFP"):
            with self.subTest(line):
                self.assertEqual(origins(f"River floods town of Oldham\n{line}\n{BODY}"), [])


class WordsInTheTextTest(unittest.TestCase):
    def test_they_are_weak_evidence_with_their_place(self):
        for sentence, wanted in {
            "Reuters reported that the dam had cracked.": ("Reuters", "reported"),
            "The crack was first reported by The Hill Gazette.": ("The Hill Gazette", "first reported"),
            "“It is over,” she told the Hill Gazette on Sunday.": ("the Hill Gazette", "told"),
            "According to the Associated Press, ten people left.": ("Associated Press", "reported"),
        }.items():
            with self.subTest(sentence):
                text = f"It rained. {sentence}"
                (evidence,) = read_origin((), text, outlet="Example Post")
                self.assertEqual((evidence.name, evidence.basis), wanted)
                self.assertLess(evidence.score, 0.5)
                self.assertIn(wanted[0].split()[-1], text[evidence.span.start : evidence.span.end])

    def test_persons_and_ministries_are_no_outlets(self):
        for sentence in (
            "She told Ann Lee all.",
            "According to the Interior Ministry, ten left.",
            "Police reported it.",
        ):
            with self.subTest(sentence):
                self.assertEqual(read_origin((), sentence, outlet="Example Post"), [])

    def test_credits_rank_before_words(self):
        raw = f"LIMA, Aug 4 (Reuters) - {BODY}“It is over,” she told the Hill Gazette on Sunday, and then went home.\n"
        self.assertEqual([basis for _, basis in origins(raw)], ["dateline", "told"])


if __name__ == "__main__":
    unittest.main()
