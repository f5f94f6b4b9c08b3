"""A web page to headline and clean text, by trafilatura.

Problem: extracting an article from markup is solved well by a library; what is ours is to feed it safely, to keep only
what the page states, and to hand back the same shape as for pasted text.
Method: caps before parsing (a hostile page nests or repeats tags until parsers crawl); trafilatura with its fallbacks;
the lines it leaves go through `clean`, which knows the furniture that has no markup of its own. A published date
comes only from the page's own metadata, never from a guess. A page that trafilatura cannot read is stripped of its
tags and cleaned as text.
Source: trafilatura 2 (Barbaresi 2021); settings as measured on our own pages in tests/data/clean.
Known failures: pages that build their text by script; a date that stands only in the visible text is not read.
"""

import json
import re
from bisect import bisect_right
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, datetime
from html import unescape
from itertools import accumulate

from lxml import etree, html
from trafilatura import bare_extraction

from articles.text.page.address import canonical_address
from articles.text.page.clean import Cleaned, Credit, Removed, clean_text, with_stated
from articles.text.page.haystack import Haystack
from articles.text.page.lines import letters, tidy

LARGEST = 10_000_000  # characters; five times the longest page seen, and cleaned in 5 s with 400 MB
MOST_TAGS = 60_000  # opening and closing; extraction of this many takes some 3 s, and real pages have below 10,000
LEAST_SHARE = 0.02  # of the page's visible words; an extraction below is taken for a failure
TELLING = 12  # letters that are enough to know a line again
BLOCKS = frozenset("p div li h1 h2 h3 h4 h5 h6 blockquote td section article figcaption br".split())  # noqa: SIM905
HIDDEN = frozenset("script style noscript template svg head iframe form select button".split())  # noqa: SIM905
PUBLISHED = frozenset(
    """article:published_time og:article:published_time og:published_time datepublished date dc.date dc.date.issued
    dcterms.date dcterms.issued dcterms.created pubdate publishdate publish-date publication_date parsely-pub-date
    sailthru.date article.published citation_publication_date prism.publicationdate release_date""".split()  # noqa: SIM905
)
DAY_FORMATS = ("%Y/%m/%d", "%Y%m%d", "%B %d, %Y", "%b %d, %Y", "%d %B %Y", "%d %b %Y", "%a, %d %b %Y %H:%M:%S %z")


DATES = {"extensive_search": False, "original_date": True}  # the library's date is not used: it may be a guess


class UnreadablePage(ValueError):
    """The page is larger than any article; the message says so in one sentence."""


def clean_html(raw: str, url: str = "", kept: Iterable[tuple[int, int]] = ()) -> Cleaned:
    """The article of a web page.

    `url`: where it was fetched, if known; helps with the site's name, and the page's own address is believed only then.
    Raises UnreadablePage for a page above the caps.
    `kept`: (start, end) raw offsets of removed pieces that a person put back; they stand in the text at their place.
    `removed` holds the page's other visible lines, with offsets in `raw` where they stand there as they are shown.

    >>> clean_html("<html lang='en'><h1>A</h1><p>The dam above Oldtown broke on Monday night.</p></html>").language
    'en'
    """
    if len(raw) > LARGEST or raw.count("<") > MOST_TAGS:
        raise UnreadablePage("This page is larger than any article; save the article alone, or paste its text.")
    tree = _parsed(raw)
    if tree is None:
        return clean_text(raw)
    visible, stripped = list(_visible_lines(tree)), _without_tags(raw)
    page = Haystack(raw)
    if sum(len(line.split()) for line in visible) < len(stripped.split()) / 2:
        cleaned = clean_text(stripped)  # nested deeper than the parser goes
        return replace(cleaned, removed=(), credits=tuple(_placed(credit, page) for credit in cleaned.credits))
    document = bare_extraction(
        raw, url=url or None, include_comments=False, with_metadata=True, date_extraction_params=DATES
    )
    text = (document.text or "") if document else ""
    if len(text.split()) < LEAST_SHARE * sum(len(line.split()) for line in visible):
        text = ""
    headline = tidy((document.title or "") if document else "") or _heading(tree)
    cleaned = clean_text(text or "\n\n".join(visible), headline)
    kept, left_out = set(kept), list(_left_out(page, visible, cleaned))
    put_back = [piece.text for piece in left_out if (piece.start, piece.end) in kept]
    return with_stated(
        cleaned,
        text=_with_put_back(cleaned.text, visible, put_back),
        removed=tuple(piece for piece in left_out if (piece.start, piece.end) not in kept),
        credits=tuple(_placed(credit, page) for credit in cleaned.credits),
        byline=tidy((document.author or "") if document else "") or cleaned.byline,
        published=stated_date(tree),
        site_name=tidy((document.sitename or "") if document else ""),
        language=_language(tree),
        canonical=canonical_address(tree, url),
    )


def _parsed(raw: str) -> html.HtmlElement | None:
    """The page's tree; None for what is no markup."""
    if "<" not in raw:
        return None
    try:
        return html.fromstring(re.sub(r"^\s*<\?xml[^>]*>", "", raw))
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return None


UNSEEN = re.compile(r"<(script|style|noscript|template|head)\b|<!--", re.IGNORECASE)
INLINE = re.compile(
    r"</?(?:a|abbr|b|cite|code|em|font|i|mark|q|s|small|span|strong|sub|sup|time|u)\b[^<>]*>", re.IGNORECASE
)


def _without_tags(raw: str) -> str:
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
    yield raw[at:]


def _visible_lines(tree: html.HtmlElement) -> Iterator[str]:
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


def _heading(tree: html.HtmlElement) -> str:
    """The first main heading, else the title's own words."""
    found = tree.xpath("//h1")
    return tidy(found[0].text_content()) if found else ""


def _left_out(raw: Haystack, visible: list[str], cleaned: Cleaned) -> Iterator[Removed]:
    """The visible lines which are neither headline nor text; looked up in the raw page in order."""
    known = Haystack(letters(cleaned.text))
    at = 0
    for line in visible:
        key = letters(line)
        if not key or known.find(key) >= 0:
            continue
        start = raw.find(line, at)
        if start >= 0:
            yield Removed(start, start + len(line), "page", line)
            at = start + len(line)


def _with_put_back(text: str, visible: list[str], lines: list[str]) -> str:
    """The text with some of the page's lines, each behind the paragraph that the page shows before it."""
    if not lines:
        return text
    paragraphs = text.split("\n\n")
    keys = [letters(paragraph) for paragraph in paragraphs]
    starts, known = [0, *accumulate(len(key) + 1 for key in keys)], Haystack("\n".join(keys))
    waiting, found, at = iter(lines), [], 0
    wanted = next(waiting)
    for line in visible:
        key = letters(line)
        if line == wanted:
            found.append(line)
            wanted = next(waiting, None)
        elif len(key) >= TELLING and (place := known.find(key, starts[at])) >= 0:
            upto = bisect_right(starts, place)
            found += paragraphs[at:upto]
            at = upto
    return "\n\n".join([*found, *paragraphs[at:]])


def _placed(credit: Credit, raw: Haystack) -> Credit:
    """The credit with its offsets in the page; 0 and 0 where it stands there in other characters."""
    start = max(raw.find(credit.text), 0)
    return replace(credit, start=start, end=start + len(credit.text) if start else 0)


def stated_date(tree: html.HtmlElement) -> date | None:
    """The day of publication as the page's metadata states it, in the page's own time zone; None when it does not.

    The visible text, the address and the date of change are no statement of publication.
    """
    for meta in tree.iter("meta"):
        name = (meta.get("property") or meta.get("name") or meta.get("itemprop") or "").casefold()
        if name in PUBLISHED and (day := _day(meta.get("content") or "")):
            return day
    for script in tree.xpath('//script[@type="application/ld+json"]'):
        if day := _day_in_json(script.text or ""):
            return day
    for time in tree.xpath('//time[@pubdate or @itemprop="datePublished"]/@datetime'):
        if day := _day(time):
            return day
    return None


def _day(stated: str) -> date | None:
    """A date written out in full, in one of the usual forms; None for anything else."""
    stated = stated.strip()
    if match := re.match(r"(\d{4})-(\d{2})-(\d{2})(?!\d)", stated):
        try:
            return date(*map(int, match.groups()))
        except ValueError:
            return None
    for form in DAY_FORMATS:
        try:
            return datetime.strptime(stated, form).date()
        except ValueError:
            continue
    return None


def _day_in_json(source: str) -> date | None:
    """datePublished of the first article in a JSON-LD block."""
    try:
        pending = deque([json.loads(source)])
    except (ValueError, RecursionError):
        return None
    while pending:
        item = pending.popleft()
        if isinstance(item, list):
            pending.extendleft(reversed(item))
        elif isinstance(item, dict):
            if "rticle" in str(item.get("@type", "")) and (day := _day(str(item.get("datePublished", "")))):
                return day
            pending.extend(value for value in item.values() if isinstance(value, list | dict))
    return None


def _language(tree: html.HtmlElement) -> str:
    """The language which the page states, as its two or three letters."""
    root = tree if tree.tag == "html" else next(tree.iter("html"), tree)
    stated = root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang") or ""
    if not stated:
        stated = next(iter(tree.xpath('//meta[@property="og:locale" or @http-equiv="content-language"]/@content')), "")
    match = re.match(r"[A-Za-z]{2,3}(?![A-Za-z])", stated.strip())
    return match.group().lower() if match else ""
