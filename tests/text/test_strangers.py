"""Like sentences on different people are never one claim."""

import unittest
from unittest.mock import patch

from articles.text.batches import analysed, claims_in
from articles.text.claims import ExistingClaim, fill_row, said_again
from articles.text.clauses import find_clauses
from articles.text.discrepancies.clause_pairs import clause_pairs
from articles.text.document import Document
from articles.text.index import StoryIndex
from articles.text.names import read_names
from articles.text.strangers import Strangers

COURT = "Ada Lindqvist, 38, of Weir Close, admitted smuggling eels and was banned from the harbour for two years."
BENCH = "Max Rothermel, 64, of Elm Walk, admitted smuggling eels and was banned from the harbour for two years."


def story(**texts: str) -> StoryIndex:
    documents = [Document(key, text) for key, text in texts.items()]
    mentions = read_names(documents, ()).mentions
    found = []
    for document in documents:
        here = [mention for mention in mentions if mention.document == document.key]
        sentences = analysed(document, here, ()).sentences
        found.append(analysed(document, here, (), find_clauses(document, sentences) or ()))
    return StoryIndex(found)


def joined(index: StoryIndex) -> list:
    return [proposal for proposal, _ in claims_in(index, (), ()) if len(proposal.passages) > 1]


PAIRS = {
    "dams": (
        "The Lemm dam burst on Monday after four days of rain.",
        "The Orva dam burst on Monday after four days of rain.",
    ),
    "said the other way": (
        "The dam at Lemm burst after four days of rain.",
        "The dam at Orva burst after four days of rain.",
    ),
    "towns": (
        "Three people were killed in Lemmington on Monday when a gas main exploded.",
        "Three people were killed in Orvaton on Monday when a gas main exploded.",
    ),
    "festivals": (
        "The Lemmington Jazz Festival was cancelled on Friday because of the storm.",
        "The Orvaton Film Festival was cancelled on Friday because of the storm.",
    ),
    "bridges": (
        "Cracks were found in two pylons of the Veldt Bridge, engineers said.",
        "Cracks were found in two pylons of the Harn Bridge, engineers said.",
    ),
    "streets": (
        "A crane fell on a brewery in Weir Lane in Lemmington during Monday's storm.",
        "A crane fell on a brewery in Abbey Road in Lemmington during Monday's storm.",
    ),
    "offices": (
        "The mayor of Lemmington resigned on Friday over the missing money.",
        "The mayor of Orvaton resigned on Friday over the missing money.",
    ),
    "people, further on": (
        "A court in Tarn jailed Ada Lindqvist for three years for fraud.",
        "A court in Tarn jailed Max Rothermel for three years for fraud.",
    ),
}
ONE = {
    "names in another order": (
        "The Lemm dam burst after four days of rain.",
        "The dam at Lemm burst after four days of rain.",
    ),
    "two sources": (
        "The Lemm dam burst after four days of rain, Ada Lindqvist said on Monday.",
        "The Lemm dam burst after four days of rain, Max Rothermel said on Monday.",
    ),
    "a country for its town": (
        "Three people were killed in Norway on Monday when a gas main exploded.",
        "Three people were killed in Lemmington on Monday when a gas main exploded.",
    ),
    "two spellings": (
        "The base at Hamim al Azi was shelled on Monday by rockets.",
        "The base at Hamim el Azi was shelled on Monday by rockets.",
    ),
}


class TestStrangers(unittest.TestCase):
    def test_two_people_are_two_claims(self):
        self.assertEqual(joined(story(post=COURT, herald=BENCH)), [])

    def test_one_person_in_two_outlets_is_one(self):
        again = "Ada Lindqvist, 38, who admitted smuggling eels, was banned from the harbour for two years on Monday."
        self.assertTrue(joined(story(post=COURT, herald=again)))

    def test_two_things_of_a_kind_are_two_claims(self):
        for name, (one, other) in PAIRS.items():
            with self.subTest(name):
                self.assertEqual(joined(story(post=one, herald=other)), [])

    def test_one_thing_that_is_told_otherwise_is_one(self):
        for name, (one, other) in ONE.items():
            with self.subTest(name):
                self.assertTrue(joined(story(post=one, herald=other)))

    def test_what_the_other_article_names_elsewhere_may_be_meant(self):
        again = f"{PAIRS['dams'][1]} It is also called the Lemm dam."
        self.assertTrue(joined(story(post=PAIRS["dams"][0], herald=again)))

    def test_what_is_said_of_another_thing_is_no_offer_for_a_stated_claim(self):
        index = story(post=PAIRS["dams"][0], herald=PAIRS["dams"][1])
        accepted = [("post", index.passages[0].span)]
        offer = fill_row(index, "The Lemm dam burst.", accepted, articles=["herald"])["herald"]
        self.assertEqual(offer.passages, ())

    def test_nor_is_what_comes_next_where_the_first_ones_are_of_another_thing(self):
        ends = ("four days of rain", "three days of rain", "five days of rain", "a week of rain")
        herald = " ".join(f"The Orva dam burst on Monday after {end}." for end in ends)
        index = story(post=PAIRS["dams"][0], herald=f"{herald} Rain is expected to stop by Friday.")
        accepted = [("post", index.passages[0].span)]
        offer = fill_row(index, "The Lemm dam burst on Monday.", accepted, articles=["herald"])["herald"]
        self.assertEqual([passage.exact for passage in offer.passages if "Orva" in passage.exact], [])

    def test_whom_a_story_names_is_read_once_for_all_questions(self):
        index = story(post=PAIRS["dams"][0], herald=PAIRS["dams"][1])
        accepted = [("post", index.passages[0].span)]
        with patch.object(Strangers, "__init__", autospec=True, side_effect=Strangers.__init__) as made:
            for statement in ("The Lemm dam burst.", "The dam burst on Monday."):
                fill_row(index, statement, accepted)
            claims_in(index, (), ())
            clause_pairs(index, ())
        self.assertEqual(made.call_count, 1)

    def test_a_claim_of_another_thing_is_not_said_again(self):
        index = story(post=PAIRS["dams"][0], herald=PAIRS["dams"][1])
        lemm, orva = (ExistingClaim(p.key, p.exact, ((p.key, p.span),)) for p in index.passages)
        self.assertEqual(said_again(index, [lemm], [orva]), [])
        self.assertEqual(said_again(index, [lemm], [lemm]), ["post"])
