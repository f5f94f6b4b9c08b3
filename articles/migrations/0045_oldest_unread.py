from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models


class Migration(migrations.Migration):
    atomic = False  # the archive is read and written meanwhile

    dependencies = [
        ("articles", "0044_small_models"),
    ]

    operations = [
        AddIndexConcurrently(
            model_name="revision",
            index=models.Index(fields=["created_at"], condition=models.Q(is_unread=True), name="revision_unread"),
        ),
    ]
