"""Story assignment: deterministic, online, with candidates handed in."""

import json
import unittest
from datetime import date

from articles.text.document import Document
from articles.text.stories import INDEX_TERMS, STORY_THRESHOLD, Signature, assign, chance, features, signature, stem

FLOOD = (
    "The river Teyl flooded the lower town of Oldham Cross on Monday night, and 300 people left their homes. "
    "Engineers opened the gates of the old dam at dawn. The mayor, Ruth Amsel, asked for boats and blankets. "
    "The water stood two metres high at the mill, the fire service said, and the bridge at Carrow was closed."
)
FLOOD_AGAIN = (
    "Some 300 people have fled the lower town of Oldham Cross after the Teyl burst its banks on Monday night. "
    "Mayor Ruth Amsel said boats were needed. Engineers have opened the dam gates, and the Carrow bridge is closed. "
    "Water stood two metres deep at the mill on Tuesday, according to the fire service."
)
TRIAL = (
    "A court in Belmora sentenced the former mayor Otis Raine to four years in prison for taking bribes on Monday. "
    "Raine, 58, took money from a parking company in exchange for contracts, the judge found. His lawyer will appeal. "
    "The company's director was fined, and prosecutors said they were content with the verdict."
)
DAY = date(2021, 3, 2)


def sign(text: str, headline: str = "") -> Signature:
    return signature(Document("x", text, headline))


class AssignTest(unittest.TestCase):
    def test_an_article_finds_its_story(self):
        candidates = [("flood", sign(FLOOD), DAY), ("trial", sign(TRIAL), DAY)]
        (match,) = assign(sign(FLOOD_AGAIN), DAY, candidates)
        self.assertEqual(match.story, "flood")
        self.assertGreaterEqual(match.score, STORY_THRESHOLD)

    def test_an_article_of_no_story_opens_one(self):
        self.assertEqual(assign(sign(TRIAL), DAY, [("flood", sign(FLOOD), DAY)]), [])
        self.assertEqual(assign(sign(TRIAL), DAY, []), [])

    def test_without_dates_it_still_finds_its_story(self):
        self.assertEqual([m.story for m in assign(sign(FLOOD_AGAIN), None, [("flood", sign(FLOOD), None)])], ["flood"])

    def test_an_article_with_a_wrong_date_finds_its_story_by_its_words(self):
        for wrong in (date(2021, 1, 1), date(2021, 5, 1)):
            matches = assign(sign(FLOOD_AGAIN), wrong, [("flood", sign(FLOOD), DAY), ("trial", sign(TRIAL), wrong)])
            self.assertEqual([match.story for match in matches], ["flood"])

    def test_days_between_lower_the_chance_where_the_words_are_not_sure(self):
        new = sign(TRIAL)
        days = (DAY, date(2021, 3, 12), date(2019, 3, 2))
        chances = [chance(features(new, DAY, [(sign(FLOOD), day)])) for day in days]
        self.assertEqual(chances, sorted(set(chances), reverse=True))

    def test_the_order_of_candidates_does_not_matter(self):
        candidates = [("flood", sign(FLOOD), DAY), ("trial", sign(TRIAL), DAY), ("flood", sign(FLOOD_AGAIN), None)]
        new = sign(FLOOD_AGAIN + " Schools stay closed until Thursday.")
        self.assertEqual(assign(new, DAY, candidates), assign(new, DAY, candidates[::-1]))

    def test_it_says_why(self):
        (match,) = assign(sign(FLOOD_AGAIN), DAY, [("flood", sign(FLOOD), DAY)])
        self.assertRegex(match.why, r"^shares the words \w+, .* with 1 article of it; \d+ % alike$")

    def test_it_says_why_in_the_words_of_the_new_article(self):
        (match,) = assign(sign(FLOOD_AGAIN), DAY, [("flood", sign(FLOOD), DAY)], FLOOD_AGAIN)
        shared = match.why.removeprefix("shares the words ").split(" with ")[0].split(", ")
        self.assertEqual(len(shared), 5)
        self.assertTrue(set(shared) <= set(FLOOD_AGAIN.replace(",", " ").replace(".", " ").split()), shared)

    def test_empty_texts_match_nothing(self):
        self.assertEqual(assign(sign(""), None, [("empty", sign(""), None)]), [])


class SignatureTest(unittest.TestCase):
    def test_it_can_be_stored_as_json_and_compared_again(self):
        new = sign(FLOOD, "River floods town")
        again = Signature(tuple(new.index_terms), json.loads(json.dumps(new.weights)))
        matches = [assign(sign(FLOOD_AGAIN), DAY, [(1, stored, DAY)]) for stored in (new, again)]
        self.assertEqual(matches[0], matches[1])

    def test_index_terms_are_few_and_shared_within_a_story(self):
        terms = set(sign(FLOOD).index_terms)
        self.assertLessEqual(len(sign(FLOOD * 20).index_terms), INDEX_TERMS)
        self.assertGreater(len(terms & set(sign(FLOOD_AGAIN).index_terms)), 5)
        self.assertLess(len(terms & set(sign(TRIAL).index_terms)), 4)

    def test_names_come_first_among_index_terms(self):
        text = FLOOD + " " + TRIAL
        plain, named = sign(text).index_terms, signature(Document("x", text), ["Ruth Amsel"]).index_terms
        self.assertLess(named.index("amsel"), plain.index("amsel"))

    def test_stems(self):
        for words in (("flood", "floods", "flooded", "Flooding"), ("Syria", "Syria’s", "Syria's"), ("army", "armies")):
            with self.subTest(words[0]):
                self.assertEqual(len({stem(word) for word in words}), 1)


if __name__ == "__main__":
    unittest.main()
