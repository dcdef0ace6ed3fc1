import django.db.models.deletion
import simple_history.models
from django.conf import settings
from django.db import migrations, models

from partnership.records.tables import MakesTables


class Migration(MakesTables):
    replaces = [("owed", "0001_reports_owed")]

    initial = True

    dependencies = [
        ("agencies", "0001_tables"),
        ("boards", "0001_tables"),
        ("people", "0001_tables"),
    ]

    operations = [
        migrations.CreateModel(
            name="HistoricalExpectation",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                ("history_actor", models.CharField(blank=True, max_length=120)),
                ("history_change_reason", models.CharField(max_length=200)),
                ("starts_on", models.DateField(verbose_name="from")),
                ("ends_on", models.DateField(blank=True, null=True, verbose_name="until")),
                ("title", models.CharField(max_length=200, verbose_name="report")),
                (
                    "every",
                    models.CharField(
                        choices=[
                            ("once", "Once"),
                            ("quarter", "Every three months"),
                            ("half", "Every six months"),
                            ("year", "Every year"),
                        ],
                        max_length=10,
                        verbose_name="how often",
                    ),
                ),
                ("first_due_on", models.DateField(verbose_name="first due on")),
                ("why", models.CharField(max_length=300, verbose_name="who or what asks for it")),
                (
                    "board",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="boards.board",
                        verbose_name="board",
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
                    "group",
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
                "verbose_name": "historical report owed to a board",
                "verbose_name_plural": "historical reports owed to boards",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
                "indexes": [],
                "constraints": [],
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Expectation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("starts_on", models.DateField(verbose_name="from")),
                ("ends_on", models.DateField(blank=True, null=True, verbose_name="until")),
                (
                    "board",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="expectations",
                        to="boards.board",
                        verbose_name="board",
                    ),
                ),
                ("title", models.CharField(max_length=200, verbose_name="report")),
                (
                    "agency",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="expectations",
                        to="agencies.agency",
                    ),
                ),
                (
                    "group",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="owes",
                        to="boards.board",
                    ),
                ),
                (
                    "every",
                    models.CharField(
                        choices=[
                            ("once", "Once"),
                            ("quarter", "Every three months"),
                            ("half", "Every six months"),
                            ("year", "Every year"),
                        ],
                        max_length=10,
                        verbose_name="how often",
                    ),
                ),
                ("first_due_on", models.DateField(verbose_name="first due on")),
                ("why", models.CharField(max_length=300, verbose_name="who or what asks for it")),
            ],
            options={
                "verbose_name": "report owed to a board",
                "verbose_name_plural": "reports owed to boards",
                "ordering": ["board__order", "title", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ends_on__isnull", True),
                            ("ends_on__gte", models.F("starts_on")),
                            _connector="OR",
                        ),
                        name="expectation_dates_in_order",
                        violation_error_message="The last day is before the first day.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("agency__isnull", False), ("group__isnull", True)),
                            models.Q(("agency__isnull", True), ("group__isnull", False)),
                            _connector="OR",
                        ),
                        name="owed_by_an_agency_or_a_group",
                        violation_error_message="Choose an agency or a group, not both.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("agency__isnull", False), ("ends_on__isnull", True)),
                        fields=("board", "title", "agency"),
                        name="owed_once_by_an_agency",
                        violation_error_message="This report is in the list already.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("ends_on__isnull", True), ("group__isnull", False)),
                        fields=("board", "title", "group"),
                        name="owed_once_by_a_group",
                        violation_error_message="This report is in the list already.",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="HistoricalOwedReport",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                ("history_actor", models.CharField(blank=True, max_length=120)),
                ("history_change_reason", models.CharField(max_length=200)),
                ("due_on", models.DateField(verbose_name="due on")),
                ("asked_on", models.DateField(blank=True, null=True, verbose_name="asked for on")),
                (
                    "received_on",
                    models.DateField(blank=True, null=True, verbose_name="received on"),
                ),
                (
                    "not_needed_because",
                    models.CharField(blank=True, max_length=300, verbose_name="not needed because"),
                ),
                (
                    "expectation",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="owed.expectation",
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
                        verbose_name="the meeting that takes it",
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
                "verbose_name": "historical report of a due day",
                "verbose_name_plural": "historical reports of due days",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
                "indexes": [],
                "constraints": [],
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="OwedReport",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "expectation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reports",
                        to="owed.expectation",
                    ),
                ),
                ("due_on", models.DateField(verbose_name="due on")),
                ("asked_on", models.DateField(blank=True, null=True, verbose_name="asked for on")),
                (
                    "received_on",
                    models.DateField(blank=True, null=True, verbose_name="received on"),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="owed_reports",
                        to="boards.meeting",
                        verbose_name="the meeting that takes it",
                    ),
                ),
                (
                    "not_needed_because",
                    models.CharField(blank=True, max_length=300, verbose_name="not needed because"),
                ),
            ],
            options={
                "verbose_name": "report of a due day",
                "verbose_name_plural": "reports of due days",
                "ordering": ["due_on", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("expectation", "due_on"), name="one_report_a_due_day"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("not_needed_because", ""),
                            ("received_on__isnull", True),
                            _connector="OR",
                        ),
                        name="received_or_not_needed",
                        violation_error_message="A report that came was needed.",
                    ),
                ],
                "indexes": [],
            },
        ),
    ]
