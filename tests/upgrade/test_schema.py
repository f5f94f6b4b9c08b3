"""The file from which new databases get their tables is what the migrations come to."""

import os
import re
from difflib import unified_diff

import pytest

from .databases import scratch
from .schema import migrated, pg_dump

# PostgreSQL reads its own words for a list of values back with the cast at another place.
CASTS = re.compile(r"::(?:character varying|text(?:\[\])?)|[()]")
CHANGED = "“make schema” writes newsroom/schema.sql anew."


@pytest.mark.skipif(pg_dump() is None, reason="no pg_dump on this machine")
def test_it_is_what_the_migrations_come_to():
    with scratch(f"quick_{os.getpid()}") as quick, scratch(f"slow_{os.getpid()}") as slow:
        texts = [migrated(quick), migrated(slow, "--step-by-step")]
    found = [sorted(CASTS.sub("", text).splitlines()) for text in texts]
    assert list(unified_diff(*found, "the file", "the migrations", n=0, lineterm="")) == [], CHANGED
