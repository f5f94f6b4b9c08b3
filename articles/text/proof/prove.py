"""What of a proposal stands: every carrier by words that are its article's own, every statement by its carriers' words.

Problem: a language model writes what is likely, and likely words are invented words; and an article may tell it what to
write.
Method: words have to be found in the very article that they are said to be of (`verbatim`), and are shown as that
article has them. A denial that is quoted without its "no" is no report: where our own reading of the words says no and
the proposal says yes, or a word of denial stands right before words that were cut out behind it, they are thrown away;
so is a denial in which nothing denies. A plan is a plan, whatever the proposal says. A new statement then has to be
borne out by the sentences of what is left (`borne`). What is thrown away is counted by reason, and is nowhere else.
Source: own.
Known failures: words that are the article's own and tell of another matter; whether a passage carries a statement is
for row filling to say. An article that says itself what a reader is to write of it is taken at its word, for itself.
"""

import re
from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from articles.text.batches import dates_in
from articles.text.claims import is_denied, read_beside
from articles.text.dates import find_dates
from articles.text.document import HEADLINE, TEXT, Document, Span
from articles.text.languages import READ, is_read, language_of
from articles.text.proof.borne import DATES, NAMES, NUMBERS, QUOTED, Ground, missing, words_of
from articles.text.proof.verbatim import Verbatim
from articles.text.proposed import CARRIED, KINDS, MODALITIES, STANCES, Carried, Judgement, Statement
from articles.text.sentences import split_sentences
from articles.text.stance import read_stance

# Why something is thrown away: the end of "Thrown away: 3 passages …", or of "2 statements …".
NO_ARTICLE, NOT_FOUND, LENGTH, CHOICE, NEGATION = "article", "not_found", "length", "choice", "negation"
FORM, LANGUAGE, EMPTY = "form", "language", "empty"
REASONS = {
    NO_ARTICLE: "passages of an article that was not asked about",
    NOT_FOUND: "passages whose words do not stand in the article",
    LENGTH: "passages of too few words, or too many, to show anything",
    CHOICE: "passages whose stance or time is none that we know",
    NEGATION: "passages that say no where a yes was read, or yes where a no was",
    FORM: "statements that are no short sentence in plain words",
    LANGUAGE: "statements in another language",
    NAMES: "statements with a name that their passages do not have",
    NUMBERS: "statements with a number that their passages do not have",
    DATES: "statements with a day that their passages do not have",
    QUOTED: "statements with quoted words that their passages do not have",
    EMPTY: "statements of which no passage was left",
}
LEAST_LETTERS, LEAST_WORDS, LONGEST_WORDS = 8, 2, 800  # of a passage: letters, words, characters
LEAST_STATED, MOST_STATED, LONGEST_STATED = 3, 40, 300  # of a statement: words, words, characters
LONGEST_SOURCE, LONGEST_WHY = 200, 400
AHEAD = ("planned", "possible")
AROUND = 1_000  # characters on either side of some words; a sentence that goes on beyond is none
LOOK_BACK = 60  # characters in which a denial, or a word of plan, may stand that words were cut out behind
EDGE = re.compile(r"[,;:.!?—–\n]")
WORD = re.compile(r"[^\W_]+")
MARKUP = re.compile(r"[<>{}\\]|://")  # of code and addresses, which no statement has
DENYING = re.compile(r"\b(?:den(?:y|ies|ied|ying)|reject\w*|dismiss\w*|refut\w*|disput\w*|contradict\w*)\b", re.I)


@dataclass(frozen=True, slots=True)
class ProvenCarrier:
    """Where one article carries a statement; `exact` are its own words. Who denies disputes."""

    article: Hashable
    span: Span
    exact: str
    stance: str
    modality: str
    attributed_to: str
    denies: bool


@dataclass(frozen=True, slots=True)
class ProvenStatement:
    """A statement with at least one carrier, one of each article."""

    statement: str
    kind: str
    carried: tuple[ProvenCarrier, ...]
    known: Hashable | None = None


@dataclass(frozen=True, slots=True)
class Proof:
    """What stands, and how much of what was thrown away: reason → number, told by REASONS."""

    statements: tuple[ProvenStatement, ...]
    thrown: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ProvenJudgement:
    """A judgement; `span` are the words that it rests on, None where it rests on none, for nothing was found."""

    judgement: Judgement
    span: Span | None


def prove(documents: Sequence[Document], statements: Iterable[Statement]) -> Proof:
    """What of the statements stands in these documents."""
    bench, thrown = _Bench(documents), Counter[str]()
    proven = [each for statement in statements if (each := _statement(bench, statement, thrown))]
    return Proof(tuple(proven), dict(thrown))


def prove_judgement(statement: str, judgement: Judgement, document: Document, passage: Span) -> ProvenJudgement | str:
    """A judgement of one passage of a document, or the reason for which it is thrown away.

    The words have to stand in the passage. One that finds nothing carried there may do without.
    """
    why = " ".join(judgement.why.split())[:LONGEST_WHY]
    bench = _Bench([document])
    if judgement.carries < CARRIED:
        empty = replace(judgement, denies=False, stance="unclear", attributed_to="", words="", why=why)
        if not judgement.words.strip():
            return ProvenJudgement(empty, None)
        span = bench.place(document.key, judgement.words, passage)
        return ProvenJudgement(replace(empty, words=document.words(span)), span) if span else NOT_FOUND
    said = judgement.words, judgement.stance, judgement.modality, judgement.attributed_to, judgement.denies
    found = bench.carrier(statement, Carried(document.key, *said), passage)
    if isinstance(found, str):
        return found
    read = {"stance": found.stance, "modality": found.modality, "attributed_to": found.attributed_to}
    return ProvenJudgement(replace(judgement, **read, denies=found.denies, words=found.exact, why=why), found.span)


def _statement(bench: "_Bench", statement: Statement, thrown: Counter) -> ProvenStatement | None:
    words = " ".join(statement.statement.split())
    if statement.known is None and (fault := _fault_of(words)):
        thrown[fault] += 1
        return None
    carriers: dict[Hashable, ProvenCarrier] = {}
    for row in statement.carried:
        carrier = bench.carrier(words, row)
        if isinstance(carrier, str):
            thrown[carrier] += 1
        else:
            carriers.setdefault(carrier.article, carrier)
    fault = "" if carriers else EMPTY
    if carriers and statement.known is None:
        fault = missing(words, [bench.ground(each) for each in carriers.values()])
    if fault:
        thrown[fault] += 1
        return None
    kind = statement.kind if statement.kind in KINDS else KINDS[0]
    return ProvenStatement(words, kind, tuple(carriers.values()), statement.known)


def _fault_of(statement: str) -> str:
    count = len(WORD.findall(statement))
    if not LEAST_STATED <= count <= MOST_STATED or len(statement) > LONGEST_STATED or MARKUP.search(statement):
        return FORM
    return "" if is_read(language_of(statement, READ)) else LANGUAGE


class _Bench:
    """Documents in which words are looked for, each read once."""

    def __init__(self, documents: Iterable[Document]) -> None:
        self.documents = {document.key: document for document in documents}
        self._texts: dict[tuple, Verbatim] = {}
        self._sentences: dict[tuple, list[tuple[int, int]]] = {}
        self._dates: dict[Hashable, list] = {}
        self._words: dict[Hashable, frozenset[str]] = {}

    def carrier(self, statement: str, row: Carried, within: Span | None = None) -> ProvenCarrier | str:
        """What a row proposes, as the article has it; or the reason for which it is thrown away."""
        document = self.documents.get(row.article)
        if document is None:
            return NO_ARTICLE
        if row.stance not in STANCES or row.modality not in MODALITIES:
            return CHOICE
        if not _shows_something(row.words):
            return LENGTH
        span = self.place(row.article, row.words, within)
        if span is None:
            return NOT_FOUND
        return self._read(statement, row, document, span)

    def place(self, article: Hashable, words: str, within: Span | None = None) -> Span | None:
        """Where the words stand in an article: in its text, else in its headline."""
        if within is not None:
            found = Verbatim(self.documents[article].words(within)).find(words)
            return Span(within.start + found[0], within.start + found[1], within.field) if found else None
        for name in (TEXT, HEADLINE):
            if found := self._text(article, name).find(words):
                return Span(*found, name)
        return None

    def ground(self, carrier: ProvenCarrier) -> Ground:
        """The sentences that its words touch, with the days that they name."""
        document = self.documents[carrier.article]
        sentence = self._sentence(carrier.article, carrier.span)
        dates = tuple(date for date in self._dates_in(carrier.article) if sentence.covers(date.span))
        paragraphs = document.words(self._paragraphs(document, carrier.span))
        return Ground(document.words(sentence), paragraphs, document.published, dates, self._words_of(document))

    def _read(self, statement: str, row: Carried, document: Document, span: Span) -> ProvenCarrier | str:
        source = document.headline if span.field == HEADLINE else document.text
        sentence, exact, lead = self._sentence(document.key, span), document.words(span), _lead(source, span)
        own = read_stance(source, span.start, span.end, sentence, ())
        denies = row.denies or row.stance == "disputes"
        says_no = read_beside(statement, exact, own).stance == "disputes" or _is_cut_behind_no(lead, exact, statement)
        if (says_no and not denies) or (denies and not says_no and not _has_no(exact, statement)):
            return NEGATION
        ahead = read_stance(source, span.start - len(lead), span.end, sentence, ()).modality
        modality = ahead if row.modality not in AHEAD and ahead in AHEAD else row.modality
        stance, name = "disputes" if denies else row.stance, self._source(document.key, row.attributed_to)
        return ProvenCarrier(document.key, span, exact, stance, modality, name, denies)

    def _source(self, article: Hashable, name: str) -> str:
        """Whom the article names as the source; nobody where it does not."""
        if not name.strip() or len(name) > LONGEST_SOURCE:
            return ""
        place = self.place(article, name)
        return " ".join(self.documents[article].words(place).split()) if place else ""

    def _sentence(self, article: Hashable, span: Span) -> Span:
        """From the beginning of the first sentence that a span touches to the end of the last."""
        key = article, span.field
        if key not in self._sentences:
            self._sentences[key] = split_sentences(self._text(*key).text)
        touched = [each for each in self._sentences[key] if each[0] < span.end and span.start < each[1]]
        start = max(min([span.start, *(start for start, _ in touched)]), span.start - AROUND)
        return Span(start, min(max([span.end, *(end for _, end in touched)]), span.end + AROUND), span.field)

    def _paragraphs(self, document: Document, span: Span) -> Span:
        """From the beginning of the first paragraph that a span touches to the end of the last, as far as sentences."""
        source = document.headline if span.field == HEADLINE else document.text
        start = source.rfind("\n", max(0, span.start - AROUND), span.start) + 1 or max(0, span.start - AROUND)
        end = source.find("\n", span.end, span.end + AROUND)
        return Span(start, end if end >= 0 else min(len(source), span.end + AROUND), span.field)

    def _text(self, article: Hashable, name: str) -> Verbatim:
        if (article, name) not in self._texts:
            document = self.documents[article]
            self._texts[article, name] = Verbatim(document.headline if name == HEADLINE else document.text)
        return self._texts[article, name]

    def _words_of(self, document: Document) -> frozenset[str]:
        if document.key not in self._words:
            self._words[document.key] = words_of(f"{document.headline}\n{document.text}")
        return self._words[document.key]

    def _dates_in(self, article: Hashable) -> list:
        if article not in self._dates:
            document = self.documents[article]
            headline = find_dates(document.headline, document.published, HEADLINE)
            self._dates[article] = [*headline, *dates_in(document)]
        return self._dates[article]


def _shows_something(words: str) -> bool:
    letters = sum(map(str.isalpha, words[: LONGEST_WORDS + 1]))
    count = len(WORD.findall(words[: LONGEST_WORDS + 1]))
    return len(words) <= LONGEST_WORDS and letters >= LEAST_LETTERS and count >= LEAST_WORDS


def _lead(source: str, span: Span) -> str:
    """What stands before some words in their own part of the sentence, as far back as it may bear on them."""
    return EDGE.split(source[max(0, span.start - LOOK_BACK) : span.start])[-1]


def _is_cut_behind_no(lead: str, words: str, statement: str) -> bool:
    """Whether a denial stands right before words that deny nothing themselves."""
    if _has_no(words, statement):
        return False
    return is_denied(lead) or bool(DENYING.search(lead))


def _has_no(words: str, statement: str) -> bool:
    """Whether anything in either says no."""
    return is_denied(words) or bool(DENYING.search(words)) or is_denied(statement)
