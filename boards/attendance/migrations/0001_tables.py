import django.core.validators
import django.db.models.deletion
import simple_history.models
from django.conf import settings
from django.db import migrations, models

from partnership.records.tables import MakesTables


class Migration(MakesTables):
    replaces = [("attendance", "0001_registers_and_quorum")]

    initial = True

    dependencies = [
        ("agencies", "0001_tables"),
        ("boards", "0001_tables"),
        ("people", "0001_tables"),
    ]

    operations = [
        migrations.CreateModel(
            name="HistoricalQuorumRule",
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
                (
                    "seats",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(1)],
                        verbose_name="at least so many seats",
                    ),
                ),
                (
                    "chair",
                    models.BooleanField(default=False, verbose_name="the chair or vice-chair"),
                ),
                ("council", models.BooleanField(default=False, verbose_name="a local authority")),
                ("health", models.BooleanField(default=False, verbose_name="an NHS commissioner")),
                ("police", models.BooleanField(default=False, verbose_name="the police")),
                (
                    "every_council",
                    models.BooleanField(default=False, verbose_name="every council with a seat"),
                ),
                ("source", models.CharField(max_length=300, verbose_name="where it was agreed")),
                (
                    "is_invented",
                    models.BooleanField(
                        default=False, editable=False, verbose_name="only for a demonstration"
                    ),
                ),
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
                "verbose_name": "historical quorum rule",
                "verbose_name_plural": "historical quorum rules",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
                "indexes": [],
                "constraints": [],
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="QuorumRule",
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
                        related_name="quorum_rules",
                        to="boards.board",
                    ),
                ),
                (
                    "seats",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(1)],
                        verbose_name="at least so many seats",
                    ),
                ),
                (
                    "chair",
                    models.BooleanField(default=False, verbose_name="the chair or vice-chair"),
                ),
                ("council", models.BooleanField(default=False, verbose_name="a local authority")),
                ("health", models.BooleanField(default=False, verbose_name="an NHS commissioner")),
                ("police", models.BooleanField(default=False, verbose_name="the police")),
                (
                    "every_council",
                    models.BooleanField(default=False, verbose_name="every council with a seat"),
                ),
                ("source", models.CharField(max_length=300, verbose_name="where it was agreed")),
                (
                    "is_invented",
                    models.BooleanField(
                        default=False, editable=False, verbose_name="only for a demonstration"
                    ),
                ),
            ],
            options={
                "verbose_name": "quorum rule",
                "ordering": ["board", "-starts_on"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ends_on__isnull", True),
                            ("ends_on__gte", models.F("starts_on")),
                            _connector="OR",
                        ),
                        name="quorum_dates_in_order",
                        violation_error_message="The last day is before the first day.",
                    ),
                    models.UniqueConstraint(
                        fields=("board", "starts_on"), name="one_quorum_rule_a_day"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("seats__isnull", True), ("seats__gte", 1), _connector="OR"
                        ),
                        name="quorum_of_some_seats",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="HistoricalQuorumAgency",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                ("history_actor", models.CharField(blank=True, max_length=120)),
                ("history_change_reason", models.CharField(max_length=200)),
                (
                    "rule",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="attendance.quorumrule",
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
                "verbose_name": "historical agency of a quorum",
                "verbose_name_plural": "historical agencies of a quorum",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
                "indexes": [],
                "constraints": [],
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="QuorumAgency",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "rule",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="agencies",
                        to="attendance.quorumrule",
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
            ],
            options={
                "verbose_name": "agency of a quorum",
                "verbose_name_plural": "agencies of a quorum",
                "ordering": ["agency__name", "pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("rule", "agency"), name="one_agency_a_quorum")
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="HistoricalAttendance",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                ("history_actor", models.CharField(blank=True, max_length=120)),
                ("history_change_reason", models.CharField(max_length=200)),
                (
                    "how",
                    models.CharField(
                        choices=[
                            ("present", "Present"),
                            ("deputy", "Deputy"),
                            ("apologies", "Apology"),
                            ("absent", "Absent"),
                            ("vacant", "Vacant"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "deputy",
                    models.CharField(blank=True, max_length=120, verbose_name="who came as deputy"),
                ),
                ("marked_at", models.DateTimeField()),
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
                    "seat",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="boards.seat",
                    ),
                ),
                (
                    "person",
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
                "verbose_name": "historical mark in a register",
                "verbose_name_plural": "historical marks in registers",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
                "indexes": [],
                "constraints": [],
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Attendance",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="attendances",
                        to="boards.meeting",
                    ),
                ),
                (
                    "seat",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="attendances",
                        to="boards.seat",
                    ),
                ),
                (
                    "how",
                    models.CharField(
                        choices=[
                            ("present", "Present"),
                            ("deputy", "Deputy"),
                            ("apologies", "Apology"),
                            ("absent", "Absent"),
                            ("vacant", "Vacant"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "deputy",
                    models.CharField(blank=True, max_length=120, verbose_name="who came as deputy"),
                ),
                (
                    "marked_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("marked_at", models.DateTimeField()),
            ],
            options={
                "verbose_name": "mark in a register",
                "verbose_name_plural": "marks in registers",
                "ordering": ["meeting", "seat__order", "pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("meeting", "seat"), name="one_mark_a_seat"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("how", "deputy"), models.Q(("deputy", ""), _negated=True)),
                            models.Q(models.Q(("how", "deputy"), _negated=True), ("deputy", "")),
                            _connector="OR",
                        ),
                        name="mark_names_the_deputy",
                        violation_error_message="Enter who came as deputy.",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="HistoricalGuest",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                ("history_actor", models.CharField(blank=True, max_length=120)),
                ("history_change_reason", models.CharField(max_length=200)),
                ("name", models.CharField(max_length=120)),
                ("agency", models.CharField(blank=True, max_length=200, verbose_name="where from")),
                (
                    "why",
                    models.CharField(
                        blank=True, max_length=200, verbose_name="why they were there"
                    ),
                ),
                (
                    "dropped_because",
                    models.CharField(blank=True, max_length=200, verbose_name="why taken out"),
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
                "verbose_name": "historical person in attendance",
                "verbose_name_plural": "historical people in attendance",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
                "indexes": [],
                "constraints": [],
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Guest",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="guests",
                        to="boards.meeting",
                    ),
                ),
                ("name", models.CharField(max_length=120)),
                ("agency", models.CharField(blank=True, max_length=200, verbose_name="where from")),
                (
                    "why",
                    models.CharField(
                        blank=True, max_length=200, verbose_name="why they were there"
                    ),
                ),
                (
                    "dropped_because",
                    models.CharField(blank=True, max_length=200, verbose_name="why taken out"),
                ),
            ],
            options={
                "verbose_name": "person in attendance",
                "verbose_name_plural": "people in attendance",
                "ordering": ["meeting", "pk"],
                "indexes": [],
                "constraints": [],
            },
        ),
    ]
