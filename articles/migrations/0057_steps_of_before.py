"""What had a verdict before there were steps was checked, by whoever gave the verdict; nobody has read it second."""

from django.db import migrations

CHECKED = """
WITH verdicts AS (
    SELECT DISTINCT ON (claim.id) claim.id, (event.pgh_context->>'user')::int AS by, event.pgh_created_at AS at
    FROM articles_claim claim JOIN articles_claimevent event ON event.pgh_obj_id = claim.id
    WHERE claim.status <> 'open' AND event.pgh_label = 'changed' AND event.status <> claim.status
    ORDER BY claim.id, event.pgh_id DESC
)
UPDATE articles_claim claim SET step = 'checked', checked_by_id = found.by, step_by_id = found.by, step_at = found.at
FROM (
    SELECT claim.id, coalesce(account.id, claim.decided_by_id, claim.created_by_id) AS by,
        coalesce(verdicts.at, claim.decided_at, claim.created_at) AS at
    FROM articles_claim claim LEFT JOIN verdicts ON verdicts.id = claim.id
    LEFT JOIN auth_user account ON account.id = verdicts.by
    WHERE claim.status <> 'open' AND claim.step = 'draft'
) found
WHERE found.id = claim.id
"""


def check(apps, schema_editor) -> None:
    with schema_editor.connection.cursor() as cursor:
        cursor.execute("SELECT set_config('pghistory.context_metadata', '{\"act\": \"upgrade\"}', true)")
        cursor.execute(CHECKED)
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("SELECT set_config('pghistory.context_metadata', '', true)")


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0056_steps"),
    ]

    operations = [migrations.RunPython(check, migrations.RunPython.noop)]
