import django.db.models.deletion
import simple_history.models
from django.conf import settings
from django.db import migrations, models

from partnership.records.tables import MakesTables


class Migration(MakesTables):
    replaces = [("involvement", "0001_initial")]

    initial = True

    dependencies = [
        ("people", "0001_tables"),
        ("reviews", "0001_tables"),
    ]

    operations = [
        migrations.CreateModel(
            name="HistoricalInvolvement",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                ("history_actor", models.CharField(blank=True, max_length=120)),
                ("history_change_reason", models.CharField(max_length=200)),
                ("stage", models.CharField(max_length=10)),
                ("role", models.CharField(max_length=20)),
                ("prompt", models.CharField(blank=True, max_length=20)),
                ("offered_on", models.DateField(blank=True, null=True, verbose_name="offered on")),
                (
                    "how",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("letter", "By letter"),
                            ("call", "By telephone"),
                            ("meeting", "At a meeting"),
                            ("other", "Through somebody who knows them"),
                        ],
                        max_length=10,
                    ),
                ),
                (
                    "what",
                    models.CharField(blank=True, max_length=200, verbose_name="what was offered"),
                ),
                (
                    "not_offered_because",
                    models.TextField(blank=True, verbose_name="why nothing was offered"),
                ),
                (
                    "answer",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("waits", "Not known yet"),
                            ("accepted", "Accepted"),
                            ("declined", "Declined"),
                            ("silent", "No answer"),
                        ],
                        max_length=10,
                    ),
                ),
                (
                    "answered_on",
                    models.DateField(blank=True, null=True, verbose_name="answered on"),
                ),
                ("asked", models.TextField(blank=True, verbose_name="what they asked for")),
                ("done", models.TextField(blank=True, verbose_name="what was done with it")),
                ("struck_because", models.CharField(blank=True, max_length=200)),
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
                "verbose_name": "historical involvement",
                "verbose_name_plural": "historical involvements",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
                "indexes": [],
                "constraints": [],
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Involvement",
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
                        related_name="involvements",
                        to="reviews.review",
                    ),
                ),
                ("stage", models.CharField(max_length=10)),
                ("role", models.CharField(max_length=20)),
                ("prompt", models.CharField(blank=True, max_length=20)),
                ("offered_on", models.DateField(blank=True, null=True, verbose_name="offered on")),
                (
                    "how",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("letter", "By letter"),
                            ("call", "By telephone"),
                            ("meeting", "At a meeting"),
                            ("other", "Through somebody who knows them"),
                        ],
                        max_length=10,
                    ),
                ),
                (
                    "what",
                    models.CharField(blank=True, max_length=200, verbose_name="what was offered"),
                ),
                (
                    "not_offered_because",
                    models.TextField(blank=True, verbose_name="why nothing was offered"),
                ),
                (
                    "answer",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("waits", "Not known yet"),
                            ("accepted", "Accepted"),
                            ("declined", "Declined"),
                            ("silent", "No answer"),
                        ],
                        max_length=10,
                    ),
                ),
                (
                    "answered_on",
                    models.DateField(blank=True, null=True, verbose_name="answered on"),
                ),
                ("asked", models.TextField(blank=True, verbose_name="what they asked for")),
                ("done", models.TextField(blank=True, verbose_name="what was done with it")),
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
                "verbose_name": "involvement",
                "ordering": ["pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("not_offered_because", ""), ("offered_on__isnull", False)),
                            models.Q(
                                ("answered_on__isnull", True),
                                ("offered_on__isnull", True),
                                models.Q(("not_offered_because", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="offered_or_why_not",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("answered_on__isnull", True),
                            ("answered_on__gte", models.F("offered_on")),
                            _connector="OR",
                        ),
                        name="answered_after_the_offer",
                        violation_error_message="The answer cannot come before the offer.",
                    ),
                ],
                "indexes": [],
            },
        ),
    ]
