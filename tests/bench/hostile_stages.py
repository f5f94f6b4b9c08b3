"""Every stage of the reading machine, as `hostile` runs it: what is prepared, and what is measured.

A stage gets two texts; those that read one article take the first. The stages that build on earlier ones get a plain
reading of their own, with more names and quotations than any real one, so that no stage waits for another.
"""

import re
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from html import escape

from articles.text import stories
from articles.text.alignment import align_linked, align_versions, changed_words
from articles.text.anchor import find_again
from articles.text.claim_search import ClaimSearch
from articles.text.claims import fill_row, propose_claims, propose_first
from articles.text.clauses import find_clauses
from articles.text.dates import find_dates
from articles.text.discrepancies import compare
from articles.text.discrepancies.titles import title_before, title_behind
from articles.text.discrepancies.values import numbers_in
from articles.text.document import Analysed, Document, NameMention, Quote, Span
from articles.text.index import StoryIndex
from articles.text.names import lookup_names, read_names
from articles.text.origins import fingerprint, read_origin, shared_passages
from articles.text.page import UnreadablePage, agencies_in, agency_line, clean_html, clean_text, read_dateline
from articles.text.page.credits import credit_kind
from articles.text.placed import Placed
from articles.text.proof import prove
from articles.text.proposed import Carried, Statement
from articles.text.quotes import find_marked, find_quotes, group_utterances
from articles.text.sentences import split_clauses, split_sentences
from articles.text.stance import read_stance
from articles.text.statements import has_verb, write_statement
from articles.text.statements.write import is_self_contained
from articles.text.tense import tense_at
from articles.text.wording import are_alike, differing

PUBLISHED = date(2024, 5, 2)
STATEMENT = "The council closed the bridge over the river."
NAME = re.compile(r"[A-Z][\w’'-]*(?: [A-Z][\w’'-]*){0,2}")
MARKED = re.compile(r"[“\"]([^“”\"\n]{1,400})[”\"]")
REPORT = re.compile(r"\bthat [^.\n]{3,200}")
EVERY = 200  # code points between places where a stage for single places is asked
KEPT_HEADLINE = 90
ASKED_AT = 4_000  # where the words stand that are looked for: the same ones at each length

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Stage:
    """What is measured is `run` on what `prepare` gives."""

    name: str
    run: Callable
    prepare: Callable[[Pair], object] = lambda pair: pair


def forget() -> None:
    """Empty what the stages keep of texts, so that a second run costs what the first one did."""
    for cached in _keeping():
        cached.cache_clear()


@cache
def _keeping() -> list:
    """The functions that keep the last of their answers; word lists are kept for good."""
    modules = [module for name, module in sys.modules.items() if name.startswith("articles.text")]
    found = [each for module in modules for each in vars(module).values() if hasattr(each, "cache_parameters")]
    return [each for each in found if each.cache_parameters()["maxsize"] is not None]


def document(text: str, key: int = 0) -> Document:
    return Document(key, text, "", PUBLISHED, "Example Post")


def sentences(text: str) -> tuple[Span, ...]:
    return tuple(Span(start, end) for start, end in split_sentences(text))


def analysed(text: str, key: int = 0) -> Analysed:
    """A text with a plain reading: every capital a name, everything in marks a quotation of the name before it."""
    mentions = tuple(NameMention(key, Span(*m.span()), m.group(), m.group().split()[-1]) for m in NAME.finditer(text))
    quotes = sorted(_quotes(text, key), key=lambda quote: quote.span)
    dates = tuple(find_dates(text, PUBLISHED))
    return Analysed(document(text, key), sentences(text), mentions, tuple(quotes), dates)


def _quotes(text: str, key: int) -> Iterator[Quote]:
    for form, pattern in (("direct", MARKED), ("reported", REPORT)):
        for match in pattern.finditer(text):
            before = NAME.search(text, max(0, match.start() - 40), match.start())
            speaker = before.group() if before else ""
            yield Quote(key, Span(*match.span()), match.group(), form, speaker, None, speaker or None)


def both(pair: Pair) -> list[Analysed]:
    return [analysed(text, key) for key, text in enumerate(pair)]


def one(pair: Pair) -> Analysed:
    return analysed(pair[0])


def in_page(pair: Pair) -> str:
    paragraphs = "".join(f"<p>{escape(line)}</p>" for line in pair[0].split("\n\n"))
    return f"<html><head><title>A page</title></head><body><article><h1>A page</h1>{paragraphs}</article></body></html>"


def page(raw: str) -> None:
    with suppress(UnreadablePage):  # a sentence for whoever brought it: that counts as read
        clean_html(raw, "https://example.org/a")


def plain(pair: Pair) -> None:
    with suppress(UnreadablePage):
        clean_text(pair[0])


def plain_below_headline(pair: Pair) -> None:
    with suppress(UnreadablePage):
        clean_text(pair[0], pair[0][:KEPT_HEADLINE])


def credits(pair: Pair) -> None:
    for text in pair:
        read_dateline(text), agencies_in(text), agency_line(text), credit_kind(text)


def clauses(found: Analysed) -> None:
    for span in found.sentences:
        split_clauses(found.document.text, span.start, span.end)


def tenses(pair: Pair) -> None:
    for at in range(0, len(pair[0]), EVERY):
        tense_at(pair[0], at, at + 3)


def quotes(found: Analysed) -> None:
    names = {mention.entity: (mention.exact, "person") for mention in found.mentions}
    find_quotes(found.document, found.sentences, found.mentions, names)


def utterances(found: list[Analysed]) -> None:
    group_utterances([(a.document.key, quote, quote.speaker_entity) for a in found for quote in a.quotes])


def stances(found: Analysed) -> None:
    quotes = Placed(found.quotes)
    for span in found.sentences:
        read_stance(found.document.text, span.start, span.end, span, quotes)


def proof(found: Analysed) -> None:
    """As many passages as a story is asked about, every tenth of them not the article's."""
    words = [found.document.words(span) for span in found.sentences[:EVERY]]
    rows = [Carried(0, said if number % 10 else said[::-1], "reports", "happened") for number, said in enumerate(words)]
    prove([found.document], [Statement(STATEMENT, "fact", (row,)) for row in rows])


def origin(pair: Pair) -> None:
    with suppress(UnreadablePage):
        read_origin(clean_text(pair[0]).credits, pair[0], pair[0][:EVERY], pair[0][:EVERY], "Example Post")


def reuse(found: list[Analysed]) -> None:
    marked = [[quote.span for quote in a.quotes if quote.form != "reported"] for a in found]
    shared_passages(found[0].document, found[1].document, *marked)


def signatures(found: list[Analysed]) -> None:
    signed = [stories.signature(a.document, [mention.exact for mention in a.mentions]) for a in found]
    stories.assign(signed[0], PUBLISHED, [(0, signed[1], PUBLISHED), (1, signed[0], None)])


def index(found: list[Analysed]) -> StoryIndex:
    """The index with all that is read off it later."""
    made = StoryIndex(found)
    made.cover, made.reach, made.run_reach, made.by_words, made.by_characters, made.neighbours, made.shape  # noqa: B018
    return made


def indexed(pair: Pair) -> StoryIndex:
    return index(both(pair))


def parsed(pair: Pair) -> StoryIndex:
    """The same with the clauses of each sentence."""
    found = (replace(a, clauses=find_clauses(a.document, a.sentences) or ()) for a in both(pair))
    return index(list(found))


def rows(made: StoryIndex) -> None:
    places = [(p.key, p.span) for p in made.passages[1:3]]
    fill_row(made, STATEMENT, places[:1], places[1:])
    fill_row(made, made.passages[0].exact if made.passages else "")


def statements(made: StoryIndex) -> None:
    for passage in made.passages:
        statement = write_statement(made, made.articles[passage.article], passage.span)
        is_self_contained(statement), has_verb(statement)


def claims_of(found: list[Analysed]) -> list[tuple[int, list[tuple[int, Span]]]]:
    """Each sentence of one article with the sentence at the same place in the other one, as many as a story keeps."""
    rows = list(zip(*(a.sentences for a in found), strict=False))[:300]
    return [(n, [(key, span) for key, span in enumerate(row)]) for n, row in enumerate(rows)]


def told(pair: Pair) -> tuple[StoryIndex, list]:
    found = both(pair)
    return index(found), claims_of(found)


def values(found: Analysed) -> None:
    text = found.document.text
    numbers_in(text)
    for mention in found.mentions:
        title_before(text, mention.span.start), title_behind(text, mention.span.end)


def search(found: Analysed) -> None:
    """The text among its own sentences, and one sentence that is all of it."""
    text = found.document.text
    held = ClaimSearch((span, found.document.words(span)) for span in found.sentences[:2000])
    held.add("all", text)
    held.find(text), held.find(STATEMENT)


def edited(pair: Pair) -> Pair:
    """A text, and the same with every seventh word another one."""
    words = pair[0].split(" ")
    return pair[0], " ".join("changed" if n % 7 == 3 else word for n, word in enumerate(words))


def linked(pair: Pair) -> tuple[str, str, list]:
    spans = [split_sentences(text) for text in pair]
    return (*pair, list(zip(spans[0], reversed(spans[1]), strict=False)) + list(zip(*spans, strict=False)))


def anchors(pair: Pair) -> None:
    text = pair[0]
    at = min(ASKED_AT, len(text) // 2)
    for size in (1, 5, 200):
        exact = text[at : at + size]
        find_again(pair[1], exact, text[at - 40 : at], text[at + size : at + size + 40], at)


STAGES = [
    Stage("page: text", plain),
    Stage("page: text, headline known", plain_below_headline),
    Stage("page: markup", lambda pair: page(pair[0])),
    Stage("page: text in a web page", page, in_page),
    Stage("page: credits", credits),
    Stage("sentences", lambda pair: split_sentences(pair[0])),
    Stage("sentences: clauses", clauses, one),
    Stage("grammar", lambda found: find_clauses(found.document, found.sentences), one),
    Stage("tense", tenses),
    Stage("dates", lambda pair: find_dates(pair[0], PUBLISHED)),
    Stage("names: one article", lambda pair: read_names([document(pair[0])])),
    Stage("names: two articles", lambda pair: read_names([document(t, key) for key, t in enumerate(pair)])),
    Stage("names: looked up", lambda pair: lookup_names(document(pair[0]))),
    Stage("quotes", quotes, one),
    Stage("quotes: marks", lambda pair: find_marked(pair[0])),
    Stage("quotes: utterances", utterances, both),
    Stage("stance", stances, one),
    Stage("proof", proof, one),
    Stage("origins: credits", origin),
    Stage("origins: fingerprint", lambda pair: fingerprint(pair[0])),
    Stage("origins: reuse", reuse, both),
    Stage("stories", signatures, both),
    Stage("index", index, both),
    Stage("claims: propose", propose_claims, indexed),
    Stage("claims: first", lambda made: propose_first(made, (), (), propose_claims(made)), parsed),
    Stage("claims: rows", rows, indexed),
    Stage("statements", statements, indexed),
    Stage("claim search", search, one),
    Stage("discrepancies", lambda story: compare(*story), told),
    Stage("discrepancies: values", values, one),
    Stage("alignment: versions", lambda pair: align_versions(*pair)),
    Stage("alignment: words changed", lambda pair: align_versions(*pair), edited),
    Stage("alignment: links", lambda found: align_linked(*found), linked),
    Stage("alignment: words", lambda pair: changed_words(*pair)),
    Stage("wording", lambda pair: (differing(*pair), are_alike(*pair))),
    Stage("anchor", anchors),
]
