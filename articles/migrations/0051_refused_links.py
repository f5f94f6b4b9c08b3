from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models


class Migration(migrations.Migration):
    """What the desk asks of all that was ever brought in; made while the product is in use."""

    atomic = False
    dependencies = [
        ("articles", "0050_cost_of_a_match"),
    ]

    operations = [
        AddIndexConcurrently(
            "importrow",
            models.Index(fields=["-id"], condition=models.Q(verdict="refused"), name="import_row_refused"),
        ),
        AddIndexConcurrently(
            "importrow",
            models.Index(fields=["address"], condition=~models.Q(address=""), name="import_row_address"),
        ),
    ]
