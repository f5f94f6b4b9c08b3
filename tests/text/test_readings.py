"""What a passage says of itself beside a claim's statement."""

import unittest

from articles.text.claims import read_beside
from articles.text.document import Document, Reading, Span
from articles.text.quotes.read import find_quotes
from articles.text.stance import read_stance

PLAIN = Reading("reports", "happened")


def theirs(cue: str) -> Reading:
    return Reading("attributes", "happened", "Ida Thorn", (cue,))


class TestReadBeside(unittest.TestCase):
    def test_who_denies_what_is_stated_disputes_it(self):
        for stated, words in (
            ("The ferry company had a valid licence.", "The ferry company did not have a valid licence"),
            ("The bridge was never inspected.", "the bridge was inspected"),
        ):
            with self.subTest(words=words):
                self.assertEqual(read_beside(stated, words, PLAIN).stance, "disputes")
                self.assertEqual(read_beside(stated, words, theirs("said")).stance, "disputes")

    def test_a_short_no_to_the_same_disputes_it(self):
        stated = "The mill dismissed three guards in May."
        for words in ("No guard has been dismissed", "“no guards were dismissed”"):
            self.assertEqual(read_beside(stated, words, theirs("said")).stance, "disputes")
        self.assertEqual(read_beside(stated, "No ferry has been dismissed", theirs("said")).stance, "attributes")

    def test_the_opposite_of_the_same_disputes_it(self):
        for stated, words in (
            ("The Halland passed its yearly inspection in March.", "the Halland failed its inspection in March"),
            ("The council rejected the plan for the quay.", "the council has approved the plan for the quay"),
            ("The captain was drunk on the bridge.", "the captain was sober on the bridge, the pilot says"),
        ):
            with self.subTest(words=words):
                self.assertEqual(read_beside(stated, words, PLAIN).stance, "disputes")

    def test_an_opposite_of_something_else_disputes_nothing(self):
        for stated, words in (
            ("The Halland passed its yearly inspection.", "the Halland did not fail its yearly inspection"),
            ("The Halland passed its yearly inspection.", "the Halland passed an inspection that others fail"),
            ("The council approved the plan for the quay.", "the owners rejected an offer for the brewery"),
            ("The bridge was closed on Monday.", "the bridge was opened on Monday"),
        ):
            with self.subTest(words=words):
                self.assertEqual(read_beside(stated, words, PLAIN).stance, "reports")

    def test_a_condition_disputes_nothing(self):
        stated = "No lamp was burning any more."
        for words in (
            'while a single lamp is burning," she said',
            "unless a lamp was burning",
            "if one lamp is burning",
        ):
            self.assertEqual(read_beside(stated, words, theirs("said")).stance, "attributes", words)
        self.assertEqual(read_beside(stated, "when a lamp was burning", theirs("said")).stance, "disputes")

    def test_what_is_denied_in_another_clause_is_not_disputed(self):
        denial = Reading("disputes", "happened", "", ("denied",))
        words = "The mill’s workers went on strike, while its owner denied that a foreman had been sacked"
        self.assertEqual(read_beside("The workers of the mill went on strike.", words, denial).stance, "reports")
        self.assertEqual(read_beside("The mill sacked a foreman.", words, denial).stance, "disputes")

    def test_a_denial_of_something_else_disputes_nothing(self):
        for stated, words in (
            ("Nobody was hurt in the fire.", "no one was hurt in the fire"),
            ("The bridge was closed.", "not only was the bridge closed"),
            (
                "Ida Thorn has asked for help.",
                "Thorn has asked for help, with the ministry not saying when",
            ),
            ("The ferry company had a valid licence.", "the mayor has not seen the inspector's report"),
        ):
            with self.subTest(words=words):
                self.assertEqual(read_beside(stated, words, PLAIN).stance, "reports")

    def test_who_denies_the_same_as_what_is_stated_agrees(self):
        denied = Reading("disputes", "happened", "", ("no evidence",))
        self.assertEqual(
            read_beside("There is no evidence of a leak.", "no evidence of a leak", denied).stance, "reports"
        )
        self.assertEqual(read_beside("The dam leaks.", "there is no evidence that it does", denied).stance, "disputes")

    def test_an_act_of_speech_is_reported_where_it_is_what_is_stated(self):
        reading = read_beside("Ida Thorn praised the crew.", "Thorn praised the crew", theirs("praised"))
        self.assertEqual((reading.stance, reading.attributed_to), ("reports", ""))

    def test_a_denial_is_reported_where_it_is_what_is_stated(self):
        stated = "The union denied that its members had been paid."
        for cue in ("denied", "denies"):
            denial = Reading("disputes", "happened", "", (cue,))
            self.assertEqual(
                read_beside(stated, f"The union {cue} that its members were paid", denial).stance, "reports"
            )
            self.assertEqual(read_beside("Its members were paid.", f"the union {cue} it", denial).stance, "disputes")

    def test_a_denial_in_other_words_is_the_same_denial(self):
        stated = "The ferry line denied that a drill in May had been left out."
        denial = Reading("disputes", "happened", "the ferry line", ("rejected claims", "rejected"))
        words = "The ferry line rejected claims that a drill in May had been left out"
        self.assertEqual(read_beside(stated, words, denial).stance, "reports")
        self.assertEqual(read_beside("The ferry line left out a drill in May.", words, denial).stance, "disputes")

    def test_a_denial_of_what_others_say_disputes_it(self):
        stated = "The lock had been left open."
        for cue in ("rejects suggestions", "denies any allegation", "dismissed all rumours", "disputes reports"):
            denied = f"The port {cue} that it had been left open."
            text = f"The lock was shut. {denied}"
            start = text.index(denied)
            reading = read_stance(text, start, len(text), Span(start, len(text)), find_quotes(Document("a", text)))
            self.assertEqual(read_beside(stated, denied, reading).stance, "disputes", cue)

    def test_merely_to_say_it_is_never_what_is_stated(self):
        stated = "Ida Thorn said on the radio that the crew was quick."
        self.assertEqual(read_beside(stated, "Thorn said the crew was quick", theirs("said")).stance, "attributes")

    def test_marks_alone_deny_nothing(self):
        self.assertEqual(read_beside("The crew was quick.", ". . 0", PLAIN).stance, "reports")
        self.assertEqual(read_beside(". . 0", ". . 0", PLAIN).stance, "reports")

    def test_what_somebody_said_stays_theirs(self):
        for cue in ("said", "praised"):
            self.assertEqual(read_beside("The crew was quick.", "the crew was quick", theirs(cue)).stance, "attributes")

    def test_only_what_is_denied_of_the_same_disputes_it(self):
        for stated, words in (
            ("The owner of the mill was asked for a report on the fire.", "the owner did not answer when asked for it"),
            ("Ida Thorn is head of the ferry company.", "the head of the ferry company was not alone"),
            ("Ida Thorn does not drink, walks a lot and eats plain food.", "Thorn doesn’t drink, walks a lot"),
            ("The bridge is Tarn's, not Aros's.", "“This is Tarn's bridge. It is not Aros's bridge.”"),
            ("The lock is hard to open.", "the lock is hard (but not impossible) to open"),
        ):
            with self.subTest(words=words):
                self.assertEqual(read_beside(stated, words, PLAIN).stance, "reports")

    def test_who_refused_to_did_not(self):
        for words in ("the crew refused to open the lock", "the crew failed to open the lock"):
            with self.subTest(words=words):
                self.assertEqual(read_beside("The crew opened the lock.", words, PLAIN).stance, "disputes")
                self.assertEqual(read_beside("The crew did not open the lock.", words, PLAIN).stance, "reports")
        self.assertEqual(
            read_beside("The lock cannot be opened.", "the lock is too old to be opened", PLAIN).stance, "reports"
        )

    def test_an_announcement_that_is_stated_has_happened_though_it_tells_of_a_plan(self):
        reading = Reading("attributes", "possible", "ministry", ("would", "announced"))
        read = read_beside(
            "The ministry announced a ban on lorries.", "the ministry announced it would ban them", reading
        )
        self.assertEqual((read.stance, read.modality), ("reports", "happened"))
        ahead = Reading("attributes", "planned", "ministry", ("will", "announce"))
        read = read_beside("The ministry will announce a ban.", "the ministry will announce a ban", ahead)
        self.assertEqual(read.modality, "planned")
