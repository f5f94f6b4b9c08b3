from collections.abc import Iterator
from pathlib import Path
from time import sleep

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from articles import importing
from articles.intake.given import MOST_FILE, Refused
from articles.intake.links import LINK
from articles.intake.manifest import MOST_BYTES, ManifestRow, pair, read_manifest
from articles.intake.opening import ENDINGS
from articles.intake.take_in import Outcome, Verdict
from articles.models import Import
from newsroom.values import UNSTORABLE

TWICE = "Another file of this name came before it, and a manifest could not tell them apart."


def read_files(paths: list[str]) -> tuple[dict[str, bytes], list[Outcome]]:
    """File name → bytes for every file given, and those in folders that may hold articles; and what was refused."""
    files: dict[str, bytes] = {}
    refusals = []
    for file in _found(paths):
        name = UNSTORABLE.sub("�", file.name)  # what a name has that is not UTF-8
        try:
            if name in files:
                raise Refused(TWICE)
            with file.open("rb") as stream:
                files[name] = stream.read(MOST_FILE + 1)
        except OSError as error:
            refusals.append(Outcome(name, Verdict.REFUSED, f"It cannot be read: {error.strerror}."))
        except Refused as refusal:
            refusals.append(Outcome(name, Verdict.REFUSED, str(refusal)))
    return files, refusals


def _found(paths: list[str]) -> Iterator[Path]:
    for path in map(Path, paths):
        try:
            if path.is_dir():
                yield from sorted(p for p in path.iterdir() if p.name.lower().endswith(ENDINGS) and p.is_file())
            elif path.is_file():
                yield path
            else:
                raise CommandError(f"There is no file or folder {_shown(path)}.")
        except OSError as error:
            raise CommandError(f"{_shown(path)} cannot be read: {error.strerror}.") from None


def _shown(path: Path | str) -> str:
    return UNSTORABLE.sub("�", str(path))[:300]


class Command(BaseCommand):
    help = (
        "Bring articles in from files and links: cleans, analyses and groups them into stories. A repeat adds nothing."
    )

    def add_arguments(self, parser):
        what = "a file (text, web page, PDF, .docx, mail, zip …), a folder of them, or a link (https://…)"
        parser.add_argument("paths", nargs="+", metavar="PATH", help=what)
        parser.add_argument("--manifest", metavar="CSV", help="columns: file, outlet, url, published, headline")
        parser.add_argument("--story", metavar="TITLE", help="put all of them into this story, opened when it is new")

    def handle(self, paths, manifest=None, story=None, **options):
        """The same as an import on the page, read at once; `Import` keeps what became of each file."""
        links = [match[1] for match in map(LINK.fullmatch, paths) if match]
        files, refused = read_files([path for path in paths if not LINK.fullmatch(path)])
        submissions, refusals = pair(files, self._rows(manifest))
        refusals += refused
        if not submissions and not refusals and not links:
            raise CommandError("There is nothing to bring in: no file that may hold an article was found.")
        imported = importing.begin(None, UNSTORABLE.sub("�", story or ""))
        importing.take_in_rows(imported, submissions, refusals)
        if links:
            importing.add_links(imported, dict.fromkeys(links))
        imported.move(Import.State.WAITING)
        importing.read(imported)
        while imported.state == Import.State.WAITING:
            self._wait(imported)
            importing.read(imported)
        self._report(imported)

    def _wait(self, imported: Import) -> None:
        """Until the sites of the links that are left may be asked again."""
        if imported.again_at:
            self.stdout.write(f"Links wait for their sites until {imported.again_at:%H:%M:%S} UTC.")
            sleep(max((imported.again_at - timezone.now()).total_seconds(), 0.0))

    def _rows(self, manifest: str | None) -> list[ManifestRow]:
        if not manifest:
            return []
        try:
            with Path(manifest).open("rb") as stream:
                return read_manifest(stream.read(MOST_BYTES + 1))
        except OSError as error:
            raise CommandError(f"The manifest {_shown(manifest)} cannot be read: {error.strerror}.") from None
        except Refused as refusal:
            raise CommandError(str(refusal)) from None

    def _report(self, imported: Import) -> None:
        """File by file, then how many got each verdict, then the stories. Raises CommandError where one failed."""
        progress = importing.progress_of(imported)
        for row in progress.rows:
            style = self.style.ERROR if row.verdict == Verdict.REFUSED else self.style.SUCCESS
            self.stdout.write(f"{style(f'{row.verdict:10}')} {row.source_name}: {row.message}")
        for aside in progress.unread.values():
            self.stdout.write(f"{self.style.ERROR('put aside')} {aside}")
        for verdict, number in progress.counts:
            self.stdout.write(f"{number} {verdict}")
        for story, _ in progress.stories:
            self.stdout.write(f"Story {story.pk}: {story.title} ({story.slug})")
        if not progress.articles:
            raise CommandError("Nothing was taken in.")
        if imported.state == Import.State.FAILED:
            raise CommandError(imported.problem)
