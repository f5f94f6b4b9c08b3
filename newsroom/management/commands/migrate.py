"""Django's migrate as the owner, one at a time; then the application's role gets what it needs in new tables."""

from typing import Any

from django.core.management.commands import migrate

from newsroom.management.as_owner import AsOwner
from newsroom.privileges import grant_to_application, one_at_a_time, require_application


class Command(AsOwner, migrate.Command):
    def handle(self, *args: Any, **options: Any) -> None:
        if options["plan"] or options["check_unapplied"]:
            super().handle(*args, **options)
            return
        require_application()
        with one_at_a_time():
            super().handle(*args, **options)
            grant_to_application()
