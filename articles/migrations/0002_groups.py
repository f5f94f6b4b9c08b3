from django.apps import apps as live_apps
from django.contrib.auth.management import create_permissions
from django.db import migrations

TAG, CURATE = "tag", "curate"
ROLES = {"journalist": [TAG], "editor": [TAG, CURATE], "admin": [TAG, CURATE]}


def make_groups(apps, schema_editor):
    """Three groups; permissions are made here because Django makes them only after all migrations have run."""
    for name in ("entities", "articles"):
        create_permissions(live_apps.get_app_config(name), verbosity=0, using=schema_editor.connection.alias)
    Group = apps.get_model("auth", "Group")
    Permission = apps.get_model("auth", "Permission")
    for role, codenames in ROLES.items():
        group, _ = Group.objects.get_or_create(name=role)
        group.permissions.add(*Permission.objects.filter(content_type__app_label="articles", codename__in=codenames))
    curated = Permission.objects.filter(content_type__app_label__in=["entities", "articles"])
    Group.objects.get(name="admin").permissions.add(*curated)


def remove_groups(apps, schema_editor):
    apps.get_model("auth", "Group").objects.filter(name__in=ROLES).delete()


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0001_initial"),
        ("entities", "0002_entities"),
        ("auth", "0012_alter_user_first_name_max_length"),
    ]

    operations = [migrations.RunPython(make_groups, remove_groups)]
