import django.core.validators
import django.db.models.deletion
import simple_history.models
from django.conf import settings
from django.db import migrations, models

from partnership.records.tables import MakesTables


class Migration(MakesTables):
    replaces = [("differences", "0001_differences"), ("differences", "0002_sides_end")]

    initial = True

    dependencies = [
        ("agencies", "0001_tables"),
        ("boards", "0001_tables"),
        ("meetings", "0001_tables"),
        ("people", "0001_tables"),
    ]

    operations = [
        migrations.CreateModel(
            name="HistoricalPolicy",
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
                    "remit",
                    models.CharField(
                        choices=[("children", "Children"), ("adults", "Adults")], max_length=20
                    ),
                ),
                ("starts_on", models.DateField(verbose_name="from")),
                ("source", models.CharField(max_length=300, verbose_name="where it says so")),
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
                    "set_by",
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
                "verbose_name": "historical policy for professional differences",
                "verbose_name_plural": "historical policies for professional differences",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
                "indexes": [],
                "constraints": [],
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Policy",
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
                        related_name="difference_policies",
                        to="boards.partnership",
                    ),
                ),
                (
                    "remit",
                    models.CharField(
                        choices=[("children", "Children"), ("adults", "Adults")], max_length=20
                    ),
                ),
                ("starts_on", models.DateField(verbose_name="from")),
                ("source", models.CharField(max_length=300, verbose_name="where it says so")),
                (
                    "set_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "policy for professional differences",
                "verbose_name_plural": "policies for professional differences",
                "ordering": ["remit", "-starts_on", "-pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("partnership", "remit", "starts_on"),
                        name="one_policy_a_day",
                        violation_error_message="An edition from this day is set already.",
                    )
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="HistoricalPolicyStage",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                ("history_actor", models.CharField(blank=True, max_length=120)),
                ("history_change_reason", models.CharField(max_length=200)),
                ("number", models.PositiveSmallIntegerField()),
                ("title", models.CharField(max_length=120)),
                ("meets", models.CharField(max_length=300, verbose_name="who meets whom")),
                (
                    "office",
                    models.CharField(
                        choices=[
                            ("service_officer", "Service officer"),
                            ("head_of_service", "Head of Service"),
                            ("administrator", "Administrator"),
                            ("trainer", "Trainer"),
                            ("independent_chair", "Independent Chair"),
                            ("group_chair", "Chair"),
                            ("group_member", "Member"),
                            ("lay_member", "Lay member"),
                            ("lead_member", "Lead member or committee chair"),
                            ("lead_representative", "Lead representative"),
                            ("delegated_officer", "Delegated senior officer"),
                            ("designated_doctor", "Designated doctor"),
                            ("designated_nurse", "Designated nurse"),
                            ("agency_lead", "Agency safeguarding lead"),
                            ("practitioner", "Practitioner"),
                        ],
                        max_length=30,
                        verbose_name="who is next",
                    ),
                ),
                (
                    "days",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        null=True,
                        validators=[django.core.validators.MaxValueValidator(60)],
                        verbose_name="working days",
                    ),
                ),
                (
                    "policy",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="differences.policy",
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
                "verbose_name": "historical stage of a policy",
                "verbose_name_plural": "historical stages of policies",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
                "indexes": [],
                "constraints": [],
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="PolicyStage",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "policy",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="stages",
                        to="differences.policy",
                    ),
                ),
                ("number", models.PositiveSmallIntegerField()),
                ("title", models.CharField(max_length=120)),
                ("meets", models.CharField(max_length=300, verbose_name="who meets whom")),
                (
                    "office",
                    models.CharField(
                        choices=[
                            ("service_officer", "Service officer"),
                            ("head_of_service", "Head of Service"),
                            ("administrator", "Administrator"),
                            ("trainer", "Trainer"),
                            ("independent_chair", "Independent Chair"),
                            ("group_chair", "Chair"),
                            ("group_member", "Member"),
                            ("lay_member", "Lay member"),
                            ("lead_member", "Lead member or committee chair"),
                            ("lead_representative", "Lead representative"),
                            ("delegated_officer", "Delegated senior officer"),
                            ("designated_doctor", "Designated doctor"),
                            ("designated_nurse", "Designated nurse"),
                            ("agency_lead", "Agency safeguarding lead"),
                            ("practitioner", "Practitioner"),
                        ],
                        max_length=30,
                        verbose_name="who is next",
                    ),
                ),
                (
                    "days",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        null=True,
                        validators=[django.core.validators.MaxValueValidator(60)],
                        verbose_name="working days",
                    ),
                ),
            ],
            options={
                "verbose_name": "stage of a policy",
                "verbose_name_plural": "stages of policies",
                "ordering": ["number"],
                "constraints": [
                    models.UniqueConstraint(fields=("policy", "number"), name="one_stage_a_number")
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="HistoricalDifference",
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
                    "remit",
                    models.CharField(
                        choices=[("children", "Children"), ("adults", "Adults")],
                        max_length=20,
                        verbose_name="children or adults",
                    ),
                ),
                (
                    "ground",
                    models.CharField(
                        choices=[
                            ("risk", "How great the risk is"),
                            ("need", "Level of need, or whether a threshold is met"),
                            ("roles", "Who is responsible for what"),
                            ("sharing", "Communication or sharing information"),
                            ("service", "Whether a service is provided"),
                            ("plan", "Whether a plan is acted on"),
                            ("steps", "Stepping up, stepping down or closing"),
                        ],
                        max_length=20,
                        verbose_name="what it is about",
                    ),
                ),
                (
                    "case_reference",
                    models.CharField(
                        blank=True, max_length=60, verbose_name="reference of the case"
                    ),
                ),
                (
                    "words",
                    models.CharField(blank=True, max_length=300, verbose_name="in a sentence"),
                ),
                (
                    "at_risk",
                    models.BooleanField(
                        default=False, verbose_name="somebody was at risk when it was raised"
                    ),
                ),
                ("raised_on", models.DateField(verbose_name="raised on")),
                (
                    "state",
                    models.CharField(
                        choices=[("open", "Open"), ("resolved", "Resolved")],
                        default="open",
                        max_length=20,
                    ),
                ),
                ("stage", models.PositiveSmallIntegerField(default=1)),
                ("due_on", models.DateField(blank=True, null=True, verbose_name="stage ends on")),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("agreed", "The agencies agreed on a way forward"),
                            ("asked_changed", "An agency that was asked changed its view"),
                            ("raiser_changed", "The agency that raised it changed its view"),
                            ("decided", "It was decided at the last stage"),
                            ("overtaken", "Events overtook it"),
                            ("mistake", "It was raised by mistake"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "theme",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("thresholds", "Thresholds are read differently"),
                            ("sharing", "Information came late or not at all"),
                            ("capacity", "Too few people or places"),
                            ("roles", "Roles are not clear"),
                            ("knowledge", "Knowledge of law, policy or practice"),
                            ("response", "Nobody answered, or too late"),
                            ("relations", "How people spoke with each other"),
                            ("other", "Something else"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "learning",
                    models.TextField(blank=True, max_length=1000, verbose_name="what is learned"),
                ),
                (
                    "resolved_on",
                    models.DateField(blank=True, null=True, verbose_name="resolved on"),
                ),
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
                    "raised_for",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="agencies.agency",
                        verbose_name="agency that raises it",
                    ),
                ),
                (
                    "raised_by",
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
                    "item",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="meetings.agendaitem",
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
                "verbose_name": "historical professional difference",
                "verbose_name_plural": "historical professional differences",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
                "indexes": [],
                "constraints": [],
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Difference",
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
                        related_name="differences",
                        to="boards.partnership",
                    ),
                ),
                ("reference", models.CharField(max_length=30)),
                (
                    "remit",
                    models.CharField(
                        choices=[("children", "Children"), ("adults", "Adults")],
                        max_length=20,
                        verbose_name="children or adults",
                    ),
                ),
                (
                    "ground",
                    models.CharField(
                        choices=[
                            ("risk", "How great the risk is"),
                            ("need", "Level of need, or whether a threshold is met"),
                            ("roles", "Who is responsible for what"),
                            ("sharing", "Communication or sharing information"),
                            ("service", "Whether a service is provided"),
                            ("plan", "Whether a plan is acted on"),
                            ("steps", "Stepping up, stepping down or closing"),
                        ],
                        max_length=20,
                        verbose_name="what it is about",
                    ),
                ),
                (
                    "case_reference",
                    models.CharField(
                        blank=True, max_length=60, verbose_name="reference of the case"
                    ),
                ),
                (
                    "words",
                    models.CharField(blank=True, max_length=300, verbose_name="in a sentence"),
                ),
                (
                    "at_risk",
                    models.BooleanField(
                        default=False, verbose_name="somebody was at risk when it was raised"
                    ),
                ),
                (
                    "raised_for",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="differences_raised",
                        to="agencies.agency",
                        verbose_name="agency that raises it",
                    ),
                ),
                ("raised_on", models.DateField(verbose_name="raised on")),
                (
                    "raised_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[("open", "Open"), ("resolved", "Resolved")],
                        default="open",
                        max_length=20,
                    ),
                ),
                ("stage", models.PositiveSmallIntegerField(default=1)),
                ("due_on", models.DateField(blank=True, null=True, verbose_name="stage ends on")),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("agreed", "The agencies agreed on a way forward"),
                            ("asked_changed", "An agency that was asked changed its view"),
                            ("raiser_changed", "The agency that raised it changed its view"),
                            ("decided", "It was decided at the last stage"),
                            ("overtaken", "Events overtook it"),
                            ("mistake", "It was raised by mistake"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "theme",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("thresholds", "Thresholds are read differently"),
                            ("sharing", "Information came late or not at all"),
                            ("capacity", "Too few people or places"),
                            ("roles", "Roles are not clear"),
                            ("knowledge", "Knowledge of law, policy or practice"),
                            ("response", "Nobody answered, or too late"),
                            ("relations", "How people spoke with each other"),
                            ("other", "Something else"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "learning",
                    models.TextField(blank=True, max_length=1000, verbose_name="what is learned"),
                ),
                (
                    "resolved_on",
                    models.DateField(blank=True, null=True, verbose_name="resolved on"),
                ),
                (
                    "action",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="difference",
                        to="boards.action",
                    ),
                ),
                (
                    "item",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="difference",
                        to="meetings.agendaitem",
                    ),
                ),
            ],
            options={
                "verbose_name": "professional difference",
                "ordering": ["-raised_on", "-pk"],
                "indexes": [
                    models.Index(
                        fields=["partnership", "state", "due_on"],
                        name="differences_partner_4cee28_idx",
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("partnership", "reference"),
                        name="one_difference_a_reference",
                        violation_error_message="This reference is another difference's.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("outcome", ""), ("resolved_on__isnull", True), ("state", "open")
                            ),
                            models.Q(
                                ("resolved_on__isnull", False),
                                ("state", "resolved"),
                                models.Q(("outcome", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="a_resolved_difference_says_how",
                        violation_error_message="Say how it was resolved.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("resolved_on__isnull", True),
                            ("resolved_on__gte", models.F("raised_on")),
                            _connector="OR",
                        ),
                        name="difference_resolved_after_raised",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalSide",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                ("history_actor", models.CharField(blank=True, max_length=120)),
                ("history_change_reason", models.CharField(max_length=200)),
                ("asked", models.BooleanField(default=True)),
                ("ended_on", models.DateField(blank=True, null=True, verbose_name="until")),
                (
                    "difference",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="differences.difference",
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
                "verbose_name": "historical side of a difference",
                "verbose_name_plural": "historical sides of differences",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
                "indexes": [],
                "constraints": [],
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Side",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "difference",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="sides",
                        to="differences.difference",
                    ),
                ),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="differences",
                        to="agencies.agency",
                    ),
                ),
                ("asked", models.BooleanField(default=True)),
                ("ended_on", models.DateField(blank=True, null=True, verbose_name="until")),
            ],
            options={
                "verbose_name": "side of a difference",
                "verbose_name_plural": "sides of differences",
                "ordering": ["asked", "agency__name"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("difference", "agency"), name="one_side_an_agency"
                    )
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="HistoricalStep",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                ("history_actor", models.CharField(blank=True, max_length=120)),
                ("history_change_reason", models.CharField(max_length=200)),
                ("number", models.PositiveSmallIntegerField()),
                ("title", models.CharField(max_length=120)),
                ("meets", models.CharField(max_length=300, verbose_name="who meets whom")),
                (
                    "office",
                    models.CharField(
                        choices=[
                            ("service_officer", "Service officer"),
                            ("head_of_service", "Head of Service"),
                            ("administrator", "Administrator"),
                            ("trainer", "Trainer"),
                            ("independent_chair", "Independent Chair"),
                            ("group_chair", "Chair"),
                            ("group_member", "Member"),
                            ("lay_member", "Lay member"),
                            ("lead_member", "Lead member or committee chair"),
                            ("lead_representative", "Lead representative"),
                            ("delegated_officer", "Delegated senior officer"),
                            ("designated_doctor", "Designated doctor"),
                            ("designated_nurse", "Designated nurse"),
                            ("agency_lead", "Agency safeguarding lead"),
                            ("practitioner", "Practitioner"),
                        ],
                        max_length=30,
                        verbose_name="who is next",
                    ),
                ),
                (
                    "days",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="working days"
                    ),
                ),
                ("source", models.CharField(max_length=300, verbose_name="where it says so")),
                ("is_placeholder", models.BooleanField(default=False)),
                ("started_on", models.DateField(verbose_name="from")),
                ("due_on", models.DateField(blank=True, null=True, verbose_name="due on")),
                ("ended_on", models.DateField(blank=True, null=True, verbose_name="until")),
                (
                    "ended_because",
                    models.CharField(blank=True, max_length=300, verbose_name="why it went on"),
                ),
                (
                    "difference",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="differences.difference",
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
                "verbose_name": "historical stage of a difference",
                "verbose_name_plural": "historical stages of differences",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
                "indexes": [],
                "constraints": [],
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Step",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "difference",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="steps",
                        to="differences.difference",
                    ),
                ),
                ("number", models.PositiveSmallIntegerField()),
                ("title", models.CharField(max_length=120)),
                ("meets", models.CharField(max_length=300, verbose_name="who meets whom")),
                (
                    "office",
                    models.CharField(
                        choices=[
                            ("service_officer", "Service officer"),
                            ("head_of_service", "Head of Service"),
                            ("administrator", "Administrator"),
                            ("trainer", "Trainer"),
                            ("independent_chair", "Independent Chair"),
                            ("group_chair", "Chair"),
                            ("group_member", "Member"),
                            ("lay_member", "Lay member"),
                            ("lead_member", "Lead member or committee chair"),
                            ("lead_representative", "Lead representative"),
                            ("delegated_officer", "Delegated senior officer"),
                            ("designated_doctor", "Designated doctor"),
                            ("designated_nurse", "Designated nurse"),
                            ("agency_lead", "Agency safeguarding lead"),
                            ("practitioner", "Practitioner"),
                        ],
                        max_length=30,
                        verbose_name="who is next",
                    ),
                ),
                (
                    "days",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="working days"
                    ),
                ),
                ("source", models.CharField(max_length=300, verbose_name="where it says so")),
                ("is_placeholder", models.BooleanField(default=False)),
                ("started_on", models.DateField(verbose_name="from")),
                ("due_on", models.DateField(blank=True, null=True, verbose_name="due on")),
                ("ended_on", models.DateField(blank=True, null=True, verbose_name="until")),
                (
                    "ended_because",
                    models.CharField(blank=True, max_length=300, verbose_name="why it went on"),
                ),
            ],
            options={
                "verbose_name": "stage of a difference",
                "verbose_name_plural": "stages of differences",
                "ordering": ["number"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("difference", "number"), name="one_step_a_number"
                    )
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="HistoricalSafety",
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
                    "words",
                    models.CharField(
                        max_length=500, verbose_name="what was done, and who was told"
                    ),
                ),
                ("recorded_at", models.DateTimeField()),
                (
                    "difference",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="differences.difference",
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
                "verbose_name": "historical act for safety",
                "verbose_name_plural": "historical acts for safety",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
                "indexes": [],
                "constraints": [],
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Safety",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "difference",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="safety",
                        to="differences.difference",
                    ),
                ),
                (
                    "words",
                    models.CharField(
                        max_length=500, verbose_name="what was done, and who was told"
                    ),
                ),
                ("recorded_at", models.DateTimeField()),
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
                "verbose_name": "act for safety",
                "verbose_name_plural": "acts for safety",
                "ordering": ["recorded_at", "pk"],
                "indexes": [],
                "constraints": [],
            },
        ),
    ]
