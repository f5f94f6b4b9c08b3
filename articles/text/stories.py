"""Which story an article belongs to: one of those at hand, or a new one.

Problem: articles come one by one, in any number; each must find its story without comparing it with the whole archive,
and the same input must always give the same answer.
Method: an article's signature holds its weighted words (frozen idf × log tf), the words of its opening, and the
weekdays its opening names. The strongest words are its index terms; the caller fetches candidates by them. For each
candidate story the mean likenesses of whole text, opening and named weekdays, and the days between, go into a logistic
model. Days are soft evidence: where the words alone are sure, an article dated by its crawl finds its story all the
same. Sentences that the outlet prints every time (`standing`) are not compared, and a story of another occasion of the
same kind (`occasions`) is out of the question. The best story at or above the threshold takes the article. Likenesses
that were tried and gave nothing: the nearest article, words common to the story's openings, words that are new to the
story.
Source: Miranda et al. 2018 (online clustering by a learned combination of similarities). The idf comes from public
news texts, the weights from bench/stories; tests/bench/learn_stories.py makes both files again.
Known failures: two events of one affair on the same day with the same persons and no particulars; an opinion piece
that names no event.
"""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Container, Hashable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache

from articles.text.document import Document
from articles.text.occasions import are_apart, particulars
from articles.text.standing import sentence_keys, standing_among, without
from articles.text.word_lists import learned, word_counts, word_set

MOST_TERMS = 160  # weighted words kept of an article; the rest carries next to nothing
INDEX_TERMS = 32
OPENING = 60  # words, without common ones: the lede and the next paragraphs
MOST_MEMBERS = 24  # articles of one story that are compared with a new one
MOST_STORIES = 12  # stories looked at closely, those with the most index terms in common
TITLE_TIMES = 2  # a headline's word counts as often in the text
NEAR_DAYS, FREE_DAYS, FAR_DAYS = 1, 2, 20
SURE_CONTENT = (
    0.5  # text and opening together, from which days apart tell nothing: dates are wrong more often than words
)

WORD = re.compile(r"[^\W\d_][\w'’-]*|\d[\d.,]*\d|\d")
WEEKDAY = re.compile(r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b")


@dataclass(frozen=True, slots=True)
class Signature:
    """What is kept of an article to compare it; both parts can be stored as they are.

    `index_terms`: for an indexed array; articles of one story have several in common. `weights`: plain JSON with
    "terms" and "opening" (stem → weight, length 1 each), "days" (the weekdays that the opening names), "particulars"
    of the event, "outlet", and "sentences" (key → on how many other days it stands); older ones lack the last three.
    """

    index_terms: tuple[str, ...]
    weights: Mapping

    @property
    def terms(self) -> Mapping[str, float]:
        return self.weights["terms"]

    @property
    def opening(self) -> Mapping[str, float]:
        return self.weights["opening"]

    @property
    def days(self) -> Sequence[str]:
        return self.weights["days"]

    @property
    def particulars(self) -> Mapping[str, Sequence[str]]:
        return self.weights.get("particulars", {})

    @property
    def sentences(self) -> Mapping[str, int]:
        return self.weights.get("sentences", {})

    @property
    def outlet(self) -> str:
        return self.weights.get("outlet", "")


@dataclass(frozen=True, slots=True)
class Match:
    """A story that an article may belong to; `score` is a chance, `why` says in a line what they share."""

    story: Hashable
    score: float
    why: str


def signature(document: Document, names: Sequence[str] = (), standing: Container[str] = ()) -> Signature:
    """The signature of an article.

    `names`: the entities it names, as written; their words come first among the index terms. `standing`: keys of
    sentences that are left out, as `standing_in` gives them.
    """
    sentences = sentence_keys(document)
    document = without(document, standing) if standing else document
    title, words = _words(document.headline), _words(document.text)
    terms = _weighted(Counter(title * TITLE_TIMES + words))
    strongest = dict(sorted(terms.items(), key=lambda item: (-item[1], item[0]))[:MOST_TERMS])
    named = {stem(word) for name in names for word in WORD.findall(name)}
    by_rank = sorted(strongest, key=lambda term: (-strongest[term] * (1.5 if term in named else 1.0), term))
    weights = {
        "terms": unit(strongest),
        "opening": unit(_weighted(Counter(title + words[:OPENING]))),
        "days": WEEKDAY.findall(f"{document.headline}\n{document.text[:1200]}"),
        "particulars": particulars(document),
        "outlet": document.outlet,
        "sentences": sentences,
    }
    return Signature(tuple(by_rank[:INDEX_TERMS]), weights)


Candidate = tuple[Hashable, Signature, date | None]  # story, an article of it, when that was published


def standing_in(new: Signature, published: date | None, candidates: Sequence[Candidate]) -> frozenset[str]:
    """The keys of the new article's sentences that its outlet prints every time, as far as the candidates show."""
    theirs = ((other.sentences, day) for _, other, day in candidates if other.outlet == new.outlet)
    return standing_among(new.sentences, published, theirs) if new.outlet else frozenset()


def assign(new: Signature, published: date | None, candidates: Sequence[Candidate], text: str = "") -> list[Match]:
    """The stories that a new article may belong to, best first, all at or above STORY_THRESHOLD.

    `candidates`: articles that share index terms with the new one, each with its story. `text`: the new article's, so
    that shared words are told as it writes them; without it their stems stand. An empty answer means that
    the article opens a story. Equal input gives an equal answer, whatever the order of the candidates.
    """
    wanted = set(new.index_terms)
    members: dict[Hashable, list[tuple[int, Signature, date | None]]] = defaultdict(list)
    for story, other, day in candidates:
        members[story].append((len(wanted.intersection(other.index_terms)), other, day))
    ranked = sorted(members.items(), key=lambda item: (-max(shared for shared, _, _ in item[1]), str(item[0])))
    matches = []
    for story, rows in ranked[:MOST_STORIES]:
        rows.sort(key=lambda row: (-row[0], row[1].index_terms))
        row = rows[:MOST_MEMBERS]
        score = chance(features(new, published, [(other, day) for _, other, day in row]))
        if score >= STORY_THRESHOLD and not are_apart(new.particulars, [other.particulars for _, other, _ in row]):
            matches.append(Match(story, round(score, 4), _why(new, [other for _, other, _ in row], score, text)))
    return sorted(matches, key=lambda match: (-match.score, str(match.story)))


Member = tuple[Signature, date | None]  # an article of a story, and when it was published


def are_one_matter(ours: Sequence[Member], theirs: Sequence[Member]) -> float:
    """The chance that two stories are one, if it is large enough to say so; else 0.

    Each article of either side is laid beside all of the other one. Stories of two occasions of one kind are not one,
    nor are those of one outlet's column, whose standing sentences both have.
    """
    if not ours or not theirs:
        return 0.0
    found = []
    for here, there in ((ours, theirs), (theirs, ours)):
        for new, day in here:
            if are_apart(new.particulars, [other.particulars for other, _ in there]):
                return 0.0
            if standing_in(new, day, [(None, other, when) for other, when in there]):
                return 0.0
            found.append(chance(features(new, day, there)))
    score = sum(found) / len(found)
    return round(score, 4) if score >= STORY_THRESHOLD else 0.0


FEATURES = ("text", "opening", "near", "far", "days known", "days", "text in a group", "group")


def features(new: Signature, published: date | None, members: Sequence[tuple[Signature, date | None]]) -> list[float]:
    """The likenesses of an article and a story (its articles), in the order of FEATURES."""
    signatures = [other for other, _ in members]
    text = sum(dot(new.terms, other.terms) for other in signatures) / len(signatures)
    opening = sum(dot(new.opening, other.opening) for other in signatures) / len(signatures)
    gaps = [abs((published - day).days) for _, day in members if published and day]
    near = float(bool(gaps) and min(gaps) <= NEAR_DAYS)
    far = min(1.0, max(0, min(gaps) - FREE_DAYS) / FAR_DAYS) if gaps else 0.0
    is_group = float(len(members) > 1)
    far = 0.0 if text + opening > SURE_CONTENT else far
    return [text, opening, near, far, *_days(new, signatures), text * is_group, is_group]


def chance(values: Sequence[float]) -> float:
    """The learned chance that an article with these features belongs to the story."""
    model = learned("story_model")
    z = model["intercept"] + sum(weight * value for weight, value in zip(model["weights"], values, strict=True))
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, z))))


def _days(new: Signature, members: Sequence[Signature]) -> tuple[float, float]:
    """Whether both sides name weekdays in their openings, and how far these agree: told about one day or not."""
    own, theirs = Counter(new.days), Counter(day for other in members for day in other.days)
    if not own or not theirs:
        return 0.0, 0.0
    return 1.0, sum(min(own[day] / own.total(), theirs[day] / theirs.total()) for day in own)


def _why(new: Signature, members: Sequence[Signature], score: float, text: str) -> str:
    shared = Counter()
    for other in members:
        for term in new.terms.keys() & other.terms.keys():
            shared[term] += new.terms[term] * other.terms[term]
    terms = [term for term, _ in sorted(shared.items(), key=lambda item: (-item[1], item[0]))[:5]]
    words = ", ".join(_written(terms, text))
    count = "1 article" if len(members) == 1 else f"{len(members)} articles"
    return f"shares the words {words} with {count} of it; {round(100 * score)} % alike"


def _written(terms: Sequence[str], text: str) -> list[str]:
    """The commonest word of the text for each stem; of equally common ones the first."""
    forms: dict[str, Counter[str]] = {term: Counter() for term in terms}
    for word in WORD.findall(text):
        if (term := _term(word)) in forms:
            forms[term][word] += 1
    return [max(found, key=found.__getitem__) if (found := forms[term]) else term for term in terms]


def dot(a: Mapping[str, float], b: Mapping[str, float]) -> float:
    """The cosine of two weightings of length 1."""
    if len(a) > len(b):
        a, b = b, a
    return sum(weight * b[term] for term, weight in a.items() if term in b)


def _words(text: str) -> list[str]:
    """Stems of the words that carry matter, in order."""
    return [term for word in WORD.findall(text) if (term := _term(word))]


@lru_cache(maxsize=200_000)
def _term(word: str) -> str:
    """The stem of a word that carries matter; "" for the others."""
    return stem(word) if len(word) > 1 and word.casefold() not in word_set("common_words") else ""


def stem(word: str) -> str:
    """A rough stem: lower case, without possessive and the commonest endings; at most nine letters.

    >>> stem("Withdrawing"), stem("Syria’s"), stem("bases")
    ('withdraw', 'syria', 'base')
    """
    word = word.casefold().replace("’", "'").removesuffix("'s").replace("'", "").replace("-", "")
    for ending in ("ations", "ation", "ments", "ment", "ings", "ing", "ies", "ied", "ers", "ed", "es", "s", "ly", "e"):
        if word.endswith(ending) and len(word) - len(ending) >= (3 if ending in ("ies", "ied") else 4):
            word = word[: -len(ending)] + ("y" if ending in ("ies", "ied") else "")
            break
    return word[:9]


def _weighted(counts: Counter[str]) -> dict[str, float]:
    return {term: (1 + math.log(count)) * weight_of(term) for term, count in counts.items() if weight_of(term) > 0}


def unit(weights: Mapping[str, float]) -> dict[str, float]:
    """The weights scaled to length 1."""
    length = math.sqrt(sum(weight * weight for weight in weights.values())) or 1.0
    return {term: round(weight / length, 5) for term, weight in weights.items()}


def weight_of(term: str) -> float:
    """The frozen idf of a stem; a stem that is not listed counts as rare."""
    listed, rarest = _idf()
    return listed.get(term, rarest)


@cache
def _idf() -> tuple[dict[str, float], float]:
    """Stem → idf, and the idf of stems that are not listed."""
    counts = word_counts("story_idf")
    total = counts[""]
    listed = {term: max(0.0, math.log((total + 1) / (count + 0.5))) for term, count in counts.items() if term}
    return listed, math.log((total + 1) / 2.5)


STORY_THRESHOLD: float = learned("story_model")["threshold"]
