"""No text makes the names or the quotes raise: any Unicode at all, and words of the project's own lists in any order.

What comes back holds, too: spans lie in the text and hold their words, keys are those that were given.
"""

import unittest
from collections.abc import Sequence
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from articles.text.document import HEADLINE, Document, KnownName, Quote, Span
from articles.text.names import are_variants, fold, is_demonym, is_title, lookup_names, read_names
from articles.text.quotes import find_marked, find_quotes, gender_of, group_utterances
from tests.text.any_text import SHORT, TEXT, articles, known_names, mentions_in, sentences_of

FORMS = ("direct", "partial", "reported")


class TestNames(unittest.TestCase):
    @SHORT
    @given(documents=articles(), known=known_names())
    def test_names_are_read(self, documents: list[Document], known: list[KnownName]):
        read = read_names(documents, known)
        by_key = {document.key: document for document in documents}
        for mention in read.mentions:
            self.assertEqual(by_key[mention.document].words(mention.span), mention.exact)
            self.assertGreater(len(mention.span), 0)
        for a, b in pairwise(sorted(read.mentions, key=lambda m: (m.document, m.span.field, m.span.start))):
            is_one_field = (a.document, a.span.field) == (b.document, b.span.field)
            self.assertFalse(is_one_field and a.span.overlap(b.span), (a, b))
        keys = [entity.key for entity in read.entities]
        self.assertEqual(len(keys), len(set(keys)))
        self.assertEqual(set(keys), {mention.entity for mention in read.mentions})
        given_keys = {name.key for name in known}
        for entity in read.entities:
            self.assertTrue(entity.name)
            self.assertEqual(entity.key in given_keys, entity.known)
            self.assertIsInstance(entity.key, int if entity.known else str)

    @SHORT
    @given(document=articles().map(lambda documents: documents[0]))
    def test_words_to_look_up_stand_in_the_article(self, document: Document):
        for words in lookup_names(document):
            self.assertTrue(words)
            self.assertIn(words, f"{document.headline}\n{document.text}")

    @SHORT
    @given(a=TEXT, b=TEXT)
    def test_single_words_are_asked_about(self, a: str, b: str):
        self.assertTrue(0 <= are_variants(a, b) <= 1)
        self.assertIn(gender_of(a, b), ("male", "female", "either", ""))
        self.assertIsInstance(is_title(fold(a)) or is_demonym(fold(b)), bool)


class TestQuotes(unittest.TestCase):
    @SHORT
    @given(data=st.data(), documents=articles())
    def test_quotes_are_found_and_grouped(self, data: st.DataObject, documents: list[Document]):
        names = {1: ("Ana Reyes", "person"), 2: ("Orla Group", "organisation"), 3: ("", "place")}
        said = []
        for document in documents:
            mentions = data.draw(mentions_in(document))
            quotes = find_quotes(document, sentences_of(document), mentions, names)
            self.hold(document, quotes, {mention.entity for mention in mentions})
            said += [(document.key, quote, quote.speaker_entity) for quote in quotes]
        self.are_groups(group_utterances(said), [key for key, _, _ in said])

    @SHORT
    @given(documents=articles())
    def test_quotes_are_found_with_the_names_that_were_read(self, documents: list[Document]):
        read = read_names(documents)
        names = {entity.key: (entity.name, entity.kind) for entity in read.entities}
        for document in documents:
            here = [mention for mention in read.mentions if mention.document == document.key]
            self.hold(document, find_quotes(document, (), here, names), {mention.entity for mention in here})

    @SHORT
    @given(document=articles().map(lambda documents: documents[0]))
    def test_quotes_are_found_without_any_names(self, document: Document):
        self.hold(document, find_quotes(document), set())

    @SHORT
    @given(text=TEXT)
    def test_marks_are_found_in_order(self, text: str):
        marked = find_marked(text)
        for stretch in marked:
            self.assertTrue(
                0 <= stretch.start <= stretch.inner_start < stretch.inner_end <= stretch.end <= len(text), stretch
            )
        self.assertTrue(all(a.end <= b.start for a, b in pairwise(marked)), marked)

    @SHORT
    @given(rows=st.lists(st.tuples(st.integers(0, 2), TEXT, st.sampled_from(FORMS), TEXT), max_size=8))
    def test_any_quotes_are_grouped(self, rows: list[tuple]):
        said = [
            (key, Quote(key, Span(at, at + len(words)), words, form, speaker[:20]), speaker[:1] or None)
            for at, (key, words, form, speaker) in enumerate(rows)
        ]
        self.are_groups(group_utterances(said), [key for key, _, _ in said])

    def hold(self, document: Document, quotes: Sequence[Quote], keys: set) -> None:
        for quote in quotes:
            self.assertEqual(document.words(quote.span), quote.exact)
            self.assertGreater(len(quote.span), 0)
            self.assertIn(quote.speaker_entity, {None, *keys})
            for span in (quote.speaker_span, quote.source_span):
                length = len(document.headline if quote.span.field == HEADLINE else document.text)
                self.assertTrue(span is None or 0 <= span.start < span.end <= length, quote)
        self.assertEqual(len(quotes), len({quote.span for quote in quotes}))

    def are_groups(self, groups: list[list[int]], documents: Sequence[int]) -> None:
        numbers = [n for group in groups for n in group]
        self.assertEqual(len(numbers), len(set(numbers)))
        for group in groups:
            self.assertGreater(len({documents[n] for n in group}), 1)


if __name__ == "__main__":
    unittest.main()
