import django.db.models.deletion
import simple_history.models
from django.conf import settings
from django.db import migrations, models

from partnership.records.tables import MakesTables


class Migration(MakesTables):
    replaces = [("leder", "0001_reviews_holds_and_themes")]

    initial = True

    dependencies = [
        ("boards", "0001_tables"),
        ("people", "0001_tables"),
    ]

    operations = [
        migrations.CreateModel(
            name="HistoricalLederReview",
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
                    "national_reference",
                    models.CharField(max_length=60, verbose_name="number on the national platform"),
                ),
                ("notified_on", models.DateField(verbose_name="notified on")),
                (
                    "allocated_on",
                    models.DateField(blank=True, null=True, verbose_name="allocated on"),
                ),
                (
                    "initial_on",
                    models.DateField(blank=True, null=True, verbose_name="initial review on"),
                ),
                (
                    "focused_on",
                    models.DateField(blank=True, null=True, verbose_name="focused review on"),
                ),
                (
                    "panel_on",
                    models.DateField(blank=True, null=True, verbose_name="to the panel on"),
                ),
                (
                    "approved_on",
                    models.DateField(blank=True, null=True, verbose_name="approved on"),
                ),
                ("closed_on", models.DateField(blank=True, null=True, verbose_name="closed on")),
                ("late_because", models.TextField(blank=True, verbose_name="why late")),
                ("late_recorded_on", models.DateField(blank=True, editable=False, null=True)),
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
                "verbose_name": "historical LeDeR review",
                "verbose_name_plural": "historical LeDeR reviews",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
                "indexes": [],
                "constraints": [],
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="LederReview",
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
                        related_name="leder_reviews",
                        to="boards.partnership",
                    ),
                ),
                ("reference", models.CharField(max_length=30)),
                (
                    "national_reference",
                    models.CharField(max_length=60, verbose_name="number on the national platform"),
                ),
                (
                    "group",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="leder_reviews",
                        to="boards.board",
                    ),
                ),
                ("notified_on", models.DateField(verbose_name="notified on")),
                (
                    "allocated_on",
                    models.DateField(blank=True, null=True, verbose_name="allocated on"),
                ),
                (
                    "initial_on",
                    models.DateField(blank=True, null=True, verbose_name="initial review on"),
                ),
                (
                    "focused_on",
                    models.DateField(blank=True, null=True, verbose_name="focused review on"),
                ),
                (
                    "panel_on",
                    models.DateField(blank=True, null=True, verbose_name="to the panel on"),
                ),
                (
                    "approved_on",
                    models.DateField(blank=True, null=True, verbose_name="approved on"),
                ),
                ("closed_on", models.DateField(blank=True, null=True, verbose_name="closed on")),
                ("late_because", models.TextField(blank=True, verbose_name="why late")),
                ("late_recorded_on", models.DateField(blank=True, editable=False, null=True)),
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
                "verbose_name": "LeDeR review",
                "ordering": ["-notified_on", "-pk"],
                "indexes": [
                    models.Index(
                        fields=["partnership", "-notified_on"],
                        name="leder_leder_partner_b41499_idx",
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("partnership", "reference"), name="one_leder_review_a_reference"
                    ),
                    models.UniqueConstraint(
                        fields=("partnership", "national_reference"),
                        name="one_leder_review_a_national_number",
                        violation_error_message="This number of the platform is recorded already.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("late_because", ""), ("late_recorded_on__isnull", True)),
                            models.Q(
                                models.Q(("late_because", ""), _negated=True),
                                ("late_recorded_on__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="leder_lateness_has_its_day",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalLederHold",
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
                    "why",
                    models.CharField(
                        choices=[
                            ("statutory", "a statutory process"),
                            ("family", "the family asks for more time"),
                        ],
                        max_length=10,
                        verbose_name="why",
                    ),
                ),
                ("starts_on", models.DateField(verbose_name="from")),
                ("ends_on", models.DateField(blank=True, null=True, verbose_name="until")),
                (
                    "review",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="leder.lederreview",
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
                "verbose_name": "historical hold of a LeDeR review",
                "verbose_name_plural": "historical hold of a LeDeR reviews",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
                "indexes": [],
                "constraints": [],
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="LederHold",
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
                        related_name="holds",
                        to="leder.lederreview",
                    ),
                ),
                (
                    "why",
                    models.CharField(
                        choices=[
                            ("statutory", "a statutory process"),
                            ("family", "the family asks for more time"),
                        ],
                        max_length=10,
                        verbose_name="why",
                    ),
                ),
                ("starts_on", models.DateField(verbose_name="from")),
                ("ends_on", models.DateField(blank=True, null=True, verbose_name="until")),
            ],
            options={
                "verbose_name": "hold of a LeDeR review",
                "ordering": ["starts_on", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ends_on__isnull", True),
                            ("ends_on__gte", models.F("starts_on")),
                            _connector="OR",
                        ),
                        name="hold_ends_after_it_begins",
                        violation_error_message="A hold ends on its first day or later.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("ends_on__isnull", True)),
                        fields=("review",),
                        name="one_hold_at_a_time",
                        violation_error_message="It is on hold already.",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="HistoricalLederTheme",
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
                ("words", models.TextField(verbose_name="what is learned")),
                ("noted_on", models.DateField(verbose_name="noted on")),
                ("ended_on", models.DateField(blank=True, null=True, verbose_name="ended on")),
                ("ended_because", models.CharField(blank=True, max_length=200)),
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
                "verbose_name": "historical learning theme of LeDeR",
                "verbose_name_plural": "historical learning theme of LeDeRs",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
                "indexes": [],
                "constraints": [],
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="LederTheme",
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
                        related_name="leder_themes",
                        to="boards.partnership",
                    ),
                ),
                (
                    "group",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="leder_themes",
                        to="boards.board",
                    ),
                ),
                ("title", models.CharField(max_length=200)),
                ("words", models.TextField(verbose_name="what is learned")),
                ("noted_on", models.DateField(verbose_name="noted on")),
                ("ended_on", models.DateField(blank=True, null=True, verbose_name="ended on")),
                ("ended_because", models.CharField(blank=True, max_length=200)),
            ],
            options={
                "verbose_name": "learning theme of LeDeR",
                "ordering": ["ended_on", "-noted_on", "-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("ended_because", ""), ("ended_on__isnull", True)),
                            models.Q(
                                ("ended_on__isnull", False),
                                models.Q(("ended_because", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="leder_theme_ends_with_a_reason",
                    )
                ],
                "indexes": [],
            },
        ),
    ]
