"""Django's migrate as the owner, one at a time; then the application's role gets what it needs in new tables.

An empty database gets all tables from a file; `--step-by-step` runs each migration there, too.
"""

from typing import Any

from django.core.management.base import CommandParser
from django.core.management.commands import migrate
from django.db import DatabaseError

from newsroom import schema
from newsroom.management.as_owner import AsOwner
from newsroom.privileges import grant_to_application, one_at_a_time, require_application

NARROWING = ("app_label", "fake", "fake_initial")  # options with which not all is wanted, or not as it is


class Command(AsOwner, migrate.Command):
    def add_arguments(self, parser: CommandParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("--step-by-step", action="store_true", help="run each migration in an empty database, too")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["plan"] or options["check_unapplied"]:
            super().handle(*args, **options)
            return
        require_application()
        with one_at_a_time():
            if not any(options[name] for name in (*NARROWING, "step_by_step")) and schema.is_empty():
                self._load()
            super().handle(*args, **options)
            grant_to_application()

    def _load(self) -> None:
        try:
            schema.load()
        except DatabaseError as error:
            self.stderr.write(f"The tables are made step by step, which takes a minute: {str(error).splitlines()[0]}")
