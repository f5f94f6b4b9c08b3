"""Texts that no article is like, in any length: what a stage does on them shows whether its work grows with the text.

Each pattern is a function from a length in code points to a text of that length; where a piece is repeated it ends with
a whole one, for half a word at the end would be another text at each length.
"""

import random
import string
from calendar import day_name, month_name
from collections.abc import Callable, Iterable, Iterator
from itertools import count, cycle

Pattern = Callable[[int], str]
AHEAD = 2_880  # code points by which the second text of a pair is further on: more than any window of a stage holds

ORDINARY = "The council closed the bridge on Monday after engineers found cracks in two of its pylons. "
PULLED = "The {w} bridge, which was {n} years old, was shut"
_COMMON = (
    "the of and to in a is was for on that by with he said it as at from his be has have were an not they which this "
    "had their who are been one police city bridge river mayor minister market people fire street closed found told "
    "killed left water power council state police report two three million against after before under over early late"
)
COMMON = _COMMON.split()


def repeated(unit: str) -> Pattern:
    """One piece of text again and again."""

    def text(length: int) -> str:
        return unit * max(1, length // len(unit))

    return _with_period(text, len(unit))


def _with_period(text: Pattern, period: int) -> Pattern:
    text.period = period
    return text


def joined(parts: Callable[[], Iterable[str]]) -> Pattern:
    """What an endless supply of parts gives."""

    def text(length: int) -> str:
        taken, size = [], 0
        for part in parts():
            taken.append(part)
            size += len(part)
            if size >= length:
                break
        return "".join(taken)[:length]

    text.is_alike_throughout = True
    return text


def numbered(form: str) -> Pattern:
    """A sentence in which only the number changes, so that no two are equal: `{n}` counts, `{w}` is a word of it."""
    return joined(lambda: (form.format(n=n, w=_word(n)) for n in count(3000)))


def opened(opening: str, inside: Pattern) -> Pattern:
    """Something that is opened once, before all the rest, and never closed."""
    return _with_period(lambda length: opening + inside(length - len(opening)), getattr(inside, "period", 1))


def _word(number: int) -> str:
    """A word of its own for each number: 0 gives "Ba", 27 "Bab"."""
    letters = []
    number += 26
    while number:
        number, letter = divmod(number, 26)
        letters.append(string.ascii_lowercase[letter])
    return "".join(letters).capitalize()


def _chosen(words: Iterable[str], between: str, seed: int = 7) -> Callable[[], Iterator[str]]:
    """Words by chance, the same ones each time."""
    pool = list(words)

    def parts() -> Iterator[str]:
        chance = random.Random(seed)
        while True:
            yield chance.choice(pool) + between

    return parts


def _sentences() -> Iterator[str]:
    """Sentences of common words by chance, of five to thirty words."""
    chance = random.Random(11)
    while True:
        words = [chance.choice(COMMON) for _ in range(chance.randint(5, 30))]
        yield f"{' '.join(words).capitalize()}. "


def _lines(of: Callable[[], Iterator[str]]) -> Callable[[], Iterator[str]]:
    return lambda: (f"{part.strip()}\n\n" for part in of())


def _letters() -> Iterator[str]:
    chance = random.Random(3)
    while True:
        yield chance.choice("abcdefghijklmnopqrstuvwxyz     ABC.,'\"\n-1")


def _signs() -> Iterator[str]:
    """Any assigned or unassigned characters but surrogates, those below U+3000 mostly."""
    chance = random.Random(5)
    while True:
        number = chance.randrange(1, 0x3000) if chance.random() < 0.8 else chance.randrange(0xE000, 0x1FFFF)
        yield chr(number)


def _nested(opening: str, closing: str) -> Pattern:
    """As deep as the text is long."""

    def text(length: int) -> str:
        times = max(1, length // (len(opening) + len(closing)))
        return (opening * times + closing * times).ljust(length, "x")[:length]

    return text


ONE_CHARACTER: dict[str, Pattern] = {
    "one letter": repeated("a"),
    "one capital": repeated("A"),
    "one digit": repeated("7"),
    "blanks": repeated(" "),
    "line ends": repeated("\n"),
    "CR LF": repeated("\r\n"),
    "full stops": repeated("."),
    "full stops and blanks": repeated(". "),
    "commas": repeated(","),
    "commas and blanks": repeated(", "),
    "hyphens": repeated("-"),
    "dashes": repeated("— "),
    "apostrophes": repeated("'"),
    "apostrophes in words": repeated("a'"),
    "semicolons": repeated("; "),
    "colons": repeated("a: "),
    "opening marks": repeated("“"),
    "closing marks": repeated("”"),
    "straight marks": repeated('"'),
    "alternating marks": repeated("“”"),
    "marks of all kinds": repeated("“‘\"'«»„”’"),
    "opening brackets": repeated("("),
    "brackets": repeated("()[]{}"),
    "slashes": repeated("/"),
    "bars": repeated("a | "),
    "hashes": repeated("#"),
    "question marks": repeated("?! "),
    "zero-width signs": repeated("\u200b\u200d\ufeff"),
    "zero-width signs in words": repeated("a\u200bb\u200d "),
    "combining marks": repeated("e\u0301\u0300"),
    "only combining marks": repeated("\u0301"),
    "right to left": repeated("وقال الوزير إن الجسر أغلق. "),
    "direction marks": repeated("\u202eabc\u202c \u2067x\u2069 "),
    "emoji": repeated("👩\u200d🚒🔥"),
    "Chinese": repeated("市长周一表示大桥将关闭。"),
    "capitals that grow": repeated("İ"),
    "ligatures": repeated("ﬁnal ﬂood "),
    "Cyrillic": repeated("Міст закрили у понеділок, сказав мер. "),
    "controls": repeated("a\x00b\x1f\x85"),
    "no-break blanks": repeated("a\u00a0\u2009"),
    "form feeds": repeated("a\x0c\x1d\u2028"),
    "hyphened capitals": repeated("A-"),
    "full stops and marks": repeated(".'"),
    "full stops and closing marks": repeated(".”"),
    "marks and blanks": repeated("“ "),
    "words and many blanks": repeated(f"a{' ' * 500}"),
    "lines and many blanks": repeated(f"a.{' ' * 200}\n\t"),
}  # fmt: skip
WORDS: dict[str, Pattern] = {
    "said": repeated("said "),
    "Mr.": repeated("Mr. "),
    "Mr. Ab": repeated("Mr. Ab "),
    "U.S.": repeated("U.S. "),
    "ones": repeated("1 "),
    "five million": repeated("five million "),
    "at least": repeated("at least 12 "),
    "Ab": repeated("Ab "),
    "Ab in a row of names": repeated("Ab Cd, "),
    "a and a tab": repeated("a\t"),
    "a and a line end": repeated("a\n"),
    "a and empty lines": repeated("a\n\n"),
    "four capitals": repeated("AAAA"),
    "the": repeated("the "),
    "of the": repeated("of the "),
    "and": repeated("; and "),
    "and Ab and": repeated("Ab and "),
    "of Ab": repeated("Ab of the "),
    "that": repeated("he said that "),
    "which": repeated(", which was"),
    "ing": repeated(", running "),
    "he": repeated("he "),
    "to": repeated("is to "),
    "not": repeated("not "),
    "initials": repeated("J. "),
    "joined capitals": repeated("A.B."),
    "joined words": repeated("a.b-c'"),
    "one long word": opened("Z", repeated("abcdefgh")),
    "one hyphened word": repeated("re-"),
    "one line of capitals": repeated("BRIDGE CLOSED IN TOWN "),
    "camel case": repeated("FreeTheBay"),
    "percent": repeated("12% "),
    "currency": repeated("$1,2"),
    "money": repeated("£1.2 million, "),
    "large numbers": repeated("1,234,567"),
    "decimals": repeated("1.2.3"),
    "ordinals": repeated("1st 2nd 23rd "),
    "years": repeated("2019 "),
    "from year to year": repeated("2019-2020, "),
    "months": joined(_chosen(month_name[1:], " ")),
    "days of months": repeated("8 December "),
    "day to day": repeated("8-10 "),
    "month to month": repeated("May to "),
    "weekdays": joined(_chosen(day_name, " ")),
    "last weekdays": repeated("last Monday "),
    "ago": repeated("two years ago "),
    "dates in digits": repeated("12/11/2024 "),
    "a few words by chance": joined(_chosen(COMMON, " ")),
    "capitalised words by chance": joined(_chosen((w.capitalize() for w in COMMON), " ")),
    "no word twice": joined(lambda: (f"{_word(n).lower()} " for n in count(500))),
    "no name twice": joined(lambda: (f"{_word(n)} " for n in count(500))),
    "letters by chance": joined(_letters),
    "signs by chance": joined(_signs),
    "surnames and full names": joined(lambda: (f"Ana {_word(n)} met {_word(n)}. " for n in cycle(range(40, 90)))),
    "titles": repeated("President Prime Minister Senator "),
    "one name in two spellings": repeated("Youssef Lind, Yusuf Lind, "),
    "acronyms": joined(lambda: (f"Bank Of {_word(n)} (BO{_word(n)[0]}) " for n in count(30))),
    "capitals and slashes": repeated("Ab/Ab "),
    "hyphened names": repeated("Ab-Cd "),
    "one long name, and words": opened("a b c ", repeated("Abcdefgh")),
    "one in": repeated("one in five of "),
    "a whole of": repeated("a family of 5 "),
    "offices": repeated("Ana Lind, the mayor of the town, "),
    "office before a name": repeated("the former harbour master Ana Lind and "),
    "numbers with capitals": repeated("No. 5 Ab "),
    "number words": repeated("twenty-one hundred dozens of "),
    "countries and peoples": repeated("Russia Moscow Russian Syria Syrian Damascus "),
    "synonyms": repeated("killed dead died slain withdrew pulled out quit "),
    "negations": repeated("did not deny that there was no "),
    "organisations": repeated("Kessel Group, Kessel SPA, "),
}  # fmt: skip
SENTENCES: dict[str, Pattern] = {
    "an ordinary sentence": repeated(ORDINARY),
    "an ordinary paragraph": repeated(f"{ORDINARY.strip()}\n\n"),
    "numbered sentences": numbered("In district {n} the mayor said that {n} people had fled the fire. "),
    "numbered paragraphs": numbered("In district {n} the mayor said that {n} people had fled the fire.\n\n"),
    "sentences with a name of their own": numbered("{w} said on Monday that {w} had left the town of {w}. "),
    "sentences by chance": joined(_sentences),
    "paragraphs by chance": joined(_lines(_sentences)),
    "one sentence of common words": joined(_chosen(COMMON, " ", 13)),
    "one sentence of clauses": repeated("the mayor said, and the river rose, while crews, who slept, ran, "),
    "one sentence of short pieces": repeated("a b c, "),
    "sentences of pieces": repeated("a b c, " * 30 + "d. "),
    "short sentences": repeated("He ran. "),
    "a quotation": repeated('"a," he said. '),
    "a curly quotation": repeated("“The bridge is shut,” said Mayor Ana Lind. “We are ready.” "),
    "quotations by many": numbered("“We lost {n} homes in {w},” {w} Lind said. "),
    "quotes never closed": repeated("“The bridge is shut, he said.\n\n"),
    "a quote over paragraphs": repeated("“The bridge is shut.\n\n“We are ready.\n\n"),
    "single marks": repeated("‘a’ ‘b c’ it’s "),
    "a mark opened once": opened("“", repeated(ORDINARY)),
    "a bracket opened once": opened("(", repeated(ORDINARY)),
    "reported speech": repeated("The mayor said that the minister told reporters that the bridge was closed. "),
    "denials": repeated("He denied that he reportedly may soon plan to leave. "),
    "numbers in sentences": numbered("At least {n} people were killed and {n} hurt on {n} May. "),
    "many sentences in brackets": repeated("(The bridge was closed. It will open.) "),
}  # fmt: skip
PAGES: dict[str, Pattern] = {
    "short lines": repeated("Bridge closed\n"),
    "a word a line": numbered("{w}\n"),
    "a word and a full stop a line": numbered("{w} {w}.\n\n"),
    "numbered short lines": numbered("Bridge {n} closed\n"),
    "hard-wrapped lines": repeated("the council closed the bridge on Monday after engineers found cracks\n"),
    "hard-wrapped lines in one": repeated("the council closed the bridge on Monday after the engineers had foun\n "),
    "bylines": repeated("By Ana Lind\n"),
    "a byline of many names": opened("By ", repeated("Ana Lind, ")),
    "openers": repeated("Related posts\n"),
    "openers and paragraphs": repeated(f"Related posts\n{ORDINARY}\n"),
    "titles and teasers": numbered(f"Bridge {{n}} closed in the old town\n{ORDINARY}\n"),
    "comments": repeated("2 comments\nLeave a reply\n"),
    "captions": repeated("Photo: Ana Lind/Getty\n"),
    "slashed credits": repeated("Ana Lind / Getty "),
    "agency lines": repeated("(AP)\n"),
    "agencies": repeated("Reuters, AP and "),
    "datelines": repeated("LIMA, Aug 4 (Reuters) - "),
    "a dateline without end": repeated("LIMA, "),
    "credits": repeated("Reporting by Ana Lind; editing by "),
    "told the paper": repeated("told the Example Post of the "),
    "copyright": repeated("© 2019 "),
    "glued to the end": repeated("Read more. "),
    "glued credits": repeated("The dam broke. (AP) "),
    "lines of old machines": repeated("the council closed the bridge on Monday after engineers found cracks\r"),
    "one field a line": repeated("Source: Ana Lind\n"),
    "short paragraphs about": repeated(f"About Kessel Group\n{ORDINARY}\n"),
    "pull quotes": numbered(f"{ORDINARY}{PULLED}.\n\n{PULLED}\n\n"),
    "list of bullets": repeated("• a\n"),
    "bold titles": repeated("BRIDGE CLOSED IN THE OLD TOWN ON MONDAY NIGHT\n"),
    "one title again and again": repeated("Bridge closed in old town | News | Site\n"),
    "e-mail addresses": repeated("a@b.co "),
    "half an address": repeated("a@"),
    "web addresses": repeated("http://"),
    "a web address": opened("http://", repeated("a.b/c?d=")),
    "hashtags": repeated("#a "),
    "accounts": repeated("@ab "),
    "signatures": repeated("— Ana (@ana) May 4, 2020 "),
    "angle brackets": repeated("<"),
    "links": repeated("<a>"),
    "closed links": repeated("<a href=x>b</a>"),
    "empty blocks": repeated("<p>"),
    "blocks": repeated("<p>The bridge was closed.</p>"),
    "nested blocks": _nested("<div>", "</div>"),
    "nested lists": _nested("<ul><li>", "</li></ul>"),
    "tables": repeated("<table><tr><td>"),
    "comments never closed": repeated("<!-- a "),
    "scripts never closed": repeated("<script>a"),
    "attributes": opened("<p ", repeated("a=b ")),
    "styles": repeated("<b><i>a"),
    "entities": repeated("&amp;"),
    "entity soup": repeated("&#x26;lt;&nbsp"),
    "metadata": repeated('<meta name="date" content="x">'),
    "linked data in a row": opened('<script type="application/ld+json">[', repeated("[],")),
    "times": repeated("<time datetime=x pubdate>a"),
    "cells": repeated("<td>a"),
    "lines of a page": numbered("<p>The {w} bridge &amp; road were closed in district {n}.</p>\n"),
    "linked data": opened('<script type="application/ld+json">', repeated("[")),
}  # fmt: skip
PATTERNS: dict[str, Pattern] = ONE_CHARACTER | WORDS | SENTENCES | PAGES
# Each of these resembles one that is left, by its look; that no stage is slow on it alone is not measured. They are run
# when they are named, or with all by the word `every`.
_RESEMBLING = (
    "one capital, one digit, CR LF, full stops and blanks, commas and blanks, dashes, semicolons, closing marks, "
    "brackets, slashes, question marks, zero-width signs in words, only combining marks, direction marks, "
    "ligatures, no-break blanks, form feeds, full stops and marks, marks and blanks, and, of the, that, ing, he, "
    "to, not, initials, one in, camel case, decimals, ordinals, from year to year, days of months, day to day, "
    "month to month, last weekdays, ago, currency, large numbers, no word twice, a whole of, numbers with capitals, "
    "capitals and slashes, hyphened names, negations, numbered paragraphs, paragraphs by chance, one sentence of "
    "short pieces, a quote over paragraphs, single marks, denials, many sentences in brackets, a word and a full "
    "stop a line, hard-wrapped lines, openers, captions, agency lines, a dateline without end, told the paper, "
    "copyright, glued credits, lines of old machines, one field a line, short paragraphs about, list of bullets, "
    "bold titles, half an address, web addresses, hashtags, accounts, links, closed links, empty blocks, nested "
    "lists, comments never closed, attributes, styles, entity soup, metadata, linked data in a row, times, cells"
)
RESEMBLING = frozenset(_RESEMBLING.split(", "))


def pair(pattern: Pattern, length: int) -> tuple[str, str]:
    """Two texts of one pattern and length, the second a little further on.

    At all lengths it is as far ahead, and begins at the same place of a piece that is repeated: else the two would be
    strangers at one length and alike at another one, or have words in common within a window of one length only.
    """
    period = getattr(pattern, "period", 1)
    ahead = AHEAD // period * period + 3
    return pattern(length), pattern(length + ahead)[ahead:]


def parts(pattern: Pattern, length: int, count: int) -> list[tuple[str, str]]:
    """So many pairs of one pattern and length: other ones where any stretch of it is like any other.

    A processor learns one text by heart when it reads it again and again, and is twice as quick on it.
    """
    if not hasattr(pattern, "is_alike_throughout"):
        return [pair(pattern, length)] * count
    whole = pattern(length * count + AHEAD)
    starts = range(0, length * count, length)
    return [(whole[at : at + length], whole[at + AHEAD : at + AHEAD + length]) for at in starts]
