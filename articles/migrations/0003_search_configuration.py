from django.db import migrations

# English word forms, accents or not: "Kovács resigned" is found by "kovacs resigning".
MAKE = """
CREATE TEXT SEARCH CONFIGURATION coverage (COPY = pg_catalog.english);
ALTER TEXT SEARCH CONFIGURATION coverage
    ALTER MAPPING FOR hword, hword_part, word WITH public.unaccent, pg_catalog.english_stem;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0002_groups"),
        ("entities", "0001_extensions"),
    ]

    operations = [migrations.RunSQL(MAKE, "DROP TEXT SEARCH CONFIGURATION coverage")]
