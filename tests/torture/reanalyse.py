"""The one who reads stories anew, again and again: python -m tests.torture.reanalyse UNTIL HOT"""

import logging
import sys
import time

import django

django.setup()

from django.db import connection

from articles import pipeline
from articles.models import Story

logger = logging.getLogger(__name__)


def reanalyse(until: float, hot: int) -> None:
    """All stories, or only so many of the newest; one that cannot be read just now is read the next time."""
    while time.time() < until:
        newest = Story.objects.current().latest_first()[: hot or None]
        for story in Story.objects.filter(pk__in=[story.pk for story in newest]).order_by("?"):
            if time.time() > until:
                break
            try:
                pipeline.analyse_story(story)
            except Exception:
                logger.exception("Story %s could not be read", story.pk)
        connection.close()
        time.sleep(0.1)


if __name__ == "__main__":
    reanalyse(float(sys.argv[1]), int(sys.argv[2]))
