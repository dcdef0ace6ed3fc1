import django.db.models.deletion
import simple_history.models
from django.conf import settings
from django.db import migrations, models

from partnership.records.tables import MakesTables


class Migration(MakesTables):
    replaces = [("closing", "0001_closing_reports")]

    initial = True

    dependencies = [
        ("boards", "0001_tables"),
        ("people", "0001_tables"),
    ]

    operations = [
        migrations.CreateModel(
            name="HistoricalTerm",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                ("history_actor", models.CharField(blank=True, max_length=120)),
                ("history_change_reason", models.CharField(max_length=200)),
                ("finish_by", models.DateField(verbose_name="to finish by")),
                ("because", models.CharField(max_length=300, verbose_name="reason")),
                ("said_on", models.DateField(editable=False)),
                (
                    "board",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="boards.board",
                    ),
                ),
                (
                    "said_by",
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
                "verbose_name": "historical day to finish by",
                "verbose_name_plural": "historical days to finish by",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
                "indexes": [],
                "constraints": [],
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Term",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "board",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="finish_terms",
                        to="boards.board",
                    ),
                ),
                ("finish_by", models.DateField(verbose_name="to finish by")),
                ("because", models.CharField(max_length=300, verbose_name="reason")),
                ("said_on", models.DateField(editable=False)),
                (
                    "said_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "day to finish by",
                "verbose_name_plural": "days to finish by",
                "ordering": ["-pk"],
                "indexes": [],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="HistoricalClosingReport",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                ("history_actor", models.CharField(blank=True, max_length=120)),
                ("history_change_reason", models.CharField(max_length=200)),
                ("asked", models.TextField(verbose_name="what was asked of it")),
                ("done", models.TextField(verbose_name="what was done")),
                ("changed", models.TextField(verbose_name="what changed because of it")),
                ("stays_open", models.TextField(blank=True, verbose_name="what stays open")),
                ("lessons", models.TextField(verbose_name="lessons for the next group")),
                (
                    "stage",
                    models.CharField(
                        choices=[
                            ("draft", "Being written"),
                            ("sent", "With the board above"),
                            ("accepted", "Accepted"),
                        ],
                        default="draft",
                        max_length=20,
                    ),
                ),
                ("sent_on", models.DateField(blank=True, null=True)),
                ("given_back_because", models.CharField(blank=True, max_length=300)),
                ("accepted_on", models.DateField(blank=True, null=True)),
                (
                    "board",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="boards.board",
                        verbose_name="group",
                    ),
                ),
                (
                    "above",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="boards.board",
                        verbose_name="board that it goes to",
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="boards.meeting",
                    ),
                ),
                (
                    "decision",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="boards.decision",
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
                "verbose_name": "historical closing report",
                "verbose_name_plural": "historical closing reports",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
                "indexes": [],
                "constraints": [],
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="ClosingReport",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "board",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="closing_report",
                        to="boards.board",
                        verbose_name="group",
                    ),
                ),
                (
                    "above",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="closing_reports_received",
                        to="boards.board",
                        verbose_name="board that it goes to",
                    ),
                ),
                ("asked", models.TextField(verbose_name="what was asked of it")),
                ("done", models.TextField(verbose_name="what was done")),
                ("changed", models.TextField(verbose_name="what changed because of it")),
                ("stays_open", models.TextField(blank=True, verbose_name="what stays open")),
                ("lessons", models.TextField(verbose_name="lessons for the next group")),
                (
                    "stage",
                    models.CharField(
                        choices=[
                            ("draft", "Being written"),
                            ("sent", "With the board above"),
                            ("accepted", "Accepted"),
                        ],
                        default="draft",
                        max_length=20,
                    ),
                ),
                ("sent_on", models.DateField(blank=True, null=True)),
                ("given_back_because", models.CharField(blank=True, max_length=300)),
                ("accepted_on", models.DateField(blank=True, null=True)),
                (
                    "meeting",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="accepts_closing",
                        to="boards.meeting",
                    ),
                ),
                (
                    "decision",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="accepts_closing",
                        to="boards.decision",
                    ),
                ),
            ],
            options={
                "verbose_name": "closing report",
                "ordering": ["-accepted_on", "-sent_on", "board__name"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("stage", "draft"), ("sent_on__isnull", False), _connector="OR"
                        ),
                        name="a_closing_report_was_sent",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("decision__isnull", True),
                                ("meeting__isnull", True),
                                ("stage", "accepted"),
                                _negated=True,
                            ),
                            models.Q(
                                models.Q(("stage", "accepted"), _negated=True),
                                ("accepted_on__isnull", False),
                                _connector="OR",
                            ),
                        ),
                        name="a_closing_report_is_accepted_somewhere",
                        violation_error_message="Name the meeting or the decision that accepted it.",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="HistoricalCarried",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                ("history_actor", models.CharField(blank=True, max_length=120)),
                ("history_change_reason", models.CharField(max_length=200)),
                ("because", models.CharField(max_length=300, verbose_name="reason")),
                (
                    "report",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="closing.closingreport",
                    ),
                ),
                (
                    "action",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="boards.action",
                    ),
                ),
                (
                    "to",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="boards.board",
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
                "verbose_name": "historical action carried over",
                "verbose_name_plural": "historical actions carried over",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
                "indexes": [],
                "constraints": [],
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Carried",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "report",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="carried",
                        to="closing.closingreport",
                    ),
                ),
                (
                    "action",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="carried",
                        to="boards.action",
                    ),
                ),
                (
                    "to",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="carried_here",
                        to="boards.board",
                    ),
                ),
                ("because", models.CharField(max_length=300, verbose_name="reason")),
            ],
            options={
                "verbose_name": "action carried over",
                "verbose_name_plural": "actions carried over",
                "ordering": ["action__reference"],
                "constraints": [
                    models.UniqueConstraint(fields=("report", "action"), name="carried_over_once")
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="HistoricalResource",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                ("history_actor", models.CharField(blank=True, max_length=120)),
                ("history_change_reason", models.CharField(max_length=200)),
                ("title", models.CharField(max_length=200)),
                (
                    "for_whom",
                    models.CharField(
                        choices=[
                            ("partnership", "Everybody who works with the partnership"),
                            ("everybody", "Everybody: it is published"),
                        ],
                        default="partnership",
                        max_length=20,
                        verbose_name="who may have it",
                    ),
                ),
                ("added_at", models.DateTimeField(editable=False)),
                ("withdrawn_because", models.CharField(blank=True, max_length=300)),
                (
                    "report",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="closing.closingreport",
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
                "verbose_name": "historical resource",
                "verbose_name_plural": "historical resources",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
                "indexes": [],
                "constraints": [],
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Resource",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "report",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="resources",
                        to="closing.closingreport",
                    ),
                ),
                ("title", models.CharField(max_length=200)),
                (
                    "for_whom",
                    models.CharField(
                        choices=[
                            ("partnership", "Everybody who works with the partnership"),
                            ("everybody", "Everybody: it is published"),
                        ],
                        default="partnership",
                        max_length=20,
                        verbose_name="who may have it",
                    ),
                ),
                ("added_at", models.DateTimeField(editable=False)),
                ("withdrawn_because", models.CharField(blank=True, max_length=300)),
            ],
            options={
                "ordering": ["title", "pk"],
                "indexes": [],
                "constraints": [],
            },
        ),
    ]
