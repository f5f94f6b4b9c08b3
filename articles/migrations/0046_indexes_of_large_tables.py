from django.contrib.postgres.indexes import GinIndex, OpClass
from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models
from django.db.models.functions import Coalesce, Upper


class Migration(migrations.Migration):
    """Made while the product is in use: no table is locked meanwhile."""

    atomic = False
    dependencies = [
        ("articles", "0045_oldest_unread"),
    ]

    operations = [
        AddIndexConcurrently(
            "article",
            models.Index(
                "outlet",
                Coalesce("published_at", "created_at").desc(),
                models.F("id").desc(),
                name="article_newest_of_outlet",
            ),
        ),
        AddIndexConcurrently("mention", models.Index(fields=["entity", "-revision"], name="mention_of_entity")),
        AddIndexConcurrently(
            "mention",
            models.Index(fields=["state", "-id"], condition=~models.Q(state="suggested"), name="mention_decided"),
        ),
        AddIndexConcurrently(
            "story", GinIndex(OpClass(Upper("note"), name="gin_trgm_ops"), name="story_note_trigrams")
        ),
    ]
