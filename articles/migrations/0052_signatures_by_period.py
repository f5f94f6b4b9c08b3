import django.contrib.postgres.fields
import django.contrib.postgres.indexes
from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models

# The period of a day is told by a whole division that goes down, as Python's does, for days before the first one, too.
FUNCTION = """
CREATE OR REPLACE FUNCTION signature_keys(terms varchar[], day date) RETURNS text[]
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT array_agg(coalesce(floor((day - DATE '2000-01-01') / 35.0)::integer::text, '') || ':' || term)
    FROM unnest(terms) AS term
$$
"""


class Migration(migrations.Migration):
    """Made while the product is in use: no table is locked meanwhile."""

    atomic = False
    dependencies = [
        ("articles", "0051_refused_links"),
    ]

    operations = [
        migrations.RunSQL(FUNCTION, "DROP FUNCTION IF EXISTS signature_keys(varchar[], date)"),
        AddIndexConcurrently(
            "signature",
            django.contrib.postgres.indexes.GinIndex(
                models.Func(
                    models.F("index_terms"),
                    models.F("published_on"),
                    function="signature_keys",
                    output_field=django.contrib.postgres.fields.ArrayField(models.TextField()),
                ),
                name="signature_by_term_and_period",
            ),
        ),
    ]
