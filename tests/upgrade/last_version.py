"""What the last released version asks of its database, kept in tests/data/upgrade/last_version.json.gz.

    migrations    those that it knows, as [app, name]
    columns       table → column → its type
    statements    what its pages, acts and readings send, one for each shape, with values

`record_version.py` beside this file writes it, at each release.
"""

import gzip
import json
import re
from collections.abc import Iterable
from pathlib import Path

import psycopg

FILE = Path(__file__).resolve().parents[1] / "data" / "upgrade" / "last_version.json.gz"
TOLD_BEFORE = re.compile(r"^SELECT set_config\('pghistory\.context_id'.*?, true\); ", re.S)
ASKED = re.compile(r"\s*(SELECT|INSERT|UPDATE|DELETE|WITH)\b")
VALUE = re.compile(r"'(?:[^']|'')*'|\b\d+(?:\.\d+)?\b")
LIST = re.compile(r"\((?:\?(?:::\w+(?:\[\])?)?(?:, )?)+\)")
COLUMNS = """
SELECT relation.relname, attribute.attname, format_type(attribute.atttypid, NULL),
    attribute.attnotnull AND NOT attribute.atthasdef AND attribute.attidentity = '' AS is_demanded
FROM pg_attribute attribute JOIN pg_class relation ON relation.oid = attribute.attrelid
WHERE relation.relnamespace = current_schema()::regnamespace AND relation.relkind = 'r'
    AND attribute.attnum > 0 AND NOT attribute.attisdropped
ORDER BY 1, 2
"""


def last_version() -> dict:
    return json.loads(gzip.decompress(FILE.read_bytes()))


def of_each_shape(statements: Iterable[str]) -> list[str]:
    """One statement of each shape; those that ask for no row are left out."""
    shapes = {}
    for statement in statements:
        statement = TOLD_BEFORE.sub("", statement)
        if ASKED.match(statement) and "pg_advisory" not in statement and "set_config" not in statement:
            shapes.setdefault(LIST.sub("(…)", VALUE.sub("?", statement)), statement)
    return sorted(shapes.values())


def refused(asked: psycopg.Cursor, statements: Iterable[str]) -> list[tuple[str, str]]:
    """(why, statement) of those that this schema cannot be asked. Each is planned, and none is carried out."""
    found = []
    for statement in statements:
        asked.execute("SAVEPOINT planned")
        try:
            asked.execute(f"EXPLAIN {statement}")
        except psycopg.Error as error:
            found.append((str(error).splitlines()[0], statement))
        asked.execute("ROLLBACK TO SAVEPOINT planned")
    return found


def broken(asked: psycopg.Cursor, columns: dict[str, dict[str, str]]) -> list[str]:
    """What of its tables the version would miss, or would not know to fill."""
    there: dict[str, dict[str, tuple[str, bool]]] = {}
    for table, column, kind, is_demanded in asked.execute(COLUMNS).fetchall():
        there.setdefault(table, {})[column] = kind, is_demanded
    found = []
    for table, known in columns.items():
        now = there.get(table, {})
        found += [f"{table}.{name} is gone" for name in known.keys() - now.keys()]
        found += [
            f"{table}.{name} is no {kind} any more" for name, kind in known.items() if now.get(name, [kind])[0] != kind
        ]
        new = now.keys() - known.keys()
        found += [f"{table}.{name} must be given, and has no default" for name in new if now[name][1]]
    return found
