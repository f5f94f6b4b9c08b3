"""Raw input → article and revision.

What comes in is kept verbatim before anything reads it. An article is known again by its own address, else by its
outlet and the hash of its raw text: a repeat adds nothing, changed text under one address adds a revision. Each piece
is taken in or refused by itself, in one transaction, so that one bad file costs nothing but itself. What the machine
cannot clean is kept all the same, without a text, and put aside.
"""

import hashlib
import re
from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from enum import StrEnum
from functools import partial
from itertools import chain
from secrets import token_hex

from django.db import transaction
from django.db.models import Q

from newsroom.decisions.locking import again
from newsroom.hiding import whole

from ..models import Article, Fetched, Outlet, PutAside, Revision, Story, Watch
from ..models.article import redate
from ..models.embargo import seen_by
from ..models.outlet import domain_of
from ..reading_process import Lane, NotRead, stories
from ..text.edits import is_same_article
from ..text.page import Cleaned, Letter, Link, UnreadablePage, saved_from
from .cleaning import (
    HEADLINE_LENGTH,
    OUTLET_LENGTH,
    clean,
    date_by,
    describe,
    of_outlet,
    stands_in,
    stated_date,
    stated_outlet,
    with_letter,
)
from .decoding import Decoded
from .fetch import Page
from .given import SNIFFED, Published, Refused, SeveralArticles, article_address, decode, parse_published, short_enough
from .pages import Addresses, Original, article_at, keep, known_of, refuse_another

HTML_START = re.compile(
    r"(?>\s*<!--.*?-->)*+\s*+<(?:!doctype\s+html|html|head|body|article)\b", re.IGNORECASE | re.DOTALL
)
IDENTITY_LENGTH = 2100
ANOTHER_ARTICLE = "Something else stands at its address now."
NO_ARTICLE = "No article was found in it: only page furniture, or nothing that reads like prose."
BY_SCRIPT = "No text was found in it: the page is built by script. Copy the article in a browser, and paste that."


class Verdict(StrEnum):
    ADDED = "added"
    REVISED = "revised"
    UNCHANGED = "unchanged"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Submission:
    """One piece as somebody hands it in. Only `raw` must be there; "" means nobody knows.

    `page` is where it came from when it was fetched; `raw` and `url` are then its bytes and its last address.
    `original` is the file that it was read from, where that is no text; `saved_from` is where that says it is from.
    `title` does for want of a headline, and `letter`, the head of the mail that it came in, for want of a byline and a
    date.
    """

    raw: bytes
    source_name: str = ""
    outlet: str = ""
    url: str = ""
    published: str = ""
    headline: str = ""
    page: Page | None = None
    content_type: str = ""
    title: str = ""
    saved_from: str = ""
    letter: Letter | None = None
    original: Original | None = None

    @property
    def kind(self) -> str:
        """The type of its bytes as somebody says it, in the words of HTTP."""
        return self.content_type or (self.page.content_type if self.page else "")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a submission, in a word and a sentence. `article` is None when it was refused.

    `links` are the articles to which a list of links leads.
    """

    source_name: str
    verdict: Verdict
    message: str
    article: Article | None = None
    links: tuple[Link, ...] = ()


def take_in_all(submissions: Iterable[Submission], by=None) -> list[Outcome]:
    """Take in each submission by itself; a refused one never keeps the others out."""
    return [take_in(submission, by) for submission in submissions]


def take_in(
    submission: Submission,
    by=None,
    of: Article | None = None,
    lane: Lane | None = stories,
    into: Story | None = None,
) -> Outcome:
    """Store a submission as a new article, as a new revision of one, or not at all.

    `of`: it comes from this article's own page, and is a version of that or refused. `lane`: whose budget the cleaning
    has; what is not clean within it is kept and put aside, as all is where there is None, and `clean_at_last` tries
    again with the large one. `into` is a story that is only for some people: a new article is in it at once.

    What is here already is what whoever brings it may know of. Of what may not be known there is a copy from then on.
    """
    with whole() if of else seen_by(by):
        return _take_in(submission, by, of, lane, into)


def _take_in(submission: Submission, by, of: Article | None, lane: Lane | None, into: Story | None) -> Outcome:
    name = submission.source_name or submission.url or "pasted text"
    try:
        piece = _Piece.read(submission, lane)
        if of:
            piece = piece.found_at_page_of(of)
    except Refused as refusal:
        return refused(name, refusal)
    while True:
        try:
            return again(partial(piece.store, name, by, into))
        except _NewFormer as newer:
            piece = piece.following(newer.revision, lane)


def refused(source_name: str, refusal: Refused) -> Outcome:
    """The outcome of what cannot be taken in, with what it offers in its place."""
    return Outcome(source_name, Verdict.REFUSED, str(refusal), links=getattr(refusal, "links", ()))


def _is_page(submission: Submission, raw: str) -> bool:
    if "html" in submission.kind.partition(";")[0].lower():
        return True
    if submission.content_type.startswith("text/plain"):
        return False
    return submission.source_name.lower().endswith((".html", ".htm")) or bool(HTML_START.match(raw[:SNIFFED]))


class _NewFormer(Exception):
    """A piece follows another version than the one it was read for."""

    def __init__(self, revision: Revision) -> None:
        super().__init__()
        self.revision = revision


@dataclass(frozen=True, slots=True)
class _Piece:
    """A submission that was read and found good; nothing of it is in the database yet.

    `problem` says why the machine could not clean it. `of` is the article whose page it comes from, `former` the
    version that it follows, `kept` what somebody had put back in that one where this one's cleaning took the same words
    out. `known_as` are the addresses by which it may be here already.
    """

    decoded: Decoded
    raw_format: str
    cleaned: Cleaned
    known_as: Addresses
    home: str
    outlet: str
    published: Published
    problem: str = ""
    page: Page | None = None
    original: Original | None = None
    of: int | None = None
    former: int | None = None
    kept: tuple[tuple[int, int], ...] = ()
    is_mended: bool = False
    has_own_headline: bool = False  # of a mended piece: whether it had one as it came

    @classmethod
    def read(cls, submission: Submission, lane: Lane | None) -> "_Piece":
        decoded = decode(submission.raw, submission.kind)
        raw = decoded.text
        given = article_address(submission.url)
        published = parse_published(submission.published)
        is_page = _is_page(submission, raw)
        home = submission.url or submission.saved_from or (saved_from(raw) if is_page and not submission.letter else "")
        headline = short_enough("headline", " ".join(submission.headline.split()), HEADLINE_LENGTH)
        outlet = short_enough("outlet’s name", " ".join(submission.outlet.split()), OUTLET_LENGTH)
        raw_format = Revision.Format.HTML if is_page else Revision.Format.TEXT
        problem = ""
        try:
            cleaned = clean(raw, raw_format, home, headline, lane=lane)
        except UnreadablePage as reason:
            raise Refused(str(reason)) from None
        except NotRead as error:
            cleaned, problem = Cleaned(headline, ""), str(error)
        if not cleaned.headline and submission.title:
            cleaned = replace(cleaned, headline=submission.title[:HEADLINE_LENGTH])
        if cleaned.is_front:
            raise SeveralArticles(cleaned.links)
        if not cleaned.text.strip() and not problem:
            raise Refused(BY_SCRIPT if is_page and "<script" in raw.lower() else NO_ARTICLE)
        cleaned = with_letter(cleaned, submission.letter)
        published = published if published.at else stated_date(cleaned)
        page, original = submission.page, None if submission.page else submission.original
        says = cleaned.canonical
        known_as = Addresses.of(page, says) if page else Addresses.of_file(given or home, says)
        piece = cls(decoded, raw_format, cleaned, known_as, home, outlet, published, problem, page, original)
        if not page and not given:
            refuse_another(known_as, piece._words | Q(raw_sha256=piece.digest), cleaned.text)
        return piece

    @property
    def address(self) -> str:
        return self.known_as.best

    @property
    def raw(self) -> str:
        return self.decoded.text

    def found_at_page_of(self, article: Article) -> "_Piece":
        """This piece as what stands at an article's page now.

        Raises Refused where that is no longer this article, or cannot be read: then it is no version of anything.
        """
        if self.problem:
            raise Refused(f"Reading its page {self.problem}.")
        says = self.known_as.canonical or self.known_as.best
        is_its = says and says in {article.url, *chain.from_iterable(known_of(article))}
        is_others = Article.objects.filter(identity=f"url:{says}").exclude(pk=article.pk).exists()
        try:
            is_its = is_its or (not is_others and stories.ask(is_same_article, article.current.text, self.cleaned.text))
        except NotRead as error:
            raise Refused(f"Reading its page {error}.") from None
        if not is_its:
            raise Refused(ANOTHER_ARTICLE)
        return replace(self, of=article.pk)

    def following(self, former: Revision, lane: Lane | None) -> "_Piece":
        """This piece as a later version of that one."""
        words = {piece["text"] for piece in former.pieces_put_back}
        kept = tuple((piece.start, piece.end) for piece in self.cleaned.removed if piece.text in words)
        cleaned, problem, mend = self.cleaned, self.problem, former.is_mended
        is_own = stands_in(cleaned.headline, self.raw)
        if kept or mend:  # as somebody has decided
            given = "" if mend and is_own else cleaned.headline
            try:
                anew = clean(self.raw, self.raw_format, self.address, given, kept, mend, lane)
                cleaned = with_letter(anew, cleaned.letter)
            except NotRead as error:
                kept, problem, mend = (), str(error), False
        fields = {"kept": kept, "cleaned": cleaned, "problem": problem, "is_mended": mend, "has_own_headline": is_own}
        return replace(self, former=former.pk, **fields)

    @property
    def digest(self) -> str:
        return hashlib.sha256(self.raw.encode()).hexdigest()

    @transaction.atomic
    def store(self, source_name: str, by, into: Story | None = None) -> Outcome:
        with whole():  # an outlet is one, whoever may know what came from it
            given = Outlet.objects.get_named(self.outlet) if self.outlet else None
            outlet = given or Outlet.objects.of_page(self.home or self.address, stated_outlet(self.cleaned))
        article = self._find(outlet, by)
        with whole():
            outlet = outlet and Outlet.objects.locked(outlet.pk)
            if given:
                outlet.add_domain(domain_of(self.home))
        if article.current_id is None:
            article.outlet = outlet  # by now, for somebody may just have merged the one that was named
            self._revise(article, source_name, 1, by)
            if into:
                into.bring_in(article, by)
            return Outcome(source_name, Verdict.ADDED, "Added.", article)
        completed = self._complete(article, outlet)
        if same := self._same_version(article):
            self._keep_page(same, is_new=False)
            message = "Here already; outlet, date or address added." if completed else "Here already: nothing added."
            return Outcome(source_name, Verdict.UNCHANGED, message, article)
        number = article.revisions.count() + 1
        self._revise(article, source_name, number, by)
        return Outcome(
            source_name, Verdict.REVISED, f"Changed since it was last fetched: now version {number}.", article
        )

    def _find(self, outlet: Outlet | None, by) -> Article:
        """The article that this piece is, locked; made bare when it is new, once whoever else brings it at once."""
        known = self._known(outlet)
        if known is None:
            identity = f"url:{self.address}" if self.address else f"sha256:{outlet.pk if outlet else '-'}:{self.digest}"
            bare = Article(identity=identity, outlet=outlet, url=self.address, created_by=by)
            self._describe(bare)
            Article.objects.bulk_create([bare], ignore_conflicts=True)
            known = Article.objects.filter(identity=identity).values_list("pk", flat=True).first()
            if known is None:  # it is here, and not for whoever brings this one
                bare.identity = f"copy:{token_hex(8)}:{identity}"[:IDENTITY_LENGTH]
                bare.save(force_insert=True)
                known = bare.pk
        return Article.objects.select_for_update(of=("self",)).get(pk=known)

    def _known(self, outlet: Outlet | None) -> int | None:
        if self.former:
            return Revision.objects.values_list("article", flat=True).get(pk=self.former)
        if self.of:
            return self.of
        return article_at(self.known_as, self._words | Q(raw_sha256=self.digest)) or self._same_words(outlet)

    @property
    def _words(self) -> Q:
        """The versions with the same words; none has the words of what could not be read."""
        if not self.cleaned.text:
            return Q(pk=None)
        return Q(text=self.cleaned.text, headline=self.cleaned.headline[:HEADLINE_LENGTH])

    def _same_words(self, outlet: Outlet | None) -> int | None:
        """The same raw text without an address, from the same outlet or from one that nobody had named."""
        same = Article.objects.filter(url="", revisions__raw_sha256=self.digest).order_by("pk")
        if outlet:
            same = same.filter(Q(outlet=outlet) | Q(outlet=None))
        return same.values_list("pk", flat=True).first()

    def _same_version(self, article: Article) -> Revision | None:
        """The version that this piece is: that of its words, for the markup of a page is another each time.

        Of a page that was fetched it is the current one or none: an outlet that goes back to what it said before has
        changed its article once more. A file may be as old as any version.
        """
        same = article.revisions.filter(self._words | Q(raw_sha256=self.digest)).order_by("-number")
        return (same.filter(pk=article.current_id) if self.page else same).first()

    def _keep_page(self, revision: Revision, is_new: bool = True) -> None:
        """As evidence; a look at a page that still says the same is noted without its bytes."""
        if not self.page:
            return
        if is_new or not self.of or not Fetched.objects.known_as([self.address]).filter(revision=revision).exists():
            keep(self.page, revision, self.cleaned.canonical)
        Watch.objects.saw(revision, self.page.fetched_at)

    def _complete(self, article: Article, outlet: Outlet | None) -> bool:
        """Add an outlet, a date or an address that nobody knew before; what is known is left as it is."""
        changes = {}
        said = set(article.set_by_people)
        if self.address and not article.url and "url" not in said:
            changes["url"] = self.address
            with whole():
                is_free = not Article.objects.filter(identity=f"url:{self.address}").exists()
            changes |= {"identity": f"url:{self.address}"} if is_free else {}
        if outlet and article.outlet_id is None and "outlet" not in said:
            changes["outlet"] = outlet
        if self.published.at and article.published_at is None and "published_at" not in said:
            changes |= self.published.of_article()
        for name, value in changes.items():
            setattr(article, name, value)
        changes |= article.set_clock()
        if changes:
            article.save(update_fields=list(changes))
        if "published_at" in changes:
            redate([article])
        return bool(changes)

    def _revise(self, article: Article, source_name: str, number: int, by) -> None:
        """Write this piece as the article's newest version, and make it the one that is read."""
        if article.current_id != self.former:
            raise _NewFormer(article.current)
        cleaned = self.cleaned
        article.current = Revision.objects.create(
            article=article,
            number=number,
            raw=self.raw,
            raw_format=self.raw_format,
            raw_sha256=self.digest,
            charset=self.decoded.charset,
            charset_basis=self.decoded.basis,
            headline=cleaned.headline[:HEADLINE_LENGTH],
            has_own_headline=self.has_own_headline if self.is_mended else stands_in(cleaned.headline, self.raw),
            is_mended=self.is_mended,
            text=cleaned.text,
            removed=[asdict(piece) for piece in cleaned.removed],
            kept=[list(span) for span in self.kept],
            credits=[asdict(credit) for credit in cleaned.credits],
            garbled=cleaned.garbled,
            original_id=self.original.keep() if self.original else None,
            original_part=self.original.part[:500] if self.original else "",
            known_as=[] if self.page else list(self.known_as.all),
            letter=asdict(cleaned.letter) if cleaned.letter else None,
            **of_outlet(cleaned),
            created_by=by,
            is_unread=True,
        )
        self._keep_page(article.current)
        if self.problem:
            PutAside.objects.put(article.current, PutAside.Stage.PAGE, self.problem)
        article.source_name = article.source_name or source_name[:500]
        self._describe(article, is_read=number == 1 or not self.problem)
        article.save()

    def _describe(self, article: Article, is_read: bool = True) -> None:
        """What this piece says of its article; of one that could not be read, its date alone."""
        if is_read:
            describe(article, self.cleaned)
        date_by(article, self.published)
