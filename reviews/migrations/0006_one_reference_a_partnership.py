"""The database holds a reference to one row of its partnership. A step of its own: PostgreSQL
changes no table that the same transaction has just filled."""

import django.db.models.deletion
from django.db import migrations, models

KINDS = ("incident", "review")


def required():
    return models.ForeignKey(
        editable=False,
        on_delete=django.db.models.deletion.PROTECT,
        related_name="+",
        to="boards.partnership",
    )


def one(kind):
    return models.UniqueConstraint(
        fields=["partnership", "reference"],
        name=f"one_{kind}_a_reference",
        violation_error_message=f"This reference is another {kind}'s.",
    )


class Migration(migrations.Migration):
    dependencies = [("reviews", "0005_references_of_a_partnership")]

    operations = [
        step
        for kind in KINDS
        for step in (
            migrations.AlterField(kind, "partnership", required()),
            migrations.AddConstraint(kind, one(kind)),
        )
    ]
