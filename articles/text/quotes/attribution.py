"""The grammar of attribution: cue verbs and their subjects.

Problem. Who said it, and which words are theirs, is told by a few constructions around a verb of speech ("said Ms.
Brook", "the ministry, which runs the port, has denied"), around quotation marks or without them.

Method. A cue is a form of a listed verb, "according to", or a speaker's label with a colon. Its subject is found
without a parser: to the left over auxiliaries and adverbs, out of appositions and relative clauses, or shared with an
earlier verb; to the right after an inverted verb.

Source. Own rules; the verbs in `data/cue_verbs.txt` are of the classes known from Levin (1993) and from the annotation
guide of PolNeAR.

Known failures. Verbs that look like nouns ("claims", "reports") can be taken for cues.
"""

from dataclasses import dataclass

from articles.text.names import COMMON_WORDS, CUE_KIND, GENDER, is_title
from articles.text.quotes.items import (
    ADVERBS,
    AUXILIARIES,
    BREAK,
    COORDINATORS,
    DETERMINERS,
    PREPOSITIONS,
    PRONOUNS,
    QUOTE,
    TIMES,
    Items,
)
from articles.text.quotes.noun_phrases import (
    NO_NOUN_PHRASE,
    before_time,
    clause_start,
    cue_forms,
    is_dateline,
    is_noun_phrase,
    phrase_left,
    phrase_right,
    with_apposition,
)
from articles.text.word_lists import word_table

MAX_APPOSITION = 45  # items between a subject's commas
MAX_SUBJECT = 60  # items of a subject with all that explains it
MAX_JOINED = 8  # clauses of a sentence that are looked at
MAX_BEHIND = 8  # items between a verb of speech and another one that goes on from it
MAX_SKIPPED = 60  # auxiliaries, adverbs and brackets between a subject and its verb
_PEOPLE_WORDS = word_table("people_words")
PEOPLE = {word: g for g in ("group", "document", "person", "male", "female") for word in _PEOPLE_WORDS[g]}
OFFICES, _NOUN_LIKE = frozenset(_PEOPLE_WORDS["office"]), frozenset(_PEOPLE_WORDS["noun"])
_COMMAS = frozenset((",", "—", "–", "―"))
_CLAUSE_OPENERS = frozenset(("after", "when", "as", "before", "while", "since", "if", "where", "because"))
_BEHIND_SAID = TIMES | {",", "in", "on", "at"}
_JOINING = frozenset(("and", "but", "while"))
_SKIPPED = AUXILIARIES | ADVERBS | {"to"}
_BEING = frozenset(("is", "was", "are", "were", "be", "been", "being", "gets", "got"))
# Their participles tell what somebody feels or means ("is worried that"), though "is" stands before.
_OF_A_MIND = frozenset(("worry", "convince", "commit", "prepare", "resolve", "determine", "persuade", "decide"))
_QUOTES = frozenset((QUOTE,))
_BODIES = frozenset(("organisation", "group"))
_BEHIND_KICKER = frozenset((":", "-", "–", "—", "|"))
_QUESTIONS, ANSWERS = frozenset(("q", "question")), frozenset(("a", "answer"))


@dataclass(frozen=True, slots=True)
class Cue:
    """A word that gives words to somebody. `at` and `end` are item numbers (half-open); so are the subjects' pairs.

    `form` is "base", "s", "past", "ing" or "passive" (its subject says nothing, only who stands behind "by"). `left` is
    the subject before the verb, `left_how` how it was found: "plain", "apposition", "relative", "reduced" ("a letter
    saying"), "shared" (with an earlier verb), "participle" or "label". `right` is the subject after an inverted verb.
    """

    at: int
    end: int
    lemma: str
    kind: str
    form: str
    left: tuple[int, int] | None = None
    left_how: str = ""
    right: tuple[int, int] | None = None


def find_cues(items: Items) -> list[Cue]:
    """All cues outside quotation marks, in order, each with the subjects that it may have."""
    cues: list[Cue] = []
    forms = cue_forms()
    for i, word in enumerate(items.low):
        if word in forms:
            cue = _verb_cue(items, i, forms[word], cues)
            if cue:
                cues.append(cue)
        elif word == "according" and items.word(i + 1) == "to":
            cues.append(Cue(i, i + 2, "according", "according", "base", right=phrase_right(items, i + 2)))
        elif word == ":":
            label = _label(items, i)
            if label:
                cues.append(Cue(i, i + 1, ":", "label", "base", left=label, left_how="label"))
    return cues


def _verb_cue(items: Items, i: int, form: tuple[str, str, str], earlier: list[Cue]) -> Cue | None:
    lemma, kind, shape = form
    before = items.word(i - 1)
    if before in DETERMINERS or (before in ("of", "in", "for") and shape != "ing"):
        return None  # a noun: "the claim", "in support"
    if before.endswith(("'s", "’s", "s’", "s'")) and before[:-2] not in PRONOUNS:
        return None  # "Lind's remarks"
    if items.is_capital(i) and not items.is_title_case(i):
        return None  # "the United States"
    left, how = _subject_left(items, i, shape, earlier)
    if shape == "s" and lemma in _NOUN_LIKE and left and not _can_speak(items, left[1] - 1):
        return None  # "recent claims"
    if shape == "past" and lemma not in _OF_A_MIND and _is_passive(items, i):
        agent = phrase_right(items, i + 2) if items.word(i + 1) == "by" else None
        return Cue(i, i + 1, lemma, kind, "passive", None, "", agent)
    right = _inverted_subject(items, i) if shape != "ing" else None
    return Cue(i, i + 1, lemma, kind, shape, left, how, right)


def _is_passive(items: Items, i: int) -> bool:
    """Whether the participle at item `i` stands behind a form of "be", adverbs aside."""
    k = i - 1
    while k > i - 4 and (items.word(k) in ADVERBS or items.word(k).endswith("ly")):
        k -= 1
    return items.word(k) in _BEING


def _can_speak(items: Items, i: int) -> bool:
    """Whether a phrase that ends with this word can be the subject of a verb of speech."""
    word = items.low[i]
    return items.is_capital(i) or word in PRONOUNS or word in PEOPLE or word in (")", ",", QUOTE)


def _inverted_subject(items: Items, i: int) -> tuple[int, int] | None:
    """The subject behind an inverted verb, with the name that explains it ("said the mayor, Ann Lind,")."""
    before = items.word(i - 1)
    if before not in (QUOTE, ",", "…", "...", "—", "?"):
        return None
    subject = phrase_right(items, i + 1)
    if not subject or items.word(subject[1]) != "," or not items.is_capital(subject[1] + 1):
        return subject
    name = phrase_right(items, subject[1] + 1)
    ends = name and items.word(name[1]) in (",", ".", BREAK)
    return (subject[0], name[1]) if ends else subject


def _subject_left(items: Items, i: int, shape: str, earlier: list[Cue]) -> tuple[tuple[int, int] | None, str]:
    first, _ = items.sentence_of(i)
    low, j, how, floor = items.low, i - 1, "plain", max(first, i - MAX_SKIPPED)
    while j >= floor and _is_skipped(items, j):
        how = "participle" if low[j] == "to" else how
        j -= 1
    if j >= floor and how == "plain" and (before := before_time(items, j, floor)) < j:
        j = before  # "a spokesman last night denied", "officials, who last night denied"
        while j >= floor and _is_skipped(items, j) and low[j] != "to":
            j -= 1
    if j < floor:
        return None, ""
    if shape == "ing" and how == "plain" and j == i - 1:
        if low[j] not in NO_NOUN_PHRASE and low[j] not in PREPOSITIONS:
            return phrase_left(items, j, first), "reduced"  # "a letter saying …"
        how = "participle"
    if how == "plain" and low[j] in COORDINATORS:
        return _coordinated_subject(items, j, first, earlier) or _shared_subject(items, i, first, earlier), "shared"
    if how == "participle" or low[j] in (";", ":"):
        return _shared_subject(items, i, first, earlier), "shared" if how == "plain" else how
    while j > floor and low[j] in ")]":
        j = _before_bracket(items, j, first)
    if low[j] in ("who", "which", "that"):
        k = j - 1 - (j > first and low[j - 1] in _COMMAS)
        antecedent = phrase_left(items, k, first)
        return (antecedent[0], j + 1) if antecedent else (j, j + 1), "relative"
    if low[j] in _COMMAS:
        return _before_apposition(items, j, first), "apposition"
    return phrase_left(items, j, first), "plain"


def _is_skipped(items: Items, j: int) -> bool:
    """Whether an auxiliary or an adverb may stand between a subject and its verb at item `j`; "in May" is a time."""
    word = items.low[j]
    is_month = word == "may" and items.is_capital(j) and items.word(j - 1) in PREPOSITIONS
    return (word in _SKIPPED or word.endswith("ly")) and not is_month


def _before_bracket(items: Items, j: int, first: int) -> int:
    opening, floor = "(" if items.low[j] == ")" else "[", max(first, j - MAX_APPOSITION)
    k = j - 1
    while k > floor and items.low[k] != opening:
        k -= 1
    return k - 1 if k > floor else j - 1


def _before_apposition(items: Items, j: int, first: int) -> tuple[int, int] | None:
    """The phrase with its appositions before the comma at item `j`: "Ann Lind, head of the union, mother of two"."""
    low = items.low
    start, quoted = clause_start(items, first, j), items.last_of(_QUOTES, first, j)
    start = start if quoted is None else max(start, quoted + 1)  # "“…,” Ann Lind, who runs the port, said"
    opened = next(iter(items.places_of(_COMMAS, start, j, 1)), j)
    if opened < j and j - start <= MAX_APPOSITION and is_noun_phrase(items, start, opened):
        return start, j
    mark, k = low[j], j - 1
    while k > max(first, j - MAX_APPOSITION) and low[k] != mark:
        k -= 1
    if low[k] != mark or k <= first:
        is_subject = 0 < j - start <= MAX_SUBJECT and is_noun_phrase(items, start, j)
        return (start, j) if is_subject else None
    subject = phrase_left(items, k - 1, first) if is_noun_phrase(items, k + 1, j) else None
    return (subject[0], j) if subject else None


def _coordinated_subject(items: Items, j: int, first: int, earlier: list[Cue]) -> tuple[int, int] | None:
    """The subject of the verb that "and" at item `j` goes on from: of an earlier cue, or of the clause around it."""
    opened = items.last_of(_CLAUSE_OPENERS, first + 1, j)
    for cue in reversed(earlier[-3:]):
        if cue.at >= (opened or first) and cue.form in ("past", "s") and cue.left and cue.left_how != "participle":
            return cue.left
    around = phrase_right(items, opened + 1) if opened is not None else None
    return around or next((cue.left for cue in reversed(earlier[-3:]) if cue.at >= first and cue.left), None)


def _shared_subject(items: Items, i: int, first: int, earlier: list[Cue]) -> tuple[int, int] | None:
    """The sentence's main subject, or behind a leading quotation the subject of its cue."""
    start = clause_start(items, first, i)
    said = earlier[-1] if earlier and earlier[-1].at >= start and earlier[-1].form in ("past", "s") else None
    if said and i - said.end <= MAX_BEHIND and items.word(said.end) in _BEHIND_SAID and (said.left or said.right):
        return said.left or said.right  # "…, Ann Lind said on Monday, adding"
    for k in reversed(items.places_of(_JOINING, start + 1, i, MAX_JOINED)):
        subject = phrase_right(items, k + 1) if items.low[k - 1] == "," and items.is_capital(k + 1) else None
        if subject and subject[1] < i:  # "…, and Ann Lind, the mayor, wrote to them, saying"
            return with_apposition(items, subject, i)
    if start < i and items.low[start] != QUOTE:
        subject = phrase_right(items, start)
        if subject and subject[1] <= i:
            return with_apposition(items, subject, i)
    for cue in reversed(earlier[-3:]):
        if cue.at >= start and (cue.left or cue.right):
            return cue.right if items.word(cue.at - 1) in (QUOTE, ",") and cue.right else cue.left
    return None


def _label(items: Items, i: int) -> tuple[int, int] | None:
    """The speaker's name that leads a sentence or a line before the colon at item `i` ("HOST: Why?")."""
    first, _ = items.sentence_of(i)
    if not 0 < i - first <= 6 or not items.is_capital(first):
        return None
    if any(items.low[k] in NO_NOUN_PHRASE or items.low[k] in cue_forms() for k in range(first, i)):
        return None
    words = items.low[first:i]
    if is_dateline(items, first, i):
        return None
    if len(words) == 1 and words[0] in _QUESTIONS | ANSWERS:
        return None if words[0] in _QUESTIONS else (first, i)
    if not any(w in PEOPLE or w not in COMMON_WORDS for w in words if w[0].isalpha()):
        return None  # "Fleet: both ships are laid up"
    if all(items.words[k].isupper() for k in range(first, i)) and is_kicker(items, first, i):
        return None
    return first, i


def is_kicker(items: Items, start: int, end: int) -> bool:
    """Whether words before a colon or a dash tell what a headline is about, and not who speaks: "FERRY ROW: Mayor …".

    Their last noun is a common one, for nobody and no body; behind the sign stand words that somebody else may say.
    """
    last = next((k for k in range(start + 1, end) if items.low[k] in PREPOSITIONS), end) - 1
    head, opens = items.low[last], items.low[start]
    if items.word(end) not in _BEHIND_KICKER or items.word(end + 1) in (QUOTE, BREAK) or opens in GENDER:
        return False
    return head in COMMON_WORDS and head not in PEOPLE and not is_title(head) and CUE_KIND.get(head) not in _BODIES
