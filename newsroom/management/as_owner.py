"""For commands that make, change or empty tables, or look at what was migrated."""

from typing import Any

from django.db import connection


class AsOwner:
    """Runs a command connected as the owner of the tables. Stands before the command's class."""

    def execute(self, *args: Any, **options: Any) -> Any:
        with connection.as_owner():
            return super().execute(*args, **options)
