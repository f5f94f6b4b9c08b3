"""The newsroom as gunicorn serves it, with one page more: `archive_urls`."""

import os

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")

from django.conf import settings

settings.ROOT_URLCONF = "tests.bench.archive_urls"

from newsroom.wsgi import application

__all__ = ["application"]
