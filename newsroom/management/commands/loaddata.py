"""Django's loaddata, which sets sequences: as the owner."""

from django.core.management.commands import loaddata

from newsroom.management.as_owner import AsOwner


class Command(AsOwner, loaddata.Command):
    pass
