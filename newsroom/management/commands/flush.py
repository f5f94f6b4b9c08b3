"""Django's flush, which empties tables: as the owner."""

from django.core.management.commands import flush

from newsroom.management.as_owner import AsOwner


class Command(AsOwner, flush.Command):
    pass
