"""A page's markup: parsed within caps, its visible lines in order, and its inline marks as the characters they show.

Problem: a hostile page nests or repeats tags until parsers crawl; and some marks are shown as characters which the
source has not: `<q>` as quotation marks, a `<br>` inside a sentence as a space.
Method: caps are looked at before anything is parsed; marks are replaced in the source, in one pass each.
Source: own rules.
Known failures: a quotation mark of another language than English for `<q>`.
"""

import re
from collections.abc import Iterator
from html import unescape

from lxml import etree, html

from articles.text.page.lines import TERMINAL, tidy

MOST_LINES = 30_000  # of a text; cleaned in some three seconds, and the longest read here have a few thousand
LARGEST = 10_000_000  # characters; five times the longest page seen, and cleaned in 5 s with 400 MB
MOST_TAGS = 40_000  # opening and closing; extraction of this many takes some 2 s, and real pages have below 10,000
BLOCKS = frozenset("p div li h1 h2 h3 h4 h5 h6 blockquote td section article figcaption br".split())  # noqa: SIM905
HIDDEN = frozenset("script style noscript template svg head iframe form select button".split())  # noqa: SIM905
UNSEEN = re.compile(r"<(script|style|noscript|template|head)\b|<!--", re.IGNORECASE)
INLINE = re.compile(
    r"</?(?:a|abbr|b|cite|code|em|font|i|mark|q|s|small|span|strong|sub|sup|time|u)\b[^<>]*>", re.IGNORECASE
)
QUOTE = re.compile(r"<(/?)q(?:\s[^<>]*)?>", re.IGNORECASE)
LINE_BREAK = re.compile(r"<br\b[^<>]*>", re.IGNORECASE)
MARKS = ("“", "”"), ("‘", "’")  # of a quotation, and of one inside it
LOOKED_AT = 12  # characters before a line break that may end a sentence


class UnreadablePage(ValueError):
    """The page is no article that can be read; the message says so in one sentence."""


def checked(raw: str) -> str:
    """The page as it is. Raises UnreadablePage for one above the caps."""
    if len(raw) > LARGEST or raw.count("<") > MOST_TAGS:
        raise UnreadablePage("This page is larger than any article; save the article alone, or paste its text.")
    return raw


def checked_lines(text: str) -> str:
    """The text as it is. Raises UnreadablePage for one of more lines than any article."""
    if max(text.count("\n"), text.count("\r")) > MOST_LINES:
        raise UnreadablePage("This text has more lines than any article; save the article alone, or paste its text.")
    return text


def as_shown(raw: str) -> str:
    """The source with quotation marks for `<q>`, and a space for a line break in mid-sentence."""
    return _without_breaks(_with_quotes(raw))


def _with_quotes(raw: str) -> str:
    """Quotation marks for `<q>` elements; inside another one they are single."""
    if not QUOTE.search(raw):
        return raw
    depth = 0

    def mark(match: re.Match) -> str:
        nonlocal depth
        depth = max(depth - bool(match[1]), 0)
        shown = MARKS[min(depth, 1)][bool(match[1])]
        depth += not match[1]
        return shown

    return QUOTE.sub(mark, raw)


def _without_breaks(raw: str) -> str:
    """A space for each `<br>` whose line ends no sentence and goes on in lower case; other lines are their own."""
    pieces, at = [], 0
    for match in LINE_BREAK.finditer(raw):
        before = raw[max(at, match.start() - LOOKED_AT) : match.start()].rstrip()
        after = raw[match.end() : match.end() + LOOKED_AT].lstrip()
        if before and before[-1] not in ">:" and not TERMINAL.search(before) and after[:1].islower():
            pieces += [raw[at : match.start()], " "]
            at = match.end()
    return "".join([*pieces, raw[at:]])


def parsed(raw: str) -> html.HtmlElement | None:
    """The page's tree; None for what is no markup."""
    if "<" not in raw:
        return None
    try:
        return html.fromstring(re.sub(r"^\s*<\?xml[^>]*>", "", raw))
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return None


def without_tags(raw: str) -> str:
    """The page's characters without any markup; each tag but those inside a line breaks it."""
    return unescape(re.sub(r"<[^<>]*>", "\n", INLINE.sub("", " ".join(_seen_parts(raw)))))


def _seen_parts(raw: str) -> Iterator[str]:
    """What stands between scripts, styles and comments; one pass, whatever is left open."""
    folded, at = raw.lower(), 0
    if len(folded) != len(raw):
        folded = raw  # a few letters grow in lower case, and offsets would drift
    while match := UNSEEN.search(raw, at):
        yield raw[at : match.start()]
        close = f"</{match.group(1).lower()}" if match.group(1) else "-->"
        end = folded.find(close, match.end())
        if end < 0:
            return
        at = end + len(close)
        at += raw[at : at + 1] == ">"
    yield raw[at:]


def visible_lines(tree: html.HtmlElement) -> Iterator[str]:
    """The page's text as blocks, in order, without scripts and forms."""
    parts: list[str] = []
    hidden = 0  # elements that hide their text and are open
    for event, element in etree.iterwalk(tree, events=("start", "end")):
        if element.tag in BLOCKS:
            if line := tidy("".join(parts)):
                yield line
            parts = []
        if event == "start":
            hidden += element.tag in HIDDEN
            if isinstance(element.tag, str) and not hidden:
                parts.append(element.text or "")
        else:
            hidden -= element.tag in HIDDEN
            if not hidden:
                parts.append(element.tail or "")
    if line := tidy("".join(parts)):
        yield line


def heading_of(tree: html.HtmlElement) -> str:
    """The first main heading."""
    found = tree.xpath("//h1")
    return tidy(found[0].text_content()) if found else ""
