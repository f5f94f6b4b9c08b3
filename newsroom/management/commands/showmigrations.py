"""Django's showmigrations, which looks at what was migrated: as the owner."""

from django.core.management.commands import showmigrations

from newsroom.management.as_owner import AsOwner


class Command(AsOwner, showmigrations.Command):
    pass
