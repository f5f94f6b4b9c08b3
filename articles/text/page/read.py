"""Both ways to an article, by pasted text and by web page, of raw text in whatever signs it came."""

import unicodedata
from collections.abc import Iterable
from dataclasses import replace

from articles.text.page import clean, html
from articles.text.page.clean import Cleaned
from articles.text.page.markup import checked_lines
from articles.text.page.mojibake import examples
from articles.text.page.signs import Signs


def clean_text(raw: str, headline: str = "", kept: Iterable[tuple[int, int]] = (), mend: bool = False) -> Cleaned:
    """As `clean.clean_text`, of a raw text with entities, accents behind their letters or marks of quoted mail.

    `mend`: somebody has said that what was read in the wrong encoding is to be mended. Raises UnreadablePage for a text
    of more lines than any article.

    >>> clean_text("Storm\\n\\n&ldquo;It&#8217;s a disaster,&rdquo; said the mayor on Monday.").text
    '“It’s a disaster,” said the mayor on Monday.'
    """
    signs = Signs.of(checked_lines(raw), mend=mend)
    headline = unicodedata.normalize("NFC", headline)
    cleaned = clean.clean_text(signs.text, headline, [signs.there(*span) for span in kept])
    return _with_examples(signs.bring_back(cleaned), mend)


def clean_html(raw: str, url: str = "", kept: Iterable[tuple[int, int]] = (), mend: bool = False) -> Cleaned:
    """As `html.clean_html`. Raises UnreadablePage."""
    signs = Signs.of(raw, is_page=True, mend=mend)
    cleaned = html.clean_html(signs.text, url, [signs.there(*span) for span in kept])
    return _with_examples(signs.bring_back(cleaned), mend)


def _with_examples(cleaned: Cleaned, mend: bool) -> Cleaned:
    """With some of the words that were read in the wrong encoding, unless they have just been mended."""
    garbled = () if mend else examples(f"{cleaned.headline}\n{cleaned.text}")
    return replace(cleaned, garbled=garbled) if garbled else cleaned
