"""A reference is one row's in its partnership, no longer in the whole deployment."""

import django.db.models.deletion
from django.db import migrations, models

KINDS = ("incident", "review")


def partnership():
    return models.ForeignKey(
        editable=False,
        on_delete=django.db.models.deletion.PROTECT,
        related_name="+",
        null=True,
        to="boards.partnership",
    )


def past_partnership():
    return models.ForeignKey(
        blank=True,
        db_constraint=False,
        editable=False,
        null=True,
        on_delete=django.db.models.deletion.DO_NOTHING,
        related_name="+",
        to="boards.partnership",
    )


def keep_partnership(apps, schema_editor):
    """Rows and their lines of history belong to the partnership of their board."""
    board = apps.get_model("boards", "Board")
    of = board.objects.filter(pk=models.OuterRef("board_id")).values("partnership")[:1]
    for kind in KINDS:
        for name in (kind, f"historical{kind}"):
            apps.get_model("reviews", name).objects.update(partnership=models.Subquery(of))


def reference():
    return models.CharField(editable=False, max_length=30)


def fields():
    for kind in KINDS:
        yield migrations.AddField(f"historical{kind}", "partnership", past_partnership())
        yield migrations.AddField(kind, "partnership", partnership())
        yield migrations.AlterField(f"historical{kind}", "reference", reference())
        yield migrations.AlterField(kind, "reference", reference())
    # Last: PostgreSQL alters no table whose rows the same transaction has changed.
    yield migrations.RunPython(keep_partnership, migrations.RunPython.noop)


class Migration(migrations.Migration):
    dependencies = [
        ("reviews", "0004_registers_in_order"),
        ("boards", "0010_known_to_the_month"),
    ]

    operations = [*fields()]
