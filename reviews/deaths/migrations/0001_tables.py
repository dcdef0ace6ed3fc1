import django.db.models.deletion
import simple_history.models
from django.conf import settings
from django.db import migrations, models

from partnership.records.tables import MakesTables


class Migration(MakesTables):
    replaces = [("deaths", "0001_deaths_figures_and_reports")]

    initial = True

    dependencies = [
        ("boards", "0001_tables"),
        ("documents", "0001_tables"),
        ("people", "0001_tables"),
        ("reviews", "0001_tables"),
    ]

    operations = [
        migrations.CreateModel(
            name="HistoricalDeath",
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
                    "external_reference",
                    models.CharField(
                        blank=True, max_length=60, verbose_name="number in the national system"
                    ),
                ),
                ("died_on", models.DateField(verbose_name="died on")),
                (
                    "died_known_to",
                    models.CharField(
                        choices=[("day", "To the day"), ("month", "Only to the month")],
                        default="day",
                        editable=False,
                        max_length=5,
                        verbose_name="the day of death known",
                    ),
                ),
                (
                    "suspected",
                    models.CharField(
                        blank=True, choices=[("yes", "Yes"), ("no", "No")], max_length=3
                    ),
                ),
                ("notified_on", models.DateField(verbose_name="notified on")),
                (
                    "gathering_on",
                    models.DateField(
                        blank=True, null=True, verbose_name="information gathering since"
                    ),
                ),
                (
                    "met_on",
                    models.DateField(
                        blank=True, null=True, verbose_name="child death review meeting on"
                    ),
                ),
                (
                    "received_on",
                    models.DateField(blank=True, null=True, verbose_name="report received on"),
                ),
                (
                    "inquest_on",
                    models.DateField(
                        blank=True, null=True, verbose_name="result of the inquest on"
                    ),
                ),
                (
                    "reviewed_on",
                    models.DateField(blank=True, null=True, verbose_name="reviewed on"),
                ),
                (
                    "category",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        choices=[
                            (1, "Deliberately inflicted injury, abuse or neglect"),
                            (2, "Suicide or deliberate self-inflicted harm"),
                            (3, "Trauma and other external factors"),
                            (4, "Malignancy"),
                            (5, "Acute medical or surgical condition"),
                            (6, "Chronic medical condition"),
                            (7, "Chromosomal, genetic and congenital anomalies"),
                            (8, "Perinatal or neonatal event"),
                            (9, "Infection"),
                            (10, "Sudden unexpected, unexplained death"),
                        ],
                        null=True,
                    ),
                ),
                (
                    "factors",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("identified", "Modifiable factors identified"),
                            ("none", "No modifiable factors identified"),
                            ("inadequate", "Inadequate information to say"),
                        ],
                        max_length=12,
                        verbose_name="modifiable factors",
                    ),
                ),
                (
                    "score_child",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        choices=[
                            (0, "0: information not available"),
                            (1, "1: nothing found, or unlikely to have contributed"),
                            (2, "2: may have contributed"),
                        ],
                        null=True,
                    ),
                ),
                (
                    "score_social",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        choices=[
                            (0, "0: information not available"),
                            (1, "1: nothing found, or unlikely to have contributed"),
                            (2, "2: may have contributed"),
                        ],
                        null=True,
                    ),
                ),
                (
                    "score_physical",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        choices=[
                            (0, "0: information not available"),
                            (1, "1: nothing found, or unlikely to have contributed"),
                            (2, "2: may have contributed"),
                        ],
                        null=True,
                    ),
                ),
                (
                    "score_service",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        choices=[
                            (0, "0: information not available"),
                            (1, "1: nothing found, or unlikely to have contributed"),
                            (2, "2: may have contributed"),
                        ],
                        null=True,
                    ),
                ),
                ("learning", models.TextField(blank=True, verbose_name="immediate learning")),
                (
                    "forms_sent_on",
                    models.DateField(blank=True, null=True, verbose_name="forms sent on"),
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
                    "panel",
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
                "verbose_name": "historical child death",
                "verbose_name_plural": "historical child deaths",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
                "indexes": [],
                "constraints": [],
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Death",
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
                        related_name="child_deaths",
                        to="boards.partnership",
                    ),
                ),
                ("reference", models.CharField(max_length=30)),
                (
                    "external_reference",
                    models.CharField(
                        blank=True, max_length=60, verbose_name="number in the national system"
                    ),
                ),
                (
                    "panel",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="child_deaths",
                        to="boards.board",
                    ),
                ),
                ("died_on", models.DateField(verbose_name="died on")),
                (
                    "died_known_to",
                    models.CharField(
                        choices=[("day", "To the day"), ("month", "Only to the month")],
                        default="day",
                        editable=False,
                        max_length=5,
                        verbose_name="the day of death known",
                    ),
                ),
                (
                    "suspected",
                    models.CharField(
                        blank=True, choices=[("yes", "Yes"), ("no", "No")], max_length=3
                    ),
                ),
                (
                    "incident",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="child_death",
                        to="reviews.incident",
                    ),
                ),
                ("notified_on", models.DateField(verbose_name="notified on")),
                (
                    "gathering_on",
                    models.DateField(
                        blank=True, null=True, verbose_name="information gathering since"
                    ),
                ),
                (
                    "met_on",
                    models.DateField(
                        blank=True, null=True, verbose_name="child death review meeting on"
                    ),
                ),
                (
                    "received_on",
                    models.DateField(blank=True, null=True, verbose_name="report received on"),
                ),
                (
                    "inquest_on",
                    models.DateField(
                        blank=True, null=True, verbose_name="result of the inquest on"
                    ),
                ),
                (
                    "reviewed_on",
                    models.DateField(blank=True, null=True, verbose_name="reviewed on"),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="boards.meeting",
                    ),
                ),
                (
                    "category",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        choices=[
                            (1, "Deliberately inflicted injury, abuse or neglect"),
                            (2, "Suicide or deliberate self-inflicted harm"),
                            (3, "Trauma and other external factors"),
                            (4, "Malignancy"),
                            (5, "Acute medical or surgical condition"),
                            (6, "Chronic medical condition"),
                            (7, "Chromosomal, genetic and congenital anomalies"),
                            (8, "Perinatal or neonatal event"),
                            (9, "Infection"),
                            (10, "Sudden unexpected, unexplained death"),
                        ],
                        null=True,
                    ),
                ),
                (
                    "factors",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("identified", "Modifiable factors identified"),
                            ("none", "No modifiable factors identified"),
                            ("inadequate", "Inadequate information to say"),
                        ],
                        max_length=12,
                        verbose_name="modifiable factors",
                    ),
                ),
                (
                    "score_child",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        choices=[
                            (0, "0: information not available"),
                            (1, "1: nothing found, or unlikely to have contributed"),
                            (2, "2: may have contributed"),
                        ],
                        null=True,
                    ),
                ),
                (
                    "score_social",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        choices=[
                            (0, "0: information not available"),
                            (1, "1: nothing found, or unlikely to have contributed"),
                            (2, "2: may have contributed"),
                        ],
                        null=True,
                    ),
                ),
                (
                    "score_physical",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        choices=[
                            (0, "0: information not available"),
                            (1, "1: nothing found, or unlikely to have contributed"),
                            (2, "2: may have contributed"),
                        ],
                        null=True,
                    ),
                ),
                (
                    "score_service",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        choices=[
                            (0, "0: information not available"),
                            (1, "1: nothing found, or unlikely to have contributed"),
                            (2, "2: may have contributed"),
                        ],
                        null=True,
                    ),
                ),
                ("learning", models.TextField(blank=True, verbose_name="immediate learning")),
                (
                    "forms_sent_on",
                    models.DateField(blank=True, null=True, verbose_name="forms sent on"),
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
                "verbose_name": "child death",
                "ordering": ["-notified_on", "-pk"],
                "indexes": [
                    models.Index(
                        fields=["partnership", "-notified_on"],
                        name="deaths_deat_partner_431d58_idx",
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("partnership", "reference"), name="one_death_a_reference"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("notified_on__gte", models.F("died_on"))),
                        name="death_notified_after_it",
                        violation_error_message="A death cannot be notified before it.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("category__isnull", True),
                                ("factors", ""),
                                ("reviewed_on__isnull", True),
                            ),
                            models.Q(
                                ("category__isnull", False),
                                ("reviewed_on__isnull", False),
                                models.Q(("factors", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="reviewed_death_has_its_outcome",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("incident__isnull", True), ("suspected", "yes"), _connector="OR"
                        ),
                        name="death_leads_to_review_where_suspected",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalDeathPause",
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
                    "process",
                    models.CharField(
                        choices=[
                            ("review", "practice review"),
                            ("inquest", "inquest"),
                            ("criminal", "criminal proceedings"),
                        ],
                        max_length=10,
                        verbose_name="other process",
                    ),
                ),
                ("starts_on", models.DateField(verbose_name="from")),
                ("ends_on", models.DateField(blank=True, null=True, verbose_name="until")),
                ("ended_because", models.CharField(blank=True, max_length=200)),
                (
                    "death",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="deaths.death",
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
                "verbose_name": "historical pause of a panel's review",
                "verbose_name_plural": "historical pause of a panel's reviews",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
                "indexes": [],
                "constraints": [],
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="DeathPause",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "death",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="pauses",
                        to="deaths.death",
                    ),
                ),
                (
                    "process",
                    models.CharField(
                        choices=[
                            ("review", "practice review"),
                            ("inquest", "inquest"),
                            ("criminal", "criminal proceedings"),
                        ],
                        max_length=10,
                        verbose_name="other process",
                    ),
                ),
                ("starts_on", models.DateField(verbose_name="from")),
                ("ends_on", models.DateField(blank=True, null=True, verbose_name="until")),
                ("ended_because", models.CharField(blank=True, max_length=200)),
            ],
            options={
                "verbose_name": "pause of a panel's review",
                "ordering": ["starts_on", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("ended_because", ""), ("ends_on__isnull", True)),
                            models.Q(
                                ("ends_on__gte", models.F("starts_on")),
                                models.Q(("ended_because", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="pause_ends_with_a_reason",
                        violation_error_message="A pause ends on its first day or later, with a reason.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("ends_on__isnull", True)),
                        fields=("death", "process"),
                        name="one_pause_a_process",
                        violation_error_message="It is paused for that process already.",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="HistoricalDeathLate",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                ("history_actor", models.CharField(blank=True, max_length=120)),
                ("history_change_reason", models.CharField(max_length=200)),
                ("code", models.CharField(max_length=40)),
                ("reason", models.TextField()),
                ("recorded_on", models.DateField()),
                (
                    "death",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="deaths.death",
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
                "verbose_name": "historical reason for lateness",
                "verbose_name_plural": "historical reasons for lateness",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
                "indexes": [],
                "constraints": [],
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="DeathLate",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "death",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="lates",
                        to="deaths.death",
                    ),
                ),
                ("code", models.CharField(max_length=40)),
                ("reason", models.TextField()),
                ("recorded_on", models.DateField()),
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
                "verbose_name": "reason for lateness",
                "verbose_name_plural": "reasons for lateness",
                "ordering": ["recorded_on", "pk"],
                "indexes": [],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="HistoricalDeathFigures",
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
                    "length",
                    models.CharField(
                        choices=[("quarter", "A quarter"), ("year", "A financial year")],
                        max_length=10,
                    ),
                ),
                ("starts_on", models.DateField(verbose_name="first day")),
                (
                    "of",
                    models.CharField(blank=True, max_length=120, verbose_name="of which children"),
                ),
                ("notified", models.PositiveIntegerField(blank=True, null=True)),
                ("reviewed", models.PositiveIntegerField(blank=True, null=True)),
                (
                    "modifiable",
                    models.PositiveIntegerField(
                        blank=True, null=True, verbose_name="with modifiable factors"
                    ),
                ),
                ("by_category", models.JSONField(blank=True, default=dict)),
                ("source", models.CharField(max_length=300)),
                ("source_on", models.DateField(verbose_name="date of the source")),
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
                "verbose_name": "historical figures of child deaths",
                "verbose_name_plural": "historical figures of child deaths",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
                "indexes": [],
                "constraints": [],
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="DeathFigures",
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
                        related_name="child_death_figures",
                        to="boards.partnership",
                    ),
                ),
                (
                    "length",
                    models.CharField(
                        choices=[("quarter", "A quarter"), ("year", "A financial year")],
                        max_length=10,
                    ),
                ),
                ("starts_on", models.DateField(verbose_name="first day")),
                (
                    "of",
                    models.CharField(blank=True, max_length=120, verbose_name="of which children"),
                ),
                ("notified", models.PositiveIntegerField(blank=True, null=True)),
                ("reviewed", models.PositiveIntegerField(blank=True, null=True)),
                (
                    "modifiable",
                    models.PositiveIntegerField(
                        blank=True, null=True, verbose_name="with modifiable factors"
                    ),
                ),
                ("by_category", models.JSONField(blank=True, default=dict)),
                ("source", models.CharField(max_length=300)),
                ("source_on", models.DateField(verbose_name="date of the source")),
            ],
            options={
                "verbose_name": "figures of child deaths",
                "verbose_name_plural": "figures of child deaths",
                "ordering": ["-starts_on", "of", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("partnership", "length", "starts_on", "of"),
                        name="one_set_of_death_figures_a_period",
                        violation_error_message="The figures of this period stand already: correct them.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("modifiable__isnull", True),
                            ("reviewed__isnull", True),
                            ("modifiable__lte", models.F("reviewed")),
                            _connector="OR",
                        ),
                        name="modifiable_among_reviewed",
                        violation_error_message="More deaths with modifiable factors than were reviewed.",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="HistoricalPanelReport",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                ("history_actor", models.CharField(blank=True, max_length=120)),
                ("history_change_reason", models.CharField(max_length=200)),
                ("starts_on", models.DateField(verbose_name="first day of the year")),
                ("title", models.CharField(max_length=200)),
                ("done", models.TextField(verbose_name="what was done")),
                ("effective", models.TextField(verbose_name="how effective it was")),
                ("learning", models.TextField(blank=True, verbose_name="what was learned")),
                (
                    "for_professionals",
                    models.TextField(blank=True, verbose_name="for professionals alone"),
                ),
                ("checked_words", models.CharField(blank=True, editable=False, max_length=64)),
                ("checked_on", models.DateField(blank=True, null=True)),
                ("confirmed_on", models.DateField(blank=True, null=True)),
                ("published_on", models.DateField(blank=True, null=True)),
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
                    "written_by",
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
                    "checked_by",
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
                    "confirmed_by",
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
                "verbose_name": "historical report of the panel",
                "verbose_name_plural": "historical reports of the panel",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
                "indexes": [],
                "constraints": [],
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="PanelReport",
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
                        related_name="child_death_reports",
                        to="boards.partnership",
                    ),
                ),
                ("starts_on", models.DateField(verbose_name="first day of the year")),
                ("title", models.CharField(max_length=200)),
                ("done", models.TextField(verbose_name="what was done")),
                ("effective", models.TextField(verbose_name="how effective it was")),
                ("learning", models.TextField(blank=True, verbose_name="what was learned")),
                (
                    "for_professionals",
                    models.TextField(blank=True, verbose_name="for professionals alone"),
                ),
                (
                    "written_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("checked_words", models.CharField(blank=True, editable=False, max_length=64)),
                ("checked_on", models.DateField(blank=True, null=True)),
                (
                    "checked_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("confirmed_on", models.DateField(blank=True, null=True)),
                (
                    "confirmed_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("published_on", models.DateField(blank=True, null=True)),
            ],
            options={
                "verbose_name": "report of the panel",
                "verbose_name_plural": "reports of the panel",
                "ordering": ["-starts_on", "-pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("partnership", "starts_on"),
                        name="one_panel_report_a_year",
                        violation_error_message="The report of this year is begun already.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("confirmed_by__isnull", True),
                            models.Q(("confirmed_by", models.F("checked_by")), _negated=True),
                            _connector="OR",
                        ),
                        name="disclosure_confirmed_by_another",
                        violation_error_message="Somebody else confirms the check.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("published_on__isnull", True),
                            ("confirmed_on__isnull", False),
                            _connector="OR",
                        ),
                        name="published_when_confirmed",
                        violation_error_message="Nothing is published before the check is confirmed.",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="HistoricalPublishedPanelReport",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                ("history_actor", models.CharField(blank=True, max_length=120)),
                ("history_change_reason", models.CharField(max_length=200)),
                ("slug", models.SlugField(max_length=120)),
                ("title", models.CharField(max_length=200)),
                ("blocks", models.JSONField()),
                ("published_on", models.DateField()),
                ("withdrawn_on", models.DateField(blank=True, null=True)),
                ("withdrawn_because", models.CharField(blank=True, max_length=200)),
                (
                    "report",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="deaths.panelreport",
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
                "verbose_name": "historical published report of the panel",
                "verbose_name_plural": "historical published report of the panels",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
                "indexes": [],
                "constraints": [],
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="PublishedPanelReport",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "report",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="published",
                        to="deaths.panelreport",
                    ),
                ),
                ("slug", models.SlugField(max_length=120, unique=True)),
                ("title", models.CharField(max_length=200)),
                ("blocks", models.JSONField()),
                ("published_on", models.DateField()),
                ("withdrawn_on", models.DateField(blank=True, null=True)),
                ("withdrawn_because", models.CharField(blank=True, max_length=200)),
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
            ],
            options={
                "verbose_name": "published report of the panel",
                "ordering": ["-published_on", "-pk"],
                "indexes": [],
                "constraints": [],
            },
        ),
    ]
