import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0006_plural_of_search_entries"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="revision",
            name="kept",
            field=models.JSONField(
                default=list,
                editable=False,
                help_text="What cleaning took out and somebody put back: [start, end] in the raw.",
            ),
        ),
        migrations.AddField(
            model_name="revision",
            name="created_by",
            field=models.ForeignKey(
                blank=True,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.RemoveConstraint(model_name="revision", name="revision_content_once"),
        migrations.AddConstraint(
            model_name="revision",
            constraint=models.UniqueConstraint(fields=("article", "raw_sha256", "kept"), name="revision_content_once"),
        ),
    ]
