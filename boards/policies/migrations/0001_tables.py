import django.db.models.deletion
import simple_history.models
from django.conf import settings
from django.db import migrations, models

from partnership.records.tables import MakesTables


class Migration(MakesTables):
    replaces = [
        ("policies", "0001_governed_documents"),
        ("policies", "0002_open_from_a_version"),
        ("policies", "0003_origins"),
    ]

    initial = True

    dependencies = [
        ("boards", "0001_tables"),
        ("meetings", "0001_tables"),
        ("people", "0001_tables"),
    ]

    operations = [
        migrations.CreateModel(
            name="HistoricalGovernedDocument",
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
                    "kind",
                    models.CharField(
                        choices=[
                            ("policy", "Policy"),
                            ("procedure", "Procedure"),
                            ("guidance", "Guidance"),
                            ("terms", "Terms of reference"),
                            ("memorandum", "Memorandum of understanding"),
                            ("protocol", "Protocol"),
                            ("framework", "Framework"),
                            ("sharing", "Information-sharing agreement"),
                        ],
                        max_length=20,
                    ),
                ),
                ("title", models.CharField(max_length=200)),
                ("key", models.SlugField(max_length=120)),
                (
                    "owner_office",
                    models.CharField(
                        choices=[
                            ("chair", "The chair of the owner"),
                            ("head", "Head of Service"),
                            ("officer", "Service officers"),
                        ],
                        default="officer",
                        max_length=10,
                        verbose_name="who is asked to review it",
                    ),
                ),
                ("is_public", models.BooleanField(default=False, verbose_name="open to everybody")),
                (
                    "public_from",
                    models.PositiveIntegerField(
                        default=1,
                        help_text="Of an open document: the first version that everybody reads",
                        verbose_name="open from version",
                    ),
                ),
                (
                    "review_months",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="reviewed every so many months"
                    ),
                ),
                (
                    "next_review_on",
                    models.DateField(blank=True, null=True, verbose_name="next review"),
                ),
                (
                    "source",
                    models.TextField(
                        blank=True, help_text="Where it is known from, if not from here"
                    ),
                ),
                ("withdrawn_on", models.DateField(blank=True, null=True)),
                ("withdrawn_because", models.CharField(blank=True, max_length=300)),
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
                    "owner",
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
                    "board",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        help_text="Of terms of reference: whose they are",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="boards.board",
                    ),
                ),
                (
                    "current",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="policies.version",
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
                "verbose_name": "historical governed document",
                "verbose_name_plural": "historical governed documents",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
                "indexes": [],
                "constraints": [],
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="GovernedDocument",
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
                        related_name="governed",
                        to="boards.partnership",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("policy", "Policy"),
                            ("procedure", "Procedure"),
                            ("guidance", "Guidance"),
                            ("terms", "Terms of reference"),
                            ("memorandum", "Memorandum of understanding"),
                            ("protocol", "Protocol"),
                            ("framework", "Framework"),
                            ("sharing", "Information-sharing agreement"),
                        ],
                        max_length=20,
                    ),
                ),
                ("title", models.CharField(max_length=200)),
                ("key", models.SlugField(max_length=120, unique=True)),
                (
                    "owner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="governs",
                        to="boards.board",
                    ),
                ),
                (
                    "owner_office",
                    models.CharField(
                        choices=[
                            ("chair", "The chair of the owner"),
                            ("head", "Head of Service"),
                            ("officer", "Service officers"),
                        ],
                        default="officer",
                        max_length=10,
                        verbose_name="who is asked to review it",
                    ),
                ),
                (
                    "board",
                    models.ForeignKey(
                        blank=True,
                        help_text="Of terms of reference: whose they are",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="terms",
                        to="boards.board",
                    ),
                ),
                ("is_public", models.BooleanField(default=False, verbose_name="open to everybody")),
                (
                    "public_from",
                    models.PositiveIntegerField(
                        default=1,
                        help_text="Of an open document: the first version that everybody reads",
                        verbose_name="open from version",
                    ),
                ),
                (
                    "review_months",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="reviewed every so many months"
                    ),
                ),
                (
                    "next_review_on",
                    models.DateField(blank=True, null=True, verbose_name="next review"),
                ),
                (
                    "current",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="policies.version",
                    ),
                ),
                (
                    "source",
                    models.TextField(
                        blank=True, help_text="Where it is known from, if not from here"
                    ),
                ),
                ("withdrawn_on", models.DateField(blank=True, null=True)),
                ("withdrawn_because", models.CharField(blank=True, max_length=300)),
            ],
            options={
                "verbose_name": "governed document",
                "ordering": ["title", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("board__isnull", True), ("kind", "terms"), _connector="OR"
                        ),
                        name="only_terms_are_of_a_board",
                        violation_error_message="Only terms of reference are those of a board.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("review_months__isnull", True),
                            ("review_months__range", (1, 120)),
                            _connector="OR",
                        ),
                        name="review_months_make_sense",
                        violation_error_message="A review falls due after 1 to 120 months.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("withdrawn_on__isnull", True),
                            models.Q(("withdrawn_because", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="withdrawn_document_says_why",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="HistoricalVersion",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                ("history_actor", models.CharField(blank=True, max_length=120)),
                ("history_change_reason", models.CharField(max_length=200)),
                ("number", models.PositiveIntegerField()),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "Draft"),
                            ("approved", "Approved"),
                            ("printed", "Known from a published report"),
                        ],
                        default="draft",
                        max_length=10,
                    ),
                ),
                ("words", models.TextField(blank=True, max_length=200000, verbose_name="text")),
                (
                    "what_changed",
                    models.TextField(blank=True, max_length=2000, verbose_name="what changed"),
                ),
                ("starts_on", models.DateField(blank=True, null=True, verbose_name="from")),
                ("approved_on", models.DateField(blank=True, null=True)),
                (
                    "approved_known_to",
                    models.CharField(
                        choices=[("day", "To the day"), ("month", "Only to the month")],
                        default="day",
                        editable=False,
                        max_length=5,
                        verbose_name="the day approved known",
                    ),
                ),
                (
                    "how",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("meeting", "At a meeting"),
                            ("chairs_action", "By chair's action between meetings"),
                            ("written", "By written procedure"),
                        ],
                        max_length=20,
                        verbose_name="how it was approved",
                    ),
                ),
                ("superseded_on", models.DateField(blank=True, null=True)),
                (
                    "printed",
                    models.TextField(blank=True, help_text="What a published report says of it"),
                ),
                ("written_at", models.DateTimeField(blank=True, null=True)),
                (
                    "document",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="policies.governeddocument",
                    ),
                ),
                (
                    "approved_by",
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
                    "line",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="meetings.minuteline",
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
                "verbose_name": "historical version of a document",
                "verbose_name_plural": "historical versions of documents",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
                "indexes": [],
                "constraints": [],
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Version",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "document",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="versions",
                        to="policies.governeddocument",
                    ),
                ),
                ("number", models.PositiveIntegerField()),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "Draft"),
                            ("approved", "Approved"),
                            ("printed", "Known from a published report"),
                        ],
                        default="draft",
                        max_length=10,
                    ),
                ),
                ("words", models.TextField(blank=True, max_length=200000, verbose_name="text")),
                (
                    "what_changed",
                    models.TextField(blank=True, max_length=2000, verbose_name="what changed"),
                ),
                ("starts_on", models.DateField(blank=True, null=True, verbose_name="from")),
                ("approved_on", models.DateField(blank=True, null=True)),
                (
                    "approved_known_to",
                    models.CharField(
                        choices=[("day", "To the day"), ("month", "Only to the month")],
                        default="day",
                        editable=False,
                        max_length=5,
                        verbose_name="the day approved known",
                    ),
                ),
                (
                    "approved_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="boards.board",
                    ),
                ),
                (
                    "how",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("meeting", "At a meeting"),
                            ("chairs_action", "By chair's action between meetings"),
                            ("written", "By written procedure"),
                        ],
                        max_length=20,
                        verbose_name="how it was approved",
                    ),
                ),
                (
                    "line",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="approves",
                        to="meetings.minuteline",
                    ),
                ),
                (
                    "decision",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="approves",
                        to="boards.decision",
                    ),
                ),
                ("superseded_on", models.DateField(blank=True, null=True)),
                (
                    "printed",
                    models.TextField(blank=True, help_text="What a published report says of it"),
                ),
                (
                    "written_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("written_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "verbose_name": "version of a document",
                "verbose_name_plural": "versions of documents",
                "ordering": ["document", "-number"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("document", "number"), name="one_text_a_number"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("state", "draft")),
                        fields=("document",),
                        name="one_draft_a_document",
                        violation_error_message="There is a draft of the next version already.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "approved"), _negated=True),
                            models.Q(("line__isnull", False), ("decision__isnull", True)),
                            models.Q(("line__isnull", True), ("decision__isnull", False)),
                            _connector="OR",
                        ),
                        name="approved_by_a_minute_or_decision",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "approved"), _negated=True),
                            models.Q(
                                ("approved_by__isnull", False),
                                ("approved_on__isnull", False),
                                ("starts_on__isnull", False),
                                models.Q(("how", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="approval_says_who_and_when",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("number", 1),
                            models.Q(("what_changed", ""), _negated=True),
                            ("state", "printed"),
                            _connector="OR",
                        ),
                        name="a_later_version_says_what_changed",
                        violation_error_message="Say in plain words what changed.",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="HistoricalReviewRecord",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                ("history_actor", models.CharField(blank=True, max_length=120)),
                ("history_change_reason", models.CharField(max_length=200)),
                ("due_on", models.DateField()),
                ("made_at", models.DateTimeField()),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("still_right", "Still right"),
                            ("change", "A change is needed"),
                            ("new_version", "A new version was approved"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "words",
                    models.TextField(blank=True, max_length=2000, verbose_name="what was found"),
                ),
                ("answered_on", models.DateField(blank=True, null=True)),
                (
                    "document",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="policies.governeddocument",
                    ),
                ),
                (
                    "answered_by",
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
                "verbose_name": "historical review of a document",
                "verbose_name_plural": "historical reviews of documents",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
                "indexes": [],
                "constraints": [],
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="ReviewRecord",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "document",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="review_records",
                        to="policies.governeddocument",
                    ),
                ),
                ("due_on", models.DateField()),
                ("made_at", models.DateTimeField()),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("still_right", "Still right"),
                            ("change", "A change is needed"),
                            ("new_version", "A new version was approved"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "words",
                    models.TextField(blank=True, max_length=2000, verbose_name="what was found"),
                ),
                ("answered_on", models.DateField(blank=True, null=True)),
                (
                    "answered_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "review of a document",
                "verbose_name_plural": "reviews of documents",
                "ordering": ["-due_on", "-pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("document", "due_on"), name="one_review_a_due_day"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("answered_on__isnull", True), ("outcome", "")),
                            models.Q(
                                models.Q(("outcome", ""), _negated=True),
                                ("answered_on__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="answered_review_says_when",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="HistoricalOrigin",
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
                    "version",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="policies.version",
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
                "verbose_name": "historical origin of a version",
                "verbose_name_plural": "historical origins of versions",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
                "indexes": [],
                "constraints": [],
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Origin",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="origins",
                        to="policies.version",
                    ),
                ),
                (
                    "action",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="changed_documents",
                        to="boards.action",
                    ),
                ),
            ],
            options={
                "verbose_name": "origin of a version",
                "verbose_name_plural": "origins of versions",
                "ordering": ["version", "action__reference", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("version", "action"),
                        name="one_origin_a_version_and_action",
                        violation_error_message="This action is named already.",
                    )
                ],
                "indexes": [],
            },
        ),
    ]
