import django.db.models.deletion
import simple_history.models
from django.conf import settings
from django.db import migrations, models

from partnership.records.tables import MakesTables


class Migration(MakesTables):
    replaces = [("actions", "0001_register_of_actions")]

    initial = True

    dependencies = [
        ("boards", "0001_tables"),
        ("contenttypes", "0002_remove_content_type_name"),
        ("people", "0001_tables"),
    ]

    operations = [
        migrations.CreateModel(
            name="HistoricalClosing",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                ("history_actor", models.CharField(blank=True, max_length=120)),
                ("history_change_reason", models.CharField(max_length=200)),
                ("done_on", models.DateField(verbose_name="done on")),
                ("outcome", models.TextField(max_length=4000, verbose_name="what changed")),
                (
                    "evidence",
                    models.TextField(
                        blank=True, max_length=1000, verbose_name="where the evidence is held"
                    ),
                ),
                (
                    "check_on",
                    models.DateField(blank=True, null=True, verbose_name="impact check on"),
                ),
                (
                    "no_check_because",
                    models.CharField(
                        blank=True, max_length=500, verbose_name="why no impact check"
                    ),
                ),
                ("proposed_at", models.DateTimeField()),
                ("agreed", models.BooleanField(blank=True, null=True)),
                (
                    "decided_because",
                    models.CharField(
                        blank=True, max_length=500, verbose_name="reason of the decision"
                    ),
                ),
                ("decided_at", models.DateTimeField(blank=True, null=True)),
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
                    "proposed_by",
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
                    "decided_by",
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
                "verbose_name": "historical closing",
                "verbose_name_plural": "historical closings",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
                "indexes": [],
                "constraints": [],
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Closing",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "action",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="closings",
                        to="boards.action",
                    ),
                ),
                ("done_on", models.DateField(verbose_name="done on")),
                ("outcome", models.TextField(max_length=4000, verbose_name="what changed")),
                (
                    "evidence",
                    models.TextField(
                        blank=True, max_length=1000, verbose_name="where the evidence is held"
                    ),
                ),
                (
                    "check_on",
                    models.DateField(blank=True, null=True, verbose_name="impact check on"),
                ),
                (
                    "no_check_because",
                    models.CharField(
                        blank=True, max_length=500, verbose_name="why no impact check"
                    ),
                ),
                (
                    "proposed_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("proposed_at", models.DateTimeField()),
                ("agreed", models.BooleanField(blank=True, null=True)),
                (
                    "decided_because",
                    models.CharField(
                        blank=True, max_length=500, verbose_name="reason of the decision"
                    ),
                ),
                (
                    "decided_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("decided_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "verbose_name": "closing",
                "ordering": ["-proposed_at", "-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("check_on__isnull", False),
                            models.Q(("no_check_because", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="closing_is_checked_or_says_why",
                        violation_error_message="Give the day of the impact check, or say why none.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("agreed__isnull", True), ("decided_at__isnull", True)),
                            models.Q(("agreed__isnull", False), ("decided_at__isnull", False)),
                            _connector="OR",
                        ),
                        name="closing_decided_or_not",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("decided_at__isnull", True)),
                        fields=("action",),
                        name="one_closing_proposed_at_a_time",
                        violation_error_message="It is proposed to close already and not decided yet.",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="HistoricalImpactCheck",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                ("history_actor", models.CharField(blank=True, max_length=120)),
                ("history_change_reason", models.CharField(max_length=200)),
                ("lasted", models.BooleanField(verbose_name="it lasted")),
                ("words", models.TextField(max_length=2000, verbose_name="how that is known")),
                ("checked_at", models.DateTimeField()),
                (
                    "closing",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="actions.closing",
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
                "verbose_name": "historical impact check",
                "verbose_name_plural": "historical impact checks",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
                "indexes": [],
                "constraints": [],
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="ImpactCheck",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "closing",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="impact",
                        to="actions.closing",
                    ),
                ),
                ("lasted", models.BooleanField(verbose_name="it lasted")),
                ("words", models.TextField(max_length=2000, verbose_name="how that is known")),
                (
                    "checked_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("checked_at", models.DateTimeField()),
            ],
            options={
                "verbose_name": "impact check",
                "indexes": [],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="HistoricalReopening",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                ("history_actor", models.CharField(blank=True, max_length=120)),
                ("history_change_reason", models.CharField(max_length=200)),
                ("because", models.CharField(max_length=500, verbose_name="reason")),
                ("was_closed_on", models.DateField(verbose_name="was closed on")),
                ("was_outcome", models.TextField(blank=True, verbose_name="outcome before")),
                ("reopened_at", models.DateTimeField()),
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
                    "closing",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="actions.closing",
                    ),
                ),
                (
                    "reopened_by",
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
                "verbose_name": "historical re-opening",
                "verbose_name_plural": "historical re-openings",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
                "indexes": [],
                "constraints": [],
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Reopening",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "action",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reopenings",
                        to="boards.action",
                    ),
                ),
                (
                    "closing",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="undone",
                        to="actions.closing",
                    ),
                ),
                ("because", models.CharField(max_length=500, verbose_name="reason")),
                ("was_closed_on", models.DateField(verbose_name="was closed on")),
                ("was_outcome", models.TextField(blank=True, verbose_name="outcome before")),
                (
                    "reopened_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("reopened_at", models.DateTimeField()),
            ],
            options={
                "verbose_name": "re-opening",
                "ordering": ["-reopened_at", "-pk"],
                "indexes": [
                    models.Index(
                        fields=["action", "-reopened_at"], name="actions_reo_action__467a34_idx"
                    )
                ],
                "constraints": [],
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
                ("was", models.DateField(verbose_name="due day before")),
                ("to", models.DateField(verbose_name="due day asked for")),
                ("because", models.CharField(max_length=500, verbose_name="reason")),
                ("asked_at", models.DateTimeField()),
                ("on_reopening", models.BooleanField(default=False)),
                ("agreed", models.BooleanField(blank=True, null=True)),
                (
                    "decided_because",
                    models.CharField(
                        blank=True, max_length=500, verbose_name="reason of the decision"
                    ),
                ),
                ("decided_at", models.DateTimeField(blank=True, null=True)),
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
                    "decided_by",
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
                "verbose_name": "historical move of a due day",
                "verbose_name_plural": "historical moves of due days",
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
                    "action",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="moves",
                        to="boards.action",
                    ),
                ),
                ("was", models.DateField(verbose_name="due day before")),
                ("to", models.DateField(verbose_name="due day asked for")),
                ("because", models.CharField(max_length=500, verbose_name="reason")),
                (
                    "asked_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("asked_at", models.DateTimeField()),
                ("on_reopening", models.BooleanField(default=False)),
                ("agreed", models.BooleanField(blank=True, null=True)),
                (
                    "decided_because",
                    models.CharField(
                        blank=True, max_length=500, verbose_name="reason of the decision"
                    ),
                ),
                (
                    "decided_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("decided_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "verbose_name": "move of a due day",
                "verbose_name_plural": "moves of due days",
                "ordering": ["-asked_at", "-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("agreed__isnull", True), ("decided_at__isnull", True)),
                            models.Q(("agreed__isnull", False), ("decided_at__isnull", False)),
                            _connector="OR",
                        ),
                        name="move_decided_or_not",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("decided_at__isnull", True)),
                        fields=("action",),
                        name="one_move_asked_at_a_time",
                        violation_error_message="A move is asked for already and not decided yet.",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="HistoricalLink",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                ("history_actor", models.CharField(blank=True, max_length=120)),
                ("history_change_reason", models.CharField(max_length=200)),
                ("subject_id", models.PositiveBigIntegerField(editable=False)),
                (
                    "role",
                    models.CharField(
                        choices=[("source", "Came from"), ("discussed", "Spoken of at")],
                        max_length=20,
                    ),
                ),
                (
                    "words",
                    models.CharField(blank=True, max_length=300, verbose_name="what was said"),
                ),
                (
                    "subject_type",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="contenttypes.contenttype",
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
                    "linked_by",
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
                "verbose_name": "historical link of an action",
                "verbose_name_plural": "historical links of actions",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
                "indexes": [],
                "constraints": [],
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Link",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "subject_type",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="contenttypes.contenttype",
                    ),
                ),
                ("subject_id", models.PositiveBigIntegerField(editable=False)),
                (
                    "action",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="links",
                        to="boards.action",
                    ),
                ),
                (
                    "role",
                    models.CharField(
                        choices=[("source", "Came from"), ("discussed", "Spoken of at")],
                        max_length=20,
                    ),
                ),
                (
                    "words",
                    models.CharField(blank=True, max_length=300, verbose_name="what was said"),
                ),
                (
                    "linked_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "link of an action",
                "verbose_name_plural": "links of actions",
                "ordering": ["pk"],
                "indexes": [
                    models.Index(fields=["subject_type", "subject_id"], name="actions_link_subject")
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("action", "role", "subject_type", "subject_id"),
                        name="one_link_a_thing",
                        violation_error_message="It is linked already.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("role", "source")),
                        fields=("action",),
                        name="one_source_an_action",
                        violation_error_message="The action has its source already.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalUpdate",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                ("history_actor", models.CharField(blank=True, max_length=120)),
                ("history_change_reason", models.CharField(max_length=200)),
                ("words", models.TextField(max_length=4000, verbose_name="what has been done")),
                (
                    "in_the_way",
                    models.TextField(
                        blank=True, max_length=2000, verbose_name="what stands in the way"
                    ),
                ),
                (
                    "expected_on",
                    models.DateField(blank=True, null=True, verbose_name="expected to be done on"),
                ),
                ("said_at", models.DateTimeField()),
                (
                    "by_link",
                    models.BooleanField(default=False, verbose_name="by the link of a letter"),
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
                    "said_by",
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
                "verbose_name": "historical update",
                "verbose_name_plural": "historical updates",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
                "indexes": [],
                "constraints": [],
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Update",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "action",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="updates",
                        to="boards.action",
                    ),
                ),
                ("words", models.TextField(max_length=4000, verbose_name="what has been done")),
                (
                    "in_the_way",
                    models.TextField(
                        blank=True, max_length=2000, verbose_name="what stands in the way"
                    ),
                ),
                (
                    "expected_on",
                    models.DateField(blank=True, null=True, verbose_name="expected to be done on"),
                ),
                (
                    "said_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("said_at", models.DateTimeField()),
                (
                    "by_link",
                    models.BooleanField(default=False, verbose_name="by the link of a letter"),
                ),
            ],
            options={
                "verbose_name": "update",
                "ordering": ["-said_at", "-pk"],
                "indexes": [
                    models.Index(
                        fields=["action", "-said_at"], name="actions_upd_action__79a521_idx"
                    )
                ],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="HistoricalVerdict",
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
                ("because", models.CharField(max_length=500, verbose_name="reason")),
                ("given_at", models.DateTimeField()),
                (
                    "update",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="actions.update",
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
                "verbose_name": "historical answer to an update",
                "verbose_name_plural": "historical answers to updates",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
                "indexes": [],
                "constraints": [],
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Verdict",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "update",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="verdict",
                        to="actions.update",
                    ),
                ),
                ("accepted", models.BooleanField()),
                ("because", models.CharField(max_length=500, verbose_name="reason")),
                (
                    "given_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("given_at", models.DateTimeField()),
            ],
            options={
                "verbose_name": "answer to an update",
                "verbose_name_plural": "answers to updates",
                "indexes": [],
                "constraints": [],
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
                (
                    "rag",
                    models.CharField(
                        choices=[
                            ("off_track", "Off track"),
                            ("at_risk", "At risk"),
                            ("on_track", "On track"),
                            ("complete", "Complete"),
                        ],
                        max_length=20,
                        verbose_name="judged",
                    ),
                ),
                (
                    "computed",
                    models.CharField(
                        choices=[
                            ("off_track", "Off track"),
                            ("at_risk", "At risk"),
                            ("on_track", "On track"),
                            ("complete", "Complete"),
                        ],
                        max_length=20,
                        verbose_name="computed then",
                    ),
                ),
                ("words", models.CharField(blank=True, max_length=500, verbose_name="why")),
                ("judged_at", models.DateTimeField()),
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
                    "judged_by",
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
                "verbose_name": "historical judgement",
                "verbose_name_plural": "historical judgements",
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
                    "action",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="judgements",
                        to="boards.action",
                    ),
                ),
                (
                    "rag",
                    models.CharField(
                        choices=[
                            ("off_track", "Off track"),
                            ("at_risk", "At risk"),
                            ("on_track", "On track"),
                            ("complete", "Complete"),
                        ],
                        max_length=20,
                        verbose_name="judged",
                    ),
                ),
                (
                    "computed",
                    models.CharField(
                        choices=[
                            ("off_track", "Off track"),
                            ("at_risk", "At risk"),
                            ("on_track", "On track"),
                            ("complete", "Complete"),
                        ],
                        max_length=20,
                        verbose_name="computed then",
                    ),
                ),
                ("words", models.CharField(blank=True, max_length=500, verbose_name="why")),
                (
                    "judged_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("judged_at", models.DateTimeField()),
            ],
            options={
                "verbose_name": "judgement",
                "ordering": ["-judged_at", "-pk"],
                "indexes": [
                    models.Index(
                        fields=["action", "-judged_at"], name="actions_jud_action__1d254f_idx"
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("rag", models.F("computed")),
                            models.Q(("words", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="judged_otherwise_says_why",
                        violation_error_message="Say why it differs from what is computed.",
                    )
                ],
            },
        ),
    ]
