import json
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from articles.models import Story
from articles.overviews.dossier import build_dossier


class Command(BaseCommand):
    help = "Write a story's dossier, one JSON object, to standard output or a file."

    def add_arguments(self, parser):
        parser.add_argument("story", metavar="SLUG_OR_ID")
        parser.add_argument("--output", metavar="FILE")

    def handle(self, story, output=None, **options):
        try:
            found = Story.objects.named(story)
        except Story.DoesNotExist:
            raise CommandError(f"There is no story “{story}”.") from None
        text = json.dumps(build_dossier(found), ensure_ascii=False, indent=1)
        if not output:
            self.stdout.write(text)
            return
        try:
            Path(output).write_text(text + "\n", encoding="utf-8")
        except OSError as error:
            raise CommandError(f"{output} cannot be written: {error.strerror}.") from None
        self.stdout.write(f"Wrote {output}.")
