from django.apps import apps as live_apps
from django.contrib.auth.management import create_permissions
from django.db import migrations

MODELS = ["blindreading", "blindanswer", "settlement"]


def let_admins(apps, schema_editor):
    """Where the role was there before these were. Permissions are made here: Django makes them after all migrations."""
    create_permissions(live_apps.get_app_config("articles"), verbosity=0, using=schema_editor.connection.alias)
    group = apps.get_model("auth", "Group").objects.filter(name="admin").first()
    if group:
        own = {"content_type__app_label": "articles", "content_type__model__in": MODELS}
        group.permissions.add(*apps.get_model("auth", "Permission").objects.filter(**own))


class Migration(migrations.Migration):
    dependencies = [("articles", "0061_blind_readings"), ("newsroom", "0003_admins")]

    operations = [migrations.RunPython(let_admins, migrations.RunPython.noop)]
