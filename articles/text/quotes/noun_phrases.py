"""Noun phrases and clauses without a parser: where a subject begins and ends.

Problem. The subject of a verb of speech may be "he", or "Ms. Ana Lind, 61, who has run the port since 2004".

Method. A phrase runs to the left or to the right until a word that no noun phrase has: a sign, a conjunction, an
auxiliary, a verb of the past. Fronted phrases, datelines and appositions between commas are stepped over.

Source. Own rules; the verbs are of the classes known from Levin (1993) and from the annotation guide of PolNeAR.

Known failures. A fronted phrase without a comma ("In a statement the club said") is taken into the subject.
"""

from functools import cache

from articles.text.names import places
from articles.text.quotes.items import (
    ADVERBS,
    AUXILIARIES,
    BREAK,
    COORDINATORS,
    DETERMINERS,
    PREPOSITIONS,
    PRONOUNS,
    QUOTE,
    SUBORDINATORS,
    TIMES,
    Items,
)
from articles.text.tense import is_past_verb
from articles.text.word_lists import word_rows, word_table

MAX_SUBJECT = 12  # words of a noun phrase; longer ones are read from their end
MAX_PLACE = 3  # words of a place before a colon
MAX_OPENING = 40  # words and signs like "But" and "—" that may stand before a clause
_OPENING = frozenset(("and", "but", "or", "so", "yet", "then", ",", "—", "–", "-", "•", "*", "~"))
_FRONT = PREPOSITIONS | ADVERBS
NO_NOUN_PHRASE = SUBORDINATORS | COORDINATORS | AUXILIARIES | frozenset(",;:—–―-()[]?!…/") | {QUOTE, BREAK, "...", "."}
MAX_TIME = 6  # words of a date
_WORDS = word_table("grammar_words")
DAYS, SPANS, DATED = (frozenset(_WORDS[heading]) for heading in ("day", "span", "dated"))
_WHICH = frozenset(("last", "this", "that", "next", "same", "previous", "following"))
_BEFORE_TIME = frozenset(("late", "later", "early", "earlier", "the", "last", "next", "just"))
_AT_TIMES = frozenset(("on", "in", "at", "by", "since", "until"))
_QUANTIFIERS = frozenset(
    ("one", "some", "many", "most", "several", "both", "others", "another", "each", "neither", "none")
)


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


def phrase_left(items: Items, j: int, first: int) -> tuple[int, int] | None:
    """The noun phrase that ends with item `j`."""
    low, forms = items.low, cue_forms()
    if j < first or low[j] in NO_NOUN_PHRASE or (low[j] in forms and forms[low[j]][2] == "ing"):
        return None
    k = j
    while k >= first and j - k < MAX_SUBJECT:
        word = low[k]
        if word in PRONOUNS and k != j and word not in _QUANTIFIERS:
            break
        joins_names = word in ("and", "&") and first < k < j and items.is_capital(k - 1) and items.is_capital(k + 1)
        if word in NO_NOUN_PHRASE and not joins_names:
            break
        is_verb = word in forms and forms[word][2] in ("past", "s")
        is_verb = is_verb or (is_past_verb(word) and items.low[max(0, k - 1)] not in DETERMINERS)
        if is_verb and k != j and not items.is_capital(k):
            break
        k -= 1
        if word in PRONOUNS and word not in _QUANTIFIERS:
            break
    start = k + 1
    while start < j and (low[start] in _FRONT or (low[start] in DAYS and low[start - 1] in _AT_TIMES)):
        start += 1
    return (start, j + 1) if start <= j else None


def before_time(items: Items, j: int, first: int) -> int:
    """The last item before an expression of time that ends with item `j`; `j` itself where none does.

    "Last night" is no part of the one who denied in "a spokesman last night denied"; in "a report released on Monday"
    it belongs to the participle. A month without a preposition may be a name.
    """
    k = _before_time(items, j, first)
    return j if k >= first and is_past_verb(items.low[k]) else k


def _before_time(items: Items, j: int, first: int) -> int:
    low, k = items.low, j
    if k > first and low[k] == "ago":
        k -= 1 + (low[k - 1] in SPANS)
        while k >= first and (low[k] in DETERMINERS or low[k] in ("few", "couple", "of") or low[k].isdigit()):
            k -= 1
    elif k > first and low[k] in SPANS and (low[k - 1] in _WHICH or low[k - 1] in DAYS):
        k -= 2
    elif low[k] in DAYS:
        k -= 1
    else:
        while (
            low[j] != "," and k >= first and j - k < MAX_TIME and (low[k] in DATED or low[k].replace(".", "").isdigit())
        ):
            k -= 1
        return k - 1 if j > k > first and low[k] in _AT_TIMES else j
    while k >= first and (low[k] in _BEFORE_TIME or low[k] in _AT_TIMES):
        k -= 1
    return k


def phrase_right(items: Items, i: int) -> tuple[int, int] | None:
    """The noun phrase that begins with item `i`, up to a sign, a verb or a phrase of time or place."""
    low, last = items.low, len(items.low)
    if i >= last or low[i] in NO_NOUN_PHRASE or low[i] in TIMES or low[i] in PREPOSITIONS:
        return None
    if low[i] in PRONOUNS and low[i] not in _QUANTIFIERS:
        return i, i + 1
    k, forms = i, cue_forms()
    while k < last and k - i < MAX_SUBJECT:
        word = low[k]
        joins_names = word in ("and", "&") and i < k < last - 1 and items.is_capital(k - 1) and items.is_capital(k + 1)
        if word in NO_NOUN_PHRASE and not joins_names:
            break
        if k > i and (word in TIMES or (word in PREPOSITIONS and word not in ("of", "for", "with", "at", "from"))):
            break
        is_noun = low[k - 1] in DETERMINERS or (low[i] in ("a", "an") and word in forms and forms[word][2] == "base")
        is_verb = not is_noun and (word in forms or (is_past_verb(word) and low[k - 1][-2:] != "ly"))
        if k > i and is_verb and not items.is_capital(k):
            break
        k += 1
    return (i, k) if k > i else None


def is_noun_phrase(items: Items, start: int, end: int) -> bool:
    """Whether no verb stands between: then the stretch is one noun phrase."""
    words = items.low[start:end]
    return bool(words) and not any(
        w in NO_NOUN_PHRASE or (is_past_verb(w) and not items.is_capital(start + n)) for n, w in enumerate(words)
    )


def with_apposition(items: Items, subject: tuple[int, int], limit: int) -> tuple[int, int]:
    """The subject and the name or description set between commas behind it."""
    start, end = subject
    if items.word(end) != ",":
        return subject
    closed = next((k for k in range(end + 1, min(limit, end + MAX_SUBJECT)) if items.low[k] == ","), None)
    return (start, closed) if closed and is_noun_phrase(items, end + 1, closed) else subject


def clause_start(items: Items, first: int, limit: int) -> int:
    """Where the main clause begins: behind "But", and behind a fronted phrase with its comma ("In Oslo, …")."""
    low = items.low
    if first == 0 or low[first - 1] == BREAK:
        first = after_dateline(items, first, limit)
    opening = min(limit, first + MAX_OPENING)
    while first < opening and low[first] in _OPENING:
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


def is_dateline(items: Items, first: int, colon: int) -> bool:
    """Whether what stands before a colon is the place where an article was filed: "OSLO: The ministry said"."""
    words = items.words[first:colon]
    return 0 < len(words) <= MAX_PLACE and all(w.isupper() for w in words) and " ".join(words).lower() in places()


def after_dateline(items: Items, first: int, limit: int) -> int:
    """Behind "OSLO, Norway (AP) — ", where the paragraph begins with one."""
    if not items.words[first].isupper() and items.words[first] != "(":
        return first
    for k in range(first + 1, min(limit, first + 14)):
        if items.low[k] == ":" and is_dateline(items, first, k):
            return k + 1
        if items.low[k] in ("—", "–", "―") or (items.low[k] == "-" and items.low[k - 1] in ("-", ")")):
            return k + 1
    return first
