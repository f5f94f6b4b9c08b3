"""No text makes a stage raise: what `test_names_and_quotes_never_raise` does not ask is asked here.

What comes back holds, too: spans lie in the text and hold their words.
"""

import unittest
from collections.abc import Hashable, Sequence
from contextlib import suppress
from datetime import date
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from articles.text import batches, stories
from articles.text.alignment import align_linked, align_versions, changed_words
from articles.text.anchor import find_again
from articles.text.claim_search import ClaimSearch
from articles.text.claims import ExistingClaim, fill_row, plain_words, propose_claims
from articles.text.dates import find_dates
from articles.text.discrepancies import compare
from articles.text.discrepancies.titles import title_before, title_behind
from articles.text.discrepancies.values import numbers_in
from articles.text.document import HEADLINE, Analysed, Document, Quote, Span
from articles.text.index import StoryIndex
from articles.text.names import read_names
from articles.text.origins import fingerprint, read_origin, shared_passages
from articles.text.page import UnreadablePage, agencies_in, agency_line, clean_html, clean_text, read_dateline
from articles.text.page.credits import credit_kind
from articles.text.sentences import split_clauses, split_sentences
from articles.text.stance import read_stance
from articles.text.statements import has_verb, write_statement
from articles.text.statements.write import is_self_contained
from articles.text.tense import tense_at
from articles.text.wording import are_alike, differing
from tests.text.any_text import TEXT, articles, mentions_in

FORMS = ("direct", "partial", "reported")
STANCES = ("reports", "attributes", "hedges", "disputes", "unclear")
MODALITIES = ("happened", "ongoing", "planned", "possible")
TAGS = """
    <p> </p> <div> </div> <h1> </h1> <br> <article> <script> </script> <!-- --> <table><tr><td> <a href=x> </a>
    <title> </title> <html lang="e"> <?xml?> <meta~name="date"~content="2024-13-45"> &amp; &#0; &#xD800; & < >
    <script~type="application/ld+json">{"datePublished":[1]} <time~datetime="x"> <ul><li> </ul> <![CDATA[ ]]>
""".split()  # noqa: SIM905
FEW = settings(max_examples=40, deadline=None, derandomize=True)
MANY = settings(FEW, max_examples=80)

DAYS = st.one_of(st.none(), st.dates(), st.sampled_from((date.min, date.max, date(2024, 2, 29), date(2024, 1, 1))))
PARAGRAPHS = st.lists(TEXT, max_size=6).map("\n\n".join)
LINES = st.lists(TEXT, max_size=8).map("\n".join)
MARKUP = st.lists(st.one_of(st.sampled_from(TAGS), TEXT), max_size=14).map(
    lambda parts: "".join(parts).replace("~", " ")
)


def places(text: str) -> st.SearchStrategy[tuple[int, int]]:
    """Any stretch of a text, empty ones too."""
    edge = st.integers(0, len(text))
    return st.tuples(edge, edge).map(lambda edges: (min(edges), max(edges)))


def spans(document: Document) -> st.SearchStrategy[Span]:
    """Any span of a document, in its headline or its text."""
    text = places(document.text).map(lambda place: Span(*place))
    return st.one_of(text, text, places(document.headline).map(lambda place: Span(*place, HEADLINE)))


@st.composite
def read_articles(draw: st.DrawFn) -> list[Analysed]:
    """Articles with their sentences and dates, and names and quotes as they were read or wherever they may lie."""
    documents = draw(st.one_of(articles(), articles().map(echoed)))
    documents = [Document(d.key, d.text, d.headline, draw(DAYS), f"Outlet {d.key}") for d in documents]
    read = read_names(documents)
    names = {entity.key: (entity.name, entity.kind) for entity in read.entities}
    found = []
    for document in documents:
        if draw(st.booleans()):
            mentions = [mention for mention in read.mentions if mention.document == document.key]
            quotes = batches.quotes_in(document, mentions, names)
        else:
            mentions, quotes = draw(mentions_in(document)), draw(st.lists(quotes_in(document), max_size=4))
        found.append(batches.analysed(document, mentions, quotes))
    return found


def echoed(documents: list[Document]) -> list[Document]:
    """The same articles, each with the words of all others behind its own: so that they share something."""
    whole = ". ".join(document.text for document in documents)
    return [Document(d.key, f"{d.text}. {whole}\n{whole}", d.headline) for d in documents]


@st.composite
def quotes_in(draw: st.DrawFn, document: Document) -> Quote:
    """A quotation wherever it may lie, by somebody or nobody."""
    span, speaker = draw(spans(document)), draw(st.sampled_from(("", "Ana Lind", "Calder")))
    entity, cue = draw(st.sampled_from((None, 1, 2))), draw(st.sampled_from(("", "said", "deny", "claimed")))
    return Quote(document.key, span, document.words(span), draw(st.sampled_from(FORMS)), speaker, None, entity, cue)


@st.composite
def places_in(draw: st.DrawFn, story: Sequence[Analysed], most: int = 3) -> list[tuple[Hashable, Span]]:
    """Places of a story's articles, and of one that it has not."""
    found = []
    for article in draw(st.lists(st.sampled_from(story), max_size=most)):
        spans_here = spans(article.document)
        if article.sentences:
            spans_here = st.one_of(st.sampled_from(article.sentences), spans_here)
        found.append((draw(st.sampled_from((article.document.key,) * 6 + ("none",))), draw(spans_here)))
    return found


class Holding(unittest.TestCase):
    def hold(self, text: str, stretches: Sequence[tuple[int, int]]) -> None:
        """They lie in the text, in order, and do not overlap."""
        for start, end in stretches:
            self.assertTrue(0 <= start < end <= len(text), (start, end))
        for (_, end), (start, _) in pairwise(stretches):
            self.assertLessEqual(end, start)

    def lies_in(self, article: Analysed, span: Span) -> None:
        source = article.document.headline if span.field == HEADLINE else article.document.text
        self.assertTrue(0 <= span.start <= span.end <= len(source), span)


class TestPage(Holding):
    @MANY
    @given(data=st.data(), raw=st.one_of(LINES, PARAGRAPHS), headline=st.one_of(st.just(""), TEXT))
    def test_pasted_text_is_cleaned(self, data: st.DataObject, raw: str, headline: str):
        cleaned = clean_text(raw, headline)
        self.holds_of(raw, cleaned)
        back = [(piece.start, piece.end) for piece in cleaned.removed] + data.draw(st.lists(places(raw), max_size=2))
        self.holds_of(raw, clean_text(raw, headline, back))

    @FEW
    @given(raw=MARKUP)
    def test_markup_is_cleaned(self, raw: str):
        with suppress(UnreadablePage):
            cleaned = clean_html(raw, "https://example.org/a")
            clean_html(raw, kept=[(piece.start, piece.end) for piece in cleaned.removed])

    @MANY
    @given(text=TEXT)
    def test_credits_are_read(self, text: str):
        line, credit = read_dateline(text)
        self.assertTrue(text.startswith(line))
        self.assertTrue(credit is None or 0 <= credit[0] < credit[1] <= len(line))
        self.assertLessEqual({*agency_line(text)}, {*agencies_in(text), *agency_line(text)})
        self.assertIsInstance(credit_kind(text), str)

    def holds_of(self, raw: str, cleaned) -> None:
        for piece in cleaned.removed:
            self.assertEqual(raw[piece.start : piece.end], piece.text)
        for credit in cleaned.credits:
            self.assertTrue(0 <= credit.start <= credit.end <= len(raw), credit)


class TestSentencesAndDates(Holding):
    @MANY
    @given(data=st.data(), text=PARAGRAPHS)
    def test_sentences_and_clauses_are_split(self, data: st.DataObject, text: str):
        sentences = split_sentences(text)
        self.hold(text, sentences)
        for start, end in [*sentences, data.draw(places(text))]:
            clauses = split_clauses(text, start, end)
            self.assertTrue(all(start <= a <= b <= end for a, b in clauses), clauses)

    @MANY
    @given(text=PARAGRAPHS, published=DAYS)
    def test_dates_are_found(self, text: str, published: date | None):
        found = find_dates(text, published)
        self.hold(text, [(mention.span.start, mention.span.end) for mention in found])
        for mention in found:
            self.assertEqual(text[mention.span.start : mention.span.end], mention.exact)
            self.assertEqual(mention.first is None, mention.last is None)
            self.assertTrue(mention.first is None or mention.first <= mention.last, mention)
            self.assertIn(tense_at(text, mention.span.start, mention.span.end), ("past", "future", ""))

    @MANY
    @given(data=st.data(), text=TEXT)
    def test_values_and_tenses_are_read_anywhere(self, data: st.DataObject, text: str):
        start, end = data.draw(places(text))
        self.assertIn(tense_at(text, start, end), ("past", "future", ""))
        for number in numbers_in(text):
            self.assertTrue(0 <= number.start < number.end <= len(text), number)
        before, behind = title_before(text, start), title_behind(text, end)
        self.assertTrue(before is None or 0 <= before[0] <= start, before)
        self.assertTrue(behind is None or end <= behind[0] <= len(text), behind)


class TestOneArticle(Holding):
    @MANY
    @given(data=st.data(), document=articles().map(lambda documents: documents[0]))
    def test_stance_is_read_anywhere(self, data: st.DataObject, document: Document):
        quotes = data.draw(st.lists(quotes_in(document), max_size=4))
        for span in data.draw(st.lists(spans(document), min_size=1, max_size=3)):
            text = document.headline if span.field == HEADLINE else document.text
            own = [quote for quote in quotes if quote.span.field == span.field]
            for sentence in (span, Span(0, len(text), span.field)):
                read = read_stance(text, span.start, span.end, sentence, own)
                self.assertIn(read.stance, STANCES)
                self.assertIn(read.modality, MODALITIES)
            self.assertIn(batches.reading_in(document, quotes, span).stance, STANCES)

    @MANY
    @given(raw=PARAGRAPHS, byline=TEXT, dateline=TEXT, outlet=TEXT)
    def test_origins_are_read(self, raw: str, byline: str, dateline: str, outlet: str):
        for evidence in read_origin(clean_text(raw).credits, raw, byline, dateline, outlet):
            self.assertTrue(evidence.name)
            self.assertTrue(0 < evidence.score <= 1)
            span = evidence.span
            self.assertTrue(span is None or 0 <= span.start < span.end <= len(raw), span)

    @MANY
    @given(data=st.data(), a=PARAGRAPHS, b=PARAGRAPHS)
    def test_shared_passages_are_found(self, data: st.DataObject, a: str, b: str):
        prints = fingerprint(a)
        self.assertEqual(prints, sorted(set(prints)))
        for left, right in ((a, b), (f"{b}\n{a}", f"{a} {b}")):
            ignored = [Span(*data.draw(places(text))) for text in (left, right)]
            shared = shared_passages(Document(0, left), Document(1, right), ignored[:1], ignored[1:])
            for one, other in shared.passages:
                self.hold(left, [(one.start, one.end)])
                self.hold(right, [(other.start, other.end)])

    @MANY
    @given(data=st.data(), documents=articles(), names=st.lists(TEXT, max_size=3), day=DAYS)
    def test_a_story_is_found(self, data: st.DataObject, documents: list[Document], names: list[str], day: date | None):
        signed = [stories.signature(document, names) for document in documents]
        candidates = [(n % 2, each, data.draw(DAYS)) for n, each in enumerate(signed)]
        for match in stories.assign(signed[0], day, candidates):
            self.assertTrue(0 <= match.score <= 1)
        self.assertEqual(batches.sign(documents[0], []).weights.keys(), signed[0].weights.keys())


class TestStory(Holding):
    @FEW
    @given(data=st.data(), story=read_articles())
    def test_claims_are_proposed(self, data: st.DataObject, story: list[Analysed]):
        index, by_key = StoryIndex(story), {article.document.key: article for article in story}
        existing, rejected = (
            [ExistingClaim(n, data.draw(TEXT), *map(tuple, data.draw(two_sides))) for n in range(2)]
            for two_sides in [st.tuples(places_in(story), places_in(story))] * 2
        )
        proposals = propose_claims(index, existing, rejected)
        for proposal in proposals:
            self.assertTrue(proposal.statement.strip() or proposal.existing is not None)
            for key, span, score in proposal.passages:
                self.lies_in(by_key[key], span)
                self.assertTrue(0 <= score <= 1)
        batches.claims_in(index, existing, rejected)

    @FEW
    @given(data=st.data(), story=read_articles(), statement=TEXT)
    def test_rows_are_filled(self, data: st.DataObject, story: list[Analysed], statement: str):
        index, by_key = StoryIndex(story), {article.document.key: article for article in story}
        row = fill_row(index, statement, data.draw(places_in(story)), data.draw(places_in(story)))
        self.assertEqual(set(row), set(by_key))
        for key, offer in row.items():
            self.assertTrue(0 <= offer.chance <= 1)
            for passage in offer.passages:
                self.assertEqual(by_key[key].document.words(passage.span), passage.exact)

    @FEW
    @given(data=st.data(), story=read_articles())
    def test_differences_are_found(self, data: st.DataObject, story: list[Analysed]):
        index, by_key = StoryIndex(story), {article.document.key: article for article in story}
        claims = [(n, data.draw(places_in(story))) for n in range(data.draw(st.integers(0, 3)))]
        claims.append((9, [(a.document.key, a.sentences[-1]) for a in story if a.sentences]))
        for difference in compare(index, claims):
            self.assertGreater(len(difference.values), 1)
            for key, span, _ in difference.values:
                self.lies_in(by_key[key], span)

    @FEW
    @given(data=st.data(), story=read_articles())
    def test_statements_are_written(self, data: st.DataObject, story: list[Analysed]):
        index = StoryIndex(story)
        for article in story:
            for span in [*article.sentences, data.draw(spans(article.document))]:
                statement = write_statement(index, article, span)
                self.assertEqual(statement, batches.statement_at(index, article.document.key, span))
                self.assertIsInstance(is_self_contained(statement), bool)
                self.assertIsInstance(has_verb(statement), bool)
                self.assertEqual(plain_words(statement), plain_words(f"“{statement}”!"))

    @FEW
    @given(data=st.data(), story=read_articles())
    def test_a_story_is_asked_in_one_go(self, data: st.DataObject, story: list[Analysed]):
        index, by_key = StoryIndex(story), {article.document.key: article for article in story}
        for utterance in batches.utterances_in(index):
            for key, span in utterance:
                self.lies_in(by_key[key], span)
        for low, high, _ in batches.shared_in(index):
            self.assertLess(low, high)
        asked = data.draw(places_in(story))
        self.assertEqual(len(batches.dates_at(index, asked, ("day", "month"))), len(asked))
        known = [place for place in asked if place[0] in by_key]
        self.assertEqual(len(batches.readings_at(index, known)), len(known))
        self.assertEqual(len(batches.rows_in(index, [(data.draw(TEXT), asked, known, list(by_key))])), 1)


class TestSideBySide(Holding):
    @FEW
    @given(statements=st.lists(TEXT, max_size=6), more=TEXT, asked=TEXT)
    def test_claims_are_searched(self, statements: list[str], more: str, asked: str):
        held = ClaimSearch(enumerate(statements))
        held.find(asked)
        held.add("more", more)
        for _, likeness in held.find(asked) + held.find(more):
            self.assertTrue(0 <= likeness <= 1)

    @MANY
    @given(data=st.data(), old=PARAGRAPHS, new=PARAGRAPHS)
    def test_versions_are_aligned(self, data: st.DataObject, old: str, new: str):
        for left, right in ((old, new), (f"{old}\n\n{new}", f"{new} {old}")):
            self.are_blocks(left, right, align_versions(left, right))
            links = [(data.draw(places(left)), data.draw(places(right))) for _ in range(data.draw(st.integers(0, 4)))]
            self.are_blocks(left, right, align_linked(left, right, links))
            for text, changed in zip((left, right), changed_words(left, right), strict=True):
                self.hold(text, changed)

    @MANY
    @given(a=TEXT, b=TEXT)
    def test_wordings_are_compared(self, a: str, b: str):
        self.assertTrue(are_alike(a, a))
        self.assertIsInstance(are_alike(a, b), bool)
        for words, _ in differing(a, b):
            self.assertIn(words, b)

    @MANY
    @given(data=st.data(), old=TEXT, new=TEXT)
    def test_words_are_found_again(self, data: st.DataObject, old: str, new: str):
        start, end = data.draw(places(old))
        exact = old[start:end]
        for text in (new, old, new + old + new):
            passages = [("text", exact, old[max(0, start - 20) : start], old[end : end + 20], start)]
            found = find_again(text, *passages[0][1:])
            self.assertTrue(found is None or text[slice(*found)] == exact)
            sources = {"text": text, "headline": old}
            for there in batches.found_again(sources, passages):
                self.assertTrue(there is None or sources[there[0]][slice(*there[1:])] == exact)

    def are_blocks(self, left: str, right: str, blocks: Sequence) -> None:
        self.hold(left, [block.left for block in blocks if block.left])
        self.hold(right, [block.right for block in blocks if block.right])
        for block in blocks:
            for side, changes in ((block.left, block.left_changes), (block.right, block.right_changes)):
                for change in changes:
                    self.assertTrue(side[0] <= change.start < change.end <= side[1], change)


if __name__ == "__main__":
    unittest.main()
