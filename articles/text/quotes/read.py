"""Quotations and reported speech of one article, each with its speaker.

Problem. Readers ask who said what, in which words. Newspapers split quotations around "he said", run them over
paragraphs, quote single words, and report most of what was said without any marks.

Method. Marked stretches (`marks`) are folded into single items; cues and their subjects are found by a small
grammar (`attribution`); a learned choice gives each quotation its source (`speakers`) and each cue the content it
reports (`reported`); the source's words are resolved to a name (`speaker_names`).

Source. PolNeAR (Newell, Margolin and Ruths, 2018) for learning and measuring; see the modules named above.

Known failures. Block quotations without marks are not found. What somebody wants, backs or criticises is often taken
for reported speech, as in the corpus; its score is lower.
"""

from bisect import bisect_left
from collections.abc import Hashable, Mapping, Sequence
from itertools import islice

from articles.text.document import HEADLINE, TEXT, Document, NameMention, Quote, Span
from articles.text.quotes.attribution import Cue, find_cues
from articles.text.quotes.echoes import with_speakers_of_echoes
from articles.text.quotes.items import BREAK, QUOTE, Items
from articles.text.quotes.marks import MarkedText, find_marked
from articles.text.quotes.reported import Reported, find_reported
from articles.text.quotes.speaker_names import Cast, Speaker
from articles.text.quotes.speakers import Candidate, Choice, choose_sources

DIRECT, PARTIAL, REPORTED = "direct", "partial", "reported"
UNATTRIBUTED = 0.3  # score of marks that nobody's words stand between: titles, scare quotes
INHERITED = 0.4  # score of part quotations that take over the speaker of the report around them
SAYING = frozenset(("say", "tell", "according"))
LEAST_REPORTED_WORDS = 3


def find_quotes(
    document: Document,
    sentences: Sequence[Span] = (),
    mentions: Sequence[NameMention] = (),
    names: Mapping[Hashable, tuple[str, str]] | None = None,
) -> list[Quote]:
    """All quotations and reports of a document's headline and text, in order of place.

    `mentions` are the names in this document, `names` tells each entity's (name, kind); without them speakers are named
    by the text's own capitals, and have no entity. Quotations never overlap one another; a report may contain one.

    >>> quote, = find_quotes(Document("a", "“We will stay,” said Ana Lind."))
    >>> quote.exact, quote.form, quote.speaker
    ('“We will stay,”', 'direct', 'Ana Lind')
    """
    found: list[Quote] = []
    for field, text in ((HEADLINE, document.headline), (TEXT, document.text)):
        if text:
            found += _read_field(document, field, text, sentences, mentions, names or {})
    return with_speakers_of_echoes(found, document, names or {})


def _read_field(
    document: Document,
    field: str,
    text: str,
    sentences: Sequence[Span],
    mentions: Sequence[NameMention],
    names: Mapping[Hashable, tuple[str, str]],
) -> list[Quote]:
    items = Items(text, find_marked(text), field, [s for s in sentences if s.field == field])
    cues = find_cues(items)
    cast = Cast(items, mentions, names)
    reports = find_reported(items, cues)
    chosen = zip(sorted(items.quote_at), choose_sources(items, cues), strict=True)
    reporter = _reporters(items, reports)
    order: list[tuple[int, Choice | Reported]] = [(at, _or_reporter(choice, reporter.get(at))) for at, choice in chosen]
    order += [(report.content[0], report) for report in reports]
    found = []
    for at, said in sorted(order, key=lambda pair: pair[0]):  # the cast learns who spoke last, in order of the text
        quote = (
            _quoted(document, items, cast, at, said) if isinstance(said, Choice) else _told(document, items, cast, said)
        )
        if quote:
            found.append(quote)
    return _without_doubles(found)


def _reporters(items: Items, reports: Sequence[Reported]) -> dict[int, Reported]:
    """For each quotation inside what somebody said, by its item, the first report that holds it."""
    quotations, found = sorted(items.quote_at), {}
    for report in reports:
        if report.source and report.cue.kind in SAYING:
            first, last = (bisect_left(quotations, edge) for edge in report.content)
            for at in quotations[first:last]:
                found.setdefault(at, report)
    return found


def _or_reporter(choice: Choice, report: Reported | None) -> Choice:
    """Words in marks that seem nobody's, inside what somebody said, are taken for the speaker's."""
    if choice.candidate.source or report is None:
        return choice
    return Choice(Candidate(report.source, "report", report.cue), INHERITED)


def _without_doubles(found: list[Quote]) -> list[Quote]:
    """One quotation for each span: in marks before reported, then the surer one."""
    best: dict[Span, Quote] = {}
    for quote in found:
        known = best.get(quote.span)
        if known is None or (quote.form != REPORTED, quote.score) > (known.form != REPORTED, known.score):
            best[quote.span] = quote
    return [quote for quote in found if best[quote.span] is quote]


def _quoted(document: Document, items: Items, cast: Cast, at: int, choice: Choice) -> Quote:
    mark, source = items.quotes[items.quote_at[at]], choice.candidate.source
    speaker = cast.resolve(source, choice.candidate.cue) if source else Speaker(why="nobody's words")
    return Quote(
        document=document.key,
        span=Span(mark.start, mark.end, items.field),
        exact=items.text[mark.start : mark.end],
        form=_form(items, at, mark),
        speaker=speaker.name,
        speaker_span=speaker.span,
        speaker_entity=speaker.entity,
        cue=_cue_words(items, choice.candidate.cue),
        score=round(choice.chance, 3) if source else UNATTRIBUTED,
        why=_why(items, choice.candidate.origin, choice.candidate.cue, speaker),
        source_span=items.span(*source) if source else None,
    )


def _told(document: Document, items: Items, cast: Cast, report: Reported) -> Quote | None:
    start, end = report.content
    words = (word for word in items.words[start:end] if word != QUOTE and word[0].isalnum())
    if len(list(islice(words, LEAST_REPORTED_WORDS))) < LEAST_REPORTED_WORDS:
        return None
    speaker = cast.resolve(report.source, report.cue) if report.source else Speaker(why="source not named")
    span = items.span(start, end)
    return Quote(
        document=document.key,
        span=span,
        exact=items.text[span.start : span.end],
        form=REPORTED,
        speaker=speaker.name,
        speaker_span=speaker.span,
        speaker_entity=speaker.entity,
        cue=_cue_words(items, report.cue),
        score=round(report.chance, 3),
        why=_why(items, "cue", report.cue, speaker),
        source_span=items.span(*report.source) if report.source else None,
    )


def _form(items: Items, at: int, mark: MarkedText) -> str:
    """A whole quoted sentence, or words inside somebody else's sentence."""
    inner = items.text[mark.inner_start : mark.inner_end].strip()
    whole = inner[:1].isupper() or inner[:1] in "[…." or inner[:1].isdigit()
    if mark.continues or (whole and inner.count(" ") >= 2 and inner[-1:] in ".,?!…-—"):
        return DIRECT
    leads = items.word(at - 1) in (BREAK, ":", ",", ".")
    ends = inner[-1:] in ".,?!" or items.word(at + 1) == ","
    return DIRECT if whole and leads and (inner.count(" ") >= 3 or ends) else PARTIAL


def _cue_words(items: Items, cue: Cue | None) -> str:
    return items.text[items.starts[cue.at] : items.ends[cue.end - 1]] if cue else ""


def _why(items: Items, origin: str, cue: Cue | None, speaker: Speaker) -> str:
    found = (
        f"by “{_cue_words(items, cue)}”" if cue else {"carried": "goes on from the quotation before"}.get(origin, "")
    )
    return "; ".join(part for part in (found, speaker.why) if part)
