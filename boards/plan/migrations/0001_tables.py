import django.db.models.deletion
import simple_history.models
from django.conf import settings
from django.db import migrations, models

from partnership.records.tables import MakesTables


class Migration(MakesTables):
    replaces = [("plan", "0001_business_plans"), ("plan", "0002_readings_of_measures")]

    initial = True

    dependencies = [
        ("agencies", "0001_tables"),
        ("boards", "0001_tables"),
        ("meetings", "0001_tables"),
        ("people", "0001_tables"),
    ]

    operations = [
        migrations.CreateModel(
            name="HistoricalPlan",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                ("history_actor", models.CharField(blank=True, max_length=120)),
                ("history_change_reason", models.CharField(max_length=200)),
                ("starts_on", models.DateField(verbose_name="from")),
                ("ends_on", models.DateField(blank=True, null=True, verbose_name="until")),
                ("name", models.CharField(max_length=120)),
                (
                    "about",
                    models.TextField(blank=True, max_length=2000, verbose_name="what it is about"),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[("draft", "Draft"), ("agreed", "Agreed"), ("closed", "Closed")],
                        default="draft",
                        max_length=10,
                    ),
                ),
                ("agreed_on", models.DateField(blank=True, null=True, verbose_name="agreed on")),
                ("closed_on", models.DateField(blank=True, null=True, verbose_name="closed on")),
                (
                    "closing",
                    models.TextField(
                        blank=True, max_length=2000, verbose_name="what came of it as a whole"
                    ),
                ),
                (
                    "source",
                    models.CharField(
                        blank=True, max_length=300, verbose_name="where it is printed"
                    ),
                ),
                (
                    "dates_note",
                    models.TextField(
                        blank=True, help_text="How sure the dates are, and the source"
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
                    "board",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="boards.board",
                        verbose_name="board that owns it",
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
                    "line",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="meetings.minuteline",
                        verbose_name="line of minutes",
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
                "verbose_name": "historical business plan",
                "verbose_name_plural": "historical business plans",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
                "indexes": [],
                "constraints": [],
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Plan",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("starts_on", models.DateField(verbose_name="from")),
                ("ends_on", models.DateField(blank=True, null=True, verbose_name="until")),
                (
                    "partnership",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="plans",
                        to="boards.partnership",
                    ),
                ),
                (
                    "board",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="plans",
                        to="boards.board",
                        verbose_name="board that owns it",
                    ),
                ),
                ("name", models.CharField(max_length=120)),
                (
                    "about",
                    models.TextField(blank=True, max_length=2000, verbose_name="what it is about"),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[("draft", "Draft"), ("agreed", "Agreed"), ("closed", "Closed")],
                        default="draft",
                        max_length=10,
                    ),
                ),
                ("agreed_on", models.DateField(blank=True, null=True, verbose_name="agreed on")),
                (
                    "decision",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="plans",
                        to="boards.decision",
                    ),
                ),
                (
                    "line",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="plans",
                        to="meetings.minuteline",
                        verbose_name="line of minutes",
                    ),
                ),
                ("closed_on", models.DateField(blank=True, null=True, verbose_name="closed on")),
                (
                    "closing",
                    models.TextField(
                        blank=True, max_length=2000, verbose_name="what came of it as a whole"
                    ),
                ),
                (
                    "source",
                    models.CharField(
                        blank=True, max_length=300, verbose_name="where it is printed"
                    ),
                ),
                (
                    "dates_note",
                    models.TextField(
                        blank=True, help_text="How sure the dates are, and the source"
                    ),
                ),
            ],
            options={
                "verbose_name": "business plan",
                "ordering": ["-starts_on", "name"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ends_on__isnull", True),
                            ("ends_on__gte", models.F("starts_on")),
                            _connector="OR",
                        ),
                        name="plan_dates_in_order",
                        violation_error_message="The last day is before the first day.",
                    ),
                    models.UniqueConstraint(
                        fields=("partnership", "name"),
                        name="one_plan_a_name",
                        violation_error_message="Another plan has this name.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("decision__isnull", True), ("line__isnull", True), _connector="OR"
                        ),
                        name="plan_agreed_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status", "draft"), _negated=True),
                            models.Q(
                                ("agreed_on__isnull", True),
                                ("decision__isnull", True),
                                ("line__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="draft_plan_is_not_agreed",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("status", "closed"),
                            models.Q(("closed_on__isnull", True), ("closing", "")),
                            _connector="OR",
                        ),
                        name="open_plan_is_not_closed",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="HistoricalPriority",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                ("history_actor", models.CharField(blank=True, max_length=120)),
                ("history_change_reason", models.CharField(max_length=200)),
                ("position", models.PositiveIntegerField()),
                ("ended_on", models.DateField(blank=True, null=True, verbose_name="taken out on")),
                (
                    "ended_because",
                    models.CharField(
                        blank=True, max_length=300, verbose_name="why it was taken out"
                    ),
                ),
                ("name", models.CharField(max_length=300, verbose_name="priority")),
                (
                    "about",
                    models.TextField(blank=True, max_length=2000, verbose_name="why it matters"),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="plan.plan",
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
                "verbose_name": "historical priority",
                "verbose_name_plural": "historical priorities",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
                "indexes": [],
                "constraints": [],
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Priority",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("position", models.PositiveIntegerField()),
                ("ended_on", models.DateField(blank=True, null=True, verbose_name="taken out on")),
                (
                    "ended_because",
                    models.CharField(
                        blank=True, max_length=300, verbose_name="why it was taken out"
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="priorities",
                        to="plan.plan",
                    ),
                ),
                ("name", models.CharField(max_length=300, verbose_name="priority")),
                (
                    "about",
                    models.TextField(blank=True, max_length=2000, verbose_name="why it matters"),
                ),
            ],
            options={
                "verbose_name_plural": "priorities",
                "ordering": ["position", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("plan", "position"), name="one_priority_a_place"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("ended_because", ""), ("ended_on__isnull", True)),
                            models.Q(
                                ("ended_on__isnull", False),
                                models.Q(("ended_because", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="ended_priority_says_why",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="HistoricalObjective",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                ("history_actor", models.CharField(blank=True, max_length=120)),
                ("history_change_reason", models.CharField(max_length=200)),
                ("position", models.PositiveIntegerField()),
                ("ended_on", models.DateField(blank=True, null=True, verbose_name="taken out on")),
                (
                    "ended_because",
                    models.CharField(
                        blank=True, max_length=300, verbose_name="why it was taken out"
                    ),
                ),
                ("words", models.CharField(max_length=500, verbose_name="objective")),
                (
                    "criterion",
                    models.TextField(blank=True, max_length=2000, verbose_name="success criterion"),
                ),
                (
                    "measure",
                    models.TextField(
                        blank=True, max_length=2000, verbose_name="measure and evidence"
                    ),
                ),
                ("target", models.CharField(blank=True, max_length=200)),
                (
                    "impact",
                    models.TextField(blank=True, max_length=2000, verbose_name="intended impact"),
                ),
                (
                    "priority",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="plan.priority",
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
                "verbose_name": "historical objective",
                "verbose_name_plural": "historical objectives",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
                "indexes": [],
                "constraints": [],
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Objective",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("position", models.PositiveIntegerField()),
                ("ended_on", models.DateField(blank=True, null=True, verbose_name="taken out on")),
                (
                    "ended_because",
                    models.CharField(
                        blank=True, max_length=300, verbose_name="why it was taken out"
                    ),
                ),
                (
                    "priority",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="objectives",
                        to="plan.priority",
                    ),
                ),
                ("words", models.CharField(max_length=500, verbose_name="objective")),
                (
                    "criterion",
                    models.TextField(blank=True, max_length=2000, verbose_name="success criterion"),
                ),
                (
                    "measure",
                    models.TextField(
                        blank=True, max_length=2000, verbose_name="measure and evidence"
                    ),
                ),
                ("target", models.CharField(blank=True, max_length=200)),
                (
                    "impact",
                    models.TextField(blank=True, max_length=2000, verbose_name="intended impact"),
                ),
            ],
            options={
                "ordering": ["position", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("priority", "position"), name="one_objective_a_place"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("ended_because", ""), ("ended_on__isnull", True)),
                            models.Q(
                                ("ended_on__isnull", False),
                                models.Q(("ended_because", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="ended_objective_says_why",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="HistoricalPlanAction",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                ("history_actor", models.CharField(blank=True, max_length=120)),
                ("history_change_reason", models.CharField(max_length=200)),
                ("position", models.PositiveIntegerField()),
                ("ended_on", models.DateField(blank=True, null=True, verbose_name="taken out on")),
                (
                    "ended_because",
                    models.CharField(
                        blank=True, max_length=300, verbose_name="why it was taken out"
                    ),
                ),
                ("what", models.TextField(max_length=2000, verbose_name="action")),
                ("lead", models.CharField(blank=True, max_length=300, verbose_name="by whom")),
                ("due", models.CharField(blank=True, max_length=300, verbose_name="by when")),
                ("due_on", models.DateField(blank=True, null=True, verbose_name="due on")),
                (
                    "due_known",
                    models.CharField(
                        choices=[
                            ("day", "To the day"),
                            ("month", "To the month"),
                            ("quarter", "To the quarter"),
                            ("year", "To the year"),
                        ],
                        default="day",
                        max_length=10,
                        verbose_name="due day known",
                    ),
                ),
                (
                    "first_due_on",
                    models.DateField(blank=True, null=True, verbose_name="first due on"),
                ),
                (
                    "first_due_known",
                    models.CharField(
                        choices=[
                            ("day", "To the day"),
                            ("month", "To the month"),
                            ("quarter", "To the quarter"),
                            ("year", "To the year"),
                        ],
                        default="day",
                        max_length=10,
                        verbose_name="first due day known",
                    ),
                ),
                (
                    "impact",
                    models.TextField(blank=True, max_length=2000, verbose_name="intended impact"),
                ),
                (
                    "measure",
                    models.TextField(
                        blank=True, max_length=2000, verbose_name="measure and evidence"
                    ),
                ),
                (
                    "source",
                    models.CharField(
                        blank=True, max_length=200, verbose_name="where it is printed"
                    ),
                ),
                (
                    "note",
                    models.TextField(
                        blank=True, max_length=2000, verbose_name="note on the source"
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="plan.plan",
                    ),
                ),
                (
                    "objective",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="plan.objective",
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
                        verbose_name="agency that leads",
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
                        verbose_name="board or group that leads",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="person who leads",
                    ),
                ),
                (
                    "continues",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="plan.planaction",
                        verbose_name="carries on",
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
                "verbose_name": "historical action of a plan",
                "verbose_name_plural": "historical actions of plans",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
                "indexes": [],
                "constraints": [],
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="PlanAction",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("position", models.PositiveIntegerField()),
                ("ended_on", models.DateField(blank=True, null=True, verbose_name="taken out on")),
                (
                    "ended_because",
                    models.CharField(
                        blank=True, max_length=300, verbose_name="why it was taken out"
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="actions",
                        to="plan.plan",
                    ),
                ),
                (
                    "objective",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="actions",
                        to="plan.objective",
                    ),
                ),
                ("what", models.TextField(max_length=2000, verbose_name="action")),
                ("lead", models.CharField(blank=True, max_length=300, verbose_name="by whom")),
                (
                    "agency",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="plan_actions",
                        to="agencies.agency",
                        verbose_name="agency that leads",
                    ),
                ),
                (
                    "board",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="plan_actions",
                        to="boards.board",
                        verbose_name="board or group that leads",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="person who leads",
                    ),
                ),
                ("due", models.CharField(blank=True, max_length=300, verbose_name="by when")),
                ("due_on", models.DateField(blank=True, null=True, verbose_name="due on")),
                (
                    "due_known",
                    models.CharField(
                        choices=[
                            ("day", "To the day"),
                            ("month", "To the month"),
                            ("quarter", "To the quarter"),
                            ("year", "To the year"),
                        ],
                        default="day",
                        max_length=10,
                        verbose_name="due day known",
                    ),
                ),
                (
                    "first_due_on",
                    models.DateField(blank=True, null=True, verbose_name="first due on"),
                ),
                (
                    "first_due_known",
                    models.CharField(
                        choices=[
                            ("day", "To the day"),
                            ("month", "To the month"),
                            ("quarter", "To the quarter"),
                            ("year", "To the year"),
                        ],
                        default="day",
                        max_length=10,
                        verbose_name="first due day known",
                    ),
                ),
                (
                    "impact",
                    models.TextField(blank=True, max_length=2000, verbose_name="intended impact"),
                ),
                (
                    "measure",
                    models.TextField(
                        blank=True, max_length=2000, verbose_name="measure and evidence"
                    ),
                ),
                (
                    "source",
                    models.CharField(
                        blank=True, max_length=200, verbose_name="where it is printed"
                    ),
                ),
                (
                    "note",
                    models.TextField(
                        blank=True, max_length=2000, verbose_name="note on the source"
                    ),
                ),
                (
                    "continues",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="continued_by",
                        to="plan.planaction",
                        verbose_name="carries on",
                    ),
                ),
            ],
            options={
                "verbose_name": "action of a plan",
                "verbose_name_plural": "actions of plans",
                "ordering": [
                    "objective__priority__position",
                    "objective__position",
                    "position",
                    "pk",
                ],
                "indexes": [
                    models.Index(fields=["agency", "plan"], name="plan_planac_agency__da394b_idx"),
                    models.Index(fields=["board", "plan"], name="plan_planac_board_i_f514e3_idx"),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("objective", "position"), name="one_action_a_place"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("ended_because", ""), ("ended_on__isnull", True)),
                            models.Q(
                                ("ended_on__isnull", False),
                                models.Q(("ended_because", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="ended_plan_action_says_why",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalRaised",
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
                    "ended_because",
                    models.CharField(
                        blank=True, max_length=300, verbose_name="why it belongs no more"
                    ),
                ),
                (
                    "plan_action",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="plan.planaction",
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
                "verbose_name": "historical action of the register for a plan",
                "verbose_name_plural": "historical actions of the register for plans",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
                "indexes": [],
                "constraints": [],
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Raised",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "plan_action",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="raised",
                        to="plan.planaction",
                    ),
                ),
                (
                    "action",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="plan_links",
                        to="boards.action",
                    ),
                ),
                (
                    "ended_because",
                    models.CharField(
                        blank=True, max_length=300, verbose_name="why it belongs no more"
                    ),
                ),
            ],
            options={
                "verbose_name": "action of the register for a plan",
                "verbose_name_plural": "actions of the register for plans",
                "ordering": ["pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("ended_because", "")),
                        fields=("plan_action", "action"),
                        name="raised_once_for_a_plan_action",
                        violation_error_message="It belongs to this action of the plan already.",
                    )
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="HistoricalProgress",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                ("history_actor", models.CharField(blank=True, max_length=120)),
                ("history_change_reason", models.CharField(max_length=200)),
                ("as_at", models.DateField(verbose_name="as at")),
                ("words", models.TextField(blank=True, max_length=2000, verbose_name="progress")),
                (
                    "rag",
                    models.CharField(
                        choices=[
                            ("complete", "Complete"),
                            ("green", "Green: on course"),
                            ("amber", "Amber: late, still planned"),
                            ("red", "Red: not planned any more or stuck"),
                            ("not_stated", "Not stated"),
                        ],
                        default="not_stated",
                        max_length=10,
                        verbose_name="judged",
                    ),
                ),
                (
                    "voice",
                    models.CharField(
                        choices=[
                            ("service", "The partnership service"),
                            ("owner", "The agency that leads"),
                            ("source", "The printed report"),
                        ],
                        max_length=10,
                        verbose_name="whose word",
                    ),
                ),
                ("said_at", models.DateTimeField(blank=True, null=True, verbose_name="written at")),
                (
                    "plan_action",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="plan.planaction",
                    ),
                ),
                (
                    "said_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="written by",
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
                "verbose_name": "historical progress of a plan's action",
                "verbose_name_plural": "historical progress of plans' actions",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
                "indexes": [],
                "constraints": [],
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Progress",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "plan_action",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="progress",
                        to="plan.planaction",
                    ),
                ),
                ("as_at", models.DateField(verbose_name="as at")),
                ("words", models.TextField(blank=True, max_length=2000, verbose_name="progress")),
                (
                    "rag",
                    models.CharField(
                        choices=[
                            ("complete", "Complete"),
                            ("green", "Green: on course"),
                            ("amber", "Amber: late, still planned"),
                            ("red", "Red: not planned any more or stuck"),
                            ("not_stated", "Not stated"),
                        ],
                        default="not_stated",
                        max_length=10,
                        verbose_name="judged",
                    ),
                ),
                (
                    "voice",
                    models.CharField(
                        choices=[
                            ("service", "The partnership service"),
                            ("owner", "The agency that leads"),
                            ("source", "The printed report"),
                        ],
                        max_length=10,
                        verbose_name="whose word",
                    ),
                ),
                (
                    "said_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="written by",
                    ),
                ),
                ("said_at", models.DateTimeField(blank=True, null=True, verbose_name="written at")),
            ],
            options={
                "verbose_name": "progress of a plan's action",
                "verbose_name_plural": "progress of plans' actions",
                "ordering": ["as_at", "pk"],
                "indexes": [
                    models.Index(
                        fields=["plan_action", "as_at"], name="plan_progre_plan_ac_6b032c_idx"
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("voice", "owner"), _negated=True),
                            ("rag", "not_stated"),
                            _connector="OR",
                        ),
                        name="owner_judges_no_plan_of_its_own",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("words", ""), _negated=True),
                            models.Q(("rag", "not_stated"), _negated=True),
                            _connector="OR",
                        ),
                        name="progress_says_something",
                        violation_error_message="Say how far it is, or judge it.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalReading",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                ("history_actor", models.CharField(blank=True, max_length=120)),
                ("history_change_reason", models.CharField(max_length=200)),
                ("as_at", models.DateField(verbose_name="as at")),
                (
                    "figure",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=14,
                        null=True,
                        verbose_name="figure",
                    ),
                ),
                ("unit", models.CharField(blank=True, max_length=60, verbose_name="of what")),
                ("words", models.CharField(blank=True, max_length=500, verbose_name="in words")),
                ("source", models.CharField(max_length=300, verbose_name="where it stands")),
                ("said_at", models.DateTimeField(verbose_name="written at")),
                (
                    "struck_because",
                    models.CharField(blank=True, max_length=300, verbose_name="why it was struck"),
                ),
                (
                    "objective",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="plan.objective",
                    ),
                ),
                (
                    "said_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="written by",
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
                "verbose_name": "historical reading of a measure",
                "verbose_name_plural": "historical readings of measures",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
                "indexes": [],
                "constraints": [],
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Reading",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "objective",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="readings",
                        to="plan.objective",
                    ),
                ),
                ("as_at", models.DateField(verbose_name="as at")),
                (
                    "figure",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=14,
                        null=True,
                        verbose_name="figure",
                    ),
                ),
                ("unit", models.CharField(blank=True, max_length=60, verbose_name="of what")),
                ("words", models.CharField(blank=True, max_length=500, verbose_name="in words")),
                ("source", models.CharField(max_length=300, verbose_name="where it stands")),
                (
                    "said_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="written by",
                    ),
                ),
                ("said_at", models.DateTimeField(verbose_name="written at")),
                (
                    "struck_because",
                    models.CharField(blank=True, max_length=300, verbose_name="why it was struck"),
                ),
            ],
            options={
                "verbose_name": "reading of a measure",
                "verbose_name_plural": "readings of measures",
                "ordering": ["as_at", "pk"],
                "indexes": [
                    models.Index(
                        fields=["objective", "as_at"], name="plan_readin_objecti_431bee_idx"
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("figure__isnull", False),
                            models.Q(("words", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="a_reading_reads_something",
                        violation_error_message="Enter a figure, or say it in words.",
                    )
                ],
            },
        ),
    ]
