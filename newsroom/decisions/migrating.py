"""What migrations of the history have in common."""

import pghistory.utils
from django.db import migrations, models

COPY = """
ALTER TABLE "{table}" ADD COLUMN pgh_context jsonb;
UPDATE "{table}" SET pgh_context = context.metadata
FROM pghistory_context context WHERE context.id = "{table}".pgh_context_id;
"""
DROP = 'ALTER TABLE "{table}" DROP COLUMN pgh_context'


def context_in_the_row(app: str, event: str) -> list:
    """Who acted moves from a table of its own, which could be edited, into each row of history."""
    table = f"{app}_{event}"
    as_json = migrations.AlterField(event, "pgh_context", pghistory.utils.JSONField(null=True))
    number = migrations.AddField(event, "pgh_context_id", models.UUIDField(db_index=True, null=True))
    copy = migrations.RunSQL(COPY.format(table=table), DROP.format(table=table))
    return [migrations.SeparateDatabaseAndState([copy], [as_json, number])]
