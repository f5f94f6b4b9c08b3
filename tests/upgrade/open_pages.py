"""Open pages of the database that DATABASE_URL names, as its admin: python -m tests.upgrade.open_pages

Prints each page that does not open, with its status, and at the end how many were tried.
"""

import os

os.environ["DJANGO_SETTINGS_MODULE"] = "newsroom.settings"
os.environ["DEBUG"] = "true"  # nobody has collected the static files

import django

django.setup()

from django.contrib.auth.models import User
from django.db.models import Count
from django.test import Client
from django.test.utils import setup_test_environment
from django.urls import reverse

from articles.models import Article, Claim, Import, Outlet, Story
from entities.models import Entity, Event

EACH = 4  # of a kind: those that people were at most often


def pages() -> list[str]:
    """The desk, stories with their history, and things of every kind, those with most history first."""
    stories = Story.objects.filter(merged_into=None)
    found = ["/", *(reverse(name, args=[s.slug]) for s in stories for name in ("story_detail", "story_history"))]
    for model in (Claim, Entity, Event):
        rows = model.objects.alias(changes=Count("history")).order_by("-changes", "pk")
        found += [row.get_absolute_url() for row in rows[:EACH]]
    for model in (Article, Import, Outlet):
        found += [row.get_absolute_url() for row in model.objects.order_by("pk")[:EACH]]
    return found


def main() -> None:
    setup_test_environment()
    browser = Client()
    browser.force_login(User.objects.get(username="ada"), "django.contrib.auth.backends.ModelBackend")
    tried = pages()
    for page in tried:
        status = browser.get(page).status_code
        if status != 200:
            print(f"{page} {status}")
    print(f"{len(tried)} tried")


if __name__ == "__main__":
    main()
