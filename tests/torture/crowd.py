"""The accounts of those who act: python -m tests.torture.crowd NAME:ROLE…, with TORTURE_PASSWORD for all of them."""

import os
import sys
from collections.abc import Sequence

import django

django.setup()

from django.contrib.auth.hashers import make_password
from django.contrib.auth.models import Group, User


def make_people(named: Sequence[str]) -> None:
    password = make_password(os.environ["TORTURE_PASSWORD"])  # slow on purpose, so once for all
    for name, role in (words.split(":") for words in named):
        person = User.objects.create(username=name, password=password)
        person.groups.add(Group.objects.get(name=role))


if __name__ == "__main__":
    make_people(sys.argv[1:])
