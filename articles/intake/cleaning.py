"""Raw text → what is read of it: an article's first cleaning, and later ones of the same raw text."""

from collections.abc import Iterable
from dataclasses import asdict, replace
from html import unescape
from typing import Any

from django.db import transaction

from ..models import Article, Outlet, Revision
from ..reading_process import Lane, NotRead, stories
from ..text.languages import language_of
from ..text.page import Cleaned, Letter, UnreadablePage, clean_html, clean_text, letters
from .given import Published, Refused, parse_published

HEADLINE_LENGTH, OUTLET_LENGTH = 1000, 200
LEFT = "was left to the worker: what came in before it had taken long"
MOST_TOLD = 4_000  # characters by which a language is told


class Outdated(ValueError):
    """Somebody else has changed the article meanwhile; the message says so."""


def clean_again(revision: Revision, kept: Iterable[tuple[int, int]], by=None, mend: bool | None = None) -> Revision:
    """Read a version's raw text anew with these cleaned-away pieces, (start, end) in the raw, left in it.

    `mend` says whether what was read in the wrong encoding is to be mended; None leaves that as it is. The version that
    comes of it becomes the current one; it is written only when it was not there before. Raises Outdated when the
    article has another version by now, NotRead when the machine cannot read it.
    """
    spans = sorted({(start, end) for start, end in kept})
    address = Article.objects.values_list("url", flat=True).get(pk=revision.article_id)
    mend = revision.is_mended if mend is None else mend
    has_other_signs = mend != revision.is_mended
    given = "" if has_other_signs and revision.has_own_headline else revision.headline
    cleaned = with_letter(clean(revision.raw, revision.raw_format, address, given, spans, mend), letter_of(revision))
    if not has_other_signs:
        cleaned = replace(cleaned, headline=revision.headline)
    with transaction.atomic():
        article = Article.objects.select_for_update(of=("self",)).get(pk=revision.article_id)
        if article.current_id != revision.pk:
            raise Outdated("This article has a newer version by now.")
        kept = [list(span) for span in spans]
        same = article.revisions.filter(raw_sha256=revision.raw_sha256, kept=kept, is_mended=mend).first()
        article.current = same or _cleaned_anew(article, revision, cleaned, spans, mend, by)
        if has_other_signs:
            describe(article, cleaned)
        if "is_cut_short" not in article.set_by_people:
            article.is_cut_short = bool(article.current.cut_short)
        article.save()
    return article.current


def clean_at_last(article: Article) -> None:
    """Clean a version whose cleaning had failed, and take over what its page says of itself.

    Raises NotRead when it fails again.
    """
    revision = article.current
    try:
        cleaned = clean(revision.raw, revision.raw_format, article.url, revision.headline)
        cleaned = with_letter(cleaned, letter_of(revision))
    except UnreadablePage as reason:
        raise NotRead(f"failed: {reason}") from None
    if cleaned.is_front or not cleaned.text.strip():
        raise NotRead("found no article in it")
    with transaction.atomic():
        article = Article.objects.select_for_update(of=("self",)).get(pk=article.pk)
        describe(article, cleaned)
        _add_stated(article, cleaned)
        article.save()
        Revision.objects.filter(pk=revision.pk, text="").update(
            headline=cleaned.headline[:HEADLINE_LENGTH],
            has_own_headline=stands_in(cleaned.headline, revision.raw),
            text=cleaned.text,
            garbled=cleaned.garbled,
            removed=[asdict(piece) for piece in cleaned.removed],
            credits=[asdict(credit) for credit in cleaned.credits],
            **of_outlet(cleaned),
        )


def letter_of(revision: Revision) -> Letter | None:
    """The head of the letter that a version came in."""
    return Letter(**revision.letter) if revision.letter else None


def of_outlet(cleaned: Cleaned) -> dict[str, Any]:
    """What a version says of how its outlet gave it."""
    return {"cut_short": cleaned.cut_short[:300], "entries": [asdict(entry) for entry in cleaned.entries]}


def describe(article: Article, cleaned: Cleaned) -> None:
    """Take over what a version says of its article, except what somebody has said otherwise."""
    said = {
        "headline": cleaned.headline[:HEADLINE_LENGTH],
        "byline": cleaned.byline[:500],
        "credit": "; ".join(credit.text for credit in cleaned.credits)[:500],
        "language": cleaned.language or article.language,
        "is_cut_short": bool(cleaned.cut_short),
    }
    for name, value in said.items():
        if name not in article.set_by_people:
            setattr(article, name, value)


def _add_stated(article: Article, cleaned: Cleaned) -> None:
    """Outlet and date as a page states them, where nobody knows others."""
    published = stated_date(cleaned)
    if article.outlet_id is None and "outlet" not in article.set_by_people:
        article.outlet = Outlet.objects.of_page(article.url, stated_outlet(cleaned))
    date_by(article, published)


def date_by(article: Article, published: Published) -> None:
    """Date an article that has no date, unless somebody has said that it has none; it stands on its outlet's clock."""
    if published.at and article.published_at is None and "published_at" not in article.set_by_people:
        for field, value in published.of_article().items():
            setattr(article, field, value)
    article.set_clock()


def with_letter(cleaned: Cleaned, letter: Letter | None) -> Cleaned:
    """What was cleaned out of a letter with that head; one that it found in the letter, of what was sent on, is nearer.

    Who wrote it is the byline where the text has none. A letter is no saved page: anybody may write into it whose
    article it is.
    """
    if letter is not None and not letter.was_sent_on:
        cleaned = replace(cleaned, canonical="", site_name="")
    letter = cleaned.letter or letter
    if letter is None or letter == Letter():
        return cleaned
    return replace(cleaned, letter=letter, byline=cleaned.byline or letter.name)


def stated_date(cleaned: Cleaned) -> Published:
    """The day or moment that a page says of itself, or else the head of the letter that it came in.

    One that no article can have counts as unknown.
    """
    letter = cleaned.letter.written if cleaned.letter else ""
    try:
        return parse_published(cleaned.published.isoformat() if cleaned.published else letter)
    except Refused:
        return Published()


def stated_outlet(cleaned: Cleaned) -> str:
    """What a page says its outlet is called; "" for what no outlet is called."""
    name = " ".join(cleaned.site_name.split())
    return name if len(name) <= OUTLET_LENGTH else ""


def _cleaned_anew(
    article: Article, revision: Revision, cleaned: Cleaned, kept: list[tuple[int, int]], is_mended: bool, by
) -> Revision:
    """A new version of the same raw text; credits stay what they were."""
    return Revision.objects.create(
        article=article,
        number=article.revisions.count() + 1,
        raw=revision.raw,
        raw_format=revision.raw_format,
        raw_sha256=revision.raw_sha256,
        charset=revision.charset,
        charset_basis=revision.charset_basis,
        original_id=revision.original_id,
        original_part=revision.original_part,
        garbled=cleaned.garbled,
        is_mended=is_mended,
        headline=cleaned.headline[:HEADLINE_LENGTH],
        has_own_headline=revision.has_own_headline,
        text=cleaned.text,
        removed=[asdict(piece) for piece in cleaned.removed],
        kept=[list(span) for span in kept],
        credits=revision.credits,
        letter=revision.letter,
        **of_outlet(cleaned),
        seen_at=revision.seen_at,
        created_by=by,
        is_unread=True,
    )


def clean(
    raw: str,
    raw_format: str,
    url: str,
    headline: str,
    kept: Iterable[tuple[int, int]] = (),
    mend: bool = False,
    lane: Lane | None = stories,
) -> Cleaned:
    """The article in a raw text. Raises UnreadablePage, and NotRead where it is not clean within the lane's budget."""
    if lane is None:
        raise NotRead(LEFT)
    cleaned = _without_page(lane, raw, raw_format, url, headline, kept, mend)
    words = f"{cleaned.headline}\n{cleaned.text[:MOST_TOLD]}"
    return replace(cleaned, language=stories.ask(language_of, words, cleaned.language))


def _without_page(
    lane: Lane, raw: str, raw_format: str, url: str, headline: str, kept: Iterable[tuple[int, int]], mend: bool
) -> Cleaned:
    if raw_format == Revision.Format.HTML:
        cleaned = lane.ask(clean_html, raw, url, list(kept), mend)
        return replace(cleaned, headline=headline or cleaned.headline)
    return lane.ask(clean_text, raw, headline, list(kept), mend)


def stands_in(words: str, raw: str) -> bool:
    """Are these words in the raw text, as far as its letters go: white space, entities and line ends aside?"""
    return letters(words) in letters(unescape(raw))
