"""Write a claim's statement: a short, self-contained, neutral clause taken from an article's own words.

Problem: a passage says "But he said on Tuesday that it had sunk, leaving …"; a row of the matrix needs "The ferry sank
on 4 March 2025."
Method: the words are edited by rule, never invented: names in full, pronouns and days resolved (`words`),
datelines and joining words cut, the frame of attribution taken off (`frames`), dangling clauses dropped, one
capital and one full stop. A direct quotation keeps its speaker and its marks.
Source: own rules; after the sentence compression of Knight and Marcu 2002 and headline trimming of Dorr et al. 2003.
Known failures: "it", "they" and "the two" stay; verbs are known by lists and endings, so some clauses stay too long.
"""

import re

from articles.text.document import HEADLINE, Analysed, Quote, Span
from articles.text.index import StoryIndex
from articles.text.page import without_dateline
from articles.text.sentences import split_clauses, split_sentences
from articles.text.statements.frames import EXPLETIVE, has_verb, without_frame
from articles.text.statements.words import in_full
from articles.text.word_lists import word_table

BULLETS = "•·▪◦*–— "  # before a line of a list
SHORT = 140  # code points; longer ones are cut at their clauses
QUOTED = 0.5  # share of a passage in marks from which it is a quotation
LEAST_WORDS = 4
_OPENERS = sorted(word_table("statement_words")["opener"], key=len, reverse=True)
OPENER = re.compile(rf"^(?:{'|'.join(w.replace('_', ' ') for w in _OPENERS)})(?:,\s*|\s+)(?=\S)", re.IGNORECASE)
NEEDS_COMMA = re.compile(
    r"^(?:so|yet|still|then|later|hence|instead|besides|indeed|elsewhere|overall|separately)\s", re.I
)
RELATIVE = re.compile(r",\s(?:which|who|whose|whom|where)\s[^,;“”]{3,90},\s(?=[a-z]+)")
DANGLING = re.compile(r"^(?:which|who|whose|whom|where|[a-z]{3,}ing)\b")
SECONDARY = re.compile(
    r"^(?:while|although|though|whereas|because|after|before|since|unless|until|even|so|and|but|or|yet|as|if|nor)\b"
)
LEADING_PRONOUN = re.compile(
    r"^(?:he|she|it|they|we|i|you|this|that|these|those|his|her|hers|its|their|our|my|who|which|such|there|both|him|them|us)\b",
    re.IGNORECASE,
)
THERE_IS = re.compile(r"^there\s(?:is|are|was|were|will|has|have|had)\b", re.IGNORECASE)
LOOSE = re.compile(r"\b(?:this|that|it|these|those)$|\b(?:as well|too)$", re.IGNORECASE)
POINTING = re.compile(r"\b(?:this|these|those|it)(?=[.,;]|\s(?:is|was|were|are|has|had|will|would)\b)", re.IGNORECASE)
PERSONAL = re.compile(r"\b(?:he|him|his|she|her|hers)\b")
EDGE = " \t\n,;:.—–-"


def write_statement(index: StoryIndex, article: Analysed, span: Span, with_days: bool = True) -> str:
    """A short self-contained clause for the words of `span`, with a capital and one full stop; "" for no words.

    Without days "on Monday" stays. The best effort where the words cannot stand alone; `is_self_contained` tells. About
    0.1 ms.

    >>> from articles.text.document import Document
    >>> article = Analysed(Document("a", "But the mayor said that the bridge was closed, which angered many."))
    >>> write_statement(StoryIndex([article]), article, Span(0, 66))
    'The bridge was closed.'
    """
    if not article.document.words(span).strip():
        return ""
    if span.field == HEADLINE:
        return _finished(_even(in_full(index, article, span)))
    span = without_dateline(article.document, _one_sentence(article, span))
    quotation = _quotation(index, article, span)
    if quotation:
        return quotation
    words = _even(in_full(index, article, span, with_days=with_days)).lstrip(BULLETS)
    return _finished(_trimmed(without_frame(without_opening(words))))


def is_self_contained(statement: str) -> bool:
    """Whether a statement can be understood by itself: a verb, no pronoun at its head, nothing it points back to.

    >>> [is_self_contained(words) for words in ("The dam failed.", "It failed.", "A dam.")]
    [True, False, False]
    """
    words = statement.strip().rstrip(".")
    unquoted = re.sub(r"“[^”]*”|\"[^\"]*\"", "“”", words)
    if EXPLETIVE.match(unquoted):
        return True
    if LEADING_PRONOUN.match(unquoted) and not THERE_IS.match(unquoted):
        return False
    person = PERSONAL.search(unquoted)
    if person and not re.search(r"[A-Z]", unquoted[1 : person.start()]):
        return False
    if POINTING.search(unquoted) or LOOSE.search(unquoted) or words.count("“") != words.count("”"):
        return False
    return has_verb(unquoted)


def _even(words: str) -> str:
    return " ".join(words.split()).strip(EDGE)


def _one_sentence(article: Analysed, span: Span) -> Span:
    """The first sentence of a passage that has enough words; a passage inside one sentence as it is."""
    words = article.document.words(span)
    if len(words.split()) < 2 * LEAST_WORDS:  # too few for two
        return span
    sentences = [(a, b) for a, b in split_sentences(words) if len(words[a:b].split()) >= LEAST_WORDS]
    if len(sentences) < 2 or words.count("“") != words[slice(*sentences[0])].count("“"):
        return span
    start, end = sentences[0]
    return Span(span.start + start, span.start + end, span.field)


def _quotation(index: StoryIndex, article: Analysed, span: Span) -> str:
    """`X said: “…”` where most of the passage is one direct quotation of somebody known."""
    for quote in index.placed(article).quotes.touching(span):
        shared = quote.span.overlap(span)
        if quote.form == "direct" and quote.speaker and shared >= QUOTED * len(span):
            return f"{_capital(quote.speaker)} said: “{_inside(article, quote, span)}”"
    return ""


def _inside(article: Analysed, quote: Quote, span: Span) -> str:
    """The quoted words that the passage covers, without their marks, ended by a full stop."""
    part = Span(max(quote.span.start, span.start), min(quote.span.end, span.end), span.field)
    words = " ".join(article.document.words(part).split()).strip("“”\"«»‘’' ,;:")
    return _capital(words if words[-1:] in ".?!…" else f"{words}.")


def without_opening(words: str) -> str:
    """Without the words that join the sentence to the one before it."""
    while match := OPENER.match(words):
        if NEEDS_COMMA.match(words) and "," not in match.group():
            break
        words = words[match.end() :]
    return words


def _trimmed(words: str) -> str:
    """Without relative and participle clauses that the main clause can do without; at length without others too."""
    shorter = RELATIVE.sub(" ", words)
    words = shorter if has_verb(shorter) else words
    clauses = split_clauses(words, 0, len(words))
    while len(clauses) > 1 and _can_go(words[: clauses[-1][0]], words[slice(*clauses[-1])]):
        words = words[: clauses.pop()[0]].rstrip(EDGE)
    return words


def _can_go(rest: str, last: str) -> bool:
    """Whether the last clause only hangs on what stands before it, which has a verb and its quotation marks whole."""
    if not has_verb(rest) or rest.count("“") != rest.count("”") or SECONDARY.match(rest[:1].lower() + rest[1:]):
        return False
    is_loose = rest.rstrip().endswith((",", ";", "—", "–"))
    return is_loose and bool(DANGLING.match(last) or (len(rest) + len(last) > SHORT and SECONDARY.match(last)))


def _finished(words: str) -> str:
    """With a capital and one full stop, marks that lost their partner taken out."""
    words = words.strip(EDGE)
    if words.count("“") != words.count("”"):
        words = re.sub("[“”]", "", words)
    if words.count('"') % 2:
        words = words.replace('"', "")
    words = _capital(re.sub(r"\s+([,;.])", r"\1", words).strip(EDGE))
    return "" if not words else words if words[-1] in "?!…" or words.endswith((".”", '."')) else f"{words}."


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
