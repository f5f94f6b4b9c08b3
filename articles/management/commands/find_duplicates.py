"""`manage.py find_duplicates`: look now for names, outlets, events and claims that may be one."""

from typing import Any

from django.core.management.base import BaseCommand

from articles.models import Duplicate
from articles.pipeline.duplicates import find_duplicates


class Command(BaseCommand):
    help = "Look for names, outlets, events and claims that may be one; editors find the pairs at /duplicates/."

    def handle(self, **options: Any) -> None:
        for kind, number in find_duplicates().items():
            self.stdout.write(f"{Duplicate.Kind(kind).label}: {number} pairs that may be one")
