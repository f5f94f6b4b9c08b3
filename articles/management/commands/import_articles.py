from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from articles import pipeline
from articles.intake.manifest import pair, read_manifest
from articles.intake.take_in import MAX_BYTES, Outcome, Refused, Verdict, take_in_all
from articles.models import Story

ENDINGS = (".txt", ".html", ".htm")


def read_files(paths: list[str]) -> dict[str, bytes]:
    """File name → bytes for every file given, and every text or web page in the folders given."""
    files: dict[str, bytes] = {}
    for path in map(Path, paths):
        if path.is_dir():
            found = sorted(p for p in path.iterdir() if p.suffix.lower() in ENDINGS and p.is_file())
        elif path.is_file():
            found = [path]
        else:
            raise CommandError(f"There is no file or folder {path}.")
        for file in found:
            with file.open("rb") as stream:
                files[file.name] = stream.read(MAX_BYTES + 1)
    return files


class Command(BaseCommand):
    help = "Bring articles in from files: cleans, analyses and groups them into stories. A repeat adds nothing."

    def add_arguments(self, parser):
        parser.add_argument("paths", nargs="+", metavar="PATH", help="a .txt or .html file, or a folder of them")
        parser.add_argument("--manifest", metavar="CSV", help="columns: file, outlet, url, published, headline")
        parser.add_argument("--story", metavar="TITLE", help="put all of them into this story, opened when it is new")

    def handle(self, paths, manifest=None, story=None, **options):
        outcomes = self._take_in(paths, manifest)
        articles = [o.article for o in outcomes if o.article]
        into = self._story(story) if story and articles else None
        stories = pipeline.analyse(articles, into=into)
        self._report(outcomes, stories)
        if outcomes and all(o.verdict is Verdict.REFUSED for o in outcomes):
            raise CommandError("Nothing was taken in.")

    def _take_in(self, paths: list[str], manifest: str | None) -> list[Outcome]:
        files = read_files(paths)
        try:
            rows = read_manifest(Path(manifest).read_bytes()) if manifest else []
        except OSError as error:
            raise CommandError(f"The manifest {manifest} cannot be read: {error.strerror}.") from None
        except Refused as refusal:
            raise CommandError(str(refusal)) from None
        submissions, refusals = pair(files, rows)
        if not submissions and not refusals:
            raise CommandError("There is nothing to bring in: no .txt or .html file was found.")
        return take_in_all(submissions) + refusals

    def _story(self, title: str) -> Story:
        known = Story.objects.current().filter(title=title).first()
        return known or Story.objects.open(title)

    def _report(self, outcomes: list[Outcome], stories: list[Story]) -> None:
        for outcome in outcomes:
            style = self.style.ERROR if outcome.verdict is Verdict.REFUSED else self.style.SUCCESS
            self.stdout.write(f"{style(f'{outcome.verdict:10}')} {outcome.source_name}: {outcome.message}")
        for verdict in Verdict:
            count = sum(o.verdict is verdict for o in outcomes)
            if count:
                self.stdout.write(f"{count} {verdict}")
        for story in stories:
            self.stdout.write(f"Story {story.pk}: {story.title} ({story.slug})")
