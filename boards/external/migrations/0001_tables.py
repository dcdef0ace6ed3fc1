import django.core.validators
import django.db.models.deletion
import simple_history.models
from django.conf import settings
from django.db import migrations, models

from partnership.records.tables import MakesTables


class Migration(MakesTables):
    replaces = [("external", "0001_the_register")]

    initial = True

    dependencies = [
        ("agencies", "0001_tables"),
        ("boards", "0001_tables"),
        ("people", "0001_tables"),
    ]

    operations = [
        migrations.CreateModel(
            name="HistoricalExternalEntry",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                ("history_actor", models.CharField(blank=True, max_length=120)),
                ("history_change_reason", models.CharField(max_length=200)),
                ("reference", models.CharField(max_length=30)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("inspection", "Inspection"),
                            ("joint", "Joint targeted area inspection"),
                            ("complaints", "Complaints report"),
                            ("sent", "Letter sent to an outside body"),
                            ("received", "Letter from an outside body"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "body",
                    models.CharField(
                        max_length=200,
                        verbose_name="who inspects, reports, writes or is written to",
                    ),
                ),
                ("dated_on", models.DateField(verbose_name="fieldwork began, or dated")),
                (
                    "came_on",
                    models.DateField(
                        blank=True, null=True, verbose_name="published or received on"
                    ),
                ),
                (
                    "address",
                    models.URLField(
                        blank=True,
                        max_length=500,
                        validators=[django.core.validators.URLValidator(schemes=["https", "http"])],
                        verbose_name="public address",
                    ),
                ),
                (
                    "grade",
                    models.CharField(blank=True, max_length=80, verbose_name="grade, as published"),
                ),
                (
                    "summary",
                    models.TextField(max_length=2000, verbose_name="what it says, in short"),
                ),
                (
                    "to_answer",
                    models.TextField(
                        blank=True, max_length=1000, verbose_name="what is to be answered"
                    ),
                ),
                ("due_on", models.DateField(blank=True, null=True, verbose_name="answer due on")),
                (
                    "answered_on",
                    models.DateField(blank=True, null=True, verbose_name="answered on"),
                ),
                (
                    "answer",
                    models.TextField(
                        blank=True, max_length=2000, verbose_name="what was answered, in short"
                    ),
                ),
                (
                    "no_answer_because",
                    models.CharField(
                        blank=True, max_length=300, verbose_name="why no answer is needed"
                    ),
                ),
                ("struck_because", models.CharField(blank=True, max_length=200)),
                (
                    "partnership",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="boards.partnership",
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
                "verbose_name": "historical inspection, complaints report or letter",
                "verbose_name_plural": "historical inspections, complaints reports and letters",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
                "indexes": [],
                "constraints": [],
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="ExternalEntry",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "partnership",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="external_entries",
                        to="boards.partnership",
                    ),
                ),
                ("reference", models.CharField(max_length=30)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("inspection", "Inspection"),
                            ("joint", "Joint targeted area inspection"),
                            ("complaints", "Complaints report"),
                            ("sent", "Letter sent to an outside body"),
                            ("received", "Letter from an outside body"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "body",
                    models.CharField(
                        max_length=200,
                        verbose_name="who inspects, reports, writes or is written to",
                    ),
                ),
                ("dated_on", models.DateField(verbose_name="fieldwork began, or dated")),
                (
                    "came_on",
                    models.DateField(
                        blank=True, null=True, verbose_name="published or received on"
                    ),
                ),
                (
                    "address",
                    models.URLField(
                        blank=True,
                        max_length=500,
                        validators=[django.core.validators.URLValidator(schemes=["https", "http"])],
                        verbose_name="public address",
                    ),
                ),
                (
                    "grade",
                    models.CharField(blank=True, max_length=80, verbose_name="grade, as published"),
                ),
                (
                    "summary",
                    models.TextField(max_length=2000, verbose_name="what it says, in short"),
                ),
                (
                    "to_answer",
                    models.TextField(
                        blank=True, max_length=1000, verbose_name="what is to be answered"
                    ),
                ),
                ("due_on", models.DateField(blank=True, null=True, verbose_name="answer due on")),
                (
                    "answered_on",
                    models.DateField(blank=True, null=True, verbose_name="answered on"),
                ),
                (
                    "answer",
                    models.TextField(
                        blank=True, max_length=2000, verbose_name="what was answered, in short"
                    ),
                ),
                (
                    "no_answer_because",
                    models.CharField(
                        blank=True, max_length=300, verbose_name="why no answer is needed"
                    ),
                ),
                ("struck_because", models.CharField(blank=True, max_length=200)),
            ],
            options={
                "verbose_name": "inspection, complaints report or letter",
                "verbose_name_plural": "inspections, complaints reports and letters",
                "ordering": ["-dated_on", "-pk"],
                "indexes": [
                    models.Index(
                        fields=["partnership", "due_on"], name="external_ex_partner_0bb15f_idx"
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("partnership", "reference"), name="one_external_entry_a_reference"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("came_on__isnull", True),
                            ("came_on__gte", models.F("dated_on")),
                            _connector="OR",
                        ),
                        name="external_came_after_dated",
                        violation_error_message="It came before the day that it bears.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("due_on__isnull", True),
                            ("due_on__gte", models.F("dated_on")),
                            _connector="OR",
                        ),
                        name="external_due_after_dated",
                        violation_error_message="The answer is due before the day that it bears.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("answer", ""), ("answered_on__isnull", True)),
                            models.Q(
                                ("answered_on__gte", models.F("dated_on")),
                                models.Q(("answer", ""), _negated=True),
                                ("no_answer_because", ""),
                            ),
                            _connector="OR",
                        ),
                        name="external_answer_has_its_day",
                        violation_error_message="An answer has its day and its words.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("grade", ""),
                            models.Q(
                                ("came_on__isnull", False),
                                ("kind__in", ("inspection", "joint")),
                                models.Q(("address", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="external_grade_was_published",
                        violation_error_message="A grade is what an inspectorate has published.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalConcernedAgency",
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
                    "entry",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="external.externalentry",
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
                "verbose_name": "historical agency that an entry concerns",
                "verbose_name_plural": "historical agencies that entries concern",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
                "indexes": [],
                "constraints": [],
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="ConcernedAgency",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "entry",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="concerned",
                        to="external.externalentry",
                    ),
                ),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="external_entries",
                        to="agencies.agency",
                    ),
                ),
            ],
            options={
                "verbose_name": "agency that an entry concerns",
                "verbose_name_plural": "agencies that entries concern",
                "ordering": ["agency__name", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("entry", "agency"), name="one_concern_an_agency"
                    )
                ],
                "indexes": [],
            },
        ),
    ]
