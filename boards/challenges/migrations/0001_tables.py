import django.db.models.deletion
import simple_history.models
from django.conf import settings
from django.db import migrations, models

from partnership.records.tables import MakesTables


class Migration(MakesTables):
    replaces = [
        ("challenges", "0001_the_log"),
        ("challenges", "0002_the_day_of_an_answer_moves"),
        ("challenges", "0003_what_it_came_from"),
        ("challenges", "0004_why_it_was_withdrawn"),
    ]

    initial = True

    dependencies = [
        ("agencies", "0001_tables"),
        ("boards", "0001_tables"),
        ("contenttypes", "0002_remove_content_type_name"),
        ("meetings", "0001_tables"),
        ("people", "0001_tables"),
    ]

    operations = [
        migrations.CreateModel(
            name="HistoricalChallenge",
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
                    "source",
                    models.CharField(
                        choices=[
                            ("meeting", "A meeting"),
                            ("between", "Between meetings"),
                            ("scrutiny", "Independent scrutiny"),
                            ("inspection", "An inspection"),
                            ("complaints", "A complaints report"),
                            ("letter", "A letter to or from an outside body"),
                            ("attendance", "Attendance at meetings"),
                            ("other", "Something else"),
                        ],
                        max_length=20,
                        verbose_name="where it comes from",
                    ),
                ),
                ("challenger", models.CharField(max_length=120, verbose_name="who challenges")),
                ("what", models.TextField(max_length=2000, verbose_name="challenge")),
                ("why", models.TextField(blank=True, max_length=2000, verbose_name="why")),
                ("letter", models.TextField(blank=True, max_length=4000, verbose_name="letter")),
                (
                    "closed_because",
                    models.CharField(
                        blank=True, max_length=300, verbose_name="why not the whole group"
                    ),
                ),
                ("raised_on", models.DateField(verbose_name="raised on")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "Letter drafted, not sent"),
                            ("asked", "Waits for an answer"),
                            ("answered", "Answered, waits for a judgement"),
                            ("escalated", "Escalated"),
                            ("satisfied", "Answered, the challenger is satisfied"),
                            ("withdrawn", "Withdrawn"),
                        ],
                        default="asked",
                        max_length=20,
                    ),
                ),
                (
                    "withdrawn_because",
                    models.CharField(
                        blank=True, max_length=200, verbose_name="why it was withdrawn"
                    ),
                ),
                ("due_on", models.DateField(blank=True, null=True, verbose_name="answer due on")),
                (
                    "effect",
                    models.TextField(blank=True, max_length=2000, verbose_name="what changed"),
                ),
                (
                    "escalated_to",
                    models.CharField(blank=True, max_length=120, verbose_name="escalated to"),
                ),
                ("settled_on", models.DateField(blank=True, null=True, verbose_name="settled on")),
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
                    "responder",
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
                "verbose_name": "historical challenge",
                "verbose_name_plural": "historical challenges",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
                "indexes": [],
                "constraints": [],
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Challenge",
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
                        related_name="challenges",
                        to="boards.partnership",
                    ),
                ),
                ("reference", models.CharField(max_length=30)),
                (
                    "board",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="challenges",
                        to="boards.board",
                        verbose_name="board or group",
                    ),
                ),
                (
                    "line",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="challenge",
                        to="meetings.minuteline",
                    ),
                ),
                (
                    "source",
                    models.CharField(
                        choices=[
                            ("meeting", "A meeting"),
                            ("between", "Between meetings"),
                            ("scrutiny", "Independent scrutiny"),
                            ("inspection", "An inspection"),
                            ("complaints", "A complaints report"),
                            ("letter", "A letter to or from an outside body"),
                            ("attendance", "Attendance at meetings"),
                            ("other", "Something else"),
                        ],
                        max_length=20,
                        verbose_name="where it comes from",
                    ),
                ),
                ("challenger", models.CharField(max_length=120, verbose_name="who challenges")),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="challenges",
                        to="agencies.agency",
                        verbose_name="agency that is asked",
                    ),
                ),
                (
                    "responder",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("what", models.TextField(max_length=2000, verbose_name="challenge")),
                ("why", models.TextField(blank=True, max_length=2000, verbose_name="why")),
                ("letter", models.TextField(blank=True, max_length=4000, verbose_name="letter")),
                (
                    "closed_because",
                    models.CharField(
                        blank=True, max_length=300, verbose_name="why not the whole group"
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
                        choices=[
                            ("draft", "Letter drafted, not sent"),
                            ("asked", "Waits for an answer"),
                            ("answered", "Answered, waits for a judgement"),
                            ("escalated", "Escalated"),
                            ("satisfied", "Answered, the challenger is satisfied"),
                            ("withdrawn", "Withdrawn"),
                        ],
                        default="asked",
                        max_length=20,
                    ),
                ),
                (
                    "withdrawn_because",
                    models.CharField(
                        blank=True, max_length=200, verbose_name="why it was withdrawn"
                    ),
                ),
                ("due_on", models.DateField(blank=True, null=True, verbose_name="answer due on")),
                (
                    "effect",
                    models.TextField(blank=True, max_length=2000, verbose_name="what changed"),
                ),
                (
                    "escalated_to",
                    models.CharField(blank=True, max_length=120, verbose_name="escalated to"),
                ),
                ("settled_on", models.DateField(blank=True, null=True, verbose_name="settled on")),
                (
                    "action",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="challenge",
                        to="boards.action",
                    ),
                ),
            ],
            options={
                "ordering": ["-raised_on", "-pk"],
                "indexes": [
                    models.Index(fields=["board", "state"], name="challenges__board_i_12ab0d_idx"),
                    models.Index(fields=["agency", "state"], name="challenges__agency__265730_idx"),
                    models.Index(fields=["state", "due_on"], name="challenges__state_2b5385_idx"),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("partnership", "reference"),
                        name="one_challenge_a_reference",
                        violation_error_message="This reference is another challenge's.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state", "draft"), ("due_on__isnull", False), _connector="OR"
                        ),
                        name="a_sent_challenge_is_due",
                        violation_error_message="Say by when the answer is due.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("due_on__isnull", True),
                            ("due_on__gte", models.F("raised_on")),
                            _connector="OR",
                        ),
                        name="challenge_due_after_raised",
                        violation_error_message="The answer is due before the challenge was raised.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "satisfied"), _negated=True),
                            models.Q(("effect", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="a_satisfied_challenge_says_what_changed",
                        violation_error_message="Say what changed.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalRound",
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
                (
                    "words",
                    models.TextField(blank=True, max_length=2000, verbose_name="what is asked"),
                ),
                ("asked_on", models.DateField(verbose_name="asked on")),
                ("due_on", models.DateField(verbose_name="due on")),
                ("answer", models.TextField(blank=True, max_length=4000, verbose_name="answer")),
                (
                    "answered_on",
                    models.DateField(blank=True, null=True, verbose_name="answered on"),
                ),
                (
                    "verdict",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("satisfied", "Satisfied"),
                            ("ask_again", "Not satisfied: asked again"),
                            ("escalate", "Not satisfied: escalated"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "judged",
                    models.TextField(
                        blank=True, max_length=2000, verbose_name="what was made of it"
                    ),
                ),
                ("judged_on", models.DateField(blank=True, null=True, verbose_name="judged on")),
                (
                    "challenge",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="challenges.challenge",
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
                "verbose_name": "historical round of a challenge",
                "verbose_name_plural": "historical round of a challenges",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
                "indexes": [],
                "constraints": [],
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Round",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "challenge",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="rounds",
                        to="challenges.challenge",
                    ),
                ),
                ("number", models.PositiveSmallIntegerField()),
                (
                    "words",
                    models.TextField(blank=True, max_length=2000, verbose_name="what is asked"),
                ),
                ("asked_on", models.DateField(verbose_name="asked on")),
                ("due_on", models.DateField(verbose_name="due on")),
                ("answer", models.TextField(blank=True, max_length=4000, verbose_name="answer")),
                (
                    "answered_on",
                    models.DateField(blank=True, null=True, verbose_name="answered on"),
                ),
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
                (
                    "verdict",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("satisfied", "Satisfied"),
                            ("ask_again", "Not satisfied: asked again"),
                            ("escalate", "Not satisfied: escalated"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "judged",
                    models.TextField(
                        blank=True, max_length=2000, verbose_name="what was made of it"
                    ),
                ),
                ("judged_on", models.DateField(blank=True, null=True, verbose_name="judged on")),
                (
                    "judged_by",
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
                "verbose_name": "round of a challenge",
                "ordering": ["number"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("challenge", "number"), name="one_round_a_number"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("answer", ""), ("answered_on__isnull", True)),
                            models.Q(
                                models.Q(("answer", ""), _negated=True),
                                ("answered_on__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="an_answer_has_its_day",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="HistoricalDueMove",
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
                ("to", models.DateField(verbose_name="due day after")),
                ("because", models.CharField(max_length=300, verbose_name="reason")),
                ("moved_on", models.DateField(verbose_name="moved on")),
                (
                    "round",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="challenges.round",
                    ),
                ),
                (
                    "moved_by",
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
                "verbose_name": "historical move of the day of an answer",
                "verbose_name_plural": "historical moves of the day of an answer",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
                "indexes": [],
                "constraints": [],
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="DueMove",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "round",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="moves",
                        to="challenges.round",
                    ),
                ),
                ("was", models.DateField(verbose_name="due day before")),
                ("to", models.DateField(verbose_name="due day after")),
                ("because", models.CharField(max_length=300, verbose_name="reason")),
                ("moved_on", models.DateField(verbose_name="moved on")),
                (
                    "moved_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "move of the day of an answer",
                "verbose_name_plural": "moves of the day of an answer",
                "ordering": ["pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("was", models.F("to")), _negated=True),
                        name="a_moved_answer_has_another_day",
                        violation_error_message="Choose another day than the one that stands.",
                    )
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
                ("subject_id", models.PositiveBigIntegerField(editable=False)),
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
                    "challenge",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="challenges.challenge",
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
                "verbose_name": "historical origin of a challenge",
                "verbose_name_plural": "historical origins of challenges",
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
                    "challenge",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="origin",
                        to="challenges.challenge",
                    ),
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
                "verbose_name": "origin of a challenge",
                "verbose_name_plural": "origins of challenges",
                "ordering": ["pk"],
                "indexes": [
                    models.Index(
                        fields=["subject_type", "subject_id"], name="challenges_origin_subject"
                    )
                ],
                "constraints": [],
            },
        ),
    ]
