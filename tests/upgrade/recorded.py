"""What people decided and what history tells of it, as plain SQL finds it in a database of any version.

One set of questions for the record that is made with the dump and for what an upgrade leaves of it. A row comes as
JSON values in the order of the asked columns, moments in UTC.
"""

from collections.abc import Sequence

import psycopg
from psycopg import sql

LEFT_OUT = frozenset({"score", "why", "exact", "prefix", "suffix", "version", "created_at", "password", "last_login"})
HASHED = {"articles_revision": {"raw", "text", "removed", "credits"}}  # long, and to be kept to the letter
HISTORY = ("pgh_id", "pgh_obj_id", "pgh_label", "pgh_created_at")
ACTOR = "(pgh_context->>'user')::int"

# What later rules forbid and the first version let stand: the rows that are to be mended.
CONTRADICTIONS = {
    "passages confirmed under a suggested claim": """
        SELECT each.id FROM articles_appearance each JOIN articles_claim claim ON claim.id = claim_id
        WHERE each.state = 'confirmed' AND claim.state = 'suggested' ORDER BY 1""",
    "passages confirmed under a rejected claim": """
        SELECT each.id FROM articles_appearance each JOIN articles_claim claim ON claim.id = claim_id
        WHERE each.state = 'confirmed' AND claim.state = 'rejected' ORDER BY 1""",
    "silences confirmed over a confirmed passage": """
        SELECT DISTINCT each.id FROM articles_silence each JOIN articles_appearance USING (claim_id, article_id)
        WHERE each.state = 'confirmed' AND articles_appearance.state = 'confirmed' ORDER BY 1""",
}

Row = list


def columns_of(connection: psycopg.Connection, table: str) -> list[str]:
    """The table's columns in their order, but for the machine's reasons and words that offsets name already."""
    asked = "SELECT column_name FROM information_schema.columns WHERE table_name = %s ORDER BY ordinal_position"
    return [name for (name,) in connection.execute(asked, [table]) if name not in LEFT_OUT]


def rows_of(connection: psycopg.Connection, table: str, columns: Sequence[str]) -> list[Row]:
    """All rows of a table by their number, which is the first value of each."""
    return _ask(connection, table, [_value(table, name) for name in columns], "id")


def events_of(connection: psycopg.Connection, table: str, columns: Sequence[str], actor: str = ACTOR) -> list[Row]:
    """What history keeps: its own number, whose row, what happened, when; who did it (SQL); and the row as it was."""
    head = [sql.Identifier(name) for name in HISTORY]
    return _ask(connection, table, [*head, sql.SQL(actor), *map(sql.Identifier, columns)], "pgh_id")


def contradictions_of(connection: psycopg.Connection) -> dict[str, list[int]]:
    return {name: [key for (key,) in connection.execute(query)] for name, query in CONTRADICTIONS.items()}


def _value(table: str, column: str) -> sql.Composable:
    wanted = "md5({}::text)" if column in HASHED.get(table, ()) else "{}"
    return sql.SQL(wanted).format(sql.Identifier(column))


def _ask(connection: psycopg.Connection, table: str, values: Sequence[sql.Composable], key: str) -> list[Row]:
    query = sql.SQL("SELECT json_build_array({}) FROM {} ORDER BY {}")
    connection.execute("SET TIME ZONE 'UTC'")
    found = connection.execute(query.format(sql.SQL(", ").join(values), sql.Identifier(table), sql.Identifier(key)))
    return [row for (row,) in found]
