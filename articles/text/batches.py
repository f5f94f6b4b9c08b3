"""What the pipeline asks of the stages in one go: several questions about one article, or about a story's index.

Problem: each question to the reading process costs a message, and answers must not carry whole articles back.
Method: plain loops over the stages' own functions; places are (article key, span), as everywhere.
"""

from bisect import bisect_right
from collections.abc import Collection, Hashable, Iterable, Mapping, Sequence
from itertools import combinations

from articles.text.anchor import find_in_either
from articles.text.claims import ClaimProposal, ExistingClaim, fill_row, propose_claims, propose_first, read_beside
from articles.text.clauses import find_clauses
from articles.text.dates import find_dates, is_bound
from articles.text.document import (
    HEADLINE,
    TEXT,
    Analysed,
    Clause,
    DateMention,
    Document,
    KnownName,
    NameMention,
    Quote,
    Reading,
    Span,
)
from articles.text.edits import Edit, Version, edits_between
from articles.text.index import StoryIndex
from articles.text.limits import read_roughly
from articles.text.names import read_names
from articles.text.origins import fingerprint, shared_passages
from articles.text.quotes import cut_among, find_quotes
from articles.text.sentences import split_sentences
from articles.text.stance import read_stance, stance_in
from articles.text.statements import write_statement
from articles.text.stories import Signature, signature
from articles.text.utterances import utterances_of

Place = tuple[Hashable, Span]
MOST_DAYS = 10  # of one live blog's entries; those of later ones are read by the day of publication


# One article


def sentences_of(document: Document) -> tuple[Span, ...]:
    """The headline, then the sentences of the text."""
    headline = (Span(0, len(document.headline), HEADLINE),) if document.headline else ()
    return headline + tuple(Span(start, end) for start, end in split_sentences(document.text))


def analysed(
    document: Document, mentions: Sequence[NameMention], quotes: Sequence[Quote], clauses: Sequence[Clause] = ()
) -> Analysed:
    """An article with its sentences and dates, which are quicker read than kept."""
    dates = dates_in(document)
    return Analysed(document, sentences_of(document), tuple(mentions), tuple(quotes), tuple(dates), tuple(clauses))


def dates_in(document: Document) -> list[DateMention]:
    """The article's expressions of time, those in an entry of a live blog by the entry's day."""
    days = list(dict.fromkeys(entry.day for entry in document.entries))[:MOST_DAYS]
    found = find_dates(document.text, document.published)
    for day in days:
        own = [Span(entry.start, entry.end) for entry in document.entries if entry.day == day]
        found = [date for date in found if not _is_in(date, own)]
        found += [date for date in find_dates(document.text, day) if _is_in(date, own)]
    return sorted(found, key=lambda date: date.span) if days else found


def _is_in(date: DateMention, entries: Sequence[Span]) -> bool:
    """Whether an expression stands in one of some entries, which are in order of the text."""
    place = bisect_right(entries, date.span.start, key=lambda entry: entry.start) - 1
    return place >= 0 and entries[place].covers(date.span)


def clauses_in(document: Document) -> tuple[Clause, ...] | None:
    """The clauses of the article's sentences; None where no parser is installed."""
    return find_clauses(document, sentences_of(document))


def grammar_in(document: Document) -> tuple[tuple[Clause, ...] | None, str]:
    """The same, and in words what could not be taken apart."""
    return clauses_in(document), read_roughly(document, sentences_of(document))


def sign(document: Document, known: Sequence[KnownName], standing: Collection[str] = ()) -> Signature:
    """What is kept of an article to find its story; `standing` are keys of sentences that do not count."""
    return signature(document, [name.name for name in read_names([document], known).entities], frozenset(standing))


def quotes_in(document: Document, mentions: Sequence[NameMention], names: Mapping) -> list[Quote]:
    """The article's quotations and reported speech."""
    return find_quotes(document, sentences_of(document), mentions, names)


def reading_in(document: Document, quotes: Sequence[Quote], span: Span, statement: str = "") -> Reading:
    """What the words of one span say of themselves; beside what is stated, where a statement is given."""
    reading = _reading(document, sentences_of(document), quotes, span)
    return read_beside(statement, document.words(span), reading) if statement else reading


def found_again(
    sources: Mapping[str, str], passages: Sequence[tuple[str, str, str, str, int]]
) -> list[tuple[str, int, int] | None]:
    """Where each passage (field, exact, prefix, suffix, former start) stands now in the new headline and text."""
    return [find_in_either(sources, *passage) for passage in passages]


def edits_in(versions: Sequence[tuple[Version, Version]]) -> list[list[Edit]]:
    """What was edited from one version to the next, of each (older, newer)."""
    return [edits_between(*pair) for pair in versions]


# A story, by its index


def utterances_in(index: StoryIndex) -> list[list[Place]]:
    """The places of quotes that render one utterance, utterance by utterance."""
    found = utterances_of(index)
    return [[(found.said[n][0], found.said[n][1].span) for n in group] for group in found.groups]


def cuts_in(index: StoryIndex) -> str:
    """In words, where a limit cut in the quotations, and in what was asked of the index so far; "" for most stories."""
    return " ".join(sorted({*index.cuts.values(), cut_among(utterances_of(index).said)} - {""}))


def shared_in(
    index: StoryIndex, known: Collection[tuple[Hashable, Hashable]] = ()
) -> list[tuple[Hashable, Hashable, object]]:
    """(lower key, higher key, what they share) of each two articles that share something, but for the `known` pairs."""
    known = frozenset(known)
    articles = sorted(index.articles, key=lambda article: article.document.key)
    prints = {article.document.key: frozenset(fingerprint(article.document.text)) for article in articles}
    found = []
    for a, b in combinations(articles, 2):
        keys = a.document.key, b.document.key
        if keys not in known and prints[keys[0]] & prints[keys[1]]:
            shared = shared_passages(a.document, b.document, _quoted(a), _quoted(b))
            found += [(*keys, shared)] if shared.passages else []
            if shared.is_rough:
                index.cuts["reuse"] = "Of two very long articles only sentences that share a rare word were compared."
    return found


def _quoted(article: Analysed) -> list[Span]:
    return [quote.span for quote in article.quotes if quote.form != "reported" and quote.span.field == TEXT]


def claims_in(
    index: StoryIndex, existing: Sequence[ExistingClaim], rejected: Sequence[ExistingClaim]
) -> list[tuple[ClaimProposal, list[Reading]]]:
    """What the articles say, first what is shown, each proposal with the reading of each of its passages."""
    several = [claim for claim in existing if not claim.is_open or len(claim.passages) > 1]  # others stand alone
    groups = [proposal for proposal in propose_claims(index, several, rejected) if proposal.passages]
    found = propose_first(index, existing, rejected, groups)
    return [(proposal, readings_of(index, proposal)) for proposal in found]


def readings_of(index: StoryIndex, proposal: ClaimProposal) -> list[Reading]:
    """What each passage of a proposal says of itself, beside what is stated."""
    places = [(key, span) for key, span, _ in proposal.passages]
    by_key = {article.document.key: article.document for article in index.articles}
    read = zip(places, readings_at(index, places), strict=True)
    return [read_beside(proposal.statement, by_key[key].words(span), reading) for (key, span), reading in read]


def readings_at(index: StoryIndex, places: Sequence[Place]) -> list[Reading]:
    by_key = {article.document.key: article for article in index.articles}
    read = [(by_key[key], span) for key, span in places]
    return [stance_in(index.placed(article), span, _sentence(article.sentences, span)) for article, span in read]


def _reading(document: Document, sentences: Sequence[Span], quotes: Sequence[Quote], span: Span) -> Reading:
    text = document.headline if span.field == HEADLINE else document.text
    around = [quote for quote in quotes if quote.span.field == span.field]
    return read_stance(text, span.start, span.end, _sentence(sentences, span), around)


def _sentence(sentences: Sequence[Span], span: Span) -> Span:
    return max(sentences, key=span.overlap, default=span)


def rows_in(index: StoryIndex, questions: Sequence[tuple]) -> list[dict]:
    """The filled row of each (statement, accepted places, refused places, keys of open articles)."""
    return [fill_row(index, *question) for question in questions]


def dates_at(index: StoryIndex, places: Iterable[Place], telling: Sequence[str]) -> list[DateMention | None]:
    """Of each place the first date of a `telling` precision that stands in its words and in nobody's mouth.

    A day that only bounds what is told ("until 15 May") is not the day on which it came about.
    A place in an article that the story has not has none.
    """
    by_key = {article.document.key: article for article in index.articles}
    return [_date_at(by_key[key], span, telling) if key in by_key else None for key, span in places]


def _date_at(article: Analysed, span: Span, telling: Sequence[str]) -> DateMention | None:
    said = [quote.span for quote in article.quotes if quote.form == "direct"]
    dates = [date for date in article.dates if span.covers(date.span) and date.precision in telling]
    dates = [date for date in dates if date.kind == "calendar" and not is_bound(article.document.text, date)]
    return next((date for date in dates if not any(quote.covers(date.span) for quote in said)), None)


def statement_at(index: StoryIndex, key: Hashable, span: Span) -> str:
    """A short statement of what a span says; "" for an article that the story has not."""
    article = next((article for article in index.articles if article.document.key == key), None)
    return write_statement(index, article, span) if article else ""
