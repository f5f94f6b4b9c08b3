"""Typed values in passages: what outlets can differ on, read so that it can be compared.

Problem: "14-year" and "more than a decade" agree, "12 killed" and "10 Americans killed" count different things; a
value compares with another one only when both have one unit and count one thing.
Method: patterns for figures, figures in words and vague quantities, each with its bound ("at least", "about") and the
nouns that follow it; money, shares, lengths of time and other measures are dimensions of their own, brought to one
unit. People are counted by what befell them: the dead are never held against the injured (`fates`).
Source: own rules.
Known failures: the noun a figure counts when it stands only in the sentence before ("rose to 11"); figures that are
labels ("Room 12") and are not followed by a capital.
"""

import calendar
import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import cache

from articles.text.discrepancies.fates import fate_of
from articles.text.index import groups_of, light_stems, stem_of
from articles.text.kept import kept
from articles.text.names import is_demonym
from articles.text.tense import is_past_verb
from articles.text.word_lists import word_table

SCALES = {"hundred": 100, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12, "bn": 1e9, "tn": 1e12}
SCALES |= {"mn": 1e6, "dozen": 12, "lakh": 1e5, "crore": 1e7}
LETTERS = {"m": 1e6, "k": 1e3, "b": 1e9, "t": 1e12}  # right behind the figure; the last two only of money
PARTS = {"half": 2, "halves": 2, "third": 3, "quarter": 4, "fifth": 5, "sixth": 6, "eighth": 8, "tenth": 10}
VAGUE = {"a dozen": 12, "a decade": 1, "dozens": 36, "scores": 60, "hundreds": 300, "thousands": 3e3, "several": 4}
VAGUE |= {"tens of thousands": 3e4, "hundreds of thousands": 3e5, "millions": 3e6, "billions": 3e9, "one": 1}
VAGUE |= {"tens of millions": 3e7, "half a million": 5e5, "half": 0.5, "a third": 1 / 3}
LOOSE = frozenset(name for name in VAGUE if name not in ("a dozen", "a decade", "one", "half a million"))
AT_LEAST = ("at least", "more than", "over", "no fewer than", "no less than", "upwards of", "in excess of")
AT_MOST = ("at most", "up to", "fewer than", "less than", "under", "below", "no more than", "as many as", "as much as")
ABOUT = ("about", "around", "roughly", "some", "nearly", "almost", "close to", "approximately", "an estimated", "just")
DURATIONS = {"second": 1 / 60, "minute": 1, "hour": 60, "day": 1440, "week": 10080, "month": 43800, "year": 525600}
DURATIONS |= {"decade": 5256000, "century": 52560000}
MEASURES = {
    "kilometre": ("length", 1.0),
    "kilometer": ("length", 1.0),
    "km": ("length", 1.0),
    "mile": ("length", 1.609),
}
MEASURES |= {"metre": ("length", 0.001), "meter": ("length", 0.001), "feet": ("length", 0.0003048)}
MEASURES |= {"foot": ("length", 0.0003048), "knot": ("knots", 1.0), "tonne": ("weight", 1.0), "ton": ("weight", 1.0)}
_WORDS = (
    "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen "
    "nineteen twenty thirty forty fifty sixty seventy eighty ninety"
)
_SPACE = "[ \u00a0\u2009\u202f]"  # that groups the digits of a figure: "1 500"
_TENS = "(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)"
_OPENS_ROUGHLY = re.compile(rf"^(?:{'|'.join(ABOUT)})\s+", re.IGNORECASE)
# Words that are looked up match by the letters of the alphabet alone: without `a`, case ignored, "ſix" is a "six".
_PATTERN = re.compile(
    rf"(?P<bound>\b(?:{'|'.join(AT_LEAST + AT_MOST + ABOUT)})\s+)?"
    rf"(?P<amount>(?:(?P<money>(?:US|A|C|NZ|HK)?[$€£¥](?:US|AU|NZ)?)\s?|(?<![\w.,:$€£¥-]))"
    rf"(?:\d{{1,3}}(?:{_SPACE}\d{{3}})+(?![\d,.]\d)(?!\d|{_SPACE}\d)|\d+(?:,\d{{3}})*(?:\.\d+)?(?![\d:]))|"
    rf"\b(?a:{'|'.join(sorted(VAGUE, key=len, reverse=True))})\b|"
    rf"\b(?a:{_TENS}-(?:one|two|three|four|five|six|seven|eight|nine))\b|\b(?a:{'|'.join(_WORDS.split())})\b)"
    rf"(?P<scale>[\s-]?(?a:{'|'.join(SCALES)})\b|(?<=\d)(?a:[mkbt])\b)?(?P<share>\s?(?:%|per\s?cent\b|percent\b))?",
    re.IGNORECASE,
)
_PART = re.compile(
    rf"\b(?P<count>(?a:a|one|two|three|four|five|seven|nine))(?P<sign>[\s-])(?P<part>(?a:{'|'.join(PARTS)})s?)\b"
    r"(?P<of>\s+of\b(?!\s+an?\b))?|\bhalf(?P<half>\s+of\b(?!\s+an?\b))",
    re.IGNORECASE,
)
_SPAN = re.compile(r"\s?[-–]\s?|\s+(?P<word>to|or|and)\s+")
_BETWEEN = re.compile(r"\bbetween\s+$", re.IGNORECASE)
_CHANGE = re.compile(r"\bfrom\s+$", re.IGNORECASE)
_OF_THEM = re.compile(  # "640 of them", "640 of Lund Glass's 5,200 jobs"
    r"\s+(?:[a-z]+\s+)?of\s+(?:(?:them|whom|which|the|those|these|his|her|its|their|our)\b|(?:[\w.’'-]+\s+){0,4}\d)"
)
_INCLUDING = re.compile(r"\b(?:including|includes?|included|among\s+them|of\s+whom|of\s+them)[,:]?\s+$", re.IGNORECASE)
_NEXT = re.compile(r"[\s-]*(?P<word>[^\W\d_]+(?:['’][^\W\d_]+)?)|(?P<mark>.)", re.DOTALL)
_BARE = re.compile(_PATTERN.pattern.replace(r"(?<![\w.,:$€£¥-])", ""), re.IGNORECASE)
_UNITS = {"a": 1} | {
    word: n for n, word in enumerate(["one", "two", "three", "four", "five", "six", "seven", "eight", "nine"], 1)
}
_MONTHS = frozenset(
    f"{name}{rest}".lower()
    for month in calendar.month_name[1:]
    for name, rest in ((month, ""), (month[:3], ""), (month[:4], "") if month == "September" else (month, ""))
)
_LABELS = re.compile(r"(?:\b(?:No|Nos|Room|Flight|Bill|Act|Section|Article|Chapter|Route|Page|#|HB|SB)\.?\s*|[A-Z]-?)$")
_AGE_BEFORE, _AGE_BEHIND = re.compile(r"[^\W\d_],\s$"), re.compile(r",\s|\.\s|;")
_OF_SERIES = re.compile(r"\s?/\s?\d")  # "2/8"
_LAST_WORD = re.compile(r"[^\W\d_]+$")
_FOLLOWING = re.compile(r"\s*([^\W\d_]+)")
_CLOCK = re.compile(r"\s?(?:[ap]\.?m|o['’]clock)")
_STOPS = re.compile(r"(?:have|has|had|be|is|are|was|were|been|will|would|can|could|may|might|should|do|did)$")
MOST_NOUNS = 4
# How far such words may stand from what they tell of is a rule of the language: nothing is left out for being much.
AROUND = 80  # characters before an amount in which what it is a part of is looked for
CLOSE = 0.06  # two amounts that differ by less, one of them rounded, are one


@dataclass(frozen=True, slots=True)
class Number:
    """An amount in its dimension: "count", "money", "share", "time", "length", … `start`/`end` cover bound and noun.

    `low` and `high` are what the words allow; `nouns` are stems of what is counted, generic people left out.
    """

    start: int
    end: int
    exact: str
    dimension: str
    amount: float
    low: float
    high: float
    nouns: frozenset[str]
    is_rough: bool
    is_part: bool = False  # "three of the twelve", "including ten children": never compared with a whole
    fate: str = ""  # what befell the people who are counted

    @property
    def is_about(self) -> bool:
        """Whether the amount may be somewhat smaller as well as somewhat larger."""
        return self.low < self.amount < self.high

    def agrees(self, other: "Number") -> bool:
        """Whether both can be true of one amount."""
        return self.low <= other.high and other.low <= self.high


@cache
def _people() -> frozenset[str]:
    table = word_table("people_words")
    return frozenset(map(stem_of, ["people", "person", "other", "men", "women", *table.get("crowd", ())]))


def numbers_in(text: str) -> list[Number]:
    """The amounts in a text, years and labels left out.

    >>> [(n.exact, n.amount, sorted(n.nouns)) for n in numbers_in("At least 12 sailors died.")]
    [('At least 12 sailors', 12.0, ['sailor'])]
    """
    return list(_read(text))


@kept
def _read(text: str) -> tuple[Number, ...]:
    parts = [part for match in _PART.finditer(text) if (part := _part_of(text, match))]
    found, reached = [], 0
    for match in _PATTERN.finditer(text):
        if match.start() < reached:
            continue
        up_to = _upper_bound(text, match)
        number = _between(text, match, up_to) if up_to else _number(text, match)
        if number:
            found.append(number)
            reached = max(up_to.end() if up_to else 0, reached)
    covered = [(part.start, part.end) for part in parts]
    found = [n for n in found if not any(start < n.end and n.start < end for start, end in _near(covered, n.start))]
    return tuple(sorted(found + parts, key=lambda number: number.start))


def _near(spans: list[tuple[int, int]], start: int) -> list[tuple[int, int]]:
    """Of spans in order the few that may reach a place: the one before it and the one behind."""
    at = bisect_left(spans, (start, start))
    return spans[max(0, at - 1) : at + 1]


def _part_of(text: str, match: re.Match) -> Number | None:
    """ "Two thirds of voters" as a share in per cent; not "a third man", nor three quarters of an hour or in a row."""
    if match["half"]:
        return Number(match.start(), match.end("half"), match.group(), "share", 50.0, 47.0, 53.0, frozenset(), True)
    name = match["part"].lower()
    count = _UNITS[match["count"].lower()]
    name = name if name in PARTS else name.removesuffix("s")
    is_plain = count > 1 and (match["sign"] == "-" or name not in ("quarter", "half"))
    if not (match["of"] or is_plain) or count >= PARTS[name]:
        return None
    share = 100 * count / PARTS[name]
    end, margin = match.end("part"), 1 + CLOSE
    words = text[match.start() : end]
    return Number(match.start(), end, words, "share", share, share / margin, share * margin, frozenset(), True)


def _upper_bound(text: str, match: re.Match) -> re.Match | None:
    """The other end of "two to three million", "10-15 per cent" or "between 5 and 9"; a change or score has none."""
    if match["scale"] or match["share"] or not (sign := _SPAN.match(text, match.end())):
        return None
    other = _BARE.match(text, sign.end())
    if not other or other["bound"]:
        return None
    before = text[max(0, match.start() - 12) : match.start()]
    is_change = sign["word"] in ("to", None) and _CHANGE.search(before)
    if is_change or (sign["word"] == "and" and not _BETWEEN.search(before)):
        return None
    low, high = _amount(match["amount"].lower().strip(), match["money"]), _value(other)
    is_year = 1000 <= low <= 2100 and sign["word"] is None
    return other if low * _scale(other) < high and not is_year else None


def _between(text: str, match: re.Match, other: re.Match) -> Number | None:
    """An amount with two ends, in the unit that stands behind the second: "between two and three dozen people"."""
    whole = _number(text, other)
    if whole is None:
        return None
    words = match["amount"].lower().strip()
    low = _amount(words, match["money"]) * _scale(other) * (whole.amount / (_value(other) or 1))
    start = match.start()
    middle = (low + whole.high) / 2
    dimension = "money" if match["money"] else whole.dimension
    return Number(start, whole.end, text[start : whole.end], dimension, middle, low, whole.high, whole.nouns, True)


def _scale(match: re.Match) -> float:
    word = (match["scale"] or "").strip(" -\n").lower()
    return SCALES.get(word) or LETTERS.get(word, 1)


def _value(match: re.Match) -> float:
    return _amount(match["amount"].lower().strip(), match["money"]) * _scale(match)


def _number(text: str, match: re.Match) -> Number | None:
    words, amount = match["amount"].lower().strip(), _value(match)
    nouns, end = _nouns(text, match.end())
    if _is_label(text, match, amount, nouns):
        return None
    dimension, factor, nouns = _dimension(match, words, nouns)
    if dimension == "count" and words in ("one", "half", "a third"):
        return None
    amount *= factor
    low, high, is_rough = _range(amount, (match["bound"] or "").lower().strip(), words)
    if dimension in ("share", "money") or (dimension == "count" and not nouns):
        end = match.end()
    if dimension == "count" and (whole := _whole(text, match.start())):
        nouns = frozenset([stem_of(whole)])
    words, is_part = text[match.start() : end], _is_part(text, match.start(), match.end())
    fate = fate_of(text, match.start(), end) if dimension == "count" else ""
    return Number(match.start(), end, words, dimension, amount, low, high, nouns, is_rough, is_part, fate)


def _is_part(text: str, start: int, end: int) -> bool:
    """Whether an amount is said to be some of a larger one."""
    before = text[max(0, start - 16) : start]
    return bool(_OF_THEM.match(text, end) or _INCLUDING.search(before))


def _whole(text: str, start: int) -> str:
    """The word that the amount is said of: "a family of five" gives "family"; "" without one."""
    before = text[max(0, start - AROUND) : start]
    words = before.split()
    if len(words) < 2 or words[-1] != "of" or not before[-1].isspace():
        return ""
    last = _LAST_WORD.search(words[-2][-AROUND:])
    return last.group() if last else ""


def _amount(words: str, money: str | None) -> float:
    if words in VAGUE:
        return float(VAGUE[words])
    digits = re.sub(r"[,\s]", "", words.removeprefix((money or "").lower()))
    if digits[:1].isdigit():
        return float(digits.rstrip("."))
    return float(sum(int(stem_of(part)) if part != "one" else 1 for part in digits.split("-")))


def _is_label(text: str, match: re.Match, amount: float, nouns: list[str]) -> bool:
    """A year, a day of a month, a time of day, an age beside a name, a number in a name or of a picture."""
    if (match["scale"] or "").lower() in ("b", "t") and not match["money"]:
        return True  # "Section 12B"
    if match["money"] or match["share"] or match["scale"]:
        return False
    before = text[max(0, match.start("amount") - 12) : match.start("amount")]
    if _AGE_BEFORE.search(before) and _AGE_BEHIND.match(text, match.end()):
        return True
    if before.endswith("/") or _OF_SERIES.match(text, match.end()):
        return True
    last = re.findall(r"[^\W\d_]+", before)[-1:] or [""]
    is_year = "," not in match["amount"] and 1000 <= amount <= 2100 and match["amount"].strip().isdigit()
    first = _FOLLOWING.match(text, match.end())
    following = first.group(1).lower() if first else ""
    is_day = last[0].lower() in _MONTHS or following in _MONTHS - {"may"}
    is_clock = following in ("am", "pm", "a", "p", "o") and _CLOCK.match(text, match.end())
    is_dated = last[0].lower() in ("in", "since", "of", "from", "by", "until")
    return bool((is_year and (is_dated or not nouns)) or is_day or is_clock or _LABELS.search(before))


def _nouns(text: str, at: int) -> tuple[list[str], int]:
    """The stems of the words behind an amount, up to a mark, a verb or a light word, and where they end."""
    found, end = [], at
    while len(found) < MOST_NOUNS and (match := _NEXT.match(text, at)) and match["word"]:
        word = match["word"].lower()
        if word == "of" and (not found or len(found) == 1):
            at = match.end()
            continue
        stem = stem_of(word)
        if found and (is_past_verb(word) or "\n" in text[at : match.start("word")]):
            break
        if word in ("the", "its", "his", "their", "a", "an") and not found:
            at = match.end()
            continue
        if _STOPS.match(word) or (stem in light_stems() and stem not in _people() and stem not in DURATIONS):
            break
        if is_past_verb(word):
            break
        found.append(stem)
        at = end = match.end()
    return found, end


def _dimension(match: re.Match, words: str, nouns: list[str]) -> tuple[str, float, frozenset[str]]:
    """The dimension, the factor to its unit, and the nouns that count for comparing."""
    if match["share"]:
        return "share", 1.0, frozenset()
    if match["money"]:
        return "money", 1.0, frozenset()
    if words == "a decade":
        return "time", DURATIONS["decade"], frozenset()
    for noun in nouns[:2]:
        plain = next((unit for unit in (*DURATIONS, *MEASURES) if stem_of(unit) == noun), None)
        if plain in DURATIONS:
            return "time", DURATIONS[plain], frozenset()
        if plain:
            return (*MEASURES[plain], frozenset())
    return "count", 1.0, frozenset(nouns) - _people()


def _range(amount: float, bound: str, words: str) -> tuple[float, float, bool]:
    """What an amount in its words allows, and whether it is no exact figure."""
    if words in LOOSE:
        return amount / 4, amount * 4, True
    if bound in AT_LEAST:
        return amount, amount * 1.6, True
    if bound in AT_MOST:
        return amount / 1.6, amount, True
    if bound in ABOUT:
        return amount * (1 - 1.5 * CLOSE), amount * (1 + 1.5 * CLOSE), True
    return amount, amount, False


def exactly(words: str) -> str:
    """A number's words without one in front that only says that it is no exact one.

    >>> exactly("about 12 tonnes"), exactly("At least 12 tonnes")
    ('12 tonnes', 'At least 12 tonnes')
    """
    return _OPENS_ROUGHLY.sub("", words)


def same_count(a: Number, b: Number) -> bool:
    """Whether both count the same thing in the same dimension: a noun in common, or people in general."""
    if a.dimension != b.dimension or a.is_part != b.is_part or (a.fate and b.fate and a.fate != b.fate):
        return False
    if a.dimension != "count":
        return True
    if any(is_demonym(noun) for noun in a.nouns ^ b.nouns):
        return False
    return bool(a.nouns & b.nouns) or not (a.nouns or b.nouns) or _are_synonyms(a.nouns, b.nouns)


def _are_synonyms(a: frozenset[str], b: frozenset[str]) -> bool:
    return bool(frozenset().union(*map(groups_of, a)) & frozenset().union(*map(groups_of, b)))
