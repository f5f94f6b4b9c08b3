from django.contrib.postgres.operations import AddConstraintNotValid, AddIndexConcurrently, ValidateConstraint
from django.db import migrations, models


class Migration(migrations.Migration):
    """Made while the product is in use: no table is locked meanwhile."""

    atomic = False
    dependencies = [
        ("articles", "0062_admins_see_blind_readings"),
    ]

    operations = [
        AddIndexConcurrently(
            "story",
            models.Index(condition=models.Q(("only_for__isnull", False)), fields=["id"], name="story_under_embargo"),
        ),
        AddConstraintNotValid(
            "story",
            models.CheckConstraint(
                condition=models.Q(("only_for", None), ("only_for__len__gt", 0), _connector="OR"),
                name="story_is_for_somebody",
                violation_error_message="A story is for somebody.",
            ),
        ),
        ValidateConstraint("story", "story_is_for_somebody"),
    ]
