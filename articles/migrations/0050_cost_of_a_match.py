from django.db import migrations

# To compare a text with a query its vector is fetched and unpacked, which takes as long as a hundred comparisons of
# numbers; PostgreSQL counts one, and so reads vectors along whole tables where an index would answer. Who may not say
# so (an owner that is no superuser) does without: searches are slower then.
SAY = """
DO $$ BEGIN
    ALTER FUNCTION pg_catalog.ts_match_vq(tsvector, tsquery) COST {cost};
EXCEPTION WHEN insufficient_privilege THEN
    NULL;
END $$
"""


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0049_read_from"),
    ]

    operations = [migrations.RunSQL(SAY.format(cost=100), SAY.format(cost=1))]
