"""Take every merge of the upgraded data back, the last ones first: python -m tests.upgrade.take_back"""

import os

os.environ["DJANGO_SETTINGS_MODULE"] = "newsroom.settings"

import django

django.setup()

from django.contrib.auth.models import User

from articles.models import Claim, Story
from entities.models import Entity, Event


def main() -> None:
    curator = User.objects.get(username="edda")
    for model in (Claim, Entity, Event, Story):
        for row in model.objects.exclude(merged_into=None).order_by("-pk"):
            row.unmerge(curator)
            row.refresh_from_db()
            assert row.merged_into_id is None, row
    print("taken back")


if __name__ == "__main__":
    main()
