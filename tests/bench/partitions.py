"""Articles cut by month, beside the same in one table, in a copy of a large archive: `make bench ARGS=partitions`.

SIZE=100000 takes another archive than the million. Printed are medians in milliseconds of what pages ask of articles,
and what it takes to be rid of a month; the copies are dropped again.
"""

import os
import statistics
import time
from collections.abc import Sequence
from typing import Any

from django.db import connection

from tests.bench.archive import archive

WHOLE, CUT = "articles_whole", "articles_by_month"
COLUMNS = "id, identity, outlet_id, headline, url, coalesce(published_at, created_at) AS came"
INDEXES = ("(came DESC, id DESC)", "(outlet_id, came DESC, id DESC)", "(identity)")
MONTH = "came >= %s AND came < %s::timestamptz + interval '1 month'"
NEWEST = "ORDER BY came DESC, id DESC LIMIT 50"
ROUNDS = 3


def measure_partitions() -> None:
    with archive(int(os.environ.get("SIZE", "1000000"))):
        drop()
        try:
            months = copy()
            print(f"{len(months)} months\n{'':36}{'whole':>10}{'by month':>10}")
            for name, query, values in questions(months[len(months) // 2]):
                whole, cut = (median_ms(query.format(table), values) for table in (WHOLE, CUT))
                print(f"{name:36}{whole:7.2f} ms{cut:7.2f} ms  × {cut / whole:.1f}")
            gone = seconds(f"DELETE FROM {WHOLE} WHERE came < %s", months[1]) + seconds(f"VACUUM {WHOLE}")
            print(f"{'to be rid of a month':36}{1000 * gone:7.1f} ms{1000 * seconds(f'DROP TABLE {CUT}_0'):7.1f} ms")
        finally:
            drop()


def ask(query: str, *values: Any) -> list[tuple]:
    with connection.cursor() as cursor:
        cursor.execute(query, values)
        return cursor.fetchall() if cursor.description else []


def seconds(query: str, *values: Any) -> float:
    started = time.perf_counter()
    ask(query, *values)
    return time.perf_counter() - started


def median_ms(query: str, lots: Sequence[Sequence[Any]]) -> float:
    return 1000 * statistics.median(seconds(query, *values) for _ in range(ROUNDS) for values in lots)


def drop() -> None:
    for table in (WHOLE, CUT):
        ask(f"DROP TABLE IF EXISTS {table}")


def copy() -> list[Any]:
    """Both tables with the same rows and indexes; gives the first moment of each month."""
    ask(f"CREATE TABLE {WHOLE} AS SELECT {COLUMNS} FROM articles_article")
    ask(f"CREATE TABLE {CUT} (LIKE {WHOLE}) PARTITION BY RANGE (came)")
    months = [row[0] for row in ask(f"SELECT DISTINCT date_trunc('month', came) FROM {WHOLE} ORDER BY 1")]
    for number, month in enumerate(months):
        until = "(%s) TO (%s::timestamptz + interval '1 month')"
        ask(f"CREATE TABLE {CUT}_{number} PARTITION OF {CUT} FOR VALUES FROM {until}", month, month)
    ask(f"INSERT INTO {CUT} SELECT * FROM {WHOLE}")
    for table, key in ((WHOLE, "id"), (CUT, "id, came")):  # a unique index has to hold what the table is cut by
        ask(f"CREATE UNIQUE INDEX ON {table} ({key})")
        for columns in INDEXES:
            ask(f"CREATE INDEX ON {table} {columns}")
        ask(f"VACUUM ANALYZE {table}")
    return months


def questions(month: Any) -> list[tuple[str, str, list[Sequence[Any]]]]:
    """What pages ask of articles: a name, a query for a table of any name, and the values of each time it is asked."""
    (last,) = ask(f"SELECT max(id) FROM {WHOLE}")[0]
    keys = range(1, last, max(last // 30, 1))
    identities = ask(f"SELECT identity FROM {WHOLE} WHERE id = ANY(%s)", list(keys))
    outlets = [(number,) for number in (1, 2, 3, 50, 200)]
    stories = [(number,) for number in (1, 2, 3)]
    member = "articles_membership m JOIN {} a ON a.id = m.article_id"
    return [
        ("one by its key", "SELECT * FROM {} WHERE id = %s", [(key,) for key in keys]),
        ("twenty by their keys", "SELECT * FROM {} WHERE id = ANY(%s)", [([*range(k, k + 20)],) for k in keys]),
        ("one by its identity", "SELECT * FROM {} WHERE identity = %s", identities),
        ("those of a story", f"SELECT a.* FROM {member} WHERE m.story_id = %s", stories),
        ("the newest 50", f"SELECT * FROM {{}} {NEWEST}", [()] * 20),
        ("the newest 50 of an outlet", f"SELECT * FROM {{}} WHERE outlet_id = %s {NEWEST}", outlets),
        ("50 of a month", f"SELECT * FROM {{}} WHERE {MONTH} {NEWEST}", [(month, month)] * 20),
        ("how many in a month", f"SELECT count(*) FROM {{}} WHERE {MONTH}", [(month, month)] * 5),
    ]
