"""Django's sqlmigrate, which looks at what was migrated: as the owner."""

from django.core.management.commands import sqlmigrate

from newsroom.management.as_owner import AsOwner


class Command(AsOwner, sqlmigrate.Command):
    pass
