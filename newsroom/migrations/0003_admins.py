from django.apps import apps as live_apps
from django.contrib.auth.management import create_permissions
from django.db import migrations

ACCOUNTS = ["add_user", "change_user", "view_user", "view_group"]


def let_admins_administer(apps, schema_editor):
    """The role may do in admin what its members were promised; what somebody took from it stays taken."""
    for name in ("auth", "entities", "articles"):
        create_permissions(live_apps.get_app_config(name), verbosity=0, using=schema_editor.connection.alias)
    Permission = apps.get_model("auth", "Permission")
    Taken = apps.get_model("newsroom", "PermissionEvent")
    group = apps.get_model("auth", "Group").objects.filter(name="admin").first()
    if group is None:
        return
    taken = Taken.objects.filter(group=group.pk, pgh_label="deleted").values("permission")
    wanted = Permission.objects.filter(content_type__app_label="auth", codename__in=ACCOUNTS)
    wanted |= Permission.objects.filter(content_type__app_label__in=["entities", "articles"])
    group.permissions.add(*wanted.exclude(pk__in=taken))


class Migration(migrations.Migration):
    dependencies = [("newsroom", "0002_passwords_and_group_names"), ("articles", "0054_presence")]

    operations = [migrations.RunPython(let_admins_administer, migrations.RunPython.noop)]
