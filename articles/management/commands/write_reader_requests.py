from contextlib import suppress
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError, CommandParser

from articles.models import Story
from articles.pipeline.model_reading import next_question
from articles.readers import model_reader
from articles.readers.base import ReaderAway
from articles.readers.replay import Replay, write_requests


class Command(BaseCommand):
    help = (
        "Write what a language model would be asked next about a story, as a file that can be answered by hand or by "
        "any model; READER_REPLAY then reads the folder (docs/readers.md)."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("story", help="The story's slug or number")
        parser.add_argument("--output", required=True, help="The folder of requests and answers")

    def handle(self, *args, **options) -> None:
        try:
            story = Story.objects.named(options["story"]).heir
        except Story.DoesNotExist:
            raise CommandError(f"There is no story “{options['story']}”.") from None
        folder = Path(options["output"])
        replay = Replay(folder)
        reader = model_reader(replay)
        texts, known = next_question(story, reader)
        with suppress(ReaderAway):
            reader.propose(texts, known)
        written = write_requests(replay.missing.values(), folder)
        for path in written:
            self.stdout.write(str(path))
        if not written:
            self.stdout.write("Nothing is missing: all that would be asked next is answered.")
