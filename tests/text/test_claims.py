"""Which passages are proposed as one claim, and what stays as people left it."""

import unittest
from dataclasses import replace
from datetime import date
from unittest.mock import patch

from articles.text.claims import propose as claims
from articles.text.claims.pair_chances import pair_model
from articles.text.claims.propose import ExistingClaim, propose_claims
from articles.text.claims.rows import fill_row
from articles.text.document import Analysed, Document, Span
from articles.text.index.story_index import StoryIndex
from articles.text.quotes.read import find_quotes
from articles.text.sentences import split_sentences

POST = (
    "Engineers closed the Marrow dam on Tuesday after a crack opened in its spillway. "
    "About 4,000 residents of Ketterby spent the night in two school halls. "
    "“Nobody goes home before the wall is dry,” Governor Hanne Solberg said."
)
HERALD = (
    "A crack in the spillway forced engineers to close the Marrow dam on Tuesday. "
    "Governor Hanne Solberg said: “Nobody goes home before the wall is dry.” "
    "Shops along the river stayed shut."
)
RADIO = (
    "Some 4,000 Ketterby residents slept in school halls overnight. "
    "Engineers closed the Marrow dam after a crack was seen in its spillway on Tuesday. "
    "Rain is expected to stop by Friday."
)
BAKERS = "A baker in Lund won the bread prize. Her rye loaf beat forty others. She opened her shop last spring."


def index_of(**texts: str) -> StoryIndex:
    found = []
    for key, text in texts.items():
        document, sentences = Document(key, text), [Span(*s) for s in split_sentences(text)]
        found.append(Analysed(document, tuple(sentences), (), tuple(find_quotes(document, sentences, [], {}))))
    return StoryIndex(found)


def column(*weeks: tuple[str, str, date]) -> StoryIndex:
    """Articles of outlets and days that open with one standing sentence."""
    standing = "Every week our gardener answers what readers have asked about flowers and beds."
    found = []
    for outlet, matter, day in weeks:
        document = Document(f"{outlet} {day}", f"{standing} {matter}", "At the garden fence", day, outlet)
        found.append(Analysed(document, tuple(Span(*s) for s in split_sentences(document.text)), (), ()))
    return StoryIndex(found)


STORY = index_of(post=POST, herald=HERALD, radio=RADIO)


def words(index: StoryIndex, proposal) -> dict[str, str]:
    by_key = {article.document.key: article.document for article in index.articles}
    return {key: by_key[key].words(span) for key, span, _ in proposal.passages}


def about(index: StoryIndex, word: str, **kwargs) -> list:
    """Proposals whose every passage has a word."""
    found = propose_claims(index, **kwargs)
    return [p for p in found if all(word in passage for passage in words(index, p).values())]


def as_existing(proposal, key=7, **changes) -> ExistingClaim:
    places = tuple((article, span) for article, span, _ in proposal.passages)
    return replace(ExistingClaim(key, proposal.statement, places), **changes)


class TestProposals(unittest.TestCase):
    def test_what_one_outlet_prints_every_week_is_no_claim(self):
        first, later = date(2031, 5, 6), date(2031, 5, 13)
        matters = "Roses want a deep soil.", "Slugs shun copper rings."
        own = column(("Echo", matters[0], first), ("Echo", matters[1], later))
        self.assertEqual(propose_claims(own), [])
        two = column(("Echo", matters[0], first), ("Post", matters[1], later))
        self.assertTrue(propose_claims(two))

    def test_passages_of_all_articles_that_say_one_thing_are_one_proposal(self):
        for word, articles in {"dam": {"post", "herald", "radio"}, "halls": {"post", "radio"}}.items():
            with self.subTest(word):
                (found,) = about(STORY, word)
                self.assertEqual({key for key, _, _ in found.passages}, articles)

    def test_each_proposal_has_one_passage_an_article_and_two_articles(self):
        for proposal in propose_claims(STORY):
            keys = [key for key, _, _ in proposal.passages]
            self.assertGreater(len(keys), 1)
            self.assertEqual(len(keys), len(set(keys)))

    def test_a_sentence_that_articles_repeat_is_proposed_once(self):
        again = "Engineers closed the Marrow dam on Tuesday after a crack opened in its spillway. "
        index = index_of(post=POST + " " + again, copy=POST + " Rain fell. " + again, radio=RADIO + " " + again)
        statements = [proposal.statement.casefold() for proposal in propose_claims(index)]
        self.assertTrue(any("crack" in each for each in statements))
        self.assertEqual(len(statements), len(set(statements)), statements)

    def test_a_clause_states_a_claim_rather_than_a_title(self):
        title = "Closure of the Marrow dam after a crack in its spillway on Tuesday. Shops along the river stayed shut."
        (found,) = about(index_of(post=POST, herald=title, radio=RADIO), "spillway")
        self.assertIn("herald", {key for key, _, _ in found.passages})
        self.assertIn("closed the Marrow dam", found.statement)

    def test_scores_lie_between_nothing_and_one_and_the_likeliest_comes_first(self):
        found = propose_claims(STORY)
        self.assertEqual([p.score for p in found], sorted((p.score for p in found), reverse=True))
        self.assertTrue(all(0 < score <= 1 for p in found for score in (p.score, *(s for _, _, s in p.passages))))

    def test_why_names_shared_words(self):
        (found,) = about(STORY, "dam")
        self.assertIn("dam", found.why)

    def test_words_of_one_speaker_are_a_quote_and_the_rest_facts(self):
        self.assertEqual({p.kind for p in about(STORY, "Nobody")}, {"quote"})
        self.assertEqual({p.kind for p in about(STORY, "dam")}, {"fact"})

    def test_articles_on_different_matters_share_no_claim(self):
        for name, texts in {"two": {"a": POST, "b": BAKERS}, "one": {"a": POST}, "none": {}}.items():
            with self.subTest(name):
                self.assertEqual(propose_claims(index_of(**texts)), [])

    def test_the_same_story_gives_the_same_proposals(self):
        self.assertEqual(propose_claims(STORY), propose_claims(index_of(post=POST, herald=HERALD, radio=RADIO)))

    def test_headlines_of_marks_alone_are_no_passages(self):
        index = StoryIndex([Analysed(Document(key, "", headline)) for key, headline in enumerate((":", "* * *"))])
        self.assertEqual(index.passages, ())
        self.assertEqual(propose_claims(index), [])
        self.assertEqual([offer.passages for offer in fill_row(index, "The dam broke.").values()], [(), ()])

    def test_story_never_has_more_claims_than_can_be_read(self):
        with patch.object(claims, "MOST", 1):
            (first,) = propose_claims(STORY)
            self.assertEqual(propose_claims(STORY, [as_existing(first)]), [])

    def test_cut_of_a_model_decides_how_much_is_proposed(self):
        few = propose_claims(STORY, model=replace(pair_model(), shown=0.1))
        self.assertLess(len(few), len(propose_claims(STORY)))


class TestWhatPeopleLeft(unittest.TestCase):
    def test_proposals_that_were_taken_up_are_not_made_again(self):
        existing = [as_existing(p, n) for n, p in enumerate(propose_claims(STORY))]
        self.assertEqual(propose_claims(STORY, existing), [])

    def test_new_article_adds_to_a_claim_without_touching_its_passages(self):
        two = index_of(post=POST, herald=HERALD)
        (dam,) = about(two, "dam")
        grown = [p for p in propose_claims(STORY, [as_existing(dam)]) if p.existing is not None]
        self.assertEqual([(p.existing, [key for key, _, _ in p.passages]) for p in grown], [(7, ["radio"])])
        self.assertEqual(grown[0].statement, dam.statement)

    def test_refused_passage_is_not_offered_again(self):
        (dam,) = about(STORY, "dam")
        radio = tuple((key, span) for key, span, _ in dam.passages if key == "radio")
        rest = tuple((key, span) for key, span, _ in dam.passages if key != "radio")
        left = as_existing(dam, passages=rest, rejected=radio)
        self.assertEqual(about(STORY, "dam", existing=[left]), [])

    def test_dismissed_claim_does_not_come_back(self):
        (dam,) = about(STORY, "dam")
        self.assertEqual(about(STORY, "dam", rejected=[as_existing(dam)]), [])

    def test_dismissed_claim_does_not_come_back_by_a_new_article(self):
        (dam,) = about(index_of(post=POST, herald=HERALD), "dam")
        self.assertEqual(about(STORY, "dam", rejected=[as_existing(dam)]), [])

    def test_claim_whose_words_are_gone_changes_nothing(self):
        gone = ExistingClaim(1, "The moon rose.", (("elsewhere", Span(0, 12)),))
        self.assertEqual(propose_claims(STORY, [gone]), propose_claims(STORY))


if __name__ == "__main__":
    unittest.main()
