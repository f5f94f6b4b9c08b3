import json
from pathlib import Path

from django.core.management.base import BaseCommand

from articles import pipeline
from articles.intake.manifest import pair, read_manifest
from articles.intake.take_in import take_in_all
from articles.management.sample_readers import read_blind, said_of, state_claims
from articles.models import BlindReading, Outlet, Story

SAMPLES = Path(__file__).resolve().parents[2] / "samples"


def load(folder: Path, with_readers: bool = False) -> Story:
    """One fictional story: its outlets, its articles, and what the machine reads in them.

    `with_readers`: and what two made-up people say who have read some of it blind, where there are such.
    """
    about = json.loads((folder / "story.json").read_text(encoding="utf-8"))
    for outlet in about["outlets"]:
        row = Outlet.objects.get_named(outlet["name"])
        row.add_domain(outlet["domain"])
        row.kind, row.country, row.language = outlet["kind"], outlet["country"], outlet["language"]
        row.note = about["note"]
        row.save()
    rows = read_manifest((folder / "manifest.csv").read_bytes())
    submissions, _ = pair({row.file: (folder / row.file).read_bytes() for row in rows}, rows)
    story = Story.objects.filter(is_sample=True, title=about["title"]).first()
    story = story or Story.objects.open(about["title"], is_sample=True)
    said = said_of(folder) if with_readers and not _is_read_blind(story) else None
    if said:
        state_claims(story, said)
    pipeline.analyse([outcome.article for outcome in take_in_all(submissions) if outcome.article], into=story)
    if said:
        read_blind(story, said)
    return story


def _is_read_blind(story: Story) -> bool:
    return BlindReading.objects.filter(revision__article__in=story.articles.values("pk")).exists()


class Command(BaseCommand):
    help = "Load the fictional sample stories. A repeat adds nothing."

    def handle(self, **options):
        for folder in sorted(path for path in SAMPLES.iterdir() if path.is_dir()):
            story = load(folder, with_readers=True)
            self.stdout.write(f"Sample story: {story.title} ({story.articles.count()} articles)")
