import django.db.models.deletion
import simple_history.models
from django.conf import settings
from django.db import migrations, models

from partnership.records.tables import MakesTables


class Migration(MakesTables):
    replaces = [("succession", "0001_planned_successions")]

    initial = True

    dependencies = [
        ("agencies", "0001_tables"),
        ("boards", "0001_tables"),
        ("people", "0001_tables"),
    ]

    operations = [
        migrations.CreateModel(
            name="HistoricalPlanned",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                ("history_actor", models.CharField(blank=True, max_length=120)),
                ("history_change_reason", models.CharField(max_length=200)),
                ("on", models.DateField(verbose_name="from which day")),
                (
                    "names",
                    models.TextField(blank=True, max_length=1700, verbose_name="new agencies"),
                ),
                (
                    "kind",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("council", "County or unitary council"),
                            ("district", "District council"),
                            ("police", "Police"),
                            ("ccg", "Clinical commissioning group"),
                            ("icb", "Integrated care board"),
                            ("nhs_england", "NHS England"),
                            ("nhs_trust", "NHS trust"),
                            ("foundation_trust", "NHS foundation trust"),
                            ("other_health", "Other health"),
                            ("education", "Education"),
                            ("childcare", "Childcare"),
                            ("cafcass", "Child and Family Court Advisory and Support Service"),
                            ("probation", "Probation"),
                            ("youth_offending", "Youth offending"),
                            ("prison", "Prison"),
                            ("fire", "Fire and rescue"),
                            ("childrens_home", "Children's homes and residential settings"),
                            ("voluntary", "Voluntary and third sector"),
                            ("independent", "Independent sector"),
                            ("other", "Other"),
                        ],
                        max_length=20,
                    ),
                ),
                ("goes_on", models.JSONField(default=dict, verbose_name="what goes on")),
                ("offered", models.JSONField(default=dict, verbose_name="what could be chosen")),
                ("because", models.CharField(max_length=200, verbose_name="reason")),
                ("planned_on", models.DateField(verbose_name="planned on")),
                (
                    "stuck",
                    models.CharField(
                        blank=True, max_length=500, verbose_name="why it could not be done"
                    ),
                ),
                ("done_on", models.DateField(blank=True, null=True, verbose_name="done on")),
                (
                    "called_off_because",
                    models.CharField(
                        blank=True, max_length=200, verbose_name="why it was called off"
                    ),
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
                    "into",
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
                "verbose_name": "historical planned succession",
                "verbose_name_plural": "historical planned successions",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
                "indexes": [],
                "constraints": [],
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Planned",
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
                        related_name="planned_successions",
                        to="boards.partnership",
                    ),
                ),
                ("on", models.DateField(verbose_name="from which day")),
                (
                    "into",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="planned_to_take",
                        to="agencies.agency",
                    ),
                ),
                (
                    "names",
                    models.TextField(blank=True, max_length=1700, verbose_name="new agencies"),
                ),
                (
                    "kind",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("council", "County or unitary council"),
                            ("district", "District council"),
                            ("police", "Police"),
                            ("ccg", "Clinical commissioning group"),
                            ("icb", "Integrated care board"),
                            ("nhs_england", "NHS England"),
                            ("nhs_trust", "NHS trust"),
                            ("foundation_trust", "NHS foundation trust"),
                            ("other_health", "Other health"),
                            ("education", "Education"),
                            ("childcare", "Childcare"),
                            ("cafcass", "Child and Family Court Advisory and Support Service"),
                            ("probation", "Probation"),
                            ("youth_offending", "Youth offending"),
                            ("prison", "Prison"),
                            ("fire", "Fire and rescue"),
                            ("childrens_home", "Children's homes and residential settings"),
                            ("voluntary", "Voluntary and third sector"),
                            ("independent", "Independent sector"),
                            ("other", "Other"),
                        ],
                        max_length=20,
                    ),
                ),
                ("goes_on", models.JSONField(default=dict, verbose_name="what goes on")),
                ("offered", models.JSONField(default=dict, verbose_name="what could be chosen")),
                ("because", models.CharField(max_length=200, verbose_name="reason")),
                (
                    "planned_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("planned_on", models.DateField(verbose_name="planned on")),
                (
                    "stuck",
                    models.CharField(
                        blank=True, max_length=500, verbose_name="why it could not be done"
                    ),
                ),
                ("done_on", models.DateField(blank=True, null=True, verbose_name="done on")),
                (
                    "called_off_because",
                    models.CharField(
                        blank=True, max_length=200, verbose_name="why it was called off"
                    ),
                ),
            ],
            options={
                "verbose_name": "planned succession",
                "ordering": ["on", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("into__isnull", False),
                            models.Q(
                                models.Q(("names", ""), _negated=True),
                                models.Q(("kind", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="a_planned_succession_has_an_heir",
                        violation_error_message="Say which agency follows.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("done_on__isnull", True), ("called_off_because", ""), _connector="OR"
                        ),
                        name="a_succession_is_done_or_called_off",
                        violation_error_message="What was called off is not done.",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="HistoricalFollowed",
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
                    "planned",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="succession.planned",
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
                "verbose_name": "historical agency that will be followed",
                "verbose_name_plural": "historical agencies that will be followed",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
                "indexes": [],
                "constraints": [],
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Followed",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "planned",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="olds",
                        to="succession.planned",
                    ),
                ),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="planned_ends",
                        to="agencies.agency",
                    ),
                ),
            ],
            options={
                "verbose_name": "agency that will be followed",
                "verbose_name_plural": "agencies that will be followed",
                "ordering": ["pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("planned", "agency"), name="one_agency_a_plan_once"
                    )
                ],
                "indexes": [],
            },
        ),
    ]
