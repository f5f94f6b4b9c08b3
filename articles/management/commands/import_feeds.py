from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from articles.forms.feed import MOST_BYTES
from articles.intake.feeds.adding import add_listed
from articles.text.feeds import read_opml


class Command(BaseCommand):
    help = "Add the feeds of an OPML file; those that are here already stay as they are. The worker asks for them."

    def add_arguments(self, parser):
        parser.add_argument("file", metavar="OPML")

    def handle(self, file, **options):
        try:
            with Path(file).open("rb") as stream:
                body = stream.read(MOST_BYTES + 1)
        except OSError as error:
            raise CommandError(f"The file cannot be read: {error.strerror}.") from None
        if len(body) > MOST_BYTES:
            raise CommandError(f"A list has at most {MOST_BYTES // 10**6} MB.")
        listed = read_opml(body)
        if listed.problem:
            raise CommandError(listed.problem)
        added = add_listed(listed, None)
        for sentence in added.refused:
            self.stderr.write(sentence)
        self.stdout.write(f"{added.new} added, {added.known} here already, {len(added.refused)} not taken.")
