"""What a page alone said of its language is told anew from its words: other languages than English are read no more."""

from django.db import migrations

SAID = """
UPDATE articles_article SET language = ''
WHERE language <> '' AND language !~* '^en([-_]|$)' AND NOT 'language' = ANY(set_by_people)
"""


def forget(apps, schema_editor) -> None:
    with schema_editor.connection.cursor() as cursor:
        cursor.execute("SELECT set_config('pghistory.context_metadata', '{\"act\": \"upgrade\"}', true)")
        cursor.execute(SAID)
        cursor.execute("SELECT set_config('pghistory.context_metadata', '', true)")


class Migration(migrations.Migration):
    dependencies = [("articles", "0037_pages_and_languages")]
    operations = [migrations.RunPython(forget, migrations.RunPython.noop)]
