"""An import as people follow it: file by file taken in, links fetched, then read, each step written down as it is done.

Reading is idempotent and goes on where it stopped: articles that have a story keep it, stories that were read are not
read again. So it may run in the request, in a worker, twice, or once more after either was killed. One file that cannot
be taken in, one article that cannot be read and one story that fails cost nothing but themselves.
"""

import logging
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass
from datetime import timedelta
from functools import partial
from itertools import count
from math import inf

from django.db.models import QuerySet, Sum
from django.db.models.functions import Length
from django.utils import timezone

from newsroom.hiding import whole

from .intake.cleaning import clean_at_last
from .intake.fetch import NotYet
from .intake.given import ADDRESS_LENGTH, UNFORESEEN, Refused
from .intake.links import fetched, links_in_file, site_at
from .intake.opening import opened, opened_one
from .intake.take_in import Outcome, Submission, Verdict, refused, take_in
from .models import Article, Import, ImportRow, PutAside, Story
from .models.embargo import seen_by
from .models.imports import SILENT
from .pipeline import analyse, analyse_story
from .pipeline.placing import place
from .reading_process import NotRead, files

PATIENCE = 10.0  # seconds that a link waits for its site's turn; one that rests longer is tried again later
ROUND_SECONDS = 60.0  # for the links of one import; then others have their turn
LEAST_REST, LONGEST_REST = 5.0, 3600.0  # seconds until a link is tried again; for longer none waits
MOST_SIGNS = 100_000  # of an import's texts that are read while somebody waits; ordinary articles have 5,000
MOST_REFUSALS = 5  # "not now" from its site, and for a link that is the end
MOST_LINKS = 500  # of one import
LONGEST_PURSUIT = timedelta(hours=12)  # of an import's links
STUMBLED = f"{UNFORESEEN} The rest is not affected."
TOO_LONG_A_LINK = f"The address is longer than {ADDRESS_LENGTH:,} characters."
DESCRIBED = "It holds links, of which a manifest can say nothing: take it out there, or paste a link by itself."
TOO_MANY_LINKS = f"At most {MOST_LINKS} links are fetched in one import: bring these in with another one."
FAILED = "The machine stopped in the middle. What came in is safe; try again, and it goes on where it stopped."

logger = logging.getLogger(__name__)


def begin(by, wanted: str = "") -> Import:
    """A new import; `wanted` names the story that its articles go into, "" leaves that to the machine."""
    return Import.objects.create(by=by, wanted=" ".join(wanted.split())[:300], into=under_embargo(by, wanted))


def under_embargo(by, wanted: str) -> Story | None:
    """The story of that title or number, where it is only for some people, of whom this is one: an article that is
    meant for it is in it from its first moment on. None for any other, which is found when the import is read.
    """
    if not wanted.strip():
        return None
    with seen_by(by):
        return Story.objects.exclude(only_for=None).known_as(" ".join(wanted.split()))


def take_in_rows(
    imported: Import, submissions: Iterable[Submission], refusals: Iterable[Outcome] = (), patience: float = inf
) -> None:
    """Take in piece by piece, each with its row, so that what broke off shows how far it came.

    The links of a file that is nothing but links are rows of their own, which wait to be fetched. Whoever waits has so
    many seconds of `patience`: pieces that come later are kept as they are, and cleaned when the import is read.
    """
    number = count(imported.rows.count() + 1)
    ends = time.monotonic() + patience
    for submission in submissions:
        try:
            links = links_in_file(submission.raw)
        except Refused as refusal:
            write_row(imported, next(number), Outcome(submission.source_name, Verdict.REFUSED, str(refusal)))
            continue
        if links and _is_described(submission):
            write_row(imported, next(number), Outcome(submission.source_name, Verdict.REFUSED, DESCRIBED))
        elif links:
            _write_links(imported, number, links, submission.source_name)
        else:
            _write_pieces(imported, number, submission, ends)
        imported.give_sign()
    for refusal in refusals:
        write_row(imported, next(number), refusal)


def _write_pieces(imported: Import, number: Iterator[int], submission: Submission, ends: float) -> None:
    """A row for each piece that is in a file; nearly all are one themselves."""
    pieces = opened(submission)
    while True:
        try:
            piece = next(pieces, None)
        except Exception:
            logger.exception("Import %s: %r could not be opened", imported.pk, submission.source_name)
            piece = Outcome(submission.source_name, Verdict.REFUSED, STUMBLED)
        if piece is None:
            return
        write_row(imported, next(number), piece if isinstance(piece, Outcome) else _take_in(piece, imported, ends))
        imported.give_sign()


def add_links(imported: Import, links: Iterable[str]) -> None:
    """Have the links fetched when the import is read."""
    links = list(links)
    _write_links(imported, count(imported.rows.count() + 1), links, f"{len(links)} links")


def _is_described(submission: Submission) -> bool:
    return any((submission.outlet, submission.url, submission.published, submission.headline))


def _write_links(imported: Import, number: Iterator[int], links: list[str], source_name: str) -> None:
    """All of them, or in one row why none."""
    if imported.rows.exclude(address="").count() + len(links) > MOST_LINKS:
        write_row(imported, next(number), Outcome(source_name, Verdict.REFUSED, TOO_MANY_LINKS))
        return
    for link in links:
        if len(link.encode()) > ADDRESS_LENGTH:
            write_row(imported, next(number), Outcome(link, Verdict.REFUSED, TOO_LONG_A_LINK))
        else:
            row = ImportRow(imported=imported, number=next(number), source_name=link[:500], address=link)
            row.verdict = ImportRow.Verdict.WAITING
            row.save()


def _take_in(submission: Submission, imported: Import, ends: float) -> Outcome:
    """What no rule foresees is refused, too: it must not keep the other pieces out."""
    try:
        lane = files if time.monotonic() < ends else None
        return take_in(submission, imported.by, lane=lane, into=_kept_for_some(imported))
    except Exception:
        logger.exception("Import %s: %r could not be taken in", imported.pk, submission.source_name)
        return Outcome(submission.source_name, Verdict.REFUSED, STUMBLED)


def _kept_for_some(imported: Import) -> Story | None:
    return imported.into if imported.into and imported.into.is_embargoed else None


def write_row(imported: Import, number: int, outcome: Outcome) -> ImportRow:
    return imported.rows.create(
        number=number,
        source_name=outcome.source_name[:500],
        verdict=outcome.verdict.value,
        message=outcome.message[:1000],
        article=outcome.article,
        links=[asdict(link) for link in outcome.links],
    )


def take_in_link(
    link: str,
    by,
    patience: float,
    on_wait: Callable[[], None] = lambda: None,
    into: Story | None = None,
    **said: str,
) -> Outcome:
    """Fetch a page and take it in; what is not fetched, and what no rule foresees, is refused as any other piece.

    Raises NotYet where its site wants to be left alone for now.
    """
    try:
        return take_in(opened_one(fetched(link, patience, on_wait, **said)), by, lane=files, into=into)
    except NotYet:
        raise
    except Refused as refusal:
        return refused(link, refusal)
    except Exception:
        logger.exception("%r could not be fetched and taken in", link)
        return Outcome(link, Verdict.REFUSED, STUMBLED)


def waiting_links(imported: Import) -> QuerySet[ImportRow]:
    return imported.rows.filter(verdict=ImportRow.Verdict.WAITING)


def _for_a_round(rows: Iterable[ImportRow]) -> Iterator[ImportRow]:
    """As many as one round has time for."""
    ends = time.monotonic() + ROUND_SECONDS
    for row in rows:
        if time.monotonic() > ends:
            return
        yield row


def _fetch(imported: Import, row: ImportRow, resting: dict[str, NotYet]) -> None:
    """Fetch a link, or put it off: `resting` are the sites that are not asked again in this round."""
    refusal = resting.get(site_at(row.address))
    outcome = None
    if refusal is None:
        try:
            into = _kept_for_some(imported)
            outcome = take_in_link(row.address, imported.by, PATIENCE, imported.give_sign, into)
        except NotYet as reason:
            refusal = resting[reason.site] = reason
            row.refusals += reason.was_asked
    if outcome is None:
        if _may_wait(imported, row, refusal):
            row.again_at = timezone.now() + timedelta(seconds=max(refusal.seconds, LEAST_REST))
            row.message = f"{refusal.reason} It is tried again at {row.again_at:%H:%M} UTC."[:1000]
            row.save(update_fields=["message", "again_at", "refusals"])
            return
        outcome = Outcome(row.address, Verdict.REFUSED, str(refusal))
    row.verdict, row.message, row.article = outcome.verdict.value, outcome.message[:1000], outcome.article
    row.links = [asdict(link) for link in outcome.links]
    row.save(update_fields=["verdict", "message", "article", "links", "refusals"])


def _may_wait(imported: Import, row: ImportRow, refusal: NotYet) -> bool:
    is_late = timezone.now() - imported.created_at > LONGEST_PURSUIT
    return not is_late and row.refusals < MOST_REFUSALS and refusal.seconds <= LONGEST_REST


@whole()
def read(imported: Import, silent: timedelta = SILENT) -> Import:
    """Fetch the links, find each article's story, read the stories. Does nothing where that is done or being done.

    Links whose sites want to be left alone, and those for which a round has no time, leave the import waiting: read it
    again at its `again_at`. Who has given no sign for as long as `silent` counts as gone. A story that takes longer is
    read under its lock, so that to be wrong about it costs time and nothing else.
    """
    if not imported.claim(silent):
        return imported
    is_whole = _do_each(imported, _for_a_round(imported.rows.due()), partial(_fetch, resting={}))
    if is_whole and imported.rows.due().exists():
        imported.move(Import.State.WAITING)
        return imported
    has_more = is_whole and waiting_links(imported).exists()
    is_whole = _do_each(imported, _uncleaned(imported), lambda _, article: _clean(article)) and is_whole
    is_whole = _do_each(imported, _unplaced(imported), _place) and is_whole
    is_whole = _do_each(imported, _unread(imported), _read_story) and is_whole
    if has_more:
        imported.move(Import.State.WAITING)
    else:
        imported.move(*((Import.State.DONE,) if is_whole else (Import.State.FAILED, FAILED)))
    return imported


def _do_each(imported: Import, things: Iterable, do: Callable) -> bool:
    """One that fails must not keep the others from being read; False when one did."""
    is_whole = True
    for thing in things:
        try:
            do(imported, thing)
        except Exception:
            logger.exception("Import %s: %r could not be read", imported.pk, thing)
            is_whole = False
        imported.give_sign()
    return is_whole


def articles_of(imported: Import) -> int:
    """How many articles there are to read."""
    return imported.rows.exclude(article=None).values("article").distinct().count()


def is_long(imported: Import) -> bool:
    """Whether reading it takes longer than somebody waits: its texts are many or long, or are not even clean."""
    if _uncleaned(imported).exists():
        return True
    keys = imported.rows.exclude(article=None).values("article")
    signs = Article.objects.filter(pk__in=keys).aggregate(number=Sum(Length("current__text")))["number"]
    return (signs or 0) > MOST_SIGNS


def _uncleaned(imported: Import) -> QuerySet[Article]:
    """Those that were put aside on coming in, when somebody waited."""
    keys = imported.rows.filter(story=None).exclude(article=None).values("article")
    aside = Article.objects.filter(pk__in=keys, current__text="", current__put_aside__stage=PutAside.Stage.PAGE)
    return aside.select_related("current")


def _clean(article: Article) -> bool:
    """Clean it with the large budget; where that fails, it is put aside again, and False."""
    try:
        clean_at_last(article)
    except NotRead as error:
        PutAside.objects.put(article.current, PutAside.Stage.PAGE, str(error))
        return False
    PutAside.objects.filter(revision=article.current_id).delete()
    return True


def _unplaced(imported: Import) -> Iterable[Article]:
    keys = imported.rows.filter(story=None).exclude(article=None).values("article")
    return Article.objects.filter(pk__in=keys).select_related("outlet", "current").in_order_of_publication()


def _place(imported: Import, article: Article) -> None:
    """Find the article's story; one that cannot be read, and for which none was named, has none."""
    story = place(article, _wanted_story(imported), imported.by)
    imported.rows.filter(article=article).update(story=story)


def _wanted_story(imported: Import) -> Story | None:
    """The story that was named, opened when it is new; None when none was named."""
    if imported.wanted and imported.into is None:
        with seen_by(imported.by):
            imported.into = Story.objects.titled(imported.wanted, imported.by)
        imported.save(update_fields=["into"])
    return imported.into


def _unread(imported: Import) -> Iterable[Story]:
    return Story.objects.filter(pk__in=imported.rows.filter(read_at=None).exclude(story=None).values("story"))


def _read_story(imported: Import, story: Story) -> None:
    analyse_story(story, patience=inf, on_sign=imported.give_sign)
    imported.rows.filter(story=story).update(read_at=timezone.now())


@whole()
def read_again(article: Article) -> None:
    """Try anew to read an article that was put aside, and its story with it; where it fails, it is put aside again."""
    aside = PutAside.objects.get(revision=article.current_id)
    if not article.current.is_clean and not _clean(article):
        return
    PutAside.objects.filter(revision=article.current_id).delete()
    try:
        analyse([article])
    except Exception:
        PutAside.objects.put(article.current, aside.stage, aside.reason)
        raise


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the reading is. An article takes two steps: its story is found, and the story is read.

    `unread` are the articles that were put aside, each with what the machine says of it.
    """

    rows: list[ImportRow]
    unread: dict[int, PutAside]
    waiting: int  # links that nobody has fetched yet
    articles: int
    placed: int
    read: int
    stories: list[tuple[Story, bool]]  # with whether it is read

    @property
    def steps(self) -> int:
        return 2 * (self.articles + self.waiting)

    @property
    def done(self) -> int:
        return self.placed + self.read

    @property
    def counts(self) -> list[tuple[str, int]]:
        """How many files got each verdict, those that got none left out."""
        numbers = [(verdict.value, sum(row.verdict == verdict for row in self.rows)) for verdict in ImportRow.Verdict]
        return [(verdict, number) for verdict, number in numbers if number]


def progress_of(imported: Import) -> Progress:
    """Two queries, whatever the number of rows."""
    rows = list(imported.rows.select_related("article__outlet", "story"))
    versions = {row.article.current_id: row.article_id for row in rows if row.article_id}
    unread = {versions[aside.pk]: aside for aside in PutAside.objects.filter(revision__in=versions)}
    stories = {row.story: bool(row.read_at) for row in rows if row.story_id}
    return Progress(
        rows=rows,
        unread=unread,
        waiting=sum(row.verdict == ImportRow.Verdict.WAITING for row in rows),
        articles=len({row.article_id for row in rows if row.article_id}),
        placed=len({row.article_id for row in rows if row.article_id and row.story_id}),
        read=len({row.article_id for row in rows if row.article_id and row.read_at} - unread.keys()),
        stories=list(stories.items()),
    )
