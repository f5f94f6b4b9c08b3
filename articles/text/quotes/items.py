"""A field as one list: its words and signs, with quotations and line breaks folded into single items.

Problem. Who said what is told by what stands around a quotation, not by what stands in it; and a full stop inside it
must not end the sentence around it.

Method. Words and signs are cut by one pattern; each marked stretch becomes one item, each run of line breaks another.
Sentence ends follow from signs and capitals, helped by sentences that were split with more knowledge.

Where words of some kind stand is asked of an index that is made once, for no rule may walk through a long sentence for
each of its words.

Source. Own rules; the closed classes of words are in `data/grammar_words.txt`.

Known failures. A full stop behind an abbreviation that no list has ends the sentence when a capital follows.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from itertools import accumulate

from articles.text.document import Span
from articles.text.quotes.marks import MarkedText
from articles.text.word_lists import word_set, word_table

QUOTE, BREAK = "“”", "¶"
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


class Items:
    """One field as a list of words, signs, folded quotations and line breaks, with code-point offsets."""

    __slots__ = (
        "_given_ends",
        "_large",
        "_places",
        "ends",
        "field",
        "full_stops",
        "low",
        "paragraph",
        "quote_at",
        "quotes",
        "quotes_before",
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
        self._places: dict[frozenset[str], list[int]] = {}
        self._large: dict[int, bool] = {}  # start of a sentence → whether most of its longer words have capitals
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
        self.words = [BREAK if word[0] == "\n" else word for word in self.words]
        self.low = [word.lower() for word in self.words]
        self.sentence_ends = self._sentence_ends()
        self._count()

    def _read(self, start: int, end: int) -> None:
        matches = list(_ITEM.finditer(self.text, start, end))
        self.words += [match.group() for match in matches]
        self.starts += [match.start() for match in matches]
        self.ends += [match.end() for match in matches]

    def _put(self, word: str, start: int, end: int) -> None:
        self.words.append(word)
        self.starts.append(start)
        self.ends.append(end)

    def _count(self) -> None:
        """For each item how many line breaks, and how many quotations, stand before it; and where sentences end."""
        self.paragraph = list(accumulate((word == BREAK for word in self.words), initial=0))
        self.quotes_before = list(accumulate((word == QUOTE for word in self.words), initial=0))
        self.full_stops = [i for i in self.sentence_ends if self.words[i] != BREAK]

    def sentences_between(self, start: int, end: int) -> int:
        """How many sentences end within these items, line breaks aside."""
        return bisect_left(self.full_stops, end) - bisect_left(self.full_stops, start)

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

    def word(self, i: int) -> str:
        """The word or sign at item `i` in lower case; a line break before the first item and behind the last."""
        return self.low[i] if 0 <= i < len(self.low) else BREAK

    def places_of(self, words: frozenset[str], start: int, end: int, most: int) -> list[int]:
        """The first items (half-open bounds) that are one of these words, `most` at most."""
        places = self._places_of(words)
        first = bisect_left(places, start)
        return places[first : min(first + most, bisect_left(places, end))]

    def last_of(self, words: frozenset[str], start: int, end: int) -> int | None:
        """The last item (half-open bounds) that is one of these words."""
        places = self._places_of(words)
        last = bisect_left(places, end) - 1
        return places[last] if last >= 0 and places[last] >= start else None

    def _places_of(self, words: frozenset[str]) -> list[int]:
        if words not in self._places:
            self._places[words] = [i for i, word in enumerate(self.low) if word in words]
        return self._places[words]

    def sentence_of(self, i: int) -> tuple[int, int]:
        """The items (half-open) of the sentence in which item `i` stands."""
        where = bisect_left(self.sentence_ends, i)
        start = self.sentence_ends[where - 1] + 1 if where else 0
        end = self.sentence_ends[where] + 1 if where < len(self.sentence_ends) else len(self.words)
        return start, end

    def span(self, start: int, end: int) -> Span:
        return Span(self.starts[start], self.ends[end - 1], self.field)

    def is_capital(self, i: int) -> bool:
        return i < len(self.words) and self.words[i][0].isupper()

    def is_title_case(self, i: int) -> bool:
        """Whether the sentence of item `i` begins with it or writes most of its longer words with capitals."""
        start, end = self.sentence_of(i)
        if start not in self._large:
            long = [k for k in range(start, end) if len(self.words[k]) > 3]
            self._large[start] = sum(self.is_capital(k) for k in long) * 2 > len(long)
        return i == start or self._large[start]
