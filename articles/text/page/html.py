"""A web page to headline and clean text, by trafilatura.

Problem: extracting an article from markup is solved well by a library; what is ours is to feed it safely, to keep only
what the page states, and to hand back the same shape as for pasted text.
Method: caps before parsing (a hostile page nests or repeats tags until parsers crawl); trafilatura with its fallbacks;
the lines it leaves go through `clean`, which knows the furniture that has no markup of its own. Where the library comes
back with nothing but a notice, all visible lines do; where the page has its text in JSON-LD alone, that does. A live
blog is read entry by entry (`live`); of a section front the links are given (`front`). A published date comes only from
the page's own metadata, never from a guess.
Source: trafilatura 2 (Barbaresi 2021); settings as measured on our own pages in tests/data/clean.
Known failures: pages that build their text by script; a date that stands only in the visible text is not read.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import accumulate

from trafilatura import bare_extraction

from articles.text.page.address import canonical_address
from articles.text.page.bylines import without_jobs
from articles.text.page.clean import Cleaned, Credit, Removed, clean_text, with_stated
from articles.text.page.cut_short import NEAR, by_what_is_stated, notice_behind
from articles.text.page.front import links_of_front
from articles.text.page.furniture import line_kind
from articles.text.page.haystack import Haystack
from articles.text.page.lines import letters, split_lines, tidy
from articles.text.page.live import before_entries, pieces_of, placed, text_of
from articles.text.page.mail import letter_of
from articles.text.page.markup import as_shown, checked, checked_lines, heading_of, parsed, visible_lines, without_tags
from articles.text.page.stated import Stated, stated_in

LEAST_SHARE = 0.02  # of the page's visible words; an extraction below is taken for a failure
LEAST_WORDS = 12  # of a text; one that is shorter is held against all that the page shows
NEARLY_ALL = 0.9  # of the visible words; of such an extraction there is nothing more to see
FULLER = 2  # times as many words make another reading of a page the better one
TELLING = 12  # letters that are enough to know a line again
DATES = {"extensive_search": False, "original_date": True}  # the library's date is not used: it may be a guess


def clean_html(raw: str, url: str = "", kept: Iterable[tuple[int, int]] = ()) -> Cleaned:
    """The article of a web page.

    `url`: where it was fetched, if known; helps with the site's name, and the page's own address is believed only then.
    Raises UnreadablePage for a page above the caps.
    `kept`: (start, end) raw offsets of removed pieces that a person put back; they stand in the text at their place.
    `removed` holds the page's other visible lines, with offsets in `raw` where they stand there as they are shown.

    >>> clean_html("<html lang='en'><h1>A</h1><p>The dam above Oldtown broke on Monday night.</p></html>").language
    'en'
    """
    shown = as_shown(checked(raw))
    tree = parsed(shown)
    if tree is None:
        return clean_text(checked_lines(raw))
    visible, stripped = list(visible_lines(tree)), without_tags(shown)
    page = Haystack(raw)
    if _words(visible) < len(stripped.split()) / 2:
        cleaned = clean_text(checked_lines(stripped))  # nested deeper than the parser goes
        return replace(cleaned, removed=(), credits=tuple(_placed(credit, page) for credit in cleaned.credits))
    stated = stated_in(tree)
    document = bare_extraction(
        shown, url=url or None, include_comments=False, with_metadata=True, date_extraction_params=DATES
    )
    found = {name: tidy(getattr(document, name, None) or "") for name in ("title", "author", "sitename")}
    headline = found["title"] or heading_of(tree) or stated.headline
    cleaned = replace(
        _fullest((document.text or "") if document else "", visible, stated, headline),
        published=None,  # a line that is seen there may date another article
    )
    pieces = pieces_of(tree, stated, headline)
    if pieces:
        cleaned = replace(cleaned, text=text_of(before_entries(visible, headline, pieces), pieces), cut_short="")
    links, is_front = ([], False) if pieces else links_of_front(tree, url, stated.is_article)
    kept, left_out = set(kept), list(_left_out(page, visible, cleaned))
    put_back = [piece.text for piece in left_out if (piece.start, piece.end) in kept]
    text = _with_put_back(cleaned.text, visible, put_back)
    return with_stated(
        cleaned,
        text=text,
        removed=tuple(piece for piece in left_out if (piece.start, piece.end) not in kept),
        credits=tuple(_placed(credit, page) for credit in cleaned.credits),
        byline=without_jobs(found["author"]) or cleaned.byline,
        published=stated.published,
        site_name=found["sitename"],
        language=stated.language,
        canonical=canonical_address(tree, url),
        cut_short=cleaned.cut_short or _notice(visible, cleaned) or by_what_is_stated(stated, cleaned.text),
        entries=placed(text, pieces),
        letter=cleaned.letter or letter_of(visible),
        is_front=is_front,
        links=tuple(links),
    )


def _words(lines: Iterable[str]) -> int:
    return sum(len(line.split()) for line in lines)


def _fullest(extracted: str, visible: Sequence[str], stated: Stated, headline: str) -> Cleaned:
    """What the library found, cleaned; all visible lines where that is next to nothing; JSON-LD's where it has more."""
    found, shown = len(extracted.split()), _words(visible)
    if found < LEAST_SHARE * shown:
        found = 0
    page = "\n\n".join(visible)
    cleaned = clean_text(extracted if found else page, headline)
    if 0 < found < NEARLY_ALL * shown and len(cleaned.text.split()) < LEAST_WORDS:
        cleaned = _fuller(cleaned, clean_text(page, headline))
    return _fuller(cleaned, clean_text(stated.body, headline)) if stated.body else cleaned


def _fuller(one: Cleaned, other: Cleaned) -> Cleaned:
    """The other reading only where it has far more words, or the same in more paragraphs."""
    is_parted = other.text.count("\n\n") > one.text.count("\n\n") and letters(other.text) == letters(one.text)
    return other if is_parted or len(other.text.split()) > FULLER * len(one.text.split()) else one


def _notice(visible: Sequence[str], cleaned: Cleaned) -> str:
    """Why only the beginning came, by what the page shows behind the text."""
    text = Haystack(letters(cleaned.text))
    for place in reversed(range(len(visible))):
        key = letters(visible[place])
        if len(key) >= TELLING and text.find(key) >= 0:
            behind = split_lines("\n\n".join(visible[place + 1 : place + 1 + NEAR]))
            return notice_behind([("", ""), *((line_kind(line) or "page", line.text) for line in behind)])
    return ""


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
