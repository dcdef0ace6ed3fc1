import django.core.validators
import django.db.models.deletion
import simple_history.models
from django.conf import settings
from django.db import migrations, models

from partnership.records.tables import MakesTables


class Migration(MakesTables):
    replaces = [("findings", "0001_learning")]

    initial = True

    dependencies = [
        ("agencies", "0001_tables"),
        ("boards", "0001_tables"),
        ("people", "0001_tables"),
        ("reviews", "0001_tables"),
    ]

    operations = [
        migrations.CreateModel(
            name="HistoricalLearningTheme",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                ("history_actor", models.CharField(blank=True, max_length=120)),
                ("history_change_reason", models.CharField(max_length=200)),
                ("name", models.CharField(max_length=80)),
                ("retired_on", models.DateField(blank=True, null=True, verbose_name="retired on")),
                (
                    "retired_because",
                    models.CharField(blank=True, max_length=200, verbose_name="retired because"),
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
                "verbose_name": "historical theme of learning",
                "verbose_name_plural": "historical themes of learning",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
                "indexes": [],
                "constraints": [],
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="LearningTheme",
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
                        related_name="learning_themes",
                        to="boards.partnership",
                    ),
                ),
                ("name", models.CharField(max_length=80)),
                ("retired_on", models.DateField(blank=True, null=True, verbose_name="retired on")),
                (
                    "retired_because",
                    models.CharField(blank=True, max_length=200, verbose_name="retired because"),
                ),
            ],
            options={
                "verbose_name": "theme of learning",
                "verbose_name_plural": "themes of learning",
                "ordering": ["name", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("partnership", "name"),
                        name="one_learning_theme_a_name",
                        violation_error_message="There is a theme of this name already.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("retired_because", ""), ("retired_on__isnull", True)),
                            models.Q(
                                ("retired_on__isnull", False),
                                models.Q(("retired_because", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="retired_theme_says_why",
                        violation_error_message="Say why the theme is retired.",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="HistoricalFinding",
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
                ("words", models.TextField(max_length=4000, verbose_name="what was learned")),
                ("found_on", models.DateField(verbose_name="found on")),
                (
                    "early",
                    models.BooleanField(
                        default=False, verbose_name="to be shared before the report"
                    ),
                ),
                (
                    "struck_because",
                    models.CharField(blank=True, max_length=300, verbose_name="struck because"),
                ),
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
                    "theme",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="findings.learningtheme",
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
                "verbose_name": "historical finding",
                "verbose_name_plural": "historical findings",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
                "indexes": [],
                "constraints": [],
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Finding",
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
                        related_name="findings",
                        to="reviews.review",
                    ),
                ),
                ("number", models.PositiveSmallIntegerField()),
                ("words", models.TextField(max_length=4000, verbose_name="what was learned")),
                (
                    "theme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="findings",
                        to="findings.learningtheme",
                    ),
                ),
                ("found_on", models.DateField(verbose_name="found on")),
                (
                    "early",
                    models.BooleanField(
                        default=False, verbose_name="to be shared before the report"
                    ),
                ),
                (
                    "struck_because",
                    models.CharField(blank=True, max_length=300, verbose_name="struck because"),
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
                "verbose_name": "finding",
                "ordering": ["review", "number"],
                "indexes": [
                    models.Index(
                        fields=["theme", "found_on"], name="findings_fi_theme_i_2af38e_idx"
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("review", "number"), name="one_finding_a_number"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalEarlySharing",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                ("history_actor", models.CharField(blank=True, max_length=120)),
                ("history_change_reason", models.CharField(max_length=200)),
                ("shared_on", models.DateField(verbose_name="shared on")),
                ("to_whom", models.CharField(max_length=200, verbose_name="shared with")),
                ("how", models.CharField(max_length=200)),
                ("withdrawn_because", models.CharField(blank=True, max_length=200)),
                (
                    "finding",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="findings.finding",
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
                "verbose_name": "historical early sharing",
                "verbose_name_plural": "historical early sharings",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
                "indexes": [],
                "constraints": [],
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="EarlySharing",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "finding",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="sharings",
                        to="findings.finding",
                    ),
                ),
                ("shared_on", models.DateField(verbose_name="shared on")),
                ("to_whom", models.CharField(max_length=200, verbose_name="shared with")),
                ("how", models.CharField(max_length=200)),
                (
                    "recorded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("withdrawn_because", models.CharField(blank=True, max_length=200)),
            ],
            options={
                "verbose_name": "early sharing",
                "verbose_name_plural": "early sharings",
                "ordering": ["shared_on", "pk"],
                "indexes": [],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="HistoricalNationalReport",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                ("history_actor", models.CharField(blank=True, max_length=120)),
                ("history_change_reason", models.CharField(max_length=200)),
                ("title", models.CharField(max_length=150)),
                ("publisher", models.CharField(max_length=120, verbose_name="published by")),
                ("published_on", models.DateField(verbose_name="published on")),
                (
                    "link",
                    models.URLField(
                        blank=True,
                        max_length=500,
                        validators=[django.core.validators.URLValidator(["https"])],
                        verbose_name="where it is published",
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
                "verbose_name": "historical national report",
                "verbose_name_plural": "historical national reports",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
                "indexes": [],
                "constraints": [],
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="NationalReport",
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
                        related_name="national_reports",
                        to="boards.partnership",
                    ),
                ),
                ("title", models.CharField(max_length=150)),
                ("publisher", models.CharField(max_length=120, verbose_name="published by")),
                ("published_on", models.DateField(verbose_name="published on")),
                (
                    "link",
                    models.URLField(
                        blank=True,
                        max_length=500,
                        validators=[django.core.validators.URLValidator(["https"])],
                        verbose_name="where it is published",
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
                "verbose_name": "national report",
                "ordering": ["-published_on", "-pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("partnership", "title", "published_on"),
                        name="one_national_report_a_title",
                        violation_error_message="It is recorded already.",
                    )
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="HistoricalNationalRecommendation",
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
                ("words", models.TextField(max_length=2000, verbose_name="recommendation")),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("unread", "Not looked at yet"),
                            ("ours", "For us"),
                            ("not_ours", "Not for us"),
                            ("in_hand", "In hand"),
                            ("done", "Done"),
                        ],
                        default="unread",
                        max_length=10,
                    ),
                ),
                (
                    "said",
                    models.TextField(
                        blank=True, max_length=4000, verbose_name="what is said of it"
                    ),
                ),
                ("said_on", models.DateField(blank=True, null=True, verbose_name="said on")),
                (
                    "struck_because",
                    models.CharField(blank=True, max_length=300, verbose_name="struck because"),
                ),
                (
                    "report",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="findings.nationalreport",
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
                        verbose_name="board or group that owns it",
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
                        verbose_name="agency that leads on it",
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
                "verbose_name": "historical national recommendation",
                "verbose_name_plural": "historical national recommendations",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
                "indexes": [],
                "constraints": [],
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="NationalRecommendation",
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
                        related_name="recommendations",
                        to="findings.nationalreport",
                    ),
                ),
                ("number", models.PositiveSmallIntegerField()),
                ("words", models.TextField(max_length=2000, verbose_name="recommendation")),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("unread", "Not looked at yet"),
                            ("ours", "For us"),
                            ("not_ours", "Not for us"),
                            ("in_hand", "In hand"),
                            ("done", "Done"),
                        ],
                        default="unread",
                        max_length=10,
                    ),
                ),
                (
                    "said",
                    models.TextField(
                        blank=True, max_length=4000, verbose_name="what is said of it"
                    ),
                ),
                ("said_on", models.DateField(blank=True, null=True, verbose_name="said on")),
                (
                    "board",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="boards.board",
                        verbose_name="board or group that owns it",
                    ),
                ),
                (
                    "agency",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="agencies.agency",
                        verbose_name="agency that leads on it",
                    ),
                ),
                (
                    "struck_because",
                    models.CharField(blank=True, max_length=300, verbose_name="struck because"),
                ),
            ],
            options={
                "verbose_name": "national recommendation",
                "ordering": ["-report__published_on", "report", "number"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("report", "number"),
                        name="one_national_recommendation_a_number",
                        violation_error_message="This number is another recommendation of the report.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status__in", ("not_ours", "done")), _negated=True),
                            models.Q(("said", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="national_not_ours_or_done_says_why",
                        violation_error_message="Say why it is not for us, or what was done.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status__in", ("ours", "in_hand", "done")), _negated=True),
                            ("board__isnull", False),
                            _connector="OR",
                        ),
                        name="national_ours_has_an_owner",
                        violation_error_message="Choose the board or group that owns it.",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="HistoricalRecommendation",
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
                ("words", models.TextField(max_length=2000, verbose_name="recommendation")),
                (
                    "measure",
                    models.TextField(
                        max_length=2000, verbose_name="how it will be seen that practice changed"
                    ),
                ),
                ("made_on", models.DateField(verbose_name="made on")),
                (
                    "sent_on",
                    models.DateField(blank=True, null=True, verbose_name="sent to the agency on"),
                ),
                (
                    "withdrawn_because",
                    models.CharField(blank=True, max_length=300, verbose_name="withdrawn because"),
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
                    "finding",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="findings.finding",
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
                        verbose_name="agency that is asked",
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
                "verbose_name": "historical recommendation",
                "verbose_name_plural": "historical recommendations",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
                "indexes": [],
                "constraints": [],
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Recommendation",
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
                        related_name="recommendations",
                        to="boards.partnership",
                    ),
                ),
                ("reference", models.CharField(editable=False, max_length=30)),
                (
                    "finding",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="recommendations",
                        to="findings.finding",
                    ),
                ),
                ("words", models.TextField(max_length=2000, verbose_name="recommendation")),
                (
                    "agency",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="recommendations",
                        to="agencies.agency",
                        verbose_name="agency that is asked",
                    ),
                ),
                (
                    "measure",
                    models.TextField(
                        max_length=2000, verbose_name="how it will be seen that practice changed"
                    ),
                ),
                ("made_on", models.DateField(verbose_name="made on")),
                (
                    "sent_on",
                    models.DateField(blank=True, null=True, verbose_name="sent to the agency on"),
                ),
                (
                    "withdrawn_because",
                    models.CharField(blank=True, max_length=300, verbose_name="withdrawn because"),
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
                "verbose_name": "recommendation",
                "ordering": ["-made_on", "-pk"],
                "indexes": [
                    models.Index(
                        fields=["agency", "sent_on"], name="findings_re_agency__9c44cb_idx"
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("partnership", "reference"),
                        name="one_recommendation_a_reference",
                        violation_error_message="This reference is another recommendation's.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("sent_on__isnull", True), ("agency__isnull", False), _connector="OR"
                        ),
                        name="only_an_agency_is_sent_it",
                        violation_error_message="It is addressed to no agency.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalAcceptance",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                ("history_actor", models.CharField(blank=True, max_length=120)),
                ("history_change_reason", models.CharField(max_length=200)),
                ("accepted", models.BooleanField()),
                ("because", models.TextField(blank=True, max_length=4000, verbose_name="reason")),
                (
                    "how",
                    models.CharField(
                        choices=[
                            ("meeting", "At a meeting"),
                            ("chairs_action", "By chair's action between meetings"),
                            ("written", "By written procedure"),
                        ],
                        max_length=20,
                    ),
                ),
                ("taken_on", models.DateField(verbose_name="decided on")),
                (
                    "recommendation",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="findings.recommendation",
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
                    "taken_by",
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
                "verbose_name": "historical decision on a recommendation",
                "verbose_name_plural": "historical decisions on recommendations",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
                "indexes": [],
                "constraints": [],
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Acceptance",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "recommendation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="acceptances",
                        to="findings.recommendation",
                    ),
                ),
                ("accepted", models.BooleanField()),
                ("because", models.TextField(blank=True, max_length=4000, verbose_name="reason")),
                (
                    "how",
                    models.CharField(
                        choices=[
                            ("meeting", "At a meeting"),
                            ("chairs_action", "By chair's action between meetings"),
                            ("written", "By written procedure"),
                        ],
                        max_length=20,
                    ),
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
                ("taken_on", models.DateField(verbose_name="decided on")),
                (
                    "taken_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
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
                "verbose_name": "decision on a recommendation",
                "verbose_name_plural": "decisions on recommendations",
                "ordering": ["-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("accepted", True),
                            models.Q(("because", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="not_accepted_says_why",
                        violation_error_message="Say why it is not accepted.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("how", "meeting"), ("meeting__isnull", False)),
                            models.Q(
                                models.Q(("how", "meeting"), _negated=True),
                                ("meeting__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="acceptance_at_a_meeting_names_it",
                        violation_error_message="A decision at a meeting names the meeting.",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="HistoricalPracticeCheck",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                ("history_actor", models.CharField(blank=True, max_length=120)),
                ("history_change_reason", models.CharField(max_length=200)),
                ("changed", models.BooleanField(verbose_name="practice changed")),
                ("evidence", models.TextField(max_length=4000, verbose_name="by what evidence")),
                ("checked_on", models.DateField(verbose_name="checked on")),
                ("by_whom", models.CharField(max_length=120, verbose_name="checked by")),
                ("recorded_at", models.DateTimeField()),
                (
                    "recommendation",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="findings.recommendation",
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
                "verbose_name": "historical impact check of a recommendation",
                "verbose_name_plural": "historical impact checks of recommendations",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
                "indexes": [],
                "constraints": [],
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="PracticeCheck",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "recommendation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="checks",
                        to="findings.recommendation",
                    ),
                ),
                ("changed", models.BooleanField(verbose_name="practice changed")),
                ("evidence", models.TextField(max_length=4000, verbose_name="by what evidence")),
                ("checked_on", models.DateField(verbose_name="checked on")),
                ("by_whom", models.CharField(max_length=120, verbose_name="checked by")),
                (
                    "recorded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("recorded_at", models.DateTimeField()),
            ],
            options={
                "verbose_name": "impact check of a recommendation",
                "verbose_name_plural": "impact checks of recommendations",
                "ordering": ["-pk"],
                "indexes": [],
                "constraints": [],
            },
        ),
    ]
