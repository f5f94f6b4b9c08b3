"""Pages of a printed text, set apart by form feeds: what each page repeats, and paragraphs that go on over its end.

Problem: text out of a PDF has its running heads and page numbers in the middle of sentences.
Method: the first and last lines of each page are compared with those of the others, their digits aside; what stands
there again, and a number alone, is no text. A paragraph that breaks off in mid-sentence goes on behind it.
Source: own rules; that running heads repeat at the same place of a page is the observation of Lin 2003.
Known failures: heads that change with each page; a page whose first paragraph begins with a name goes on from nothing.
"""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence

from articles.text.page.lines import Line
from articles.text.page.wraps import TERMINAL, hyphen_stays

PAGE_BREAK = "\f"
EDGE_LINES = 2  # at a page's head, and at its foot
LEAST_SHARE = 0.4  # of the pages that a running head stands on
NUMBER = re.compile(r"\W{0,3}(?:page|seite|p\.|s\.)?\s?\d{1,4}(?:\s?(?:of|von|de|/)\s?\d{1,4})?\W{0,3}", re.IGNORECASE)
DIVIDED = re.compile(r"([^\W\d_]{1,40})-$")
FIRST_WORD = re.compile(r"[^\W\d_]{1,40}")


def mark_page_edges(raw: str, lines: Sequence[Line], kinds: dict[int, str]) -> None:
    """Mark running heads, feet and page numbers, where the text has pages."""
    breaks = [match.start() for match in re.finditer(PAGE_BREAK, raw)]
    if not breaks:
        return
    pages: dict[int, list[Line]] = defaultdict(list)
    for line in lines:
        pages[bisect_right(breaks, line.start)].append(line)
    edges: dict[str, dict[int, Line]] = defaultdict(dict)
    for number, page in pages.items():
        for line in [*page[:EDGE_LINES], *page[EDGE_LINES:][-EDGE_LINES:]]:
            if NUMBER.fullmatch(line.text):
                kinds.setdefault(line.index, "running head")
            elif not line.is_prose:
                edges[re.sub(r"\d+", "0", line.text.casefold())].setdefault(number, line)
    for same in edges.values():
        if len(same) > 1 and len(same) >= LEAST_SHARE * len(pages):
            for line in same.values():
                kinds.setdefault(line.index, "running head")


def goes_on(between: str, before: str, text: str) -> bool:
    """Whether a paragraph goes on: `between` is what stands between it and the words that follow it."""
    return PAGE_BREAK in between and text[0].islower() and not TERMINAL.search(before[-6:])


def over_page(before: str, text: str) -> str:
    """A paragraph with what follows on the next page.

    >>> over_page("the lower town of Old-", "ham Cross")
    'the lower town of Oldham Cross'
    """
    left, right = DIVIDED.search(before[-42:]), FIRST_WORD.match(text)
    if not left or not right:
        return f"{before} {text}"
    return (before if hyphen_stays(left[1], right[0]) else before[:-1]) + text
