import django.db.models.deletion
import simple_history.models
from django.conf import settings
from django.db import migrations, models

from partnership.records.tables import MakesTables


class Migration(MakesTables):
    replaces = [
        ("reviews", "0001_initial"),
        ("reviews", "0002_acted_as"),
        ("reviews", "0003_known_to_the_month"),
        ("reviews", "0004_registers_in_order"),
        ("reviews", "0005_references_of_a_partnership"),
        ("reviews", "0006_one_reference_a_partnership"),
        ("reviews", "0007_kinds_and_tests"),
        ("reviews", "0008_grounds"),
        ("reviews", "0009_delays"),
        ("reviews", "0010_nothing_published"),
        ("reviews", "0011_panel_parts"),
        ("reviews", "0012_national"),
        ("reviews", "0013_taken_down"),
        ("reviews", "0014_need_to_know"),
    ]

    initial = True

    dependencies = [
        ("agencies", "0001_tables"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("boards", "0001_tables"),
        ("documents", "0001_tables"),
        ("people", "0001_tables"),
    ]

    operations = [
        migrations.CreateModel(
            name="HistoricalIncident",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                ("history_actor", models.CharField(blank=True, max_length=120)),
                ("history_change_reason", models.CharField(max_length=200)),
                ("reference", models.CharField(editable=False, max_length=30)),
                (
                    "about",
                    models.CharField(
                        choices=[
                            ("child", "A child"),
                            ("adult", "An adult with care and support needs"),
                        ],
                        max_length=10,
                    ),
                ),
                ("became_aware_on", models.DateField(verbose_name="became aware on")),
                (
                    "aware_known_to",
                    models.CharField(
                        choices=[("day", "To the day"), ("month", "Only to the month")],
                        default="day",
                        editable=False,
                        max_length=5,
                        verbose_name="the day aware known",
                    ),
                ),
                (
                    "ground",
                    models.CharField(
                        blank=True,
                        choices=[
                            (
                                "serious",
                                "A child died or was seriously harmed; abuse or neglect is suspected",
                            ),
                            (
                                "serious_looked_after",
                                "A looked-after child died; abuse or neglect is suspected",
                            ),
                            (
                                "looked_after",
                                "A looked-after child died; abuse or neglect is not suspected",
                            ),
                            ("care_leaver", "A care leaver died, aged 24 or younger"),
                        ],
                        max_length=20,
                        verbose_name="why it is notified",
                    ),
                ),
                (
                    "partners_told_on",
                    models.DateField(
                        blank=True, null=True, verbose_name="safeguarding partners told on"
                    ),
                ),
                (
                    "what_happened",
                    models.TextField(help_text="No names, dates of birth or addresses"),
                ),
                (
                    "notified_on",
                    models.DateField(blank=True, null=True, verbose_name="Panel notified on"),
                ),
                (
                    "rapid_review_sent_on",
                    models.DateField(blank=True, null=True, verbose_name="rapid review sent on"),
                ),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("review", "A statutory review will be carried out"),
                            ("multi_agency", "Another multi-agency review will be carried out"),
                            ("no_review", "No review"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "partnership",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="boards.partnership",
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
                (
                    "council",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="agencies.agency",
                        verbose_name="council whose area it is",
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
                "verbose_name": "historical incident",
                "verbose_name_plural": "historical incidents",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
                "indexes": [],
                "constraints": [],
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Incident",
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
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="boards.partnership",
                    ),
                ),
                ("reference", models.CharField(editable=False, max_length=30)),
                (
                    "board",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="incidents",
                        to="boards.board",
                    ),
                ),
                (
                    "about",
                    models.CharField(
                        choices=[
                            ("child", "A child"),
                            ("adult", "An adult with care and support needs"),
                        ],
                        max_length=10,
                    ),
                ),
                (
                    "council",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="incidents",
                        to="agencies.agency",
                        verbose_name="council whose area it is",
                    ),
                ),
                ("became_aware_on", models.DateField(verbose_name="became aware on")),
                (
                    "aware_known_to",
                    models.CharField(
                        choices=[("day", "To the day"), ("month", "Only to the month")],
                        default="day",
                        editable=False,
                        max_length=5,
                        verbose_name="the day aware known",
                    ),
                ),
                (
                    "ground",
                    models.CharField(
                        blank=True,
                        choices=[
                            (
                                "serious",
                                "A child died or was seriously harmed; abuse or neglect is suspected",
                            ),
                            (
                                "serious_looked_after",
                                "A looked-after child died; abuse or neglect is suspected",
                            ),
                            (
                                "looked_after",
                                "A looked-after child died; abuse or neglect is not suspected",
                            ),
                            ("care_leaver", "A care leaver died, aged 24 or younger"),
                        ],
                        max_length=20,
                        verbose_name="why it is notified",
                    ),
                ),
                (
                    "partners_told_on",
                    models.DateField(
                        blank=True, null=True, verbose_name="safeguarding partners told on"
                    ),
                ),
                (
                    "what_happened",
                    models.TextField(help_text="No names, dates of birth or addresses"),
                ),
                (
                    "notified_on",
                    models.DateField(blank=True, null=True, verbose_name="Panel notified on"),
                ),
                (
                    "rapid_review_sent_on",
                    models.DateField(blank=True, null=True, verbose_name="rapid review sent on"),
                ),
                (
                    "decision",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="incident",
                        to="boards.decision",
                    ),
                ),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("review", "A statutory review will be carried out"),
                            ("multi_agency", "Another multi-agency review will be carried out"),
                            ("no_review", "No review"),
                        ],
                        max_length=20,
                    ),
                ),
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
                "verbose_name": "incident",
                "ordering": ["-became_aware_on", "-pk"],
                "indexes": [
                    models.Index(
                        fields=["board", "-became_aware_on"], name="reviews_inc_board_i_4a6bb3_idx"
                    ),
                    models.Index(fields=["-became_aware_on", "-id"], name="incidents_in_order"),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("partnership", "reference"),
                        name="one_incident_a_reference",
                        violation_error_message="This reference is another incident's.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("notified_on__isnull", True),
                            ("notified_on__gte", models.F("became_aware_on")),
                            _connector="OR",
                        ),
                        name="notified_after_aware",
                        violation_error_message="The Panel cannot be notified before the council knew.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("rapid_review_sent_on__isnull", True),
                            models.Q(
                                ("notified_on__isnull", False),
                                ("rapid_review_sent_on__gte", models.F("notified_on")),
                            ),
                            _connector="OR",
                        ),
                        name="rapid_review_after_notice",
                        violation_error_message="The rapid review follows the notice to the Panel.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("partners_told_on__isnull", True),
                            ("partners_told_on__gte", models.F("became_aware_on")),
                            _connector="OR",
                        ),
                        name="partners_told_after_aware",
                        violation_error_message="The partners cannot be told before the council knew.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("about", "child"),
                            models.Q(("ground", ""), ("partners_told_on__isnull", True)),
                            _connector="OR",
                        ),
                        name="grounds_are_for_children",
                        violation_error_message="Only a child's incident is notified.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("decision__isnull", True), ("outcome", "")),
                            models.Q(
                                ("decision__isnull", False),
                                models.Q(("outcome", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="incident_outcome_with_decision",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Numbering",
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
                        related_name="+",
                        to="boards.partnership",
                    ),
                ),
                ("series", models.CharField(max_length=10)),
                ("year", models.PositiveIntegerField()),
                ("last", models.PositiveIntegerField(default=0)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("partnership", "series", "year"), name="one_series_a_year"
                    )
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="HistoricalLimbAnswer",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                ("history_actor", models.CharField(blank=True, max_length=120)),
                ("history_change_reason", models.CharField(max_length=200)),
                ("test", models.CharField(max_length=20)),
                ("limb", models.CharField(max_length=20)),
                (
                    "answer",
                    models.CharField(
                        choices=[("yes", "Yes"), ("no", "No"), ("not_known", "It is not known")],
                        max_length=10,
                    ),
                ),
                ("why", models.TextField(blank=True, max_length=2000)),
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
                "verbose_name": "historical answer to the legal test",
                "verbose_name_plural": "historical answers to the legal test",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
                "indexes": [],
                "constraints": [],
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="LimbAnswer",
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
                        related_name="answers",
                        to="reviews.incident",
                    ),
                ),
                ("test", models.CharField(max_length=20)),
                ("limb", models.CharField(max_length=20)),
                (
                    "answer",
                    models.CharField(
                        choices=[("yes", "Yes"), ("no", "No"), ("not_known", "It is not known")],
                        max_length=10,
                    ),
                ),
                ("why", models.TextField(blank=True, max_length=2000)),
            ],
            options={
                "verbose_name": "answer to the legal test",
                "verbose_name_plural": "answers to the legal test",
                "ordering": ["pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("incident", "limb"), name="one_answer_a_limb")
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="HistoricalDissent",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                ("history_actor", models.CharField(blank=True, max_length=120)),
                ("history_change_reason", models.CharField(max_length=200)),
                ("words", models.TextField(max_length=5000, verbose_name="what it said")),
                ("recorded_on", models.DateField()),
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
                "verbose_name": "historical dissent",
                "verbose_name_plural": "historical dissents",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
                "indexes": [],
                "constraints": [],
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Dissent",
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
                        related_name="dissents",
                        to="reviews.incident",
                    ),
                ),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="dissents",
                        to="agencies.agency",
                    ),
                ),
                ("words", models.TextField(max_length=5000, verbose_name="what it said")),
                (
                    "recorded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("recorded_on", models.DateField()),
            ],
            options={
                "ordering": ["agency__name", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("incident", "agency"),
                        name="one_dissent_an_agency",
                        violation_error_message="The dissent of this agency is recorded already.",
                    )
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="HistoricalReview",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                ("history_actor", models.CharField(blank=True, max_length=120)),
                ("history_change_reason", models.CharField(max_length=200)),
                ("reference", models.CharField(editable=False, max_length=30)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("lcspr", "Local child safeguarding practice review"),
                            ("sar", "Safeguarding adult review"),
                            ("mar", "Multi-agency review"),
                        ],
                        max_length=10,
                    ),
                ),
                (
                    "basis",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("mandatory", "mandatory, Care Act 2014 s44(1) to (3)"),
                            ("discretionary", "discretionary, Care Act 2014 s44(4)"),
                        ],
                        max_length=20,
                    ),
                ),
                ("decided_on", models.DateField(verbose_name="decided on")),
                (
                    "decided_known_to",
                    models.CharField(
                        choices=[("day", "To the day"), ("month", "Only to the month")],
                        default="day",
                        editable=False,
                        max_length=5,
                        verbose_name="the day decided known",
                    ),
                ),
                (
                    "reviewer",
                    models.CharField(
                        blank=True,
                        help_text="Who wrote the report; named in it by law",
                        max_length=120,
                    ),
                ),
                (
                    "signed_off_on",
                    models.DateField(blank=True, null=True, verbose_name="signed off on"),
                ),
                (
                    "planned_on",
                    models.DateField(blank=True, null=True, verbose_name="planned publication"),
                ),
                (
                    "scope",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("full", "The full report"),
                            ("improvements", "Only the improvements to be made"),
                            ("nothing", "Neither the report nor the improvements"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "not_full_because",
                    models.TextField(blank=True, verbose_name="why not the full report"),
                ),
                (
                    "publishes_itself",
                    models.BooleanField(
                        default=False, verbose_name="published by the portal on the day"
                    ),
                ),
                ("public_title", models.CharField(blank=True, max_length=200)),
                ("public_summary", models.TextField(blank=True)),
                (
                    "published_on",
                    models.DateField(blank=True, null=True, verbose_name="published on"),
                ),
                (
                    "withheld_on",
                    models.DateField(
                        blank=True, null=True, verbose_name="concluded without publication"
                    ),
                ),
                (
                    "partnership",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="boards.partnership",
                    ),
                ),
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
                (
                    "signed_off_by",
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
                    "planned_by",
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
                "verbose_name": "historical review",
                "verbose_name_plural": "historical reviews",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
                "indexes": [],
                "constraints": [],
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Review",
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
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="boards.partnership",
                    ),
                ),
                ("reference", models.CharField(editable=False, max_length=30)),
                (
                    "incident",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="review",
                        to="reviews.incident",
                    ),
                ),
                (
                    "board",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reviews",
                        to="boards.board",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("lcspr", "Local child safeguarding practice review"),
                            ("sar", "Safeguarding adult review"),
                            ("mar", "Multi-agency review"),
                        ],
                        max_length=10,
                    ),
                ),
                (
                    "basis",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("mandatory", "mandatory, Care Act 2014 s44(1) to (3)"),
                            ("discretionary", "discretionary, Care Act 2014 s44(4)"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "decision",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="review",
                        to="boards.decision",
                    ),
                ),
                ("decided_on", models.DateField(verbose_name="decided on")),
                (
                    "decided_known_to",
                    models.CharField(
                        choices=[("day", "To the day"), ("month", "Only to the month")],
                        default="day",
                        editable=False,
                        max_length=5,
                        verbose_name="the day decided known",
                    ),
                ),
                (
                    "reviewer",
                    models.CharField(
                        blank=True,
                        help_text="Who wrote the report; named in it by law",
                        max_length=120,
                    ),
                ),
                (
                    "signed_off_on",
                    models.DateField(blank=True, null=True, verbose_name="signed off on"),
                ),
                (
                    "signed_off_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "planned_on",
                    models.DateField(blank=True, null=True, verbose_name="planned publication"),
                ),
                (
                    "planned_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "scope",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("full", "The full report"),
                            ("improvements", "Only the improvements to be made"),
                            ("nothing", "Neither the report nor the improvements"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "not_full_because",
                    models.TextField(blank=True, verbose_name="why not the full report"),
                ),
                (
                    "publishes_itself",
                    models.BooleanField(
                        default=False, verbose_name="published by the portal on the day"
                    ),
                ),
                ("public_title", models.CharField(blank=True, max_length=200)),
                ("public_summary", models.TextField(blank=True)),
                (
                    "published_on",
                    models.DateField(blank=True, null=True, verbose_name="published on"),
                ),
                (
                    "withheld_on",
                    models.DateField(
                        blank=True, null=True, verbose_name="concluded without publication"
                    ),
                ),
            ],
            options={
                "verbose_name": "review",
                "ordering": ["-decided_on", "-pk"],
                "indexes": [
                    models.Index(
                        fields=["board", "-decided_on"], name="reviews_rev_board_i_7a0f01_idx"
                    ),
                    models.Index(fields=["-decided_on", "-id"], name="reviews_in_order"),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("partnership", "reference"),
                        name="one_review_a_reference",
                        violation_error_message="This reference is another review's.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("signed_off_on__isnull", True),
                            ("signed_off_on__gte", models.F("decided_on")),
                            _connector="OR",
                        ),
                        name="signed_off_after_decided",
                        violation_error_message="A review cannot be signed off before it was decided on.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("planned_on__isnull", True),
                            ("signed_off_on__isnull", False),
                            _connector="OR",
                        ),
                        name="planned_after_sign_off",
                        violation_error_message="Sign the review off before planning its publication.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("published_on__isnull", True),
                            models.Q(
                                ("planned_on__isnull", False),
                                ("published_on__gte", models.F("planned_on")),
                            ),
                            _connector="OR",
                        ),
                        name="published_when_planned",
                        violation_error_message="A review is published on its planned date or later.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("withheld_on__isnull", True),
                            models.Q(
                                ("published_on__isnull", True),
                                ("scope", "nothing"),
                                ("withheld_on__gte", models.F("planned_on")),
                            ),
                            _connector="OR",
                        ),
                        name="withheld_when_planned",
                        violation_error_message="It is concluded on its planned date or later.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalOwnReason",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                ("history_actor", models.CharField(blank=True, max_length=120)),
                ("history_change_reason", models.CharField(max_length=200)),
                ("words", models.CharField(max_length=120, verbose_name="the reason")),
                (
                    "stands_still",
                    models.BooleanField(
                        default=False, verbose_name="the review stands still while it lasts"
                    ),
                ),
                ("added_on", models.DateField()),
                ("retired_on", models.DateField(blank=True, null=True)),
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
                (
                    "added_by",
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
                "verbose_name": "historical reason for delay",
                "verbose_name_plural": "historical reasons for delay",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
                "indexes": [],
                "constraints": [],
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="OwnReason",
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
                        related_name="delay_reasons",
                        to="boards.partnership",
                    ),
                ),
                ("words", models.CharField(max_length=120, verbose_name="the reason")),
                (
                    "stands_still",
                    models.BooleanField(
                        default=False, verbose_name="the review stands still while it lasts"
                    ),
                ),
                (
                    "added_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("added_on", models.DateField()),
                ("retired_on", models.DateField(blank=True, null=True)),
            ],
            options={
                "verbose_name": "reason for delay",
                "verbose_name_plural": "reasons for delay",
                "ordering": ["words", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("retired_on__isnull", True)),
                        fields=("partnership", "words"),
                        name="one_own_reason",
                        violation_error_message="This reason is on the list already.",
                    )
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="HistoricalDelay",
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
                    "reason",
                    models.CharField(
                        choices=[
                            ("criminal", "Criminal investigation or prosecution"),
                            ("inquest", "Inquest"),
                            ("reviewer", "Reviewer not available"),
                            ("family", "Request of the family"),
                            ("complex", "Size or difficulty of the case"),
                            ("other", "Another reason"),
                            ("own", "A reason of the partnership's own list"),
                        ],
                        max_length=20,
                    ),
                ),
                ("explanation", models.TextField()),
                (
                    "told_panel_on",
                    models.DateField(blank=True, null=True, verbose_name="Panel told on"),
                ),
                (
                    "told_sos_on",
                    models.DateField(
                        blank=True, null=True, verbose_name="Secretary of State told on"
                    ),
                ),
                (
                    "still_from",
                    models.DateField(blank=True, null=True, verbose_name="stood still from"),
                ),
                (
                    "still_until",
                    models.DateField(blank=True, null=True, verbose_name="stood still until"),
                ),
                (
                    "tell_again_on",
                    models.DateField(blank=True, null=True, verbose_name="to be told again on"),
                ),
                ("recorded_on", models.DateField()),
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
                    "own_reason",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="reviews.ownreason",
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
                "verbose_name": "historical delay",
                "verbose_name_plural": "historical delays",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
                "indexes": [],
                "constraints": [],
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Delay",
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
                        related_name="delays",
                        to="reviews.review",
                    ),
                ),
                (
                    "reason",
                    models.CharField(
                        choices=[
                            ("criminal", "Criminal investigation or prosecution"),
                            ("inquest", "Inquest"),
                            ("reviewer", "Reviewer not available"),
                            ("family", "Request of the family"),
                            ("complex", "Size or difficulty of the case"),
                            ("other", "Another reason"),
                            ("own", "A reason of the partnership's own list"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "own_reason",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="delays",
                        to="reviews.ownreason",
                    ),
                ),
                ("explanation", models.TextField()),
                (
                    "told_panel_on",
                    models.DateField(blank=True, null=True, verbose_name="Panel told on"),
                ),
                (
                    "told_sos_on",
                    models.DateField(
                        blank=True, null=True, verbose_name="Secretary of State told on"
                    ),
                ),
                (
                    "still_from",
                    models.DateField(blank=True, null=True, verbose_name="stood still from"),
                ),
                (
                    "still_until",
                    models.DateField(blank=True, null=True, verbose_name="stood still until"),
                ),
                (
                    "tell_again_on",
                    models.DateField(blank=True, null=True, verbose_name="to be told again on"),
                ),
                (
                    "recorded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("recorded_on", models.DateField()),
            ],
            options={
                "ordering": ["-recorded_on", "-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("own_reason__isnull", True), ("reason", "own"), _connector="OR"
                        ),
                        name="own_reason_is_named",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("still_until__isnull", True),
                            models.Q(
                                ("still_from__isnull", False),
                                ("still_until__gte", models.F("still_from")),
                            ),
                            _connector="OR",
                        ),
                        name="stood_still_in_order",
                        violation_error_message="It stood still until before it began to.",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="HistoricalCaseNaming",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                ("history_actor", models.CharField(blank=True, max_length=120)),
                ("history_change_reason", models.CharField(max_length=200)),
                ("starts_on", models.DateField()),
                ("ends_on", models.DateField(blank=True, null=True)),
                ("because", models.CharField(max_length=200)),
                (
                    "part",
                    models.CharField(
                        choices=[
                            ("chair", "Chair of the panel"),
                            ("member", "Panel member"),
                            ("author", "Reviewer or author"),
                            ("adviser", "Adviser"),
                            ("officer", "Works on it for the partnership"),
                            ("other", "Another reason to know"),
                        ],
                        default="other",
                        max_length=10,
                    ),
                ),
                (
                    "permission",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="auth.permission",
                    ),
                ),
                (
                    "user",
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
                    "given_by",
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
                    "content_object",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="reviews.incident",
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
                "verbose_name": "historical naming for a case",
                "verbose_name_plural": "historical namings for cases",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
                "indexes": [],
                "constraints": [],
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="CaseNaming",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "permission",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, to="auth.permission"
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("starts_on", models.DateField()),
                ("ends_on", models.DateField(blank=True, null=True)),
                ("because", models.CharField(max_length=200)),
                (
                    "given_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "part",
                    models.CharField(
                        choices=[
                            ("chair", "Chair of the panel"),
                            ("member", "Panel member"),
                            ("author", "Reviewer or author"),
                            ("adviser", "Adviser"),
                            ("officer", "Works on it for the partnership"),
                            ("other", "Another reason to know"),
                        ],
                        default="other",
                        max_length=10,
                    ),
                ),
                (
                    "content_object",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="namings",
                        to="reviews.incident",
                    ),
                ),
            ],
            options={
                "verbose_name": "naming for a case",
                "verbose_name_plural": "namings for cases",
                "unique_together": {("user", "permission", "content_object")},
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ends_on__isnull", True),
                            ("ends_on__gte", models.F("starts_on")),
                            _connector="OR",
                        ),
                        name="casenaming_dates_in_order",
                    )
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="HistoricalDespatch",
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
                    "to",
                    models.CharField(
                        choices=[
                            ("panel", "Child Safeguarding Practice Review Panel"),
                            ("sos", "Secretary of State for Education"),
                            ("ofsted", "Ofsted"),
                        ],
                        max_length=10,
                    ),
                ),
                ("sent_on", models.DateField(verbose_name="sent on")),
                (
                    "scope",
                    models.CharField(
                        choices=[
                            ("full", "The full report"),
                            ("improvements", "Only the improvements to be made"),
                            ("nothing", "Neither the report nor the improvements"),
                        ],
                        max_length=20,
                        verbose_name="what was sent",
                    ),
                ),
                ("of_words", models.CharField(blank=True, editable=False, max_length=64)),
                ("how", models.CharField(max_length=200)),
                ("recorded_on", models.DateField(verbose_name="recorded on")),
                ("withdrawn_because", models.CharField(blank=True, max_length=200)),
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
                "verbose_name": "historical despatch",
                "verbose_name_plural": "historical despatchs",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
                "indexes": [],
                "constraints": [],
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Despatch",
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
                        related_name="despatches",
                        to="reviews.review",
                    ),
                ),
                (
                    "to",
                    models.CharField(
                        choices=[
                            ("panel", "Child Safeguarding Practice Review Panel"),
                            ("sos", "Secretary of State for Education"),
                            ("ofsted", "Ofsted"),
                        ],
                        max_length=10,
                    ),
                ),
                ("sent_on", models.DateField(verbose_name="sent on")),
                (
                    "scope",
                    models.CharField(
                        choices=[
                            ("full", "The full report"),
                            ("improvements", "Only the improvements to be made"),
                            ("nothing", "Neither the report nor the improvements"),
                        ],
                        max_length=20,
                        verbose_name="what was sent",
                    ),
                ),
                ("of_words", models.CharField(blank=True, editable=False, max_length=64)),
                ("how", models.CharField(max_length=200)),
                (
                    "recorded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("recorded_on", models.DateField(verbose_name="recorded on")),
                ("withdrawn_because", models.CharField(blank=True, max_length=200)),
            ],
            options={
                "ordering": ["sent_on", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("withdrawn_because", "")),
                        fields=("review", "to", "scope", "of_words"),
                        name="one_standing_copy_each",
                        violation_error_message="A copy to them is already recorded.",
                    )
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="HistoricalComment",
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
                    "of",
                    models.CharField(
                        choices=[
                            ("panel", "Child Safeguarding Practice Review Panel"),
                            ("sos", "Secretary of State for Education"),
                            ("ofsted", "Ofsted"),
                        ],
                        max_length=10,
                    ),
                ),
                ("received_on", models.DateField(verbose_name="received on")),
                ("words", models.TextField(max_length=5000, verbose_name="what it said")),
                (
                    "regard",
                    models.TextField(
                        blank=True, max_length=5000, verbose_name="how regard was had"
                    ),
                ),
                ("regard_on", models.DateField(blank=True, null=True)),
                ("recorded_on", models.DateField()),
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
                "verbose_name": "historical comment",
                "verbose_name_plural": "historical comments",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
                "indexes": [],
                "constraints": [],
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Comment",
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
                        related_name="comments",
                        to="reviews.review",
                    ),
                ),
                (
                    "of",
                    models.CharField(
                        choices=[
                            ("panel", "Child Safeguarding Practice Review Panel"),
                            ("sos", "Secretary of State for Education"),
                            ("ofsted", "Ofsted"),
                        ],
                        max_length=10,
                    ),
                ),
                ("received_on", models.DateField(verbose_name="received on")),
                ("words", models.TextField(max_length=5000, verbose_name="what it said")),
                (
                    "regard",
                    models.TextField(
                        blank=True, max_length=5000, verbose_name="how regard was had"
                    ),
                ),
                ("regard_on", models.DateField(blank=True, null=True)),
                (
                    "recorded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("recorded_on", models.DateField()),
            ],
            options={
                "ordering": ["received_on", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("regard", ""), ("regard_on__isnull", True)),
                            models.Q(
                                models.Q(("regard", ""), _negated=True),
                                ("regard_on__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="regard_has_its_day",
                    )
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="HistoricalExplanation",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                ("history_actor", models.CharField(blank=True, max_length=120)),
                ("history_change_reason", models.CharField(max_length=200)),
                ("code", models.CharField(max_length=40, verbose_name="rule")),
                ("reason", models.TextField()),
                ("recorded_on", models.DateField()),
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
                "verbose_name": "historical explanation",
                "verbose_name_plural": "historical explanations",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
                "indexes": [],
                "constraints": [],
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Explanation",
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
                        related_name="explanations",
                        to="reviews.review",
                    ),
                ),
                ("code", models.CharField(max_length=40, verbose_name="rule")),
                ("reason", models.TextField()),
                (
                    "recorded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("recorded_on", models.DateField()),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("review", "code"), name="one_explanation_a_rule"
                    )
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="HistoricalOverride",
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
                    "planned_on",
                    models.DateField(help_text="It holds for this planned date and no other"),
                ),
                ("codes", models.JSONField(default=list, verbose_name="musts lifted")),
                ("lapsed_on", models.DateField(blank=True, null=True, verbose_name="lapsed on")),
                ("reason", models.TextField()),
                ("asked_on", models.DateField()),
                ("agreed_on", models.DateField(blank=True, null=True)),
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
                    "asked_by",
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
                    "agreed_by",
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
                "verbose_name": "historical override",
                "verbose_name_plural": "historical overrides",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
                "indexes": [],
                "constraints": [],
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Override",
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
                        related_name="overrides",
                        to="reviews.review",
                    ),
                ),
                (
                    "planned_on",
                    models.DateField(help_text="It holds for this planned date and no other"),
                ),
                ("codes", models.JSONField(default=list, verbose_name="musts lifted")),
                ("lapsed_on", models.DateField(blank=True, null=True, verbose_name="lapsed on")),
                ("reason", models.TextField()),
                (
                    "asked_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("asked_on", models.DateField()),
                (
                    "agreed_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("agreed_on", models.DateField(blank=True, null=True)),
            ],
            options={
                "ordering": ["-pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("lapsed_on__isnull", True)),
                        fields=("review",),
                        name="one_override_a_plan",
                        violation_error_message="An override for this date has been asked for already.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("agreed_by__isnull", True),
                            models.Q(("agreed_by", models.F("asked_by")), _negated=True),
                            _connector="OR",
                        ),
                        name="override_takes_two",
                        violation_error_message="The second person must be somebody else.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("agreed_by__isnull", True), ("agreed_on__isnull", True)),
                            models.Q(("agreed_by__isnull", False), ("agreed_on__isnull", False)),
                            _connector="OR",
                        ),
                        name="override_agreed_by_and_on",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="HistoricalPublication",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                ("history_actor", models.CharField(blank=True, max_length=120)),
                ("history_change_reason", models.CharField(max_length=200)),
                ("slug", models.SlugField(max_length=60)),
                ("title", models.CharField(max_length=200)),
                ("summary", models.TextField()),
                ("reviewer", models.CharField(blank=True, max_length=120)),
                ("scope", models.CharField(max_length=20)),
                ("published_on", models.DateField()),
                ("taken_down_on", models.DateField(blank=True, null=True)),
                ("taken_down_because", models.CharField(blank=True, max_length=200)),
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
                    "document",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="documents.document",
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
                "verbose_name": "historical published review",
                "verbose_name_plural": "historical published reviews",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
                "indexes": [],
                "constraints": [],
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Publication",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "review",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="publication",
                        to="reviews.review",
                    ),
                ),
                ("slug", models.SlugField(max_length=60, unique=True)),
                ("title", models.CharField(max_length=200)),
                ("summary", models.TextField()),
                ("reviewer", models.CharField(blank=True, max_length=120)),
                ("scope", models.CharField(max_length=20)),
                (
                    "document",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="documents.document",
                    ),
                ),
                ("published_on", models.DateField()),
                ("taken_down_on", models.DateField(blank=True, null=True)),
                ("taken_down_because", models.CharField(blank=True, max_length=200)),
            ],
            options={
                "verbose_name": "published review",
                "ordering": ["-published_on", "-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("taken_down_because", ""), ("taken_down_on__isnull", True)),
                            models.Q(
                                ("taken_down_on__isnull", False),
                                models.Q(("taken_down_because", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="taken_down_with_reason",
                    )
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="HistoricalInformed",
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
                    "to",
                    models.CharField(
                        choices=[
                            ("panel", "Child Safeguarding Practice Review Panel"),
                            ("sos", "Secretary of State for Education"),
                            ("ofsted", "Ofsted"),
                        ],
                        max_length=10,
                        verbose_name="who was told",
                    ),
                ),
                ("told_on", models.DateField(verbose_name="told on")),
                ("how", models.CharField(max_length=200)),
                ("recorded_on", models.DateField()),
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
                "verbose_name": "historical informed",
                "verbose_name_plural": "historical informeds",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
                "indexes": [],
                "constraints": [],
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Informed",
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
                        related_name="informed",
                        to="reviews.incident",
                    ),
                ),
                (
                    "to",
                    models.CharField(
                        choices=[
                            ("panel", "Child Safeguarding Practice Review Panel"),
                            ("sos", "Secretary of State for Education"),
                            ("ofsted", "Ofsted"),
                        ],
                        max_length=10,
                        verbose_name="who was told",
                    ),
                ),
                ("told_on", models.DateField(verbose_name="told on")),
                ("how", models.CharField(max_length=200)),
                (
                    "recorded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("recorded_on", models.DateField()),
            ],
            options={
                "ordering": ["told_on", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("incident", "to"),
                        name="told_once_each",
                        violation_error_message="That they were told is already recorded.",
                    )
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="HistoricalReply",
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
                    "says",
                    models.CharField(
                        choices=[
                            ("agrees", "It agrees with the decision"),
                            ("differs", "It thinks that another decision may be right"),
                            ("asks", "It asks for more"),
                            ("national", "It considers a national review"),
                            ("other", "Something else"),
                        ],
                        max_length=10,
                        verbose_name="what it says",
                    ),
                ),
                ("received_on", models.DateField(verbose_name="received on")),
                ("words", models.TextField(max_length=5000, verbose_name="what it wrote")),
                (
                    "regard",
                    models.TextField(
                        blank=True, max_length=5000, verbose_name="how regard was had"
                    ),
                ),
                ("regard_on", models.DateField(blank=True, null=True)),
                ("recorded_on", models.DateField()),
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
                "verbose_name": "historical reply",
                "verbose_name_plural": "historical replys",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
                "indexes": [],
                "constraints": [],
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Reply",
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
                        related_name="replies",
                        to="reviews.incident",
                    ),
                ),
                (
                    "says",
                    models.CharField(
                        choices=[
                            ("agrees", "It agrees with the decision"),
                            ("differs", "It thinks that another decision may be right"),
                            ("asks", "It asks for more"),
                            ("national", "It considers a national review"),
                            ("other", "Something else"),
                        ],
                        max_length=10,
                        verbose_name="what it says",
                    ),
                ),
                ("received_on", models.DateField(verbose_name="received on")),
                ("words", models.TextField(max_length=5000, verbose_name="what it wrote")),
                (
                    "regard",
                    models.TextField(
                        blank=True, max_length=5000, verbose_name="how regard was had"
                    ),
                ),
                ("regard_on", models.DateField(blank=True, null=True)),
                (
                    "recorded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("recorded_on", models.DateField()),
            ],
            options={
                "ordering": ["received_on", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("regard", ""), ("regard_on__isnull", True)),
                            models.Q(
                                models.Q(("regard", ""), _negated=True),
                                ("regard_on__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="reply_regard_has_its_day",
                    )
                ],
                "indexes": [],
            },
        ),
    ]
