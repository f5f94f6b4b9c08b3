"""Renderings of one utterance belong together, and nothing else does."""

import unittest

from articles.text.document import Quote, Span
from articles.text.quotes.utterances import group_utterances


def said(document: str, words: str, speaker: str = "Ana Lind", form: str = "direct", at: int = 0, entity="?"):
    quote = Quote(document, Span(at, at + len(words)), words, form, speaker=speaker)
    return document, quote, (speaker.lower() or None) if entity == "?" else entity


class TestUtterances(unittest.TestCase):
    def test_the_same_words_are_one_utterance(self):
        self.assertEqual(group_utterances([said("a", "“We will stay.”"), said("b", '"We will stay,"')]), [[0, 1]])

    def test_a_translation_in_other_words_is_one_utterance(self):
        rows = [
            said("a", "“The harbour will reopen as soon as the divers have cleared the wreck,”"),
            said("b", "“Once divers clear the wreck, the harbour will open again.”"),
            said("b", "“Nobody in the crew has been charged with anything yet.”", at=200),
            said("c", "“Taxes must fall before the winter.”"),
        ]
        self.assertEqual(group_utterances(rows), [[0, 1]])

    def test_a_part_quotation_joins_the_whole(self):
        rows = [
            said("a", "“It was a shameful day for the whole of Tarn.”"),
            said("b", "“shameful day”", form="partial"),
            said("b", "“We will pay.”", at=90),
        ]
        self.assertEqual(group_utterances(rows), [[0, 1]])

    def test_a_part_quotation_brings_its_sentence(self):
        rows = [
            said("a", "“Vardonia plays a great part in the calm of the whole region.”"),
            said("b", "that Vardonia had played an “old” part in the calm of the region", form="reported", at=0),
            said("b", "“old”", form="partial", at=28),
            said("c", "“We shall see.”"),
        ]
        self.assertEqual(group_utterances(rows), [[0, 1, 2]])

    def test_other_speakers_do_not_share_an_utterance(self):
        rows = [said("a", "“The talks went well.”"), said("b", "“The talks went badly.”", speaker="Peter Orr")]
        self.assertEqual(group_utterances(rows), [])

    def test_a_long_run_of_the_same_words_outweighs_a_wrong_speaker(self):
        words = "“Nobody on this coast has ever seen a storm like that.”"
        self.assertEqual(group_utterances([said("a", words), said("b", words, speaker="", entity=None)]), [[0, 1]])
        self.assertEqual(group_utterances([said("a", words), said("b", words, speaker="Peter Orr")]), [[0, 1]])

    def test_a_word_or_two_from_nobody_joins_nothing(self):
        rows = [said("a", "“old days”", form="partial"), said("b", "“old days”", "", "partial", entity=None)]
        self.assertEqual(group_utterances(rows), [])

    def test_two_remarks_of_one_document_stay_apart(self):
        rows = [
            said("a", "“We will rebuild the quay, and we will pay the crews.”"),
            said("b", "“We will rebuild the quay,”"),
            said("b", "“We will pay the crews.”", at=80),
        ]
        for group in group_utterances(rows):
            self.assertLess(len({1, 2} & set(group)), 2)

    def test_the_halves_of_a_split_quotation_are_one(self):
        rows = [
            said("a", "“Nobody has won today, and that is why it may last,”"),
            said("b", "“Nobody has won,”"),
            said("b", "“and that is why it may last.”", at=40),
        ]
        self.assertEqual(group_utterances(rows), [[0, 1, 2]])

    def test_spellings_of_one_speaker_share_an_utterance(self):
        words = (
            "“Neighbours are given to us; peace is for us to choose,”",
            "“Nobody picks neighbours, but all can choose peace.”",
        )
        rows = [said("a", words[0], "Yusuf Haddari"), said("b", words[1], "Youssef Hadari"), said("c", "“No taxes.”")]
        self.assertEqual(group_utterances(rows), [[0, 1]])

    def test_one_document_alone_makes_no_group(self):
        self.assertEqual(group_utterances([said("a", "“We will stay.”"), said("a", "“We will stay.”", at=50)]), [])

    def test_nothing_gives_nothing(self):
        self.assertEqual(group_utterances([]), [])
        self.assertEqual(group_utterances([said("a", "“…”"), said("b", "“?”")]), [])


if __name__ == "__main__":
    unittest.main()
