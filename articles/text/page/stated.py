"""What a page's markup states of its article without showing it: JSON-LD, meta elements, the root's language.

Problem: publishers say in JSON-LD when an article came out, how long it is, whether it is free to read, and often its
whole text; pages hold many such objects, of the site, of other articles, of the entries of a live blog.
Method: the first object of an article's type counts, those that only name other articles aside. A date is believed
only where it is one written out in full; the visible text, the address and the date of change are no statement of it.
Source: schema.org (Article, LiveBlogPosting); own rules.
Known failures: a page whose first article object is another article's.
"""

import json
import re
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from html import unescape

from lxml import html

PUBLISHED = frozenset(
    """article:published_time og:article:published_time og:published_time datepublished date dc.date dc.date.issued
    dcterms.date dcterms.issued dcterms.created pubdate publishdate publish-date publication_date parsely-pub-date
    sailthru.date article.published citation_publication_date prism.publicationdate release_date""".split()  # noqa: SIM905
)
DAY_FORMATS = ("%Y/%m/%d", "%Y%m%d", "%B %d, %Y", "%b %d, %Y", "%d %B %Y", "%d %b %Y", "%a, %d %b %Y %H:%M:%S %z")
ARTICLE = re.compile(r"rticle|Posting|Report(?:age)?\b")
# What stands in these is said of other pages, or of parts of this one.
OF_OTHERS = frozenset("liveBlogUpdate hasPart isPartOf comment itemListElement citation mentions relatedLink".split())  # noqa: SIM905
BREAK = re.compile(r"</?(?:p|div|br|li|ul|ol|h[1-6]|blockquote)\b[^<>]*>", re.IGNORECASE)
TAG = re.compile(r"</?[a-zA-Z][^<>]*>")


@dataclass(frozen=True, slots=True)
class Update:
    """One entry of a live blog as JSON-LD has it; `at` as it is written there."""

    at: str
    heading: str
    body: str


@dataclass(frozen=True, slots=True)
class Stated:
    """What a page says of its article; "", 0 and None where it does not. `is_free`: whether all of it may be read."""

    published: date | datetime | None = None
    language: str = ""
    headline: str = ""
    body: str = ""
    words: int = 0
    is_free: bool | None = None
    is_article: bool = False
    is_live: bool = False
    updates: tuple[Update, ...] = ()


def stated_in(tree: html.HtmlElement) -> Stated:
    """All that the page's markup states."""
    articles = list(_articles(tree))
    main = articles[0] if articles else {}
    bodies = [body for article in articles if (body := _prose(article.get("articleBody")))]
    updates = [_update(item) for item in _list(main.get("liveBlogUpdate")) if isinstance(item, dict)]
    return Stated(
        published=_published(tree, articles),
        language=_language(tree),
        headline=_line(main.get("headline")),
        body=bodies[0] if len(bodies) == 1 else "",  # several are several articles
        words=_count(main.get("wordCount")),
        is_free=_is_free(main),
        is_article=len(articles) == 1 or "article" in tree.xpath('//meta[@property="og:type"]/@content'),
        is_live=bool(updates) or any("LiveBlogPosting" in _type(article) for article in articles),
        updates=tuple(update for update in updates if update.body),
    )


def _articles(tree: html.HtmlElement) -> Iterator[dict]:
    """The objects of an article's type in the page's JSON-LD, in order."""
    for script in tree.xpath('//script[@type="application/ld+json"]'):
        try:
            pending = deque([json.loads(script.text or "", strict=False)])
        except (ValueError, RecursionError):
            continue
        while pending:
            item = pending.popleft()
            if isinstance(item, list):
                pending.extendleft(reversed(item))
            elif isinstance(item, dict):
                if ARTICLE.search(_type(item)):
                    yield item
                inner = (value for name, value in item.items() if name not in OF_OTHERS)
                pending.extend(value for value in inner if isinstance(value, list | dict))


def _type(item: dict) -> str:
    return str(item.get("@type", ""))


def _list(value: object) -> list:
    return value if isinstance(value, list) else [value]


def _line(value: object) -> str:
    """One line of words, with neither tags nor entities."""
    return " ".join(unescape(TAG.sub("", value)).split()) if isinstance(value, str) else ""


def _prose(value: object) -> str:
    """Paragraphs, of text or of markup inside JSON."""
    if not isinstance(value, str):
        return ""
    lines = (_line(line) for line in BREAK.sub("\n", unescape(value) if "&lt;" in value else value).splitlines())
    return "\n\n".join(filter(None, lines))


def _count(value: object) -> int:
    digits = str(value).strip() if isinstance(value, int | str) else ""
    return int(digits) if digits.isdecimal() and len(digits) < 7 else 0


def _is_free(article: dict) -> bool | None:
    said = str(article.get("isAccessibleForFree", "")).rpartition("/")[2].casefold()
    return {"true": True, "false": False}.get(said)


def _update(item: dict) -> Update:
    return Update(_line(item.get("datePublished")), _line(item.get("headline")), _prose(item.get("articleBody")))


def _published(tree: html.HtmlElement, articles: list[dict]) -> date | datetime | None:
    """The day of publication in the page's own time zone, with its hour where that is stated; None for no statement."""
    for meta in tree.iter("meta"):
        name = (meta.get("property") or meta.get("name") or meta.get("itemprop") or "").casefold()
        if name in PUBLISHED and (said := _day_or_moment(meta.get("content") or "")):
            return said
    for article in articles:
        if said := _day_or_moment(str(article.get("datePublished", ""))):
            return said
    for time in tree.xpath('//time[@pubdate or @itemprop="datePublished"]/@datetime'):
        if said := _day_or_moment(time):
            return said
    return None


def _day_or_moment(stated: str) -> date | datetime | None:
    """A date written out in full, in one of the usual forms, with its hour if it has one; None for anything else."""
    stated = stated.strip()
    if match := re.match(r"(\d{4})-(\d{2})-(\d{2})(?!\d)", stated):
        try:
            return _with_its_hour(datetime.fromisoformat(stated))
        except ValueError:
            pass
        try:
            return date(*map(int, match.groups()))
        except ValueError:
            return None
    for form in DAY_FORMATS:
        try:
            return _with_its_hour(datetime.strptime(stated, form))
        except ValueError:
            continue
    return None


def _with_its_hour(moment: datetime) -> date | datetime:
    """The day alone of what is dated to midnight, as programs date what has no hour."""
    return moment if any((moment.hour, moment.minute, moment.second)) else moment.date()


def _language(tree: html.HtmlElement) -> str:
    """The language which the page states, as its two or three letters."""
    root = tree if tree.tag == "html" else next(tree.iter("html"), tree)
    stated = root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang") or ""
    if not stated:
        stated = next(iter(tree.xpath('//meta[@property="og:locale" or @http-equiv="content-language"]/@content')), "")
    match = re.match(r"[A-Za-z]{2,3}(?![A-Za-z])", stated.strip())
    return match.group().lower() if match else ""
