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

    def test_a_participle_in_the_subject_is_no_act_before_the_plan(self):
        for sentence in (
            "The roof of the disused mill will be torn down on Sunday",
            "A wanted man is to appear in court",
            "The owners of an abandoned quay plan to sell it",
        ):
            self.assertEqual(read(sentence, sentence).modality, "planned", sentence)
        sentence = "The crew left the boat that will be sold"
        self.assertEqual(read(sentence, sentence).modality, "happened")

    def test_a_passage_may_begin_inside_the_words_of_a_plan(self):
        sentence = "The mill now belongs to Orla Foods, which plans to build a bakery there."
        self.assertEqual(read(sentence, "to build a bakery there.").modality, "planned")

    def test_what_must_be_done_is_not_done(self):
        for sentence in ("All tenants must leave the house by noon.", "The tenants have to leave the house by noon."):
            self.assertEqual(read(sentence, sentence).modality, "planned", sentence)
        for sentence in ("All tenants had to leave the house.", "The tenants must have left the house."):
            self.assertNotEqual(read(sentence, sentence).modality, "planned", sentence)

    def test_a_condition_of_what_is_to_come_is_no_report(self):
        sentence = "I will not open the gate while a single lamp is burning."
        self.assertEqual(read(sentence, "while a single lamp is burning.").modality, "planned")
        sentence = "The pilot will not say who was there while a lamp was burning."
        self.assertEqual(read(sentence, "while a lamp was burning.").modality, "happened")

    def test_a_doubt_about_somebody_in_an_aside_is_none_of_the_act(self):
        for sentence in (
            "Police arrested a man who is suspected of having lit the fire.",
            "Police held two boys who are believed to have lit the fire.",
        ):
            self.assertEqual(read(sentence, sentence).stance, "reports", sentence)
        for sentence in (
            "Police say a man is suspected of arson.",
            "The man who fled is believed to have lit the fire.",
        ):
            self.assertEqual(read(sentence, sentence[sentence.index("man") :], ()).stance, "hedges", sentence)

    def test_to_turn_down_what_is_asked_denies_nothing(self):
        for sentence in (
            "A court in Tarn rejected a request by the tenants to stop the sale.",
            "The board dismissed an urgent appeal by the union against the sale.",
        ):
            self.assertNotEqual(read(sentence, sentence).stance, "disputes", sentence)
        sentence = "The board rejected suggestions that the mill was unsafe."
        self.assertEqual(read(sentence, sentence).stance, "disputes")

    def test_who_can_confirm_a_thing_says_that_it_happened(self):
        sentence = "The harbour board can now confirm that a crane fell at 3.15am."
        self.assertEqual(read(sentence, sentence).modality, "happened")

    def test_what_is_feared_is_not_known(self):
        for sentence, passage in (
            ("Divers fear that two pilots have drowned.", "two pilots have drowned"),
            ("The mayor feared that the bridge had burst.", "the bridge had burst"),
            ("Two pilots feared drowned", "Two pilots feared drowned"),
        ):
            self.assertEqual(read(sentence, passage).stance, "hedges", sentence)

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
