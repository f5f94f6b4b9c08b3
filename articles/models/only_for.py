"""Stories that are only for some people: who may know of one, and who may say so."""

from collections.abc import Collection
from secrets import token_hex

from django.contrib.auth.models import User
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.text import slugify

from newsroom.decisions import Refused, acting
from newsroom.decisions.access import CURATE
from newsroom.decisions.locking import locked

SLUG_LENGTH = 80


def untold() -> str:
    """The address of a story that is only for some people: no word of its title."""
    return f"story-{token_hex(8)}"


def address_of_title(title: str) -> str:
    return slugify(title)[:SLUG_LENGTH].strip("-") or "story"


class People(ArrayField):
    """Some people, by the numbers of their accounts."""

    def deconstruct(self) -> tuple:
        name, _, args, kwargs = super().deconstruct()
        return name, "django.contrib.postgres.fields.ArrayField", args, kwargs

    def in_words(self, keys: Collection[int] | None) -> str:
        names = dict(User.objects.filter(pk__in=keys or ()).values_list("pk", "username"))
        return ", ".join(names.get(key, f"deleted account {key}") for key in keys or ()) or "everybody"


class Embargoed(models.Model):
    """What a story has of its embargo."""

    only_for = People(
        models.IntegerField(),
        null=True,
        blank=True,
        editable=False,
        help_text="Who alone may know of it, by the number of their account; empty: everybody.",
    )

    class Meta:
        abstract = True

    @property
    def is_embargoed(self) -> bool:
        return self.only_for is not None

    @property
    def named(self) -> list[User]:
        """Whom a story under embargo is for."""
        return list(User.objects.filter(pk__in=self.only_for or ()).order_by("username"))

    def keep_for(self, people: Collection[User], by, version: int | None = None) -> None:
        """Put the story under embargo, or say anew whom it is for: these alone know of it from now on.

        One of them must be able to lift it. Raises Refused, StaleDecision. What it was called is free for others: its
        address holds nothing of its title.
        """
        if not any(one.is_active and one.has_perm(CURATE) for one in people):
            raise Refused("Name at least one editor: somebody has to be able to lift the embargo.")
        with acting(by), locked([self]):
            address = {} if self.is_embargoed else {"slug": untold()}
            self._say_for([one.pk for one in people], by, version, **address)

    def lift_embargo(self, by, version: int | None = None) -> None:
        """Let everybody know of it. Raises StaleDecision."""
        with acting(by), locked([self]):
            self._say_for(None, by, version)
            base = address_of_title(self.title)
            if base.isdecimal() or not type(self).objects.give_address(self, base):
                type(self).objects.give_address(self, f"{base}-{self.pk}")

    def _say_for(self, people: Collection[int] | None, by, version: int | None, **address: str) -> None:
        """Of what was merged into it, the same holds: so it does when that stands by itself again."""
        people = None if people is None else sorted(people)
        self.change(by, version, only_for=people, **address)
        for part in type(self)._base_manager.filter(pk__in=self.lineage).exclude(pk=self.pk):
            part.change(by, only_for=people, **({"slug": untold()} if address else {}))

    def refuse_merge(self, heir: "Embargoed") -> None:
        """What is only for some does not become part of what others read."""
        super().refuse_merge(heir)
        if self.is_embargoed and (not heir.is_embargoed or set(heir.only_for) - set(self.only_for)):
            raise Refused(f"“{self}” is only for some people, and “{heir}” for others as well: lift the embargo first.")
