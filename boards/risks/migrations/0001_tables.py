import django.core.validators
import django.db.models.deletion
import simple_history.models
from django.conf import settings
from django.db import migrations, models

from partnership.records.tables import MakesTables


class Migration(MakesTables):
    replaces = [("risks", "0001_risks")]

    initial = True

    dependencies = [
        ("agencies", "0001_tables"),
        ("boards", "0001_tables"),
        ("people", "0001_tables"),
    ]

    operations = [
        migrations.CreateModel(
            name="HistoricalRisk",
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
                ("what", models.CharField(max_length=300, verbose_name="risk")),
                (
                    "cause",
                    models.TextField(verbose_name="what could cause it, and what would follow"),
                ),
                ("controls", models.TextField(blank=True, verbose_name="what is done about it")),
                (
                    "came_from",
                    models.CharField(blank=True, max_length=200, verbose_name="came from"),
                ),
                ("raised_on", models.DateField(verbose_name="raised on")),
                ("look_again_on", models.DateField(verbose_name="look again on")),
                ("closed_on", models.DateField(blank=True, null=True, verbose_name="closed on")),
                ("closed_because", models.TextField(blank=True, verbose_name="closed because")),
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
                    "board",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="boards.board",
                        verbose_name="board or group",
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
                        verbose_name="agency that answers for it",
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
                "verbose_name": "historical risk",
                "verbose_name_plural": "historical risks",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
                "indexes": [],
                "constraints": [],
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Risk",
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
                        related_name="risks",
                        to="boards.partnership",
                    ),
                ),
                ("reference", models.CharField(max_length=30)),
                (
                    "board",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="risks",
                        to="boards.board",
                        verbose_name="board or group",
                    ),
                ),
                ("what", models.CharField(max_length=300, verbose_name="risk")),
                (
                    "cause",
                    models.TextField(verbose_name="what could cause it, and what would follow"),
                ),
                ("controls", models.TextField(blank=True, verbose_name="what is done about it")),
                (
                    "agency",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="risks",
                        to="agencies.agency",
                        verbose_name="agency that answers for it",
                    ),
                ),
                (
                    "came_from",
                    models.CharField(blank=True, max_length=200, verbose_name="came from"),
                ),
                ("raised_on", models.DateField(verbose_name="raised on")),
                ("look_again_on", models.DateField(verbose_name="look again on")),
                ("closed_on", models.DateField(blank=True, null=True, verbose_name="closed on")),
                ("closed_because", models.TextField(blank=True, verbose_name="closed because")),
            ],
            options={
                "verbose_name": "risk",
                "ordering": ["pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("partnership", "reference"), name="one_risk_a_reference"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("closed_because", ""), ("closed_on__isnull", True)),
                            models.Q(
                                ("closed_on__isnull", False),
                                models.Q(("closed_because", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="closed_risk_says_why",
                        violation_error_message="Say why the risk is closed.",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="HistoricalJudgement",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                ("history_actor", models.CharField(blank=True, max_length=120)),
                ("history_change_reason", models.CharField(max_length=200)),
                ("on", models.DateField()),
                (
                    "likelihood",
                    models.PositiveSmallIntegerField(
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(5),
                        ]
                    ),
                ),
                (
                    "impact",
                    models.PositiveSmallIntegerField(
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(5),
                        ]
                    ),
                ),
                ("because", models.TextField(verbose_name="why")),
                (
                    "risk",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="risks.risk",
                    ),
                ),
                (
                    "by",
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
                "verbose_name": "historical judgement of a risk",
                "verbose_name_plural": "historical judgements of risks",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
                "indexes": [],
                "constraints": [],
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Judgement",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "risk",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="judgements",
                        to="risks.risk",
                    ),
                ),
                ("on", models.DateField()),
                (
                    "likelihood",
                    models.PositiveSmallIntegerField(
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(5),
                        ]
                    ),
                ),
                (
                    "impact",
                    models.PositiveSmallIntegerField(
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(5),
                        ]
                    ),
                ),
                ("because", models.TextField(verbose_name="why")),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "judgement of a risk",
                "verbose_name_plural": "judgements of risks",
                "ordering": ["-on", "-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("impact__range", (1, 5)), ("likelihood__range", (1, 5))
                        ),
                        name="judged_from_one_to_five",
                        violation_error_message="Likelihood and impact run from 1 to 5.",
                    )
                ],
                "indexes": [],
            },
        ),
    ]
