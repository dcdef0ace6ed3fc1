import django.db.models.deletion
import simple_history.models
from django.conf import settings
from django.db import migrations, models

from partnership.records.tables import MakesTables


class Migration(MakesTables):
    replaces = [("funding", "0001_costs")]

    initial = True

    dependencies = [
        ("contenttypes", "0002_remove_content_type_name"),
        ("people", "0001_tables"),
    ]

    operations = [
        migrations.CreateModel(
            name="HistoricalCost",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                ("history_actor", models.CharField(blank=True, max_length=120)),
                ("history_change_reason", models.CharField(max_length=200)),
                ("subject_id", models.PositiveBigIntegerField(editable=False)),
                ("pence", models.BigIntegerField(editable=False, verbose_name="amount in pence")),
                ("what", models.CharField(max_length=200, verbose_name="what for")),
                ("payable_to", models.CharField(max_length=160, verbose_name="payable to")),
                ("on", models.DateField(verbose_name="day")),
                (
                    "year_starts_on",
                    models.DateField(blank=True, null=True, verbose_name="budget year from"),
                ),
                (
                    "year_ends_on",
                    models.DateField(blank=True, null=True, verbose_name="budget year until"),
                ),
                (
                    "because",
                    models.CharField(blank=True, max_length=200, verbose_name="reversed because"),
                ),
                ("posted_on", models.DateField(verbose_name="posted on")),
                (
                    "subject_type",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="contenttypes.contenttype",
                    ),
                ),
                (
                    "reverses",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="funding.cost",
                    ),
                ),
                (
                    "posted_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                (
                    "history_type",
                    models.CharField(
                        choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "historical cost",
                "verbose_name_plural": "historical costs",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
                "indexes": [],
                "constraints": [],
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Cost",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "subject_type",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="contenttypes.contenttype",
                    ),
                ),
                ("subject_id", models.PositiveBigIntegerField(editable=False)),
                ("pence", models.BigIntegerField(editable=False, verbose_name="amount in pence")),
                ("what", models.CharField(max_length=200, verbose_name="what for")),
                ("payable_to", models.CharField(max_length=160, verbose_name="payable to")),
                ("on", models.DateField(verbose_name="day")),
                (
                    "year_starts_on",
                    models.DateField(blank=True, null=True, verbose_name="budget year from"),
                ),
                (
                    "year_ends_on",
                    models.DateField(blank=True, null=True, verbose_name="budget year until"),
                ),
                (
                    "reverses",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reversal",
                        to="funding.cost",
                    ),
                ),
                (
                    "because",
                    models.CharField(blank=True, max_length=200, verbose_name="reversed because"),
                ),
                (
                    "posted_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("posted_on", models.DateField(verbose_name="posted on")),
            ],
            options={
                "verbose_name": "cost",
                "ordering": ["on", "pk"],
                "indexes": [
                    models.Index(fields=["subject_type", "subject_id"], name="funding_subject")
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("because", ""), ("pence__gt", 0), ("reverses__isnull", True)),
                            models.Q(
                                ("pence__lt", 0),
                                ("reverses__isnull", False),
                                models.Q(("because", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="a_cost_or_a_reversal_with_its_reason",
                        violation_error_message="A cost is more than nothing; a reversal says why.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("year_ends_on__isnull", True), ("year_starts_on__isnull", True)
                            ),
                            models.Q(
                                ("year_ends_on__gte", models.F("on")),
                                ("year_starts_on__lte", models.F("on")),
                            ),
                            _connector="OR",
                        ),
                        name="a_cost_lies_in_its_year",
                        violation_error_message="The day lies outside the budget year.",
                    ),
                ],
            },
        ),
    ]
