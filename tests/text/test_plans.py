"""Plans that only "to" and a verb tell."""

import unittest

from articles.text.plans import is_base_verb, tells_plan

PLANS = (
    "Lorry drivers to walk out",
    "House prices to rise",
    "Lock keepers to strike in May",
    "The pool to be drained for repairs on Sunday, mayor says",
    "Fare row: pilots to join the march",
    "Council To Vote On Fares",
    "Ministers set to meet in Tarn",
    "Mill owner due to appear in court",
    "Two barges to be scrapped as fares fall",
    "Mayor to meet injured porters",
)
NONE = (
    "",
    "to",
    "The long road to power",
    "Letter to the editor",
    "Return to work ordered",
    "From market to court",
    "Bid to ban lorries rejected",
    "Plan to close school thrown out",
    "Ida Thorn refuses to resign",
    "Thorn urged to resign",
    "Mayor asks council to vote",
    "Storm forces ferries to stop",
    "Thorn walks to work",
    "Porters were late to leave",
    "How to vote",
    "Writing a letter to calm the row",
    "Thorn free to go",
)


class TestPlans(unittest.TestCase):
    def test_a_noun_phrase_before_to_and_a_verb_tells_a_plan(self):
        for text in PLANS:
            with self.subTest(text=text):
                self.assertTrue(tells_plan(text))

    def test_where_another_verb_governs_or_a_noun_follows_there_is_none(self):
        for text in NONE:
            with self.subTest(text=text):
                self.assertFalse(tells_plan(text))

    def test_verbs_are_known_by_their_forms(self):
        for word in ("resign", "ban", "carry", "strike", "vote", "rebuild"):
            self.assertTrue(is_base_verb(word), word)
        for word in ("recovery", "editor", "peace", "", "x"):
            self.assertFalse(is_base_verb(word), word)


if __name__ == "__main__":
    unittest.main()
