import django.db.models.deletion
import simple_history.models
from django.conf import settings
from django.db import migrations, models

from partnership.records.tables import MakesTables


class Migration(MakesTables):
    replaces = [("proceedings", "0001_initial")]

    initial = True

    dependencies = [
        ("people", "0001_tables"),
        ("reviews", "0001_tables"),
    ]

    operations = [
        migrations.CreateModel(
            name="HistoricalProceeding",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                ("history_actor", models.CharField(blank=True, max_length=120)),
                ("history_change_reason", models.CharField(max_length=200)),
                ("kind", models.CharField(max_length=20)),
                ("led_by", models.CharField(max_length=120, verbose_name="who leads it")),
                (
                    "their_reference",
                    models.CharField(blank=True, max_length=60, verbose_name="their own reference"),
                ),
                ("opened_on", models.DateField(verbose_name="opened on")),
                (
                    "opened_known_to",
                    models.CharField(
                        choices=[("day", "To the day"), ("month", "Only to the month")],
                        default="day",
                        editable=False,
                        max_length=5,
                        verbose_name="the day it was opened known",
                    ),
                ),
                ("next_on", models.DateField(blank=True, null=True, verbose_name="next day")),
                (
                    "next_what",
                    models.CharField(blank=True, max_length=120, verbose_name="what happens then"),
                ),
                (
                    "agreed",
                    models.TextField(blank=True, verbose_name="what was agreed with who leads it"),
                ),
                ("ended_on", models.DateField(blank=True, null=True, verbose_name="ended on")),
                ("outcome", models.TextField(blank=True)),
                ("struck_because", models.CharField(blank=True, max_length=200)),
                (
                    "incident",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="reviews.incident",
                    ),
                ),
                (
                    "delay",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="reviews.delay",
                    ),
                ),
                (
                    "recorded_by",
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
                "verbose_name": "historical proceeding",
                "verbose_name_plural": "historical proceedings",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
                "indexes": [],
                "constraints": [],
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Proceeding",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "incident",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="proceedings",
                        to="reviews.incident",
                    ),
                ),
                ("kind", models.CharField(max_length=20)),
                ("led_by", models.CharField(max_length=120, verbose_name="who leads it")),
                (
                    "their_reference",
                    models.CharField(blank=True, max_length=60, verbose_name="their own reference"),
                ),
                ("opened_on", models.DateField(verbose_name="opened on")),
                (
                    "opened_known_to",
                    models.CharField(
                        choices=[("day", "To the day"), ("month", "Only to the month")],
                        default="day",
                        editable=False,
                        max_length=5,
                        verbose_name="the day it was opened known",
                    ),
                ),
                ("next_on", models.DateField(blank=True, null=True, verbose_name="next day")),
                (
                    "next_what",
                    models.CharField(blank=True, max_length=120, verbose_name="what happens then"),
                ),
                (
                    "agreed",
                    models.TextField(blank=True, verbose_name="what was agreed with who leads it"),
                ),
                (
                    "delay",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="proceedings",
                        to="reviews.delay",
                    ),
                ),
                ("ended_on", models.DateField(blank=True, null=True, verbose_name="ended on")),
                ("outcome", models.TextField(blank=True)),
                ("struck_because", models.CharField(blank=True, max_length=200)),
                (
                    "recorded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "proceeding",
                "ordering": [models.OrderBy(models.F("next_on"), nulls_last=True), "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ended_on__isnull", True),
                            ("ended_on__gte", models.F("opened_on")),
                            _connector="OR",
                        ),
                        name="proceeding_ends_after_it_opened",
                        violation_error_message="It cannot end before it was opened.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("next_on__isnull", True), ("next_what", "")),
                            models.Q(
                                ("next_on__isnull", False),
                                models.Q(("next_what", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="proceeding_next_day_says_what",
                    ),
                ],
                "indexes": [],
            },
        ),
    ]
