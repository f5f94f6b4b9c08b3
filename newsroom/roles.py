"""What each role may do, in words: on a page of its own, from what the roles' permissions say at this moment."""

from dataclasses import dataclass

from django.contrib.auth.models import Group, User
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from newsroom.decisions.access import CURATE, TAG

ADMINISTER = "auth.change_user"
READER = "reader"  # who is logged in, and in no group
# In the order in which roles grow; "" for what everybody may who is logged in. The guide has the same table.
ACTS = (
    ("", "read, search, export, follow"),
    (
        TAG,
        "bring in, tag, decide, read through, read blind and settle, look at a feed now, write notes, "
        "give and take assignments",
    ),
    (
        CURATE,
        "edit, merge, split stories, say whom one is only for; merge names, events, outlets, bring in tables of them; "
        "set a claim's verdict, clear claims and stories, send claims back, close stories; add, change and pause feeds",
    ),
    (ADMINISTER, "Django admin, accounts"),
)


@dataclass(frozen=True, slots=True)
class Role:
    """A group of accounts, or those in none; `may` are the permissions of `ACTS` that it gives."""

    name: str
    may: frozenset[str]
    is_mine: bool = False


def permissions_of(group: Group) -> frozenset[str]:
    """Of a group whose permissions were fetched with their content types."""
    given = {f"{each.content_type.app_label}.{each.codename}" for each in group.permissions.all()}
    return frozenset({"", *(permission for permission, _ in ACTS if permission in given)})


def roles_for(person: User) -> list[Role]:
    """All roles, those that may less first."""
    mine = set(person.groups.values_list("pk", flat=True))
    groups = Group.objects.prefetch_related("permissions__content_type")
    roles = [Role(group.name, permissions_of(group), group.pk in mine) for group in groups]
    return [
        Role(READER, frozenset({""}), not mine),
        *sorted(roles, key=lambda role: (len(role.may), role.name)),
    ]


def role_list(request: HttpRequest) -> HttpResponse:
    """Who may do what, for everybody who is logged in."""
    roles = roles_for(request.user)
    rows = [(words, [(role, permission in role.may) for role in roles]) for permission, words in ACTS]
    return render(request, "registration/roles.html", {"roles": roles, "rows": rows})
