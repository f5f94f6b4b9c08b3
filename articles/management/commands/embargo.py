"""The stories that are only for some people, and the way in when nobody who is named can be asked."""

import logging
from argparse import ArgumentParser
from typing import Any

from django.contrib.auth.models import User
from django.core.management.base import BaseCommand, CommandError

from articles.models import Story
from newsroom.decisions import Refused

logger = logging.getLogger("newsroom.embargo")


class Command(BaseCommand):
    help = (
        "Lists the stories under embargo by number, without their titles, each with those whom it is for. With a "
        "number and --name, names one more person: that stands in the story's history, as done by no account, and in "
        "the log."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("story", nargs="?", type=int, help="the story's number")
        parser.add_argument("--name", metavar="USER", help="the user name of somebody whom it is for as well")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["story"] is None:
            for story in Story.objects.exclude(only_for=None).order_by("pk"):
                self.stdout.write(f"{story.pk}: {', '.join(one.username for one in story.named) or 'nobody any more'}")
            return
        story = Story.objects.exclude(only_for=None).filter(pk=options["story"]).first()
        person = User.objects.filter(username=options["name"], is_active=True).first()
        if story is None:
            raise CommandError(f"No story of the number {options['story']} is under embargo.")
        if person is None:
            raise CommandError("Say by --name who is to be named: an account that is active.")
        try:
            story.keep_for([*story.named, person], None)
        except Refused as refusal:
            raise CommandError(str(refusal)) from None
        logger.warning("Story %s is also for %s, by a command on the server", story.pk, person)
        self.stdout.write(f"Story {story.pk} is also for {person} from now on.")
