"""pgtrigger's own command, which installs triggers: as the owner."""

from pgtrigger.management.commands import pgtrigger

from newsroom.management.as_owner import AsOwner


class Command(AsOwner, pgtrigger.Command):
    pass
