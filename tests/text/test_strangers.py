"""Like sentences on different people are never one claim."""

import unittest

from articles.text.batches import analysed, claims_in
from articles.text.clauses import find_clauses
from articles.text.document import Document
from articles.text.index import StoryIndex
from articles.text.names import read_names

COURT = "Ada Lindqvist, 43, of Mill Lane, pleaded guilty to assault and was jailed for eight weeks."
BENCH = "Max Rothermel, 51, of Well Road, pleaded guilty to assault and was jailed for eight weeks."


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


class TestStrangers(unittest.TestCase):
    def test_two_people_are_two_claims(self):
        self.assertEqual(joined(story(post=COURT, herald=BENCH)), [])

    def test_one_person_in_two_outlets_is_one(self):
        again = "Ada Lindqvist, 43, who pleaded guilty to assault, was jailed for eight weeks on Monday."
        self.assertTrue(joined(story(post=COURT, herald=again)))
