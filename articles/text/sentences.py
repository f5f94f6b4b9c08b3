"""Sentences and clauses, as offsets into the text.

Problem: every later stage works on sentences; claims are smaller still, and a sentence often carries two or three.
Method: nupunkt (Punkt, trained on legal and general English) finds the sentence ends inside each paragraph, since a
line's end always ends a sentence; a few of its decisions are corrected (ranks before names, "U.N. Ambassador", full
stops behind plain lower-case words). Clauses are cut at marks and words that open one, when both sides have a verb.
Source: Kiss and Strunk 2006 through nupunkt 0.8; clause cues after common grammars of English.
Known failures: "the U.S. She came" when what follows is a title; clauses are cut without a parse, so a list of verbs
with objects ("closed schools and cut power") stays in one piece.
"""

import re
from functools import cache

import nupunkt

from articles.text.word_lists import word_set

MIN_CLAUSE_WORDS = 3
LEAST_CUT_WORDS = 4  # of a quotation whose edges are cuts; a clause's other cuts need more
LONGEST_SENTENCE = 2_000  # characters; what is longer is no sentence, and not cut

WORD = re.compile(r"[^\W_]++(?:['’.\-][^\W_]++)*+")
LINE = re.compile(r"[^\n\r\u2028\u2029]+")
# Ranks and titles which stand before a name; a capital behind them never opens a sentence.
BEFORE_NAME = re.compile(
    r"\b(?:Lt|Gov|Gen|Sen|Sens|Rep|Reps|Col|Capt|Cmdr|Maj|Sgt|Adm|Brig|Cong|Cpl|Pvt|Dr|Drs|Mr|Mrs|Ms|Messrs|Prof|Rev|"
    r"Hon|Fr|Mt|Ft|St|Ste|Pres|Supt|Det|Insp|Amb|Atty|Msgr|vs|No|Nos|Art|Sec|(?<![.\w])[A-Z])\.$"
)
ACRONYM = re.compile(r"\b(?:U\.S|U\.N|U\.K|E\.U|U\.A\.E)\.$")
AFTER_ACRONYM = re.compile(
    r"(?:President|Vice|Ambassador|Secretary|Attorney|Army|Navy|Air|Marine|Coast|Senate|House|Congress|Supreme|District|"
    r"Department|State|Embassy|Capitol|Treasury|Justice|Defense|Senator|Representative|Rep|Sen|Gen|Central|Special|Envoy|"
    r"Security|General|Human|High|Geological|Postal|Open|Steel|Border|Forces|Prime|Foreign|Trade|Federal)\b"
)
MAY_END = re.compile(r"[.!?…。！？؟।][\"”’')\]»]*\s+\S")
ENDED_WORD = re.compile(r"(?<![\w.])[a-zà-öø-ÿ]{4,}[.!?]+[\"”’')\]]*(\s+)(?=[\"“‘(\[]?[A-ZÀ-ÖØ-Þ])")


@cache
def _tokenizer() -> nupunkt.PunktSentenceTokenizer:
    return nupunkt.load("default")


def split_sentences(text: str) -> list[tuple[int, int]]:
    """Half-open (start, end) offsets of the sentences, in order, without white space at their edges.

    A line's end always ends a sentence, so a subhead is one of its own.

    >>> split_sentences("A subhead\\n\\nMr. Roe left. He ran.")
    [(0, 9), (11, 24), (25, 32)]
    """
    spans: list[tuple[int, int]] = []
    for line in LINE.finditer(text):
        paragraph = line.group()
        if paragraph.strip():
            offset = line.start()
            spans += [(offset + start, offset + end) for start, end in _corrected(paragraph)]
    return spans


def _corrected(paragraph: str) -> list[tuple[int, int]]:
    """The spans of one paragraph, joined and cut where the library is known to err."""
    if not MAY_END.search(paragraph):
        return [_tight(paragraph, 0, len(paragraph))]
    joined: list[tuple[int, int]] = []
    has_word = False  # whether the last one has, which may be long
    for start, end in _tokenizer().span_tokenize(paragraph):
        start, end = _tight(paragraph, start, end)
        if start >= end:
            continue
        goes_on = bool(joined) and (not has_word or _goes_on(paragraph, joined[-1], start))
        has_word = (goes_on and has_word) or WORD.search(paragraph, start, end) is not None
        if goes_on:
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return [piece for span in joined for piece in _cut(paragraph, *span)]


def _goes_on(paragraph: str, previous: tuple[int, int], start: int) -> bool:
    """Whether the library ended a sentence too early."""
    before = paragraph[max(previous[0], previous[1] - 12) : previous[1]]
    if BEFORE_NAME.search(before):
        return True
    if paragraph[start].islower():
        return not before.rstrip("\"”’')").endswith(("!", "?", ":")) or before[-1] in "\"”’'"
    return bool(ACRONYM.search(before) and AFTER_ACRONYM.match(paragraph, start))


def _cut(paragraph: str, start: int, end: int) -> list[tuple[int, int]]:
    """Cut where a plain word with a full stop was taken for an abbreviation; not inside brackets."""
    pieces, counted, depth = [], start, 0
    for match in ENDED_WORD.finditer(paragraph, start, end):
        at = match.start(1)
        depth += paragraph.count("(", counted, at) - paragraph.count(")", counted, at)
        counted = at
        if depth > 0 or not WORD.search(paragraph, match.end(), end):
            continue
        pieces.append(_tight(paragraph, start, at))
        start = counted = match.end()
        depth = 0
    return [*pieces, _tight(paragraph, start, end)]


def _tight(text: str, start: int, end: int) -> tuple[int, int]:
    """The span without white space at its edges."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


# Where a clause may begin: each pattern's group "at" is the first character of the new clause.
RELATIVE = r",\s+(?P<at>(?:which|who|whose|whom|where|when)\b)"
CONJUNCTION = (
    r",?\s+(?P<at>(?:while|although|though|whereas|because|after|before|since|unless|until|even as|even though|so that)"
    r"\s)"
)
COORDINATION = r",\s+(?P<at>(?:and|but|or|yet|so|nor|as|if)\s)"
PARTICIPLE = (
    r",\s+(?P<at>(?!(?:during|including|according|following|regarding|concerning|morning|evening)\b)[a-z]{3,}ing\s)"
)
THAT = (
    r"\b(?:sa(?:id|ys?)|told\s[^,;]{2,40}?|add(?:ed|s)|claim(?:ed|s)?|warn(?:ed|s)?|confirm(?:ed|s)?|announc(?:ed|es)|"
    r"stat(?:ed|es)|not(?:ed|es)|report(?:ed|s)?|believes?|thinks?|expects?|show(?:ed|s)?|found|argu(?:ed|es)|"
    r"suggest(?:ed|s)?|indicat(?:ed|es)|acknowledg(?:ed|es)|insist(?:ed|s)?|estimat(?:ed|es)|den(?:ied|ies)|know|knew)"
    r"\s+(?P<at>that\s)"
)
STRONG = r"(?:;|\s[—–]|\s--|—)\s*(?P<at>\S)"
COLON = r":\s+(?P<at>\S)"
RESUMED = re.compile(r",\s+(?P<at>(?:is|was|are|were|has|had|have|will|would|could|may|might|said|says|told|also)\s)")
CUES = [re.compile(cue) for cue in (RELATIVE, CONJUNCTION, COORDINATION, PARTICIPLE, THAT, STRONG, COLON)]
NEED_VERB = {CUES[1].pattern, CUES[2].pattern, CUES[5].pattern, CUES[6].pattern}
QUOTATION = re.compile(r"[“\"]([^“”\"]{12,}?)[”\"]")
FRAME_EDGE = " \t\n,;:—–-"


def split_clauses(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Half-open offsets of the clauses of the sentence text[start:end]; the whole sentence when it has only one.

    Each has at least three words; all words of the sentence stand in some clause, and none in two.

    >>> s = "The dam broke on Monday, while crews in the valley slept."
    >>> [s[a:b] for a, b in split_clauses(s, 0, len(s))]
    ['The dam broke on Monday', 'while crews in the valley slept.']
    """
    may_be_cut = end - start <= LONGEST_SENTENCE and _count(text, start, end) >= LEAST_CUT_WORDS
    cuts = sorted(_cuts(text, start, end)) if may_be_cut else []
    spans = [_trimmed(text, a, b) for a, b in zip([start, *cuts], [*cuts, end], strict=True)]
    merged: list[tuple[int, int]] = []
    for span in spans:
        if merged and (_count(text, *span) < MIN_CLAUSE_WORDS or _count(text, *merged[-1]) < MIN_CLAUSE_WORDS):
            merged[-1] = (merged[-1][0], max(span[1], merged[-1][1]))
        elif span[0] < span[1]:
            merged.append(span)
    return merged or [(start, end)]


def _cuts(text: str, start: int, end: int) -> set[int]:
    """Offsets at which a clause begins inside the sentence."""
    quotations = [match.span() for match in QUOTATION.finditer(text, start, end)]
    cuts = {
        edge for span in quotations if _count(text, *span) >= LEAST_CUT_WORDS for edge in span if start < edge < end
    }
    for cue in CUES:
        for match in cue.finditer(text, start, end):
            at = match.start("at")
            if any(a < at < b for a, b in quotations if b - a < 60) or not _is_clause(
                text, match.start(), at, start, end, cue
            ):
                continue
            cuts.add(at)
            if cue is CUES[0] and (resumed := RESUMED.search(text, at, end)) and _count(text, at, resumed.start()) > 2:
                cuts.add(resumed.start("at"))
    return cuts


def _is_clause(text: str, mark: int, at: int, start: int, end: int, cue: re.Pattern[str]) -> bool:
    """Whether both sides of a cut can stand: three words each and, where the cue is weak, a verb each."""
    if _count(text, start, at) < MIN_CLAUSE_WORDS or _count(text, at, end) < MIN_CLAUSE_WORDS:
        return False
    if text.count("(", start, at) > text.count(")", start, at):
        return False
    if cue.pattern not in NEED_VERB:
        return True
    following = re.search(r"[,;]", text[at + 4 : end])
    stop = at + 4 + following.start() if following else end
    return _has_verb(text, start, mark) and _has_verb(text, at, max(stop, min(end, at + 60)))


def _has_verb(text: str, start: int, end: int) -> bool:
    """Whether a finite verb seems to stand between; the first word is not looked at, it is the subject or a link."""
    words = [w.casefold().replace("’", "'") for w in WORD.findall(text, start, end)]
    return any(w in word_set("finite_verbs") or (len(w) > 4 and w.endswith("ed")) for w in words[1:])


def _count(text: str, start: int, end: int) -> int:
    return sum(1 for _ in WORD.finditer(text, start, end))


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """The span without white space and linking marks at its edges."""
    while start < end and text[start] in FRAME_EDGE:
        start += 1
    while end > start and text[end - 1] in FRAME_EDGE:
        end -= 1
    return start, end
