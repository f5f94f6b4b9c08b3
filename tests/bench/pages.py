"""Figures of reading pages: the article's words found on sixty kinds of pages, as markup and as people copy them.

F1 is that of the words of the text, each as often as it stands there; headlines apart. The library's own is beside it.
"""

import time
from collections import Counter
from collections.abc import Callable
from statistics import fmean

from trafilatura import extract

from articles.text.page import clean_html, clean_text
from tests.bench.figure import Figure
from tests.bench.page_kinds import Page, pages

PLAIN_BAR = 0.90
SOURCE = "kinds of invented pages"


def figures() -> list[Figure]:
    every = pages()
    started = time.process_time()
    ours = [f1(page, clean_html(page.html).text) for page in every]
    speed = f"{len(every) / (time.process_time() - started):,.0f} pages/s"
    library = [f1(page, extract(page.html, include_comments=False) or "") for page in every]
    plain = [f1(page, clean_text(page.plain).text) for page in every]
    cut = [page.kind for page in every if bool(clean_html(page.html).cut_short) != page.is_cut]
    source = f"{len(every)} {SOURCE}"
    least = fmean(library)
    return [
        Figure(
            "pages: F1 of HTML",
            round(fmean(ours), 3),
            f"≥ trafilatura’s {least:.3f}",
            fmean(ours) >= least,
            source,
            speed,
        ),
        Figure("pages: F1 of copied text", round(fmean(plain), 3), f"≥ {PLAIN_BAR}", fmean(plain) >= PLAIN_BAR, source),
        Figure("pages: cut short, wrongly told", f"{len(cut)}", "0", not cut, source),
    ]


def f1(page: Page, text: str) -> float:
    """Of the words of a page's article, the headline aside, which may be left in the text or not."""
    wanted, found = Counter(" ".join(page.body).split()), Counter(text.split())
    shared = (wanted & found).total()
    return 2 * shared / (wanted.total() + found.total()) if wanted.total() + found.total() else 1.0


def worst(read: Callable[[Page], str], count: int = 10) -> list[tuple[float, str]]:
    """The kinds of pages that are read worst, with their F1: for whoever betters the rules."""
    return sorted((round(f1(page, read(page)), 3), page.kind) for page in pages())[:count]
