"""A journalist, an editor and an admin to try the newsroom with."""

import secrets

from django.contrib.auth.models import Group, User
from django.core.management.base import BaseCommand
from django.db import transaction

ROLES = ("journalist", "editor", "admin")
# Without letters and digits that look alike.
SIGNS = "abcdefghjkmnpqrstuvwxyz23456789"


class Command(BaseCommand):
    """Prints each new account's password, once: only its hash is stored."""

    help = "Make the accounts journalist, editor and admin where they do not exist, and print their passwords once."

    @transaction.atomic  # whoever stops it half way gets new accounts, and new passwords, the next time
    def handle(self, **options: object) -> None:
        made = [(role, password) for role in ROLES if (password := _make_account(role))]
        if not made:
            self.stdout.write("The demo accounts exist already; `manage.py changepassword NAME` sets a new password.")
            return
        self.stdout.write("Accounts to log in with. The passwords are shown only this once, so write them down:\n")
        for role, password in made:
            self.stdout.write(f"    {role:<12}{password}")


def _make_account(role: str) -> str | None:
    """The new account's password; None where the name is taken."""
    if User.objects.filter(username=role).exists():
        return None
    password = "-".join("".join(secrets.choice(SIGNS) for _ in range(5)) for _ in range(4))
    is_admin = role == "admin"
    user = User.objects.create_user(role, password=password, is_staff=is_admin, is_superuser=is_admin)
    group, _ = Group.objects.get_or_create(name=role)
    user.groups.add(group)
    return password
