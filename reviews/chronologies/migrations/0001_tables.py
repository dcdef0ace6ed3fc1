import django.db.models.deletion
import simple_history.models
from django.conf import settings
from django.db import migrations, models

from partnership.records.tables import MakesTables


class Migration(MakesTables):
    replaces = [("chronologies", "0001_entries")]

    initial = True

    dependencies = [
        ("agencies", "0001_tables"),
        ("people", "0001_tables"),
        ("reviews", "0001_tables"),
    ]

    operations = [
        migrations.CreateModel(
            name="HistoricalEntry",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                ("history_actor", models.CharField(blank=True, max_length=120)),
                ("history_change_reason", models.CharField(max_length=200)),
                ("on", models.DateField(verbose_name="day")),
                (
                    "known_to",
                    models.PositiveSmallIntegerField(
                        choices=[
                            (0, "Only to the year"),
                            (1, "Only to the month"),
                            (2, "To the day"),
                        ],
                        verbose_name="known",
                    ),
                ),
                ("at", models.TimeField(blank=True, null=True, verbose_name="time")),
                ("words", models.TextField(max_length=4000, verbose_name="what happened")),
                (
                    "comment",
                    models.TextField(blank=True, max_length=2000, verbose_name="significance"),
                ),
                (
                    "source",
                    models.CharField(blank=True, max_length=200, verbose_name="source document"),
                ),
                ("digest", models.CharField(editable=False, max_length=64)),
                (
                    "marked_on",
                    models.DateField(blank=True, null=True, verbose_name="marked as significant"),
                ),
                ("struck_on", models.DateField(blank=True, null=True)),
                ("struck_because", models.CharField(blank=True, max_length=200)),
                (
                    "kept_apart",
                    models.BooleanField(
                        default=False,
                        editable=False,
                        help_text="Looked at and found to be no duplicate",
                    ),
                ),
                (
                    "review",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="reviews.review",
                    ),
                ),
                (
                    "agency",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="agencies.agency",
                    ),
                ),
                (
                    "marked_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "struck_by",
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
                "verbose_name": "historical entry of a chronology",
                "verbose_name_plural": "historical entries of chronologies",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
                "indexes": [],
                "constraints": [],
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Entry",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "review",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="chronology",
                        to="reviews.review",
                    ),
                ),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="agencies.agency",
                    ),
                ),
                ("on", models.DateField(verbose_name="day")),
                (
                    "known_to",
                    models.PositiveSmallIntegerField(
                        choices=[
                            (0, "Only to the year"),
                            (1, "Only to the month"),
                            (2, "To the day"),
                        ],
                        verbose_name="known",
                    ),
                ),
                ("at", models.TimeField(blank=True, null=True, verbose_name="time")),
                ("words", models.TextField(max_length=4000, verbose_name="what happened")),
                (
                    "comment",
                    models.TextField(blank=True, max_length=2000, verbose_name="significance"),
                ),
                (
                    "source",
                    models.CharField(blank=True, max_length=200, verbose_name="source document"),
                ),
                ("digest", models.CharField(editable=False, max_length=64)),
                (
                    "marked_on",
                    models.DateField(blank=True, null=True, verbose_name="marked as significant"),
                ),
                (
                    "marked_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("struck_on", models.DateField(blank=True, null=True)),
                (
                    "struck_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("struck_because", models.CharField(blank=True, max_length=200)),
                (
                    "kept_apart",
                    models.BooleanField(
                        default=False,
                        editable=False,
                        help_text="Looked at and found to be no duplicate",
                    ),
                ),
            ],
            options={
                "verbose_name": "entry of a chronology",
                "verbose_name_plural": "entries of chronologies",
                "ordering": ["on", "known_to", "at", "agency__name", "pk"],
                "indexes": [
                    models.Index(
                        fields=["review", "on", "known_to", "at"], name="chronology_in_order"
                    ),
                    models.Index(fields=["review", "digest"], name="chronology_same_words"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("struck_on__isnull", True),
                            models.Q(("struck_because", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="struck_entry_says_why",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("at__isnull", True), ("known_to", 2), _connector="OR"),
                        name="a_time_is_of_a_day",
                        violation_error_message="A time of day needs the day.",
                    ),
                ],
            },
        ),
    ]
