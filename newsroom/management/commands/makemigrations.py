"""Django's makemigrations, which looks at what was migrated: as the owner."""

from django.core.management.commands import makemigrations

from newsroom.management.as_owner import AsOwner


class Command(AsOwner, makemigrations.Command):
    pass
