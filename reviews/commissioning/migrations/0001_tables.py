from decimal import Decimal

import django.core.validators
import django.db.models.deletion
import simple_history.models
from django.conf import settings
from django.db import migrations, models

from partnership.records.tables import MakesTables


class Migration(MakesTables):
    replaces = [("commissioning", "0001_commissions")]

    initial = True

    dependencies = [
        ("agencies", "0001_tables"),
        ("boards", "0001_tables"),
        ("people", "0001_tables"),
        ("reviews", "0001_tables"),
    ]

    operations = [
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
                ("number", models.PositiveSmallIntegerField(editable=False, verbose_name="draft")),
                ("what_changed", models.TextField(verbose_name="what changed")),
                ("added_on", models.DateField(verbose_name="added on")),
                (
                    "withdrawn_on",
                    models.DateField(blank=True, null=True, verbose_name="withdrawn on"),
                ),
                (
                    "withdrawn_because",
                    models.CharField(blank=True, max_length=200, verbose_name="withdrawn because"),
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
                "verbose_name": "historical draft of the report",
                "verbose_name_plural": "historical drafts of the report",
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
                    "review",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="versions",
                        to="reviews.review",
                    ),
                ),
                ("number", models.PositiveSmallIntegerField(editable=False, verbose_name="draft")),
                ("what_changed", models.TextField(verbose_name="what changed")),
                ("added_on", models.DateField(verbose_name="added on")),
                (
                    "added_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "withdrawn_on",
                    models.DateField(blank=True, null=True, verbose_name="withdrawn on"),
                ),
                (
                    "withdrawn_because",
                    models.CharField(blank=True, max_length=200, verbose_name="withdrawn because"),
                ),
            ],
            options={
                "verbose_name": "draft of the report",
                "verbose_name_plural": "drafts of the report",
                "ordering": ["-number"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("review", "number"),
                        name="one_draft_a_number",
                        violation_error_message="A draft with this number was added meanwhile.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("withdrawn_because", ""), ("withdrawn_on__isnull", True)),
                            models.Q(
                                ("withdrawn_on__isnull", False),
                                models.Q(("withdrawn_because", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="a_withdrawn_draft_says_why",
                        violation_error_message="Say why the draft is withdrawn.",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Comparison",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "older",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="commissioning.version",
                    ),
                ),
                (
                    "newer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="commissioning.version",
                    ),
                ),
                ("asked_at", models.DateTimeField()),
                ("done_at", models.DateTimeField(blank=True, null=True)),
                ("parts", models.JSONField(default=list)),
                ("note", models.CharField(blank=True, max_length=300)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("older", "newer"), name="one_comparison_a_pair"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("older", models.F("newer")), _negated=True),
                        name="no_draft_is_compared_with_itself",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="HistoricalChain",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                ("history_actor", models.CharField(blank=True, max_length=120)),
                ("history_change_reason", models.CharField(max_length=200)),
                ("started_on", models.DateField(verbose_name="begun on")),
                (
                    "withdrawn_because",
                    models.CharField(blank=True, max_length=200, verbose_name="withdrawn because"),
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
                    "started_by",
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
                "verbose_name": "historical sign-off chain",
                "verbose_name_plural": "historical sign-off chains",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
                "indexes": [],
                "constraints": [],
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Chain",
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
                        related_name="chains",
                        to="reviews.review",
                    ),
                ),
                ("started_on", models.DateField(verbose_name="begun on")),
                (
                    "started_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "withdrawn_because",
                    models.CharField(blank=True, max_length=200, verbose_name="withdrawn because"),
                ),
            ],
            options={
                "verbose_name": "sign-off chain",
                "ordering": ["-pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("withdrawn_because", "")),
                        fields=("review",),
                        name="one_standing_chain_a_review",
                        violation_error_message="The sign-off of this review has begun already.",
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
                ("number", models.PositiveSmallIntegerField(verbose_name="step")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("panel", "Panel of the review"),
                            ("group", "Review group"),
                            ("board", "Partnership board"),
                            ("executive", "Executive board"),
                        ],
                        max_length=10,
                        verbose_name="kind",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "Not reached"),
                            ("held", "Has it"),
                            ("back", "Sent back"),
                            ("agreed", "Agreed"),
                        ],
                        default="waiting",
                        max_length=10,
                        verbose_name="state",
                    ),
                ),
                ("since", models.DateField(blank=True, null=True, verbose_name="since")),
                (
                    "chain",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="commissioning.chain",
                    ),
                ),
                (
                    "body",
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
                    "version",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="commissioning.version",
                        verbose_name="draft before it",
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
                "verbose_name": "historical step of a sign-off",
                "verbose_name_plural": "historical steps of sign-offs",
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
                    "chain",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="steps",
                        to="commissioning.chain",
                    ),
                ),
                ("number", models.PositiveSmallIntegerField(verbose_name="step")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("panel", "Panel of the review"),
                            ("group", "Review group"),
                            ("board", "Partnership board"),
                            ("executive", "Executive board"),
                        ],
                        max_length=10,
                        verbose_name="kind",
                    ),
                ),
                (
                    "body",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="boards.board",
                        verbose_name="board or group",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "Not reached"),
                            ("held", "Has it"),
                            ("back", "Sent back"),
                            ("agreed", "Agreed"),
                        ],
                        default="waiting",
                        max_length=10,
                        verbose_name="state",
                    ),
                ),
                ("since", models.DateField(blank=True, null=True, verbose_name="since")),
                (
                    "version",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="commissioning.version",
                        verbose_name="draft before it",
                    ),
                ),
            ],
            options={
                "verbose_name": "step of a sign-off",
                "verbose_name_plural": "steps of sign-offs",
                "ordering": ["number"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("chain", "number"), name="one_step_of_a_chain_a_number"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("state", "held")),
                        fields=("chain",),
                        name="one_body_has_the_report",
                        violation_error_message="Another body has the report.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("kind", "panel"), ("body__isnull", False), _connector="OR"
                        ),
                        name="a_step_has_its_body",
                        violation_error_message="Choose the board or group.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("since__isnull", True), ("state", "waiting")),
                            models.Q(
                                models.Q(("state", "waiting"), _negated=True),
                                ("since__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="a_step_reached_has_its_day",
                        violation_error_message="Say since when.",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="HistoricalMove",
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
                    "what",
                    models.CharField(
                        choices=[
                            ("sent", "Sent on to it"),
                            ("agreed", "Agreed"),
                            ("back", "Sent back"),
                            ("reopened", "Open again"),
                        ],
                        max_length=10,
                        verbose_name="what",
                    ),
                ),
                ("on", models.DateField(verbose_name="on")),
                ("words", models.TextField(blank=True, verbose_name="remarks")),
                (
                    "step",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="commissioning.step",
                    ),
                ),
                (
                    "version",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="commissioning.version",
                        verbose_name="draft",
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
                "verbose_name": "historical move of a sign-off",
                "verbose_name_plural": "historical moves of sign-offs",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
                "indexes": [],
                "constraints": [],
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Move",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "step",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="moves",
                        to="commissioning.step",
                    ),
                ),
                (
                    "what",
                    models.CharField(
                        choices=[
                            ("sent", "Sent on to it"),
                            ("agreed", "Agreed"),
                            ("back", "Sent back"),
                            ("reopened", "Open again"),
                        ],
                        max_length=10,
                        verbose_name="what",
                    ),
                ),
                ("on", models.DateField(verbose_name="on")),
                ("words", models.TextField(blank=True, verbose_name="remarks")),
                (
                    "version",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="commissioning.version",
                        verbose_name="draft",
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
                "verbose_name": "move of a sign-off",
                "verbose_name_plural": "moves of sign-offs",
                "ordering": ["pk"],
                "indexes": [],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="HistoricalCommission",
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
                    "role",
                    models.CharField(
                        choices=[
                            ("author", "Reviewer and author of the report"),
                            ("chair", "Chair of the review’s panel"),
                            ("second", "Second reviewer"),
                        ],
                        max_length=10,
                    ),
                ),
                ("name", models.CharField(max_length=120, verbose_name="name")),
                ("firm", models.CharField(blank=True, max_length=160, verbose_name="firm")),
                ("independent", models.BooleanField(verbose_name="commissioned as independent")),
                (
                    "method",
                    models.CharField(
                        choices=[
                            ("chronology", "Chronology and agency reports with a panel"),
                            ("learning_together", "Learning Together (SCIE)"),
                            ("silp", "Significant Incident Learning Process (SILP)"),
                            ("root_cause", "Root cause analysis"),
                            ("significant_event", "Significant event analysis"),
                            ("appreciative", "Appreciative inquiry"),
                            ("welsh", "Welsh practice review model"),
                            ("rapid_time", "SAR In Rapid Time"),
                            ("thematic", "Thematic or joint review"),
                            ("audit", "Multi-agency case audit"),
                            ("event", "Learning event"),
                            ("desktop", "Desktop review"),
                        ],
                        max_length=20,
                        verbose_name="method",
                    ),
                ),
                (
                    "basis",
                    models.CharField(
                        choices=[("day", "By the day"), ("fixed", "A fixed price")],
                        max_length=10,
                        verbose_name="paid",
                    ),
                ),
                (
                    "days_agreed",
                    models.DecimalField(
                        decimal_places=1,
                        max_digits=5,
                        validators=[
                            django.core.validators.MinValueValidator(Decimal("0.5")),
                            django.core.validators.MaxValueValidator(Decimal("400")),
                        ],
                        verbose_name="days agreed",
                    ),
                ),
                (
                    "pence",
                    models.BigIntegerField(
                        validators=[django.core.validators.MinValueValidator(1)],
                        verbose_name="day rate or price, in pence",
                    ),
                ),
                ("contract_on", models.DateField(verbose_name="day of the contract")),
                ("ended_on", models.DateField(blank=True, null=True, verbose_name="ended on")),
                ("ended_because", models.TextField(blank=True, verbose_name="ended because")),
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
                "verbose_name": "historical commission",
                "verbose_name_plural": "historical commissions",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
                "indexes": [],
                "constraints": [],
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Commission",
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
                        related_name="commissions",
                        to="reviews.review",
                    ),
                ),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("author", "Reviewer and author of the report"),
                            ("chair", "Chair of the review’s panel"),
                            ("second", "Second reviewer"),
                        ],
                        max_length=10,
                    ),
                ),
                ("name", models.CharField(max_length=120, verbose_name="name")),
                ("firm", models.CharField(blank=True, max_length=160, verbose_name="firm")),
                ("independent", models.BooleanField(verbose_name="commissioned as independent")),
                (
                    "method",
                    models.CharField(
                        choices=[
                            ("chronology", "Chronology and agency reports with a panel"),
                            ("learning_together", "Learning Together (SCIE)"),
                            ("silp", "Significant Incident Learning Process (SILP)"),
                            ("root_cause", "Root cause analysis"),
                            ("significant_event", "Significant event analysis"),
                            ("appreciative", "Appreciative inquiry"),
                            ("welsh", "Welsh practice review model"),
                            ("rapid_time", "SAR In Rapid Time"),
                            ("thematic", "Thematic or joint review"),
                            ("audit", "Multi-agency case audit"),
                            ("event", "Learning event"),
                            ("desktop", "Desktop review"),
                        ],
                        max_length=20,
                        verbose_name="method",
                    ),
                ),
                (
                    "basis",
                    models.CharField(
                        choices=[("day", "By the day"), ("fixed", "A fixed price")],
                        max_length=10,
                        verbose_name="paid",
                    ),
                ),
                (
                    "days_agreed",
                    models.DecimalField(
                        decimal_places=1,
                        max_digits=5,
                        validators=[
                            django.core.validators.MinValueValidator(Decimal("0.5")),
                            django.core.validators.MaxValueValidator(Decimal("400")),
                        ],
                        verbose_name="days agreed",
                    ),
                ),
                (
                    "pence",
                    models.BigIntegerField(
                        validators=[django.core.validators.MinValueValidator(1)],
                        verbose_name="day rate or price, in pence",
                    ),
                ),
                ("contract_on", models.DateField(verbose_name="day of the contract")),
                ("ended_on", models.DateField(blank=True, null=True, verbose_name="ended on")),
                ("ended_because", models.TextField(blank=True, verbose_name="ended because")),
            ],
            options={
                "verbose_name": "commission",
                "ordering": ["ended_on", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("ended_on__isnull", True)),
                        fields=("review", "role"),
                        name="one_running_commission_a_role",
                        violation_error_message="Somebody is commissioned for this already.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("ended_because", ""), ("ended_on__isnull", True)),
                            models.Q(
                                ("ended_on__gte", models.F("contract_on")),
                                models.Q(("ended_because", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="an_ended_commission_says_why",
                        violation_error_message="Say why the commission ended, not before its contract.",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="HistoricalStatement",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                ("history_actor", models.CharField(blank=True, max_length=120)),
                ("history_change_reason", models.CharField(max_length=200)),
                ("words", models.TextField(verbose_name="statement of independence")),
                ("stated_on", models.DateField(verbose_name="stated on")),
                (
                    "accepted_on",
                    models.DateField(blank=True, null=True, verbose_name="accepted on"),
                ),
                (
                    "commission",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="commissioning.commission",
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
                (
                    "accepted_by",
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
                "verbose_name": "historical statement of independence",
                "verbose_name_plural": "historical statement of independences",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
                "indexes": [],
                "constraints": [],
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Statement",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "commission",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="statements",
                        to="commissioning.commission",
                    ),
                ),
                ("words", models.TextField(verbose_name="statement of independence")),
                ("stated_on", models.DateField(verbose_name="stated on")),
                (
                    "recorded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "accepted_on",
                    models.DateField(blank=True, null=True, verbose_name="accepted on"),
                ),
                (
                    "accepted_by",
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
                "verbose_name": "statement of independence",
                "ordering": ["-stated_on", "-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("accepted_by__isnull", True), ("accepted_on__isnull", True)),
                            models.Q(
                                ("accepted_by__isnull", False),
                                ("accepted_on__gte", models.F("stated_on")),
                            ),
                            _connector="OR",
                        ),
                        name="a_statement_is_accepted_by_somebody",
                        violation_error_message="A statement is accepted after it was made, by somebody.",
                    )
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="HistoricalConflict",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                ("history_actor", models.CharField(blank=True, max_length=120)),
                ("history_change_reason", models.CharField(max_length=200)),
                ("what", models.TextField(verbose_name="conflict declared")),
                ("declared_on", models.DateField(verbose_name="declared on")),
                (
                    "ruling",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("no_bar", "No bar to the work"),
                            ("conditions", "The work goes on under conditions"),
                            ("bar", "The work cannot go on"),
                        ],
                        max_length=12,
                        verbose_name="ruling",
                    ),
                ),
                (
                    "ruling_words",
                    models.TextField(blank=True, verbose_name="why, and under which conditions"),
                ),
                ("ruled_on", models.DateField(blank=True, null=True, verbose_name="ruled on")),
                (
                    "commission",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="commissioning.commission",
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
                (
                    "ruled_by",
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
                "verbose_name": "historical conflict of interest",
                "verbose_name_plural": "historical conflict of interests",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
                "indexes": [],
                "constraints": [],
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Conflict",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "commission",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="conflicts",
                        to="commissioning.commission",
                    ),
                ),
                ("what", models.TextField(verbose_name="conflict declared")),
                ("declared_on", models.DateField(verbose_name="declared on")),
                (
                    "recorded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "ruling",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("no_bar", "No bar to the work"),
                            ("conditions", "The work goes on under conditions"),
                            ("bar", "The work cannot go on"),
                        ],
                        max_length=12,
                        verbose_name="ruling",
                    ),
                ),
                (
                    "ruling_words",
                    models.TextField(blank=True, verbose_name="why, and under which conditions"),
                ),
                ("ruled_on", models.DateField(blank=True, null=True, verbose_name="ruled on")),
                (
                    "ruled_by",
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
                "verbose_name": "conflict of interest",
                "ordering": ["declared_on", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("ruled_by__isnull", True),
                                ("ruled_on__isnull", True),
                                ("ruling", ""),
                            ),
                            models.Q(
                                ("ruled_by__isnull", False),
                                ("ruled_on__gte", models.F("declared_on")),
                                models.Q(("ruling", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="a_ruling_has_its_day_and_person",
                        violation_error_message="A ruling has a day, not before the conflict was declared.",
                    )
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="HistoricalMilestone",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                ("history_actor", models.CharField(blank=True, max_length=120)),
                ("history_change_reason", models.CharField(max_length=200)),
                ("what", models.CharField(max_length=200, verbose_name="milestone")),
                ("first_due_on", models.DateField(editable=False, verbose_name="first due on")),
                ("due_on", models.DateField(verbose_name="due on")),
                (
                    "moved_because",
                    models.CharField(blank=True, max_length=200, verbose_name="moved because"),
                ),
                ("done_on", models.DateField(blank=True, null=True, verbose_name="done on")),
                (
                    "dropped_because",
                    models.CharField(blank=True, max_length=200, verbose_name="dropped because"),
                ),
                (
                    "commission",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="commissioning.commission",
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
                "verbose_name": "historical milestone",
                "verbose_name_plural": "historical milestones",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
                "indexes": [],
                "constraints": [],
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Milestone",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "commission",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="milestones",
                        to="commissioning.commission",
                    ),
                ),
                ("what", models.CharField(max_length=200, verbose_name="milestone")),
                ("first_due_on", models.DateField(editable=False, verbose_name="first due on")),
                ("due_on", models.DateField(verbose_name="due on")),
                (
                    "moved_because",
                    models.CharField(blank=True, max_length=200, verbose_name="moved because"),
                ),
                ("done_on", models.DateField(blank=True, null=True, verbose_name="done on")),
                (
                    "dropped_because",
                    models.CharField(blank=True, max_length=200, verbose_name="dropped because"),
                ),
            ],
            options={
                "verbose_name": "milestone",
                "ordering": ["due_on", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("done_on__isnull", True), ("dropped_because", ""), _connector="OR"
                        ),
                        name="a_milestone_is_done_or_dropped",
                        violation_error_message="A milestone is done or dropped, not both.",
                    )
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="HistoricalTerms",
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
                    "number",
                    models.PositiveSmallIntegerField(editable=False, verbose_name="version"),
                ),
                ("period_from", models.DateField(verbose_name="period from")),
                (
                    "from_known_to",
                    models.CharField(
                        choices=[("day", "To the day"), ("month", "Only to the month")],
                        default="day",
                        editable=False,
                        max_length=5,
                        verbose_name="the beginning of the period known",
                    ),
                ),
                ("period_to", models.DateField(verbose_name="period to")),
                (
                    "to_known_to",
                    models.CharField(
                        choices=[("day", "To the day"), ("month", "Only to the month")],
                        default="day",
                        editable=False,
                        max_length=5,
                        verbose_name="the end of the period known",
                    ),
                ),
                ("questions", models.TextField(verbose_name="questions")),
                (
                    "why_new",
                    models.CharField(blank=True, max_length=300, verbose_name="why this version"),
                ),
                ("written_on", models.DateField(verbose_name="written on")),
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
                "verbose_name": "historical terms of reference",
                "verbose_name_plural": "historical terms of reference",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
                "indexes": [],
                "constraints": [],
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Terms",
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
                        related_name="terms",
                        to="reviews.review",
                    ),
                ),
                (
                    "number",
                    models.PositiveSmallIntegerField(editable=False, verbose_name="version"),
                ),
                ("period_from", models.DateField(verbose_name="period from")),
                (
                    "from_known_to",
                    models.CharField(
                        choices=[("day", "To the day"), ("month", "Only to the month")],
                        default="day",
                        editable=False,
                        max_length=5,
                        verbose_name="the beginning of the period known",
                    ),
                ),
                ("period_to", models.DateField(verbose_name="period to")),
                (
                    "to_known_to",
                    models.CharField(
                        choices=[("day", "To the day"), ("month", "Only to the month")],
                        default="day",
                        editable=False,
                        max_length=5,
                        verbose_name="the end of the period known",
                    ),
                ),
                ("questions", models.TextField(verbose_name="questions")),
                (
                    "why_new",
                    models.CharField(blank=True, max_length=300, verbose_name="why this version"),
                ),
                ("written_on", models.DateField(verbose_name="written on")),
                (
                    "written_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "terms of reference",
                "verbose_name_plural": "terms of reference",
                "ordering": ["-number"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("review", "number"),
                        name="one_version_of_terms_a_number",
                        violation_error_message="This version was written meanwhile.",
                    )
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="HistoricalTakesPart",
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
                    "terms",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="commissioning.terms",
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
                "verbose_name": "historical agency that takes part",
                "verbose_name_plural": "historical agency that takes parts",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
                "indexes": [],
                "constraints": [],
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="TakesPart",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "terms",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="taking_part",
                        to="commissioning.terms",
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
                "verbose_name": "agency that takes part",
                "ordering": ["agency__name", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("terms", "agency"), name="an_agency_takes_part_once"
                    )
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="HistoricalApproval",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                ("history_actor", models.CharField(blank=True, max_length=120)),
                ("history_change_reason", models.CharField(max_length=200)),
                ("on", models.DateField(verbose_name="approved on")),
                ("how", models.CharField(blank=True, max_length=200, verbose_name="who, and how")),
                (
                    "terms",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="commissioning.terms",
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
                "verbose_name": "historical approval of terms of reference",
                "verbose_name_plural": "historical approvals of terms of reference",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
                "indexes": [],
                "constraints": [],
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Approval",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "terms",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="approvals",
                        to="commissioning.terms",
                    ),
                ),
                (
                    "board",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="boards.board",
                        verbose_name="board or group",
                    ),
                ),
                ("on", models.DateField(verbose_name="approved on")),
                ("how", models.CharField(blank=True, max_length=200, verbose_name="who, and how")),
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
                "verbose_name": "approval of terms of reference",
                "verbose_name_plural": "approvals of terms of reference",
                "ordering": ["on", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("terms", "board"),
                        name="a_board_approves_a_version_once",
                        violation_error_message="It has approved this version already.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("board__isnull", False),
                            models.Q(("how", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="an_approval_says_whose",
                        violation_error_message="Choose a board or group, or say who approved it.",
                    ),
                ],
                "indexes": [],
            },
        ),
    ]
