"""What a page puts above its article, told by its form: the notice above a consent button, and the column of a menu.

Problem: each site words its notice in its own way, and names its sections by any word; a line of either kind that stays
stands before the headline, and is taken for the beginning of the text.
Method: paragraphs right above buttons ("Accept all") with three words of consent are a notice, where no other
paragraph stands above. Three very short lines in a row or more, above any paragraph and above a line that may be the
headline, are a menu; the last of them stays where the text goes on with its words.
Source: own rules, after Kohlschütter et al. 2010 (place and density tell furniture).
Known failures: a poem whose title stands below its first lines.
"""

import re
from collections.abc import Iterator, Sequence

from articles.text.page.blocks import Kinds
from articles.text.page.bylines import byline_name
from articles.text.page.credits import credit_kind
from articles.text.page.furniture import MOST_CHARACTERS, QUOTED
from articles.text.page.lines import Line
from articles.text.page.patterns import words

CONSENT = re.compile(rf"\b{words('consent')}\b")
READER = re.compile(r"\b(?:we|us|our|you|your)\b", re.IGNORECASE)
LEAST_CONSENT = 3  # different words of it in a notice
MOST_NOTICE = 6  # lines of a notice
LONGEST_BUTTON = 8  # words
LEAST_MENU, LONGEST_LABEL = 3, 2  # lines of a menu, words of each
LEAST_HEADLINE, MOST_HEADLINE = 4, 28  # words of a line that may be the headline
FULL_STOP = re.compile(r"\.[\"”’»)]*$")
TOLD = 3  # lines of the text, from its first paragraph on, that tell what a headline says
MENU_KINDS = ("navigation", "label")


def mark_above(lines: Sequence[Line], kinds: Kinds) -> None:
    """Mark notices and menus that stand above the article."""
    _mark_notices(lines, kinds)
    _mark_menus(lines, kinds)


def _mark_notices(lines: Sequence[Line], kinds: Kinds) -> None:
    for line in lines:
        if line.is_prose and line.index not in kinds and not _is_notice(line):
            return
        if kinds.get(line.index) != "cookies" or len(line.words) > LONGEST_BUTTON:
            continue
        for above in reversed(lines[max(0, line.index - MOST_NOTICE) : line.index]):
            if above.index in kinds:
                continue
            is_short = len(above.words) <= LONGEST_BUTTON and not above.is_prose
            if not (_is_notice(above) or (is_short and CONSENT.search(above.text))):
                break
            kinds[above.index] = "cookies"


def _is_notice(line: Line) -> bool:
    if len(line.text) > MOST_CHARACTERS or QUOTED.search(line.text) or not READER.search(line.text):
        return False
    return len({match.group().casefold() for match in CONSENT.finditer(line.text)}) >= LEAST_CONSENT


def _mark_menus(lines: Sequence[Line], kinds: Kinds) -> None:
    first = next((line.index for line in lines if line.is_prose and line.index not in kinds), len(lines))
    above = lines[: first + 1]
    told = set().union(*(line.matter for line in lines[first : first + TOLD]))
    head = max((line.index for line in above if _may_be_headline(line, kinds)), default=-1)
    for run in _columns(above, kinds):
        if run and len(run[-1].words) > 1 and run[-1].matter and run[-1].matter <= told:
            run.pop()
        if len(run) >= LEAST_MENU and run[-1].index < head:
            for line in run:
                kinds.setdefault(line.index, "navigation")


def _columns(lines: Sequence[Line], kinds: Kinds) -> Iterator[list[Line]]:
    """Runs of labels with nothing between, down to the first line that may be the headline."""
    run: list[Line] = []
    for line in lines:
        if _is_menu_label(line, kinds):
            run.append(line)
            continue
        yield run
        run = []
        if _may_be_headline(line, kinds):
            return
    yield run


def _is_menu_label(line: Line, kinds: Kinds) -> bool:
    kind = kinds.get(line.index, "")
    if kind:
        return kind in MENU_KINDS
    is_short = 0 < len(line.words) <= LONGEST_LABEL and not line.is_terminated and not line.text.endswith((":", ","))
    is_other = byline_name(line.text) or credit_kind(line.text) or any(letter.isdigit() for letter in line.text)
    return is_short and not is_other and line.text[0].isupper()


def _may_be_headline(line: Line, kinds: Kinds) -> bool:
    """Whether a line has a headline's length, and is no sentence with its full stop."""
    is_long = LEAST_HEADLINE <= len(line.words) <= MOST_HEADLINE
    return is_long and line.index not in kinds and not line.sentence_breaks and not FULL_STOP.search(line.text)
