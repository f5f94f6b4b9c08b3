"""How firmly a passage carries its matter, and in whose name.

Problem. "Met", "is set to meet", "reportedly met" and "the ministry said they met" are four different reports.

Method. Whether a passage is somebody's words is a small logistic model over what can be read off: how much of it lies
in a quotation or report, of which form, given by which verb, beginning with which word. Words of denial make it
disputed, words of doubt in the passage or right before it hedge it. The modality is that of the first words of plan,
chance or duration that govern the passage.

Source. Word lists of our own in `data/stance_words.txt`, hedges after Hyland (2005); the weights in
`data/stance_weights.json` were learned on keyed stories by `tests/bench/learn_stance.py`.

Known failures. Irony; doubt that only another sentence expresses; readers themselves differ on whether "the ministry
called for talks" reports a call or attributes a demand.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from math import exp
from re import compile as pattern

from articles.text.clauses import OPEN, condition_of
from articles.text.document import HEADLINE, Document, Quote, Reading, Span
from articles.text.placed import Placed, PlacedArticle
from articles.text.plans import is_base_verb, is_title_case, participles, tells_plan
from articles.text.quotes import AUXILIARIES, DENYING, cue_forms, denial_at, denial_words, is_not_done
from articles.text.tense import is_past_verb
from articles.text.word_lists import learned, word_rows

GAP = 1  # words between a phrase in front of a passage and the passage: "reportedly [withdrew]", "may soon [meet]"
# Whole clauses inside what somebody said are theirs, however few the learned stories had of the kind.
CERTAIN = frozenset(f"sure|{form}" for form in ("direct", "partial", "reported"))
_SAYING = frozenset(("say", "tell", "according", "label"))
_SPEAKING = frozenset(("say", "tell", "according", "label", "show", "manner"))
LONGEST_SAYING = 110
LONGEST_PHRASE = 4  # words of what is listed
LONGEST_PLAN = 300  # code points up to a plan's end, where no finite verb tells it
SURE = 0.30  # chance from which a passage counts as somebody's words; best over the stories left out in turn
_UNSOURCED = ("reports", "rumors", "rumours", "speculation", "sources", "indications")
_UNNAMED = ("", "some ", "media ", "initial ", "early ")
ANONYMOUS = frozenset(f"{which}{what}" for which in _UNNAMED for what in _UNSOURCED)
# "the driver, who was held": what a reporter adds to somebody's words is the reporter's own.
ASIDE = pattern(r"[^,“”\"]{1,80},\s(?:who|which|whose|where)\b[^,“”\"]+")
_NOBODY = frozenset(("no", "nobody", "none", "nothing", "neither"))
_WORD = pattern(r"[^\W_]+(?:[’'][^\W_]+)?")
_OPENERS = frozenset(
    (
        "while",
        "although",
        "though",
        "after",
        "as",
        "when",
        "since",
        "because",
        "before",
        "despite",
        "once",
        "if",
        "with",
    )
)
_RELATIVE = frozenset(("which", "who", "whose", "that"))

# What is turned down is asked, not said: a court that rejects a request does not deny that it was made.
ASKED = pattern(
    r"(?:(?:an?|the|this|that|his|her|its|their|all|any|another|several|\w+[’']s)\s)?(?:[\w-]+\s){0,2}?"
    r"(?:request|appeal|bid|application|petition|plea|offer|motion|proposal|lawsuit|suit|injunction|tender)s?\b"
    r"|(?:\w+\s){0,2}?(?:suggestion|idea|claim)s?\s(?:for|to)\b"
)
_ADJECTIVES = frozenset(("possible", "potential"))
_DETERMINERS = frozenset(("the", "a", "an", "its", "their", "our", "my", "your", "his"))

# Heading → modality. "May have left" doubts what is over; its doubt is the hedge.
_AHEAD = {"planned": "planned", "possible": "possible", "doubt": "happened"}
_DOUBTS = frozenset(("hedge", "doubt"))
_NAMES = frozenset(("Will", "May"))

Phrases = dict[str, list[tuple[tuple[str, ...], str]]]


@cache
def _phrases() -> Phrases:
    """First word → the phrases that begin with it, longest first, each with its heading."""
    table: Phrases = {}
    for heading, phrases in word_rows("stance_words"):
        for phrase in phrases:
            words = tuple(phrase.split("_"))
            table.setdefault(words[0], []).append((words, heading))
    return {first: sorted(rows, key=lambda row: -len(row[0])) for first, rows in table.items()}


def stance_in(article: PlacedArticle, span: Span, sentence: Span) -> Reading:
    """How a passage of an article carries its matter; read once, however often it is asked."""
    if (read_stance, span, sentence) not in article.read:
        document = article.article.document
        text = document.headline if span.field == HEADLINE else document.text
        found = read_stance(text, span.start, span.end, sentence, article.quotes)
        article.read[read_stance, span, sentence] = found
    return article.read[read_stance, span, sentence]


def read_stance(text: str, start: int, end: int, sentence: Span, quotes: Sequence[Quote] | Placed[Quote]) -> Reading:
    """Stance, modality and attribution of the passage text[start:end] inside its sentence.

    `quotes` are those of the same field of the document (all of them may be passed; who reads many passages passes them
    placed). `attributed_to` is the speaker's name where somebody's words carry the passage.

    >>> text = "The dam reportedly failed."
    >>> read_stance(text, 0, 26, Span(0, 26), ()).stance
    'hedges'
    """
    passage = Span(start, end, sentence.field)
    quotes = quotes.touching(passage) if isinstance(quotes, Placed) else quotes
    words = _words(text, start, end)
    lead = _words(text, max(sentence.start, start - 60), start)
    own = list(_found(words))
    before = list(_leading(lead, words))
    around = before + own
    quote, features = covering(text, passage, words, quotes)
    is_theirs = attributed_chance(features) >= SURE or CERTAIN & set(features)
    is_theirs = is_theirs and not (quote and quote.form == "reported" and ASIDE.fullmatch(text, start, end))
    is_theirs = is_theirs and not (quote and _lemma(quote)[0] in DENYING and ASKED.match(quote.exact))
    cues = [phrase.words for phrase in around if phrase.heading != "plain"]
    cues += [quote.cue] if is_theirs and quote and quote.cue else []
    doubted = before + [phrase for phrase in own if not _is_doubt_aside(phrase, words)]
    stance = _stance(doubted, quote if is_theirs else None, bool(quote) and _is_denial(text, quote, sentence))
    speaker = quote.speaker if is_theirs and quote else ""
    main = _main_clause(text, start, end, words)
    modality = _modality(around, words, len(before), main)
    if modality == "happened" and not main:
        modality = _ahead_of(text, start, end, sentence) or modality
    if modality == "happened" and _is_plan_of(text, start, end, sentence):
        modality = "planned"
    return Reading(stance, modality, speaker, tuple(dict.fromkeys(cues)))


def _ahead_of(text: str, start: int, end: int, sentence: Span) -> str:
    """The modality of a passage that says upon what something is to come: that of the rest of its sentence."""
    opener, plan = condition_of(text, start, end, sentence)
    if not opener:
        return ""
    if opener in OPEN:
        return "possible"
    around = _words(text, max(sentence.start, start - LONGEST_PLAN), start)
    around += _words(text, end, min(sentence.end, end + LONGEST_PLAN)) if plan != "before" else []
    ahead = (_AHEAD[phrase.heading] for phrase in _found(around) if phrase.heading in _AHEAD)
    return next(ahead, "" if plan else "planned")


def _leading(lead: list[str], words: list[str]) -> Iterator["_Phrase"]:
    """The listed phrases right before a passage, and those that end in it: "plans [to build]"."""
    for phrase in _found([*lead, *words[:LONGEST_PHRASE]]):
        if phrase.start < len(lead) <= phrase.end + GAP:
            yield phrase


def _is_doubt_aside(phrase: "_Phrase", words: list[str]) -> bool:
    """Whether a doubt is only of whom an act befell: "arrested a man who is suspected of …"."""
    if phrase.heading != "hedge":
        return False
    first = phrase.start
    while first and (words[first - 1] in AUXILIARIES or words[first - 1] in ("been", "being")):
        first -= 1
    if not first or words[first - 1] not in ("who", "which", "that"):
        return False
    return any(is_past_verb(word) and word not in cue_forms() for word in words[: first - 1])


def _is_plan_of(text: str, start: int, end: int, sentence: Span) -> bool:
    """Whether the passage holds the verb of a plan that its sentence tells without a finite verb."""
    first = min(sentence.start, start)
    if end - first > LONGEST_PLAN or not tells_plan(text[first:end]):
        return False
    return not tells_plan(text[first:start])


def _main_clause(text: str, start: int, end: int, words: list[str]) -> int:
    """The number of the word that begins the main clause behind "While …," or "After …,"; 0 where none leads."""
    if not words or words[0].lower() not in _OPENERS:
        return 0
    last = max(text.rfind(mark, start, end) for mark in (", ", "—", " – "))
    behind = _words(text, last + 1, end) if last > start else []
    return len(words) - len(behind) if any(w in AUXILIARIES or is_past_verb(w) for w in behind) else 0


@dataclass(frozen=True, slots=True)
class _Phrase:
    """A listed phrase: its heading, its words, and the word numbers where it begins and ends."""

    heading: str
    words: str
    start: int
    end: int


def _words(text: str, start: int, end: int) -> list[str]:
    """The words as they are ("Ahmed" is no verb, "May" no auxiliary), the first small where it may begin a phrase.

    A headline in title case has its words of plan and doubt small, "Will" and "May" only before a verb.
    """
    found = [w.replace("’", "'") for w in _WORD.findall(text, start, end)]
    if is_title_case(text[start:end]):
        both = zip(found, [*found[1:], ""], strict=True)
        found = [w if w in _NAMES and not is_base_verb(after.lower()) else _small(w) for w, after in both]
    first = [w.lower() for w in found[:1] if w.lower() in _phrases()]
    return [*(first or found[:1]), *found[1:]]


@cache
def _phrase_words() -> frozenset[str]:
    return frozenset(word for rows in _phrases().values() for phrase, _ in rows for word in phrase) | denial_words()


def _small(word: str) -> str:
    return word.lower() if word.lower() in _phrase_words() else word


def _is_denial(text: str, quote: Quote, sentence: Span) -> bool:
    """Whether a quotation is given by a verb of denial, and by none that "did not" undoes."""
    if _lemma(quote)[0] not in DENYING:
        return False
    cue = quote.cue.lower().split()[-1]
    lead = _words(text, max(sentence.start, quote.span.start - LONGEST_SAYING), quote.span.start)
    verb = next((n for n in range(len(lead) - 1, -1, -1) if lead[n].lower() == cue), 0)
    return not is_not_done(lead, verb)


def _stance(found: list[_Phrase], quote: Quote | None, is_denial: bool) -> str:
    headings = {phrase.heading for phrase in found}
    if "denial" in headings or (quote and is_denial):
        return "disputes"
    if headings & _DOUBTS or (quote and quote.speaker.lower() in ANONYMOUS):
        return "hedges"
    if quote:
        return "attributes"  # who says that a thing is not known is sure of that
    return "hedges" if "unknown" in headings else "reports"


def _modality(found: list[_Phrase], words: list[str], in_lead: int, main: int) -> str:
    """By the first phrase that governs the main verb: not behind a verb of the past, not in a relative clause."""
    ahead = [(n, phrase) for n, phrase in enumerate(found) if phrase.heading in _AHEAD]
    past = [n for n, word in enumerate(words) if is_past_verb(word)] if ahead else []
    acts = [n for n in past if words[n] not in cue_forms() and not _is_in_aside(words, n)]
    acts = [n for n in acts if not (n and words[n].endswith("ed") and words[n - 1].lower() in _DETERMINERS)]
    for number, phrase in ahead:
        if number < in_lead or _governs(phrase, words, main, past, acts):
            return _AHEAD[phrase.heading]
    return "ongoing" if any(phrase.heading == "ongoing" for phrase in found) else "happened"


def _is_in_aside(words: list[str], verb: int) -> bool:
    """Whether a verb is a relative clause's: "the tram that left", "a driver who had been held", "a review led by"."""
    first = verb
    while first and (words[first - 1] in AUXILIARIES or words[first - 1] in ("been", "being")):
        first -= 1
    if first == verb > 0 and words[verb + 1 : verb + 2] == ["by"]:
        return True
    return first > 1 and words[first - 1] in _RELATIVE


def _governs(phrase: _Phrase, words: list[str], main: int, past: list[int], acts: list[int]) -> bool:
    """`past` are the numbers of the verbs of the past, `acts` those of them that are no words of saying."""
    first = main if phrase.start >= main else 0
    act = bisect_left(acts, first)
    if act < len(acts) and acts[act] < phrase.start:
        return False
    before = [word.lower() for word in words[first : phrase.start]]
    if phrase.words in _ADJECTIVES and before and before[-1] not in AUXILIARIES:
        return False  # "possible causes" are no possible event
    if phrase.words == "can" and _NOBODY.intersection(before):
        return False
    if phrase.start - 1 > first and words[phrase.start - 1] in _RELATIVE:
        return not past or past[-1] < phrase.end
    return True


def _found(words: list[str]) -> Iterator[_Phrase]:
    """The listed phrases among these words, in order; none inside another."""
    table, i = _phrases(), 0
    while i < len(words):
        if denied := denial_at(words, i):
            yield _Phrase("denial", " ".join(words[i : i + denied]), i, i + denied)
            i += denied
            continue
        for phrase, heading in table.get(words[i], ()):
            if tuple(words[i : i + len(phrase)]) == phrase:
                is_owned = i and words[i - 1].endswith(("'s", "s'")) and not phrase[0].endswith("ing")
                if not (is_owned and phrase[-1] == "to"):  # "Lind's plans to", but "she's going to"
                    heading = "plain" if heading == "denial" and is_not_done(words, i) else heading
                    heading = "possible" if heading == "doubt" and not _is_perfect(words, i + len(phrase)) else heading
                    yield _Phrase(heading, " ".join(phrase), i, i + len(phrase))
                i += len(phrase) - 1
                break
        i += 1


def _is_perfect(words: list[str], behind: int) -> bool:
    """Whether a participle stands behind "have": "may have left" doubts what "may have a buyer" only holds possible."""
    following = words[behind : behind + 1]
    return bool(following) and (is_past_verb(following[0]) or following[0] in participles())


def stance_features(document: Document, quotes: Sequence[Quote], passage: Span) -> list[str]:
    """What tells whether a passage is somebody's words; nothing where no quotation touches it."""
    text = document.headline if passage.field == HEADLINE else document.text
    return covering(text, passage, _words(text, passage.start, passage.end), quotes)[1]


def covering(text: str, passage: Span, words: list[str], quotes: Sequence[Quote]) -> tuple[Quote | None, list[str]]:
    """The quotation that covers most of a passage, and the features of "these are somebody's words"."""
    best, most, others = None, 0, False
    for quote in quotes:
        span = quote.span
        if span.start < passage.end and passage.start < span.end and span.field == passage.field:
            shared = min(span.end, passage.end) - max(span.start, passage.start)
            others = others or (quote.form == "partial" and bool(quote.speaker))
            if shared > most or (shared == most and best and best.form == "reported"):
                best, most = quote, shared
    if best is None:
        return None, []
    shared = most / max(1, len(passage) - _saying(text, passage, best))
    return best, list(_cover_features(passage, words, best, shared, others))


def _saying(text: str, passage: Span, quote: Quote) -> int:
    """How many code points of the passage only say who speaks: "The mayor has said [that …]"."""
    around = 0
    for start, end in ((passage.start, quote.span.start), (quote.span.end, passage.end)):
        if 0 < end - start <= LONGEST_SAYING and quote.cue and quote.cue in text[start:end]:
            around += end - start
    return around


def _cover_features(passage: Span, words: list[str], quote: Quote, share: float, has_partial: bool) -> Iterator[str]:
    cover = "all" if share > 0.9 else "most" if share > 0.5 else "part" if share > 0.2 else "little"
    lemma, kind = _lemma(quote)
    first = quote.exact[:12].split(" ")[0].lower().strip("“\"'")
    starts = first if first in ("that", "to", "for", "of", "on", "about", "as", "how") else "words"
    includes = quote.span.start > passage.start
    is_clause = any(w in AUXILIARIES or is_past_verb(w) for w in words)
    given = quote.form != "reported" or kind in _SPEAKING
    if quote.form != "reported" and quote.speaker and cover in ("all", "most"):
        yield f"sure|{quote.form}"
    if quote.form == "reported" and kind in _SAYING and cover == "all":
        yield "sure|reported"
    yield "bias"
    yield f"given|{given}|{cover}"
    yield f"given|{given}|{is_clause}"
    yield f"{quote.form}|{cover}"
    yield f"{quote.form}|kind|{kind}"
    yield f"{kind}|{cover}"
    yield f"{kind}|starts|{starts}"
    yield f"lemma|{lemma}"
    yield f"{quote.form}|includes|{includes}|{is_clause}"
    yield f"words|{min(3, len(words) // 4)}"
    yield f"speaker|{bool(quote.speaker)}|{quote.form}"
    yield f"partial|{has_partial}"
    yield f"clause|{is_clause}|{kind}"


def attributed_chance(features: list[str]) -> float:
    """How likely a passage with these features is somebody's words (0 to 1)."""
    if not features:
        return 0.0
    weights = learned("stance_weights")
    return 1 / (1 + exp(-sum([weights.get(f, 0.0) for f in features])))


def _lemma(quote: Quote) -> tuple[str, str]:
    """The cue's lemma and kind; "none" for quotations without one."""
    words = quote.cue.lower().split()
    if not words:
        return "none", "none"
    if words[0] == "according":
        return "according", "according"
    lemma, kind, _ = cue_forms().get(words[-1], (words[-1], "other", ""))
    return lemma, kind
