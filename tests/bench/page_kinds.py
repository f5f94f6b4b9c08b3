"""Sixty kinds of pages, each with what of it is the article: invented words in the markup that publishers use.

A kind is how the article is marked up, and what stands before, inside and after it. `plain` is the same page as people
copy it: all of it, as a browser shows it.
"""

# ruff: noqa: E501
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import escape

from lxml import etree, html

from tests.bench.page_furniture import PIECES
from tests.bench.page_words import Prose

BREAKS = frozenset(
    "p div li h1 h2 h3 h4 h5 h6 blockquote tr section article figcaption br header footer nav aside ul ol main".split()  # noqa: SIM905
)
UNSHOWN = ("script", "style", "head", "noscript", "template")


@dataclass(frozen=True)
class Kind:
    """`words` and `paragraphs` say how long its article is; `cut` that it is the beginning of one."""

    layout: str
    before: str = "nav"
    inside: str = ""
    after: str = "footer"
    language: str = "en"
    paragraphs: int = 8
    cut: bool = False


@dataclass(frozen=True)
class Page:
    kind: str
    html: str
    plain: str
    headline: str
    body: tuple[str, ...]
    is_cut: bool


def _p(lines: Sequence[str], prose: Prose) -> str:
    return "".join(f"<p>{line}</p>" for line in lines)


def _with_subheads(lines: Sequence[str], prose: Prose) -> str:
    return "".join(f"<h2>{line}</h2>" if len(line.split()) < 8 else f"<p>{line}</p>" for line in lines)


def _figures(lines: Sequence[str], prose: Prose) -> str:
    owner = prose.name()
    picture = f"<figure><img src=a.jpg><figcaption>The river at {prose.place()}. Photograph: {owner}/Getty Images</figcaption></figure>"
    return "".join(f"<p>{line}</p>{picture if n % 3 == 1 else ''}" for n, line in enumerate(lines))


def _tables(lines: Sequence[str], prose: Prose) -> str:
    return f"<table><tr><td width=160>&nbsp;</td><td>{_p(lines, prose)}</td></tr></table>"


LAYOUTS: dict[str, Callable[[Sequence[str], Prose], str]] = {
    "paragraphs": _p,
    "subheads": _with_subheads,
    "figures": _figures,
    "table": _tables,
    "divs": lambda lines, prose: "".join(f"<div class=text>{line}</div>" for line in lines),
    "double_breaks": lambda lines, prose: f"<div>{'<br><br>'.join(lines)}</div>",
    "breaks": lambda lines, prose: f"<div>{'<br>'.join(lines)}</div>",
    "wrapped_breaks": lambda lines, prose: "".join(f"<p>{_wrapped(line)}</p>" for line in lines),
    "sections": lambda lines, prose: "".join(f"<section><div><p>{line}</p></div></section>" for line in lines),
    "custom": lambda lines, prose: "".join(f"<x-block><p>{line}</p></x-block>" for line in lines),
    "linked": lambda lines, prose: "".join(f"<p>{_linked(line)}</p>" for line in lines),
    "bold": lambda lines, prose: "".join(f"<p>{_bold(line)}</p>" for line in lines),
    "quoted": lambda lines, prose: "".join(f"<p>{_as_q(line)}</p>" for line in lines),
    "dropcap": lambda lines, prose: f"<p><span class=drop>{lines[0][0]}</span>{lines[0][1:]}</p>{_p(lines[1:], prose)}",
    "blockquote": lambda lines, prose: (
        f"{_p(lines[:2], prose)}<blockquote><p>{lines[2]}</p></blockquote>{_p(lines[3:], prose)}"
    ),
    "list": lambda lines, prose: (
        f"{_p(lines[:3], prose)}<ul>{''.join(f'<li>{x}</li>' for x in lines[3:6])}</ul>{_p(lines[6:], prose)}"
    ),
}


def _wrapped(line: str) -> str:
    words = line.split()
    places = [n for n in range(6, len(words) - 3, 9) if words[n][0].islower() and words[n - 1][-1].isalnum()]
    return " ".join(f"<br>{word}" if n in places else word for n, word in enumerate(words))


def _linked(line: str) -> str:
    words = line.split()
    return " ".join([*words[:3], f'<a href="/topic">{" ".join(words[3:5])}</a>', *words[5:]])


def _bold(line: str) -> str:
    head, *rest = line.split()
    return f"<strong>{head}</strong> {' '.join(rest)}"


def _as_q(line: str) -> str:
    return line.replace("“", "<q>").replace("”", "</q>")


def _article(headline: str, text: str) -> str:
    return f"<article><h1>{headline}</h1>{text}</article>"


WRAPS: dict[str, Callable[[str, str], str]] = {
    "": _article,
    "main": lambda headline, text: (
        f"<main><header><h1>{headline}</h1></header><div class=story-body>{text}</div></main>"
    ),
    "div": lambda headline, text: f"<div id=content><h1>{headline}</h1><div class=entry>{text}</div></div>",
    "aside": lambda headline, text: f"<aside class=article-wrap><h1>{headline}</h1>{text}</aside>",
    "bare": lambda headline, text: f"<h1>{headline}</h1>{text}",
    "h2": lambda headline, text: (
        f'<div id=post><h2 class="title">{headline}</h2><div class=post-content>{text}</div></div>'
    ),
}

KINDS: dict[str, Kind] = {
    "plain article": Kind("paragraphs"),
    "with subheads": Kind("subheads", after="tags footer"),
    "captions between": Kind("figures", after="related footer"),
    "layout table": Kind("table/bare"),
    "divs for paragraphs": Kind("divs/div", after="share related footer"),
    "double breaks": Kind("double_breaks/div", after="footer"),
    "single breaks": Kind("breaks/div", after="tags footer"),
    "breaks in mid-sentence": Kind("wrapped_breaks"),
    "nested sections": Kind("sections/main", after="newsletter footer"),
    "custom elements": Kind("custom/main"),
    "many links": Kind("linked", after="related footer"),
    "bold first words": Kind("bold/div"),
    "q elements": Kind("quoted"),
    "drop cap": Kind("dropcap/main", after="bio footer"),
    "block quotation": Kind("blockquote"),
    "list inside": Kind("list/div"),
    "article in aside": Kind("paragraphs/aside", before="cookies"),
    "h2 headline blog": Kind("paragraphs/h2", after="comments footer"),
    "bare body": Kind("paragraphs/bare"),
    "cookie wall first": Kind("paragraphs", before="cookies nav"),
    "newsletter inside": Kind("paragraphs", inside="newsletter"),
    "ads inside": Kind("paragraphs/main", inside="ad"),
    "related inside": Kind("paragraphs", inside="inline_related"),
    "video inside": Kind("paragraphs/main", inside="video"),
    "post embedded": Kind("paragraphs", inside="embed", after="share footer"),
    "poll inside": Kind("paragraphs/div", inside="poll"),
    "share bars": Kind("paragraphs", before="nav share", after="share footer"),
    "comments": Kind("paragraphs", after="comments footer"),
    "many comments": Kind("paragraphs/div", after="comments comments comments footer"),
    "author box": Kind("paragraphs", after="bio related footer"),
    "tags and topics": Kind("paragraphs/main", after="tags most_read footer"),
    "most read beside": Kind("paragraphs/main", before="nav most_read"),
    "teaser cards": Kind("paragraphs", after="cards footer"),
    "teaser cards first": Kind("paragraphs/main", before="nav ticker", after="cards footer"),
    "breaking ticker": Kind("paragraphs", before="ticker nav"),
    "login box": Kind("paragraphs", before="nav login"),
    "subscription beside": Kind("paragraphs", after="subscribe footer"),
    "subscription inside": Kind("paragraphs/div", inside="subscribe"),
    "app banner": Kind("paragraphs", before="app nav"),
    "breadcrumbs": Kind("paragraphs/main", before="nav crumbs", after="tags footer"),
    "dates and bylines": Kind("paragraphs", before="nav", inside="", after="updated footer"),
    "correction below": Kind("paragraphs", after="contact footer"),
    "weather and shares": Kind("paragraphs/main", before="nav weather"),
    "gallery": Kind("figures/main", after="gallery footer"),
    "licence below": Kind("paragraphs", after="licence footer"),
    "press release": Kind("paragraphs/div", after="press footer"),
    "short brief": Kind("paragraphs", paragraphs=2, after="related footer"),
    "long read": Kind("subheads/main", paragraphs=24, inside="inline_related", after="bio cards footer"),
    "json-ld only": Kind("json"),
    "json-ld and a teaser": Kind("json_teaser"),
    "live blog": Kind("live/main", after="footer"),
    "paywall stub": Kind("paragraphs", paragraphs=2, after="paywall footer", cut=True),
    "paywall stub by statement": Kind("paragraphs", paragraphs=2, after="footer", cut=True),
    "German": Kind("paragraphs", after="related_de footer", language="de", paragraphs=5),
    "German stub": Kind("paragraphs", after="paywall_de footer", language="de", paragraphs=2, cut=True),
    "French": Kind("paragraphs/main", after="paywall_fr footer", language="fr", paragraphs=3, cut=True),
    "Spanish": Kind("paragraphs", after="footer", language="es", paragraphs=5),
    "Arabic": Kind("paragraphs/main", after="footer", language="ar", paragraphs=4),
    "Hebrew": Kind("paragraphs", after="footer", language="he", paragraphs=4),
    "Ukrainian": Kind("paragraphs/div", after="footer", language="uk", paragraphs=4),
}  # fmt: skip


def pages() -> list[Page]:
    """One page of each kind, the same each time."""
    return [_page(name, kind, Prose(number, kind.language)) for number, (name, kind) in enumerate(KINDS.items())]


def _page(name: str, kind: Kind, prose: Prose) -> Page:
    layout, _, wrap = kind.layout.partition("/")
    headline = prose.headline() if kind.language == "en" else prose.sentence().rstrip(".")
    body = [prose.paragraph(2 if kind.language == "en" else 1) for _ in range(kind.paragraphs)]
    if layout == "subheads":
        body[3:3] = [prose.subhead()]
    before, after = (_pieces(names, prose) for names in (kind.before, kind.after))
    head = f"<meta charset=utf-8><title>{escape(headline)}</title>"
    shown = ""
    if layout.startswith("json"):
        seen = body[:1] if layout == "json_teaser" else []
        article = {"@type": "NewsArticle", "headline": headline, "articleBody": "\n\n".join(body)}
        source = f"<article><h1>{headline}</h1>{_p(seen, prose)}</article>"
        head += f'<script type="application/ld+json">{json.dumps(article)}</script>'
        shown = _article(headline, _p(body, prose))
    elif layout == "live":
        head += '<script type="application/ld+json">{"@type": "LiveBlogPosting"}</script>'
        entries = [(prose.subhead(), body[n : n + 2]) for n in range(0, len(body), 2)]
        body = [line for heading, lines in entries for line in (heading, *lines)]
        source = WRAPS[wrap](headline, "".join(_entry(n, *entry, prose) for n, entry in enumerate(entries)))
    else:
        lines = _with_pieces(LAYOUTS[layout](body, prose), kind.inside, prose)
        if name == "dates and bylines":
            lines = f"<p>By {prose.name()}</p><p>Published: 3 March 2031, 14:20</p>{lines}"
        source = WRAPS[wrap](headline, lines)
    if name == "paywall stub by statement":
        head += '<script type="application/ld+json">{"@type":"NewsArticle","isAccessibleForFree":"False","wordCount":812}</script>'
    start = f"<!doctype html><html lang={kind.language}><head>{head}</head><body>{before}"
    written, copied = (f"{start}{each}{after}</body></html>" for each in (source, shown or source))
    return Page(name, written, as_copied(copied), headline, tuple(body), kind.cut)


def _entry(number: int, heading: str, lines: Sequence[str], prose: Prose) -> str:
    hour = f"{17 - number}:{10 + number}"
    return f'<div class=live-post><time datetime="2031-03-03T{hour}:00Z">{hour}</time><h2>{heading}</h2>{_p(lines, prose)}</div>'


def _pieces(names: str, prose: Prose) -> str:
    return "".join(PIECES[name](prose) for name in names.split())


def _with_pieces(source: str, names: str, prose: Prose) -> str:
    """Furniture between two paragraphs in the middle."""
    for name in names.split():
        paragraphs = source.split("</p>")
        middle = len(paragraphs) // 2
        source = "</p>".join(paragraphs[:middle]) + "</p>" + PIECES[name](prose) + "</p>".join(paragraphs[middle:])
    return source


def as_copied(page: str) -> str:
    """All that a page shows, as it comes when somebody selects it all and copies it."""
    tree = html.fromstring(page)
    parts: list[str] = []
    hidden = 0
    for event, element in etree.iterwalk(tree, events=("start", "end")):
        opens = event == "start"
        hidden += (1 if opens else -1) if element.tag in UNSHOWN else 0
        words = (element.text if opens else element.tail) or ""
        edge = (
            "\n\n"
            if element.tag == "p"
            else "\n"
            if element.tag in BREAKS and (not opens or element.tag != "br")
            else ""
        )
        shown = words if not hidden else ""
        parts.append(edge + shown if opens or element.tag in BREAKS else shown)
    lines = [" ".join(line.split()) for line in "".join(parts).split("\n")]
    return "\n".join(lines)
