"""Plans that only "to" tells: "Ferry crews to walk out", "Council to vote on fares on Monday".

Problem: a headline, or a sentence written like one, says what is to come without a finite verb, by "to" and a verb.
Method: "to" with a verb's base form behind it, a noun phrase before it, and no verb there that governs it. A word is a
base form where English writes its forms: those of the tables of irregular and of cue verbs, or a regular past and an
-ing form among the words that English writes small. Where a verb of the past follows, it is the main one, unless it
belongs to "be", stands before a noun or in a clause of its own ("Bid to ban cars rejected" is no plan).
Source: own rules, after Straumann 1935 on the grammar of English headlines; the verbs that take "to" without looking
ahead are those that Karttunen 1971 calls implicative, and those of phase.
Known failures: an adjective that is no adverb's root ("unable to go"); a noun that is a verb, too, behind one that
takes "to" and is not listed.
"""

import re
from collections.abc import Sequence
from functools import cache

from articles.text.tense import is_past_verb
from articles.text.word_lists import lines, word_rows, word_set, word_table

LONG = 4  # letters of a word that has a capital in a headline in title case
MOST_WORDS = 40  # a headline's, with room; a longer piece has a verb of its own
WORD = re.compile(r"[^\W_]+(?:[’'-][^\W_]+)*")
PIECE = re.compile(r"[:;–—]\s|\s-\s")  # "Strike latest: nurses to walk out"
ADJECTIVE_ENDINGS = ("less", "ous", "ful")
CLAUSE = re.compile(r",\s|\b(?:after|as|if|when|while|before|because|since|until|unless|that|which|who|where|over)\b")


def tells_plan(text: str) -> bool:
    """Whether some words without a finite verb say what is to come.

    >>> tells_plan("Ferry crews to walk out on Monday"), tells_plan("The long road to power")
    (True, False)
    """
    text = text.lower() if is_title_case(text) else text
    return any(_is_plan(piece) for piece in PIECE.split(text) if " to " in piece)


def is_title_case(text: str) -> bool:
    """Whether every longer word of a headline has a capital: then a capital makes no name.

    >>> is_title_case("Council To Vote on Fares"), is_title_case("Council to vote on fares")
    (True, False)
    """
    longer = [word for word in WORD.findall(text) if len(word) >= LONG]
    return len(longer) > 2 and all(word[0].isupper() for word in longer)


def is_base_verb(word: str) -> bool:
    """Whether a word in small letters is the base form of a verb; it may be a noun, too.

    >>> is_base_verb("resign"), is_base_verb("strike"), is_base_verb("recovery")
    (True, True, False)
    """
    return word in _listed() or _is_regular(word) or (word.startswith("re") and word[2:] in _listed())


@cache
def participles() -> frozenset[str]:
    """The irregular forms of verbs, their participles among them."""
    return frozenset(form for row in lines("irregular") for form in row.split()[1:])


@cache
def _listed() -> frozenset[str]:
    irregular = {row[0] for row in (line.split() for line in lines("irregular")) if len(row) > 1}
    return frozenset(irregular | {words[0] for _, words in word_rows("cue_verbs")})


def _is_regular(word: str) -> bool:
    known = word_set("names/uncapitalised_words")
    stem = word[:-1] if word.endswith("e") and not word.endswith(("ee", "oe", "ye")) else word
    past = f"{word[:-1]}ied" if word.endswith("y") and f"{word[:-1]}ied" in known else f"{stem}ed"
    doubled = word + word[-1:]
    return {past, f"{stem}ing"} <= known or {f"{doubled}ed", f"{doubled}ing"} <= known


def _is_plan(piece: str) -> bool:
    words = WORD.findall(piece)[:MOST_WORDS]
    small = [word.lower() for word in words]
    at = next((n for n, word in enumerate(small[:-1]) if word == "to" and is_base_verb(words[n + 1])), 0)
    if not at or not _is_noun_phrase(words[:at]):
        return False
    behind = re.split(r"\bto\b", piece, maxsplit=small[:at].count("to") + 1, flags=re.IGNORECASE)[-1]
    return not _has_main_verb(CLAUSE.split(behind, maxsplit=1)[0])


def _is_noun_phrase(words: Sequence[str]) -> bool:
    """Whether a noun phrase, with a bare "set" or "due" at most, is all that stands before "to"."""
    table, small = word_table("plan_words"), [word.lower() for word in words]
    last = small[-1]
    bare = last in word_table("tense_words")["scheduled"]
    if bare and len(small) > 1:
        small, words = small[:-1], words[:-1]
    elif bare or last in table["toward"] or last in table["achieving"] or _is_no_noun(last):
        return False
    if any(word in table["clause"] or word == "from" for word in small) or _is_cue(small[-1]):
        return False
    if _is_participle(small[0]) and len(small) > 1 and small[1] in table["owner"]:
        return False  # "writing a letter to calm the row"
    inner = small[1:-1]
    return not any(is_past_verb(word) for word in words) and not any(is_third_person(word) for word in inner)


def _has_main_verb(behind: str) -> bool:
    words = WORD.findall(behind)
    for number, word in enumerate(words[1:], 1):
        before = words[number - 1].lower()
        is_owned = number == 1 or before in word_table("plan_words")["owner"] or before.endswith("ly")
        is_past = is_past_verb(word) or (word in participles() and word not in _listed())
        if word in word_table("plan_words")["clause"] or (is_past and not is_owned):
            return True
    return False


def _is_cue(word: str) -> bool:
    return any(word in words[1:] and word.endswith("s") for _, words in word_rows("cue_verbs"))


def is_third_person(word: str) -> bool:
    """Whether a word in small letters has the form of a verb of "it" in the present; it may be a plural, too.

    >>> is_third_person("reopens"), is_third_person("reopened")
    (True, False)
    """
    ends = [word[:-1]] if word.endswith("s") and not word.endswith("ss") else []
    ends += [word[:-2]] if word.endswith("es") else []
    ends += [f"{word[:-3]}y"] if word.endswith("ies") else []
    return any(is_base_verb(base) for base in ends)


def _is_no_noun(word: str) -> bool:
    """Whether a word is a participle, or an adjective: English makes an adverb and a noun of it, as of "happy"."""
    known = word_set("names/uncapitalised_words")
    stem = f"{word[:-1]}i" if word.endswith("y") else word
    is_adjective = f"{stem}ly" in known and bool({f"{stem}ness", f"{stem}er", f"{word}r"} & known)
    return is_adjective or word.endswith(ADJECTIVE_ENDINGS) or _is_participle(word)


def _is_participle(word: str) -> bool:
    stem = word.removesuffix("ing")
    return stem != word and any(is_base_verb(base) for base in (stem, f"{stem}e", stem[:-1]))
