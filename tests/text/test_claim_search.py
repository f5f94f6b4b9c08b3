"""Which claims are found for a text."""

import unittest

from articles.text.claim_search.search import ClaimSearch, compared_words

CLAIMS = [
    ("dam", "The Orvane dam failed on 4 March 2025."),
    ("mayor", "Mayor Ilsa Brandt resigned over the harbour contract."),
    ("strike", "Tram drivers walked out for three days."),
    ("ferry", "A ferry with 212 people struck the breakwater."),
]


def first(text: str, claims=CLAIMS):
    found = ClaimSearch(claims).find(text)
    return found[0][0] if found else None


class TestClaimSearch(unittest.TestCase):
    def test_the_claim_with_the_same_matter_comes_first(self):
        cases = {
            "Orvane's dam fails": "dam",
            "brandt quits as mayor": "mayor",
            "drivers of trams are walking out": "strike",
            "212 on board as ferry hit breakwater": "ferry",
            "#OrvaneDam gone https://example.org/tram-ferry": "dam",
            "“breakwaters” struck by @FerryNews": "ferry",
        }
        for text, key in cases.items():
            with self.subTest(text):
                self.assertEqual(first(text), key)

    def test_likeness_runs_from_nothing_to_one(self):
        found = ClaimSearch(CLAIMS).find(CLAIMS[1][1])
        self.assertEqual(found[0][0], "mayor")
        self.assertTrue(all(0 < score <= 1 for _, score in found))
        self.assertEqual([s for _, s in found], sorted((s for _, s in found), reverse=True))

    def test_an_added_claim_is_found_and_others_stay(self):
        search = ClaimSearch(CLAIMS)
        search.add("fire", "Fire destroyed the Tollgate paper mill.")
        self.assertEqual(search.find("paper mill fire")[0][0], "fire")
        self.assertEqual(search.find("dam failed")[0][0], "dam")

    def test_claims_added_one_by_one_are_found_like_those_given(self):
        search = ClaimSearch()
        for key, statement in CLAIMS:
            search.add(key, statement)
        for key, statement in CLAIMS:
            self.assertEqual(search.find(statement)[0][0], key)

    def test_of_equal_statements_the_older_comes_first(self):
        claims = [("old", "The dam “failed”."), ("new", "The dam 'failed'."), ("other", "The mayor resigned.")]
        self.assertEqual([key for key, _ in ClaimSearch(claims).find("dam failed", 2)], ["old", "new"])

    def test_several_statements_of_one_key_are_one_claim(self):
        claims = [("a", "The dam failed."), ("a", "Did the Orvane barrage burst?"), ("b", "The mayor resigned.")]
        self.assertEqual([key for key, _ in ClaimSearch(claims).find("dam barrage")], ["a"])

    def test_nothing_shared_finds_nothing(self):
        self.assertEqual(ClaimSearch(CLAIMS).find("zzz"), [])
        self.assertEqual(ClaimSearch().find("dam"), [])
        self.assertEqual(ClaimSearch(CLAIMS).find(""), [])

    def test_the_author_of_a_post_leads_to_the_claim_about_him(self):
        claims = [
            ("bridge", "The Tarn bridge is closed for good, and nobody was told."),
            ("deputy", "Deputy Olve Marrin mocked commuters in a post."),
        ]
        self.assertEqual(first("Nobody walks!", claims), "bridge")
        self.assertEqual(first("Nobody walks! — Olve Marrin (@OlveMarrin) May 4, 2020", claims), "deputy")

    def test_the_date_of_a_post_decides_between_like_claims(self):
        claims = [("old", "In June 2011 the Tarn ferry sank."), ("new", "In May 2020 the Tarn ferry sank.")]
        self.assertEqual(first("Tarn ferry sank — Ana Lind (@ana) May 4, 2020", claims), "new")
        self.assertEqual(first("Tarn ferry sank — Ana Lind (@ana) June 4, 2011", claims), "old")

    def test_a_tag_in_small_letters_leads_to_the_words_it_is_made_of(self):
        claims = [("mayor", "Mayor Ilsa Brandt resigned."), ("dam", "The Orvane dam failed.")]
        self.assertEqual(first("so sad #prayfororvane", claims), "dam")

    def test_a_longer_list_begins_like_a_shorter_one(self):
        search = ClaimSearch(CLAIMS)
        self.assertEqual(search.find("the dam and the ferry", 1), search.find("the dam and the ferry", 4)[:1])

    def test_never_more_than_asked_for(self):
        self.assertEqual(len(ClaimSearch(CLAIMS).find("the", 2)), 2)

    def test_a_signature_leaves_only_its_month(self):
        self.assertEqual(compared_words("Gone! — Ana Lind (@ana) May 4, 2020"), "Gone! May 2020")


if __name__ == "__main__":
    unittest.main()
