"""The grammar of attribution: words, cue verbs and their subjects.

Problem. Who said it, and which words are theirs, is told by a few constructions around a verb of speech ("said Ms.
Brook", "the ministry, which runs the port, has denied"), around quotation marks or without them.

Method. A field is read as one list of items: its words and signs, each quoted stretch folded into a single item, each
line break an item too. A cue is a form of a listed verb, "according to", or a speaker's label with a colon. Its subject
is found without a parser: to the left over auxiliaries and adverbs, back to where a noun phrase must have begun, out of
appositions and relative clauses; to the right after an inverted verb.

Source. Own rules; the verbs are of the classes known from Levin (1993) and from the annotation guide of PolNeAR.

Known failures. A fronted phrase without a comma ("In a statement the club said") is taken into the subject. Verbs that
look like nouns ("claims", "reports") can be taken for cues.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from articles.text.document import Span
from articles.text.quote_marks import MarkedText
from articles.text.tense import is_past_verb
from articles.text.word_lists import word_rows, word_set, word_table

QUOTE, BREAK = "“”", "¶"
MAX_SUBJECT = 12  # words of a noun phrase; longer ones are read from their end
MAX_APPOSITION = 45

_ITEM = re.compile(
    r"\n+"
    r"|(?:[^\W\d_]\.){2,}"  # U.S.
    r"|(?:Mr|Mrs|Ms|Dr|Sen|Sens|Rep|Reps|Gov|Gen|Prof|St|Lt|Col|Sgt|Capt|Maj|Adm|Rev|Hon|Jr|Sr|No|Inc|Corp|Co|Ltd)\."
    r"|\d[\d.,]*\d|[^\W_]+(?:[’'.&-][^\W_]+)*[’']?"
    r"|\.\.+|[^\s\w]|_+"
)
_TERMINAL = frozenset(".?!…")
_WORDS = word_table("grammar_words")
AUXILIARIES, ADVERBS = frozenset(_WORDS["auxiliary"]), frozenset(_WORDS["adverb"])
SUBORDINATORS, COORDINATORS = frozenset(_WORDS["subordinator"]), frozenset(_WORDS["coordinator"])
PREPOSITIONS, DETERMINERS = frozenset(_WORDS["preposition"]), frozenset(_WORDS["determiner"])
TIMES = frozenset(_WORDS["time"])
PRONOUNS = word_set("pronouns")
_PEOPLE_WORDS = word_table("people_words")
PEOPLE = {word: g for g in ("group", "document", "person", "male", "female") for word in _PEOPLE_WORDS[g]}
OFFICES, _NOUN_LIKE = frozenset(_PEOPLE_WORDS["office"]), frozenset(_PEOPLE_WORDS["noun"])
_QUANTIFIERS = frozenset(
    ("one", "some", "many", "most", "several", "both", "others", "another", "each", "neither", "none")
)
_CLAUSE_OPENERS = frozenset(("after", "when", "as", "before", "while", "since", "if", "where", "because"))
_SKIPPED = AUXILIARIES | ADVERBS | {"to"}
_NO_NOUN_PHRASE = SUBORDINATORS | COORDINATORS | AUXILIARIES | frozenset(",;:—–―-()[]?!…/") | {QUOTE, BREAK, "...", "."}


@dataclass(frozen=True, slots=True)
class Cue:
    """A word that gives words to somebody. `at` and `end` are item numbers (half-open); so are the subjects' pairs.

    `left` is the subject before the verb, `left_how` how it was found: "plain", "apposition", "relative", "reduced" ("a
    letter saying"), "shared" (with an earlier verb), "participle" or "label". `right` is the subject after an inverted
    verb.
    """

    at: int
    end: int
    lemma: str
    kind: str
    form: str
    left: tuple[int, int] | None = None
    left_how: str = ""
    right: tuple[int, int] | None = None


class Items:
    """One field as a list of words, signs, folded quotations and line breaks, with code-point offsets."""

    __slots__ = (
        "_given_ends",
        "ends",
        "field",
        "low",
        "quote_at",
        "quotes",
        "sentence_ends",
        "starts",
        "text",
        "words",
    )

    def __init__(
        self, text: str, quotes: Sequence[MarkedText] = (), field: str = "text", sentences: Sequence[Span] = ()
    ) -> None:
        """`sentences`, where given, tell which full stops only abbreviate."""
        self.text, self.field, self.quotes = text, field, list(quotes)
        self._given_ends = sorted(sentence.end for sentence in sentences)
        self.words: list[str] = []
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.quote_at: dict[int, int] = {}  # item number → number of the quotation folded into it
        at = 0
        for number, quote in enumerate(self.quotes):
            self._read(at, quote.start)
            self.quote_at[len(self.words)] = number
            self._put(QUOTE, quote.start, quote.end)
            at = quote.end
        self._read(at, len(text))
        self.low = [word.lower() for word in self.words]
        self.sentence_ends = self._sentence_ends()

    def _read(self, start: int, end: int) -> None:
        for match in _ITEM.finditer(self.text, start, end):
            word = match.group()
            self._put(BREAK if word[0] == "\n" else word, match.start(), match.end())

    def _put(self, word: str, start: int, end: int) -> None:
        self.words.append(word)
        self.starts.append(start)
        self.ends.append(end)

    def _sentence_ends(self) -> list[int]:
        """The numbers of the items that end a sentence; a quotation ends one when a capital or a line break follows."""
        ends, last = [], len(self.words) - 1
        for i, word in enumerate(self.words):
            if word == BREAK or i == last:
                ends.append(i)
            elif word in _TERMINAL:
                following = self.words[i + 1]
                opens = following in (BREAK, QUOTE) or following[0].isupper() or following[0].isdigit()
                if (opens or following in "([") and not self._abbreviates(i):
                    ends.append(i)
            elif word == QUOTE and self._quote_ends_sentence(i):
                ends.append(i)
        return ends

    def _abbreviates(self, i: int) -> bool:
        """Whether a full stop stands inside one of the sentences that were given."""
        if (
            not self._given_ends
            or self.words[i] != "."
            or (self.words[i - 1].islower() and i and len(self.words[i - 1]) > 2)
        ):
            return False
        where = bisect_left(self._given_ends, self.starts[i])
        return where < len(self._given_ends) and self._given_ends[where] > self.starts[i + 1]

    def _quote_ends_sentence(self, i: int) -> bool:
        """A full stop inside the marks with a capital behind them; after "?" or "!" the attribution may follow."""
        if self.words[i + 1] in (BREAK, QUOTE):
            return self.ends_sentence(i)
        quote = self.quotes[self.quote_at[i]]
        return self.text[quote.inner_end - 1] == "." and not self.words[i + 1][0].islower()

    def ends_sentence(self, i: int) -> bool:
        """Whether the quotation folded into item `i` ends with a full stop, question mark or the like."""
        quote = self.quotes[self.quote_at[i]]
        return quote.inner_end > 0 and self.text[quote.inner_end - 1] in _TERMINAL

    def quote_ending(self, i: int) -> str:
        """The last character inside the marks of the quotation folded into item `i`."""
        return self.text[self.quotes[self.quote_at[i]].inner_end - 1]

    def sentence_of(self, i: int) -> tuple[int, int]:
        """The items (half-open) of the sentence in which item `i` stands."""
        where = bisect_left(self.sentence_ends, i)
        start = self.sentence_ends[where - 1] + 1 if where else 0
        end = self.sentence_ends[where] + 1 if where < len(self.sentence_ends) else len(self.words)
        return start, end

    def span(self, start: int, end: int) -> Span:
        return Span(self.starts[start], self.ends[end - 1], self.field)

    def is_capital(self, i: int) -> bool:
        return self.words[i][0].isupper()

    def is_title_case(self, i: int) -> bool:
        """Whether the sentence of item `i` begins with it or writes most of its longer words with capitals."""
        start, end = self.sentence_of(i)
        long = [k for k in range(start, end) if len(self.words[k]) > 3]
        return i == start or sum(self.is_capital(k) for k in long) * 2 > len(long)


@cache
def cue_forms() -> dict[str, tuple[str, str, str]]:
    """Each form of a cue verb → (lemma, kind, form); form is "base", "s", "past" or "ing".

    >>> cue_forms()["told"]
    ('tell', 'tell', 'past')
    """
    forms: dict[str, tuple[str, str, str]] = {}
    for kind, words in word_rows("cue_verbs"):
        lemma = words[0]
        for word in words:
            form = "base" if word == lemma else "ing" if word.endswith("ing") else "past"
            form = "s" if form == "past" and word == words[1] and word.endswith("s") else form
            forms.setdefault(word, (lemma, kind, form))
    return forms


def find_cues(items: Items) -> list[Cue]:
    """All cues outside quotation marks, in order, each with the subjects that it may have."""
    cues: list[Cue] = []
    forms = cue_forms()
    for i, word in enumerate(items.low):
        if word in forms:
            cue = _verb_cue(items, i, forms[word], cues)
            if cue:
                cues.append(cue)
        elif word == "according" and items.low[i + 1 : i + 2] == ["to"]:
            cues.append(Cue(i, i + 2, "according", "according", "base", right=phrase_right(items, i + 2)))
        elif word == ":":
            label = _label(items, i)
            if label:
                cues.append(Cue(i, i + 1, ":", "label", "base", left=label, left_how="label"))
    return cues


def _verb_cue(items: Items, i: int, form: tuple[str, str, str], earlier: list[Cue]) -> Cue | None:
    lemma, kind, shape = form
    before = items.low[i - 1] if i else BREAK
    if before in DETERMINERS or (before in ("of", "in", "for") and shape != "ing"):
        return None  # a noun: "the claim", "in support"
    if before.endswith(("'s", "’s", "s’", "s'")) and before[:-2] not in PRONOUNS:
        return None  # "Lind's remarks"
    if items.is_capital(i) and not items.is_title_case(i):
        return None  # "the United States"
    left, how = _subject_left(items, i, shape, earlier)
    if shape == "s" and lemma in _NOUN_LIKE and left and not _can_speak(items, left[1] - 1):
        return None  # "recent claims"
    right = _inverted_subject(items, i) if shape != "ing" else None
    return Cue(i, i + 1, lemma, kind, shape, left, how, right)


def _can_speak(items: Items, i: int) -> bool:
    """Whether a phrase that ends with this word can be the subject of a verb of speech."""
    word = items.low[i]
    return items.is_capital(i) or word in PRONOUNS or word in PEOPLE or word in (")", ",", QUOTE)


def _inverted_subject(items: Items, i: int) -> tuple[int, int] | None:
    """The subject behind an inverted verb, with the name that explains it ("said the mayor, Ann Lind,")."""
    before = items.low[i - 1] if i else BREAK
    if before not in (QUOTE, ",", "…", "...", "—", "?"):
        return None
    subject = phrase_right(items, i + 1)
    if not subject or subject[1] + 1 >= len(items.low) or items.low[subject[1]] != ",":
        return subject
    name = phrase_right(items, subject[1] + 1) if items.is_capital(subject[1] + 1) else None
    ends = name and (name[1] >= len(items.low) or items.low[name[1]] in (",", ".", BREAK))
    return (subject[0], name[1]) if ends else subject


def _subject_left(items: Items, i: int, shape: str, earlier: list[Cue]) -> tuple[tuple[int, int] | None, str]:
    first, _ = items.sentence_of(i)
    low, j, how = items.low, i - 1, "plain"
    while j >= first and (low[j] in _SKIPPED or low[j].endswith("ly")):
        how = "participle" if low[j] == "to" else how
        j -= 1
    if j < first:
        return None, ""
    if shape == "ing" and how == "plain" and j == i - 1:
        if low[j] not in _NO_NOUN_PHRASE and low[j] not in PREPOSITIONS:
            return phrase_left(items, j, first), "reduced"  # "a letter saying …"
        how = "participle"
    if how == "plain" and low[j] in COORDINATORS:
        return _coordinated_subject(items, j, first, earlier) or _shared_subject(items, i, first, earlier), "shared"
    if how == "participle" or low[j] in (";", ":"):
        return _shared_subject(items, i, first, earlier), "shared" if how == "plain" else how
    while j > first and low[j] in ")]":
        j = _before_bracket(items, j, first)
    if low[j] in ("who", "which", "that"):
        k = j - 1 - (j > first and low[j - 1] in (",", "—", "–", "―"))
        antecedent = phrase_left(items, k, first)
        return (antecedent[0], j + 1) if antecedent else (j, j + 1), "relative"
    if low[j] in (",", "—", "–", "―"):
        return _before_apposition(items, j, first), "apposition"
    return phrase_left(items, j, first), "plain"


def _before_bracket(items: Items, j: int, first: int) -> int:
    opening = "(" if items.low[j] == ")" else "["
    k = j - 1
    while k > first and items.low[k] != opening:
        k -= 1
    return k - 1 if k > first else j - 1


def _before_apposition(items: Items, j: int, first: int) -> tuple[int, int] | None:
    """The phrase with its appositions before the comma at item `j`: "Ann Lind, head of the union, mother of two"."""
    low = items.low
    start = clause_start(items, first, j)
    opened = next((k for k in range(start, j) if low[k] in (",", "—", "–", "―")), j)
    if opened < j and j - start <= MAX_APPOSITION and _is_noun_phrase(items, start, opened):
        return start, j
    mark, k = low[j], j - 1
    while k > max(first, j - MAX_APPOSITION) and low[k] != mark:
        k -= 1
    if low[k] != mark or k <= first:
        return (start, j) if start < j and _is_noun_phrase(items, start, j) else None
    subject = phrase_left(items, k - 1, first) if _is_noun_phrase(items, k + 1, j) else None
    return (subject[0], j) if subject else None


def _is_noun_phrase(items: Items, start: int, end: int) -> bool:
    """Whether no verb stands between: then the stretch is one noun phrase."""
    words = items.low[start:end]
    return bool(words) and not any(
        w in _NO_NOUN_PHRASE or (is_past_verb(w) and not items.is_capital(start + n)) for n, w in enumerate(words)
    )


def _coordinated_subject(items: Items, j: int, first: int, earlier: list[Cue]) -> tuple[int, int] | None:
    """The subject of the verb that "and" at item `j` goes on from: of an earlier cue, or of the clause around it."""
    opened = next((k for k in range(j - 1, first, -1) if items.low[k] in _CLAUSE_OPENERS), None)
    for cue in reversed(earlier[-3:]):
        if cue.at >= (opened or first) and cue.form in ("past", "s") and cue.left and cue.left_how != "participle":
            return cue.left
    around = phrase_right(items, opened + 1) if opened is not None else None
    return around or next((cue.left for cue in reversed(earlier[-3:]) if cue.at >= first and cue.left), None)


def _shared_subject(items: Items, i: int, first: int, earlier: list[Cue]) -> tuple[int, int] | None:
    """The sentence's main subject, or behind a leading quotation the subject of its cue."""
    start = clause_start(items, first, i)
    if start < i and items.low[start] != QUOTE:
        subject = phrase_right(items, start)
        if subject and subject[1] <= i:
            return _with_apposition(items, subject, i)
    for cue in reversed(earlier[-3:]):
        if cue.at >= start and (cue.left or cue.right):
            return cue.right if items.low[cue.at - 1] in (QUOTE, ",") and cue.right else cue.left
    return None


def _with_apposition(items: Items, subject: tuple[int, int], limit: int) -> tuple[int, int]:
    """The subject and the name or description set between commas behind it."""
    start, end = subject
    if items.low[end] != ",":
        return subject
    closed = next((k for k in range(end + 1, min(limit, end + MAX_SUBJECT)) if items.low[k] == ","), None)
    return (start, closed) if closed and _is_noun_phrase(items, end + 1, closed) else subject


def clause_start(items: Items, first: int, limit: int) -> int:
    """Where the main clause begins: behind "But", and behind a fronted phrase with its comma ("In Oslo, …")."""
    low = items.low
    if first == 0 or low[first - 1] == BREAK:
        first = _after_dateline(items, first, limit)
    while first < limit and low[first] in ("and", "but", "or", "so", "yet", "then", ",", "—", "–", "-", "•", "*", "~"):
        first += 1
    if first >= limit:
        return first
    word = low[first]
    fronted = word in PREPOSITIONS or word in SUBORDINATORS or word in TIMES or word in ADVERBS
    if not (fronted or word.endswith(("ing", "ly")) or word in ("asked", "however", "still", "indeed", "according")):
        return first
    for k in range(first + 1, min(limit, first + 40)):
        if low[k] == "," and not (items.words[k - 1].isdigit() and items.words[min(k + 1, limit)][0].isdigit()):
            return k + 1
        if low[k] == QUOTE and items.quote_ending(k) == ",":
            return k + 1
    return first


def _after_dateline(items: Items, first: int, limit: int) -> int:
    """Behind "OSLO, Norway (AP) — ", where the paragraph begins with one."""
    if not items.words[first].isupper() and items.words[first] != "(":
        return first
    for k in range(first + 1, min(limit, first + 14)):
        if items.low[k] in ("—", "–", "―") or (items.low[k] == "-" and items.low[k - 1] in ("-", ")")):
            return k + 1
    return first


def phrase_left(items: Items, j: int, first: int) -> tuple[int, int] | None:
    """The noun phrase that ends with item `j`."""
    low, forms = items.low, cue_forms()
    if j < first or low[j] in _NO_NOUN_PHRASE or (low[j] in forms and forms[low[j]][2] == "ing"):
        return None
    k = j
    while k >= first and j - k < MAX_SUBJECT:
        word = low[k]
        if word in PRONOUNS and k != j and word not in _QUANTIFIERS:
            break
        joins_names = word in ("and", "&") and first < k < j and items.is_capital(k - 1) and items.is_capital(k + 1)
        if word in _NO_NOUN_PHRASE and not joins_names:
            break
        is_verb = word in forms and forms[word][2] in ("past", "s")
        is_verb = is_verb or (is_past_verb(word) and items.low[max(0, k - 1)] not in DETERMINERS)
        if is_verb and k != j and not items.is_capital(k):
            break
        k -= 1
        if word in PRONOUNS and word not in _QUANTIFIERS:
            break
    start = k + 1
    while start < j and low[start] in PREPOSITIONS | ADVERBS:
        start += 1
    return (start, j + 1) if start <= j else None


def phrase_right(items: Items, i: int) -> tuple[int, int] | None:
    """The noun phrase that begins with item `i`, up to a sign, a verb or a phrase of time or place."""
    low, last = items.low, len(items.low)
    if i >= last or low[i] in _NO_NOUN_PHRASE or low[i] in TIMES or low[i] in PREPOSITIONS:
        return None
    if low[i] in PRONOUNS and low[i] not in _QUANTIFIERS:
        return i, i + 1
    k, forms = i, cue_forms()
    while k < last and k - i < MAX_SUBJECT:
        word = low[k]
        joins_names = word in ("and", "&") and i < k < last - 1 and items.is_capital(k - 1) and items.is_capital(k + 1)
        if word in _NO_NOUN_PHRASE and not joins_names:
            break
        if k > i and (word in TIMES or (word in PREPOSITIONS and word not in ("of", "for", "with", "at", "from"))):
            break
        if k > i and word in forms and not items.is_capital(k):
            break
        k += 1
    return (i, k) if k > i else None


def _label(items: Items, i: int) -> tuple[int, int] | None:
    """The speaker's name that leads a sentence or a line before the colon at item `i` ("HOST: Why?")."""
    first, _ = items.sentence_of(i)
    if not 0 < i - first <= 6 or not items.is_capital(first):
        return None
    if any(items.low[k] in _NO_NOUN_PHRASE or items.low[k] in cue_forms() for k in range(first, i)):
        return None
    return first, i
