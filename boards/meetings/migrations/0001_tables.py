import django.db.models.deletion
import simple_history.models
from django.conf import settings
from django.db import migrations, models

from partnership.records.tables import MakesTables


class Migration(MakesTables):
    replaces = [
        ("meetings", "0001_agendas_and_minutes"),
        ("meetings", "0002_versions_and_pages"),
        ("meetings", "0003_files_are_about_versions"),
        ("meetings", "0004_how_decisions_were_agreed"),
        ("meetings", "0005_suggested_and_ahead"),
        ("meetings", "0006_sent_back_by_the_chair"),
    ]

    initial = True

    dependencies = [
        ("agencies", "0001_tables"),
        ("boards", "0001_tables"),
        ("people", "0001_tables"),
    ]

    operations = [
        migrations.CreateModel(
            name="HistoricalIssue",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                ("history_actor", models.CharField(blank=True, max_length=120)),
                ("history_change_reason", models.CharField(max_length=200)),
                ("issued_at", models.DateTimeField()),
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
                    "issued_by",
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
                "verbose_name": "historical issue of a pack",
                "verbose_name_plural": "historical issues of packs",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
                "indexes": [],
                "constraints": [],
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Issue",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "meeting",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="issue",
                        to="boards.meeting",
                    ),
                ),
                ("issued_at", models.DateTimeField()),
                (
                    "issued_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "issue of a pack",
                "verbose_name_plural": "issues of packs",
                "indexes": [],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="HistoricalAgendaItem",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                ("history_actor", models.CharField(blank=True, max_length=120)),
                ("history_change_reason", models.CharField(max_length=200)),
                ("position", models.PositiveIntegerField(default=0)),
                ("title", models.CharField(max_length=200)),
                (
                    "purpose",
                    models.CharField(
                        choices=[
                            ("decide", "Decide"),
                            ("assure", "Assure"),
                            ("discuss", "Discuss"),
                            ("note", "Note"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "owner",
                    models.CharField(
                        blank=True,
                        help_text="A person, an office or an agency",
                        max_length=120,
                        verbose_name="who brings it",
                    ),
                ),
                ("minutes", models.PositiveSmallIntegerField(default=10, verbose_name="minutes")),
                (
                    "paper_due_on",
                    models.DateField(blank=True, null=True, verbose_name="paper due on"),
                ),
                (
                    "origin",
                    models.CharField(
                        choices=[
                            ("typed", "Put in by the service"),
                            ("standing", "Standing"),
                            ("by_itself", "Put in by itself"),
                            ("proposed", "Proposed by a member"),
                            ("returned", "Comes back"),
                            ("suggested", "Suggested by the portal"),
                        ],
                        default="typed",
                        max_length=20,
                    ),
                ),
                (
                    "audience",
                    models.CharField(
                        choices=[
                            ("everybody", "Everybody at the meeting"),
                            ("named", "Only those named"),
                        ],
                        default="everybody",
                        max_length=20,
                        verbose_name="who may read it",
                    ),
                ),
                (
                    "restricted_because",
                    models.CharField(blank=True, max_length=300, verbose_name="why not everybody"),
                ),
                (
                    "back_after",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="comes back after so many meetings"
                    ),
                ),
                (
                    "dropped_because",
                    models.CharField(
                        blank=True, max_length=300, verbose_name="why it was taken off"
                    ),
                ),
                (
                    "came_of",
                    models.CharField(
                        blank=True,
                        help_text="A row of another room",
                        max_length=120,
                        verbose_name="what it was suggested for",
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
                    "came_from",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="meetings.agendaitem",
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
                "verbose_name": "historical agenda item",
                "verbose_name_plural": "historical agenda items",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
                "indexes": [],
                "constraints": [],
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="AgendaItem",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "board",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="agenda_items",
                        to="boards.board",
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="items",
                        to="boards.meeting",
                    ),
                ),
                ("position", models.PositiveIntegerField(default=0)),
                ("title", models.CharField(max_length=200)),
                (
                    "purpose",
                    models.CharField(
                        choices=[
                            ("decide", "Decide"),
                            ("assure", "Assure"),
                            ("discuss", "Discuss"),
                            ("note", "Note"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "owner",
                    models.CharField(
                        blank=True,
                        help_text="A person, an office or an agency",
                        max_length=120,
                        verbose_name="who brings it",
                    ),
                ),
                ("minutes", models.PositiveSmallIntegerField(default=10, verbose_name="minutes")),
                (
                    "paper_due_on",
                    models.DateField(blank=True, null=True, verbose_name="paper due on"),
                ),
                (
                    "origin",
                    models.CharField(
                        choices=[
                            ("typed", "Put in by the service"),
                            ("standing", "Standing"),
                            ("by_itself", "Put in by itself"),
                            ("proposed", "Proposed by a member"),
                            ("returned", "Comes back"),
                            ("suggested", "Suggested by the portal"),
                        ],
                        default="typed",
                        max_length=20,
                    ),
                ),
                (
                    "proposed_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "audience",
                    models.CharField(
                        choices=[
                            ("everybody", "Everybody at the meeting"),
                            ("named", "Only those named"),
                        ],
                        default="everybody",
                        max_length=20,
                        verbose_name="who may read it",
                    ),
                ),
                (
                    "restricted_because",
                    models.CharField(blank=True, max_length=300, verbose_name="why not everybody"),
                ),
                (
                    "came_from",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="came_back_as",
                        to="meetings.agendaitem",
                    ),
                ),
                (
                    "back_after",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="comes back after so many meetings"
                    ),
                ),
                (
                    "dropped_because",
                    models.CharField(
                        blank=True, max_length=300, verbose_name="why it was taken off"
                    ),
                ),
                (
                    "came_of",
                    models.CharField(
                        blank=True,
                        help_text="A row of another room",
                        max_length=120,
                        verbose_name="what it was suggested for",
                    ),
                ),
            ],
            options={
                "verbose_name": "agenda item",
                "ordering": ["meeting", "position", "pk"],
                "indexes": [
                    models.Index(
                        fields=["board", "meeting", "position"],
                        name="meetings_ag_board_i_11a9e4_idx",
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("minutes__lte", 480)),
                        name="item_fits_a_day",
                        violation_error_message="An item takes at most 480 minutes.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("audience", "everybody"),
                            models.Q(("restricted_because", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="restricted_item_says_why",
                        violation_error_message="Say why not everybody may read it.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(
                            ("back_after__isnull", False),
                            ("came_from__isnull", False),
                            ("dropped_because", ""),
                        ),
                        fields=("came_from", "back_after"),
                        name="comes_back_once",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalReader",
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
                    "item",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="meetings.agendaitem",
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
                (
                    "person",
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
                "verbose_name": "historical reader",
                "verbose_name_plural": "historical readers",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
                "indexes": [],
                "constraints": [],
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Reader",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "item",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="readers",
                        to="meetings.agendaitem",
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
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("agency__isnull", True), ("person__isnull", False)),
                            models.Q(("agency__isnull", False), ("person__isnull", True)),
                            _connector="OR",
                        ),
                        name="reader_is_a_seat_or_a_person",
                    ),
                    models.UniqueConstraint(
                        fields=("item", "agency", "person"),
                        name="one_reader_a_seat_or_person",
                        nulls_distinct=False,
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="HistoricalWithheld",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                ("history_actor", models.CharField(blank=True, max_length=120)),
                ("history_change_reason", models.CharField(max_length=200)),
                ("because", models.CharField(max_length=300, verbose_name="why")),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                (
                    "item",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="meetings.agendaitem",
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
                "verbose_name": "historical item kept from a person",
                "verbose_name_plural": "historical items kept from people",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
                "indexes": [],
                "constraints": [],
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Withheld",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "item",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="withheld",
                        to="meetings.agendaitem",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("because", models.CharField(max_length=300, verbose_name="why")),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "verbose_name": "item kept from a person",
                "verbose_name_plural": "items kept from people",
                "ordering": ["pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("ended_at__isnull", True)),
                        fields=("item", "person"),
                        name="withheld_once",
                        violation_error_message="This item is kept from this person already.",
                    )
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="HistoricalMinutes",
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
                    "stage",
                    models.CharField(
                        choices=[
                            ("draft", "Draft"),
                            ("with_chair", "With the chair"),
                            ("checked", "Checked by the chair"),
                            ("approved", "Approved"),
                        ],
                        default="draft",
                        max_length=20,
                    ),
                ),
                ("checked_at", models.DateTimeField(blank=True, null=True)),
                (
                    "digest",
                    models.CharField(
                        blank=True, help_text="SHA-256 of the approved words", max_length=64
                    ),
                ),
                (
                    "remarks",
                    models.TextField(
                        blank=True, max_length=4000, verbose_name="what the chair wants changed"
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
                    "approved_at",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="boards.meeting",
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
                "verbose_name": "historical minutes",
                "verbose_name_plural": "historical minutes",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
                "indexes": [],
                "constraints": [],
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Minutes",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "meeting",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="minutes",
                        to="boards.meeting",
                    ),
                ),
                (
                    "stage",
                    models.CharField(
                        choices=[
                            ("draft", "Draft"),
                            ("with_chair", "With the chair"),
                            ("checked", "Checked by the chair"),
                            ("approved", "Approved"),
                        ],
                        default="draft",
                        max_length=20,
                    ),
                ),
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
                ("checked_at", models.DateTimeField(blank=True, null=True)),
                (
                    "approved_at",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="approves",
                        to="boards.meeting",
                    ),
                ),
                (
                    "digest",
                    models.CharField(
                        blank=True, help_text="SHA-256 of the approved words", max_length=64
                    ),
                ),
                (
                    "remarks",
                    models.TextField(
                        blank=True, max_length=4000, verbose_name="what the chair wants changed"
                    ),
                ),
            ],
            options={
                "verbose_name": "minutes",
                "verbose_name_plural": "minutes",
                "ordering": ["-meeting__held_on", "-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("approved_at__isnull", False),
                                ("stage", "approved"),
                                models.Q(("digest", ""), _negated=True),
                            ),
                            models.Q(
                                models.Q(("stage", "approved"), _negated=True),
                                ("approved_at__isnull", True),
                                ("digest", ""),
                            ),
                            _connector="OR",
                        ),
                        name="approved_minutes_are_frozen",
                    )
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="HistoricalMinuteLine",
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
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("note", "Note"),
                            ("decision", "Decision"),
                            ("action", "Action"),
                            ("challenge", "Challenge"),
                            ("risk", "Risk"),
                        ],
                        max_length=20,
                    ),
                ),
                ("words", models.TextField(max_length=4000)),
                (
                    "owner",
                    models.CharField(
                        blank=True, help_text="To whom, or who owns it", max_length=120
                    ),
                ),
                ("due_on", models.DateField(blank=True, null=True, verbose_name="by when")),
                (
                    "agreed",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("consensus", "By consensus"),
                            ("vote", "By vote"),
                            ("chair", "By the chair, nobody objecting"),
                        ],
                        help_text="Of a decision",
                        max_length=20,
                        verbose_name="how it was agreed",
                    ),
                ),
                (
                    "basis",
                    models.CharField(
                        blank=True,
                        help_text="Of a decision: the rule or power it relies on",
                        max_length=200,
                    ),
                ),
                ("dropped_because", models.CharField(blank=True, max_length=200)),
                (
                    "item",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="meetings.agendaitem",
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
                "verbose_name": "historical line of minutes",
                "verbose_name_plural": "historical lines of minutes",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
                "indexes": [],
                "constraints": [],
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="MinuteLine",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "item",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="lines",
                        to="meetings.agendaitem",
                    ),
                ),
                ("position", models.PositiveIntegerField()),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("note", "Note"),
                            ("decision", "Decision"),
                            ("action", "Action"),
                            ("challenge", "Challenge"),
                            ("risk", "Risk"),
                        ],
                        max_length=20,
                    ),
                ),
                ("words", models.TextField(max_length=4000)),
                (
                    "owner",
                    models.CharField(
                        blank=True, help_text="To whom, or who owns it", max_length=120
                    ),
                ),
                ("due_on", models.DateField(blank=True, null=True, verbose_name="by when")),
                (
                    "agreed",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("consensus", "By consensus"),
                            ("vote", "By vote"),
                            ("chair", "By the chair, nobody objecting"),
                        ],
                        help_text="Of a decision",
                        max_length=20,
                        verbose_name="how it was agreed",
                    ),
                ),
                (
                    "basis",
                    models.CharField(
                        blank=True,
                        help_text="Of a decision: the rule or power it relies on",
                        max_length=200,
                    ),
                ),
                (
                    "action",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="line",
                        to="boards.action",
                    ),
                ),
                ("dropped_because", models.CharField(blank=True, max_length=200)),
            ],
            options={
                "verbose_name": "line of minutes",
                "verbose_name_plural": "lines of minutes",
                "ordering": ["item__position", "item", "position", "pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("item", "position"), name="one_line_a_place")
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="HistoricalAddendum",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                ("history_actor", models.CharField(blank=True, max_length=120)),
                ("history_change_reason", models.CharField(max_length=200)),
                ("words", models.TextField(max_length=4000)),
                ("added_at", models.DateTimeField()),
                (
                    "item",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="meetings.agendaitem",
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
                "verbose_name": "historical addendum",
                "verbose_name_plural": "historical addenda",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
                "indexes": [],
                "constraints": [],
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Addendum",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "item",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="addenda",
                        to="meetings.agendaitem",
                    ),
                ),
                ("words", models.TextField(max_length=4000)),
                ("added_at", models.DateTimeField()),
                (
                    "added_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "addendum",
                "verbose_name_plural": "addenda",
                "ordering": ["added_at", "pk"],
                "indexes": [],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="HistoricalPaper",
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
                ("added_at", models.DateTimeField()),
                ("withdrawn_because", models.CharField(blank=True, max_length=300)),
                (
                    "item",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="meetings.agendaitem",
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
                "verbose_name": "historical paper",
                "verbose_name_plural": "historical papers",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
                "indexes": [],
                "constraints": [],
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Paper",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "item",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="papers",
                        to="meetings.agendaitem",
                    ),
                ),
                ("title", models.CharField(max_length=200)),
                ("added_at", models.DateTimeField()),
                ("withdrawn_because", models.CharField(blank=True, max_length=300)),
            ],
            options={
                "ordering": ["item", "added_at", "pk"],
                "indexes": [],
                "constraints": [],
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
                ("added_at", models.DateTimeField()),
                ("replaced_at", models.DateTimeField(blank=True, null=True)),
                (
                    "pages",
                    models.PositiveIntegerField(
                        blank=True,
                        help_text="How many the pack has of it; empty: not counted yet",
                        null=True,
                    ),
                ),
                (
                    "apart_because",
                    models.CharField(
                        blank=True,
                        max_length=200,
                        verbose_name="why it stands in the pack as one page that names it",
                    ),
                ),
                (
                    "paper",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="meetings.paper",
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
                "verbose_name": "historical version of a paper",
                "verbose_name_plural": "historical versions of papers",
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
                    "paper",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="versions",
                        to="meetings.paper",
                    ),
                ),
                ("number", models.PositiveIntegerField()),
                ("added_at", models.DateTimeField()),
                ("replaced_at", models.DateTimeField(blank=True, null=True)),
                (
                    "pages",
                    models.PositiveIntegerField(
                        blank=True,
                        help_text="How many the pack has of it; empty: not counted yet",
                        null=True,
                    ),
                ),
                (
                    "apart_because",
                    models.CharField(
                        blank=True,
                        max_length=200,
                        verbose_name="why it stands in the pack as one page that names it",
                    ),
                ),
            ],
            options={
                "verbose_name": "version of a paper",
                "verbose_name_plural": "versions of papers",
                "ordering": ["paper", "-number"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("paper", "number"), name="one_version_a_number"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("replaced_at__isnull", True)),
                        fields=("paper",),
                        name="one_current_version",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="HistoricalPackPages",
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
                    models.PositiveIntegerField(
                        help_text="Of its first page, or what its letters hang on"
                    ),
                ),
                (
                    "letter",
                    models.PositiveIntegerField(default=0, help_text="0: none; 1 is a, 27 is aa"),
                ),
                ("pages", models.PositiveIntegerField()),
                (
                    "issue",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="meetings.issue",
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
                        to="meetings.version",
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
                "verbose_name": "historical pages in a pack",
                "verbose_name_plural": "historical pages in packs",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
                "indexes": [],
                "constraints": [],
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="PackPages",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "issue",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="pages",
                        to="meetings.issue",
                    ),
                ),
                (
                    "version",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="in_pack",
                        to="meetings.version",
                    ),
                ),
                (
                    "number",
                    models.PositiveIntegerField(
                        help_text="Of its first page, or what its letters hang on"
                    ),
                ),
                (
                    "letter",
                    models.PositiveIntegerField(default=0, help_text="0: none; 1 is a, 27 is aa"),
                ),
                ("pages", models.PositiveIntegerField()),
            ],
            options={
                "verbose_name": "pages in a pack",
                "verbose_name_plural": "pages in packs",
                "ordering": ["issue", "number", "letter"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("issue", "number", "letter"), name="one_paper_a_page_number"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("pages__gte", 1)), name="a_paper_has_a_page"
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="BoundPack",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="bound_packs",
                        to="boards.meeting",
                    ),
                ),
                ("key", models.CharField(max_length=64)),
                (
                    "asked_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("asked_at", models.DateTimeField()),
                ("ready_at", models.DateTimeField(blank=True, null=True)),
                (
                    "ahead",
                    models.BooleanField(
                        default=False,
                        help_text="Bound before anybody asked: it lies ready until the meeting is over",
                    ),
                ),
                (
                    "place",
                    models.CharField(blank=True, help_text="Names the file on disk", max_length=32),
                ),
                ("failed_because", models.CharField(blank=True, max_length=200)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("meeting", "key"), name="one_pack_a_set_of_pages"
                    )
                ],
                "indexes": [],
            },
        ),
    ]
