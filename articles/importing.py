"""An import as people follow it: file by file taken in, links fetched, then read, each step written down as it is done.

Reading is idempotent and goes on where it stopped: articles that have a story keep it, stories that were read are not
read again. So it may run in the request, in a worker, twice, or once more after either was killed. One file that cannot
be taken in, one article that cannot be read and one story that fails cost nothing but themselves.
"""

import logging
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from itertools import count
from math import inf

from django.db.models import QuerySet
from django.utils import timezone

from .intake.given import Refused
from .intake.links import fetched, links_in_file
from .intake.take_in import Outcome, Submission, Verdict, clean_at_last, take_in
from .models import Article, Import, ImportRow, PutAside, Story
from .models.imports import SILENT
from .pipeline import analyse, analyse_story
from .pipeline.placing import place
from .reading_process import NotRead

# Seconds that a link waits for its site's turn: while somebody looks at an empty page, and behind the pages.
PATIENCE, LONG_PATIENCE = 10.0, 120.0
UNFORESEEN = "Something in it made the machine stumble, and nothing of it was taken in. The rest is not affected."
FAILED = "The machine stopped in the middle. What came in is safe; try again, and it goes on where it stopped."

logger = logging.getLogger(__name__)


def begin(by, wanted: str = "") -> Import:
    """A new import; `wanted` names the story that its articles go into, "" leaves that to the machine."""
    return Import.objects.create(by=by, wanted=" ".join(wanted.split())[:300])


def take_in_rows(imported: Import, submissions: Iterable[Submission], refusals: Iterable[Outcome] = ()) -> None:
    """Take in piece by piece, each with its row, so that what broke off shows how far it came.

    The links of a file that is nothing but links are rows of their own, which wait to be fetched.
    """
    number = count(imported.rows.count() + 1)
    for submission in submissions:
        try:
            links = links_in_file(submission.raw)
        except Refused as refusal:
            write_row(imported, next(number), Outcome(submission.source_name, Verdict.REFUSED, str(refusal)))
            continue
        if links:
            _write_links(imported, number, links)
        else:
            write_row(imported, next(number), _take_in(submission, imported))
        imported.give_sign()
    for refusal in refusals:
        write_row(imported, next(number), refusal)


def add_links(imported: Import, links: Iterable[str]) -> None:
    """Have the links fetched when the import is read."""
    _write_links(imported, count(imported.rows.count() + 1), links)


def _write_links(imported: Import, number: Iterator[int], links: Iterable[str]) -> None:
    waiting = ImportRow.Verdict.WAITING
    rows = [
        ImportRow(imported=imported, number=next(number), source_name=link[:500], address=link[:2000], verdict=waiting)
        for link in links
    ]
    ImportRow.objects.bulk_create(rows)


def _take_in(submission: Submission, imported: Import) -> Outcome:
    """What no rule foresees is refused, too: it must not keep the other pieces out."""
    try:
        return take_in(submission, imported.by)
    except Exception:
        logger.exception("Import %s: %r could not be taken in", imported.pk, submission.source_name)
        return Outcome(submission.source_name, Verdict.REFUSED, UNFORESEEN)


def write_row(imported: Import, number: int, outcome: Outcome) -> ImportRow:
    return imported.rows.create(
        number=number,
        source_name=outcome.source_name[:500],
        verdict=outcome.verdict.value,
        message=outcome.message[:1000],
        article=outcome.article,
    )


def take_in_link(link: str, by, patience: float, on_wait: Callable[[], None] = lambda: None, **said: str) -> Outcome:
    """Fetch a page and take it in; what is not fetched is refused as any other piece."""
    try:
        submission = fetched(link, patience, on_wait, **said)
    except Refused as refusal:
        return Outcome(link, Verdict.REFUSED, str(refusal))
    return take_in(submission, by)


def waiting_links(imported: Import) -> QuerySet[ImportRow]:
    return imported.rows.filter(verdict=ImportRow.Verdict.WAITING)


def _fetch(imported: Import, row: ImportRow, patience: float) -> None:
    """What no rule foresees is refused here, too."""
    try:
        outcome = take_in_link(row.address, imported.by, patience, imported.give_sign)
    except Exception:
        logger.exception("Import %s: %r could not be fetched", imported.pk, row.address)
        outcome = Outcome(row.address, Verdict.REFUSED, UNFORESEEN)
    row.verdict, row.message, row.article = outcome.verdict.value, outcome.message[:1000], outcome.article
    row.save(update_fields=["verdict", "message", "article"])


def read(imported: Import, silent: timedelta = SILENT, patience: float = PATIENCE) -> Import:
    """Fetch the links, find each article's story, read the stories. Does nothing where that is done or being done.

    Who has given no sign for as long as `silent` counts as gone. A story that takes longer is read under its lock, so
    that to be wrong about it costs time and nothing else.
    """
    if not imported.claim(silent):
        return imported
    is_whole = _do_each(imported, waiting_links(imported), partial(_fetch, patience=patience))
    is_whole = _do_each(imported, _unplaced(imported), _place) and is_whole
    is_whole = _do_each(imported, _unread(imported), _read_story) and is_whole
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
        imported.into = Story.objects.titled(imported.wanted, imported.by)
        imported.save(update_fields=["into"])
    return imported.into


def _unread(imported: Import) -> Iterable[Story]:
    return Story.objects.filter(pk__in=imported.rows.filter(read_at=None).exclude(story=None).values("story"))


def _read_story(imported: Import, story: Story) -> None:
    analyse_story(story, patience=inf, on_sign=imported.give_sign)
    imported.rows.filter(story=story).update(read_at=timezone.now())


def read_again(article: Article) -> None:
    """Try anew to read an article that was put aside, and its story with it; where it fails, it is put aside again."""
    aside = PutAside.objects.get(revision=article.current_id)
    if not article.current.is_clean:
        try:
            clean_at_last(article)
        except NotRead as error:
            PutAside.objects.put(article.current, PutAside.Stage.PAGE, str(error))
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
