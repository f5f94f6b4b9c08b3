from django.contrib.postgres.operations import AddConstraintNotValid, AddIndexConcurrently, ValidateConstraint
from django.db import migrations, models


class Migration(migrations.Migration):
    """Made while the product is in use: no table is locked meanwhile."""

    atomic = False
    dependencies = [
        ("articles", "0057_steps_of_before"),
    ]

    operations = [
        AddIndexConcurrently(
            "claim",
            models.Index(
                fields=["step", "step_at"],
                name="claim_waiting",
                condition=models.Q(step__in=("second", "back", "changed")),
            ),
        ),
        AddConstraintNotValid(
            "claim",
            models.CheckConstraint(
                condition=~models.Q(step__in=("cleared", "changed")) | ~models.Q(step_by=models.F("checked_by")),
                name="claim_cleared_by_another",
                violation_error_message="The second reader is another person than who checked it.",
            ),
        ),
        ValidateConstraint("claim", "claim_cleared_by_another"),
    ]
