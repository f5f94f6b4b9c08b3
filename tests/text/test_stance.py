"""How firmly passages carry their matter, and in whose name."""

import unittest

from articles.text.document import Document, Span
from articles.text.quotes.read import find_quotes
from articles.text.stance import read_stance
from tests.bench.stance import is_right, read_case, read_cases


def read(sentence: str, passage: str, quotes=None):
    start = sentence.index(passage)
    quotes = find_quotes(Document("a", sentence)) if quotes is None else quotes
    return read_stance(sentence, start, start + len(passage), Span(0, len(sentence)), quotes)


class TestStance(unittest.TestCase):
    def test_each_case_is_read_right(self):
        for case in read_cases():
            with self.subTest(case.sentence, passage=case.sentence[case.start : case.end]):
                reading = read_case(case)
                self.assertTrue(is_right(case, reading), reading)

    def test_a_plan_is_no_report(self):
        reading = read("The envoys are set to meet in Tarn.", "The envoys are set to meet in Tarn.")
        self.assertEqual((reading.stance, reading.modality), ("reports", "planned"))

    def test_a_plan_of_what_somebody_leads_is_a_plan(self):
        for sentence in (
            "A review led by Dana Orr will report in May.",
            "A panel chaired by Ann Orr will report in May.",
        ):
            self.assertEqual(read(sentence, sentence).modality, "planned")

    def test_who_can_confirm_a_thing_says_that_it_happened(self):
        sentence = "The harbour board can now confirm that a crane fell at 3.15am."
        self.assertEqual(read(sentence, sentence).modality, "happened")

    def test_words_before_the_passage_count_only_right_before_it(self):
        sentence = "The upcoming talks follow a raid that destroyed the depot."
        self.assertEqual(read(sentence, "a raid that destroyed the depot").modality, "happened")

    def test_only_quotations_of_the_same_field_attribute(self):
        document = Document("a", "The dam failed at dawn.", headline="“The dam failed at dawn,” says Ana Lind")
        quotes = find_quotes(document)
        self.assertEqual(read(document.text, "The dam failed", quotes).stance, "reports")

    def test_a_person_called_ahmed_is_no_verb(self):
        self.assertEqual(read("Ahmed Norr is set to resign.", "Ahmed Norr is set to resign").modality, "planned")

    def test_the_cues_are_told(self):
        self.assertIn("reportedly", read("He reportedly fled.", "He reportedly fled.").cues)

    def test_an_empty_passage_reports(self):
        self.assertEqual(read_stance("", 0, 0, Span(0, 0), ()).stance, "reports")


if __name__ == "__main__":
    unittest.main()
