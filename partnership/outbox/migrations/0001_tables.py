import django.db.models.deletion
import simple_history.models
from django.conf import settings
from django.db import migrations, models

from partnership.records.tables import MakesTables


class Migration(MakesTables):
    replaces = [
        ("outbox", "0001_initial"),
        ("outbox", "0002_initial"),
        ("outbox", "0003_digests_and_mailboxes"),
        ("outbox", "0004_kinds_of_letters"),
        ("outbox", "0005_longer_paths"),
        ("outbox", "0006_topic"),
        ("outbox", "0007_mailbox_of_its_keeper"),
    ]

    initial = True

    dependencies = [
        ("contenttypes", "0002_remove_content_type_name"),
        ("people", "0001_tables"),
    ]

    operations = [
        migrations.CreateModel(
            name="HistoricalMailbox",
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
                ("starts_on", models.DateField(verbose_name="from")),
                ("ends_on", models.DateField(blank=True, null=True, verbose_name="until")),
                ("address", models.EmailField(max_length=254, verbose_name="address")),
                ("because", models.CharField(max_length=200, verbose_name="reason")),
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
                "verbose_name": "historical shared mailbox",
                "verbose_name_plural": "historical shared mailboxes",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
                "indexes": [],
                "constraints": [],
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Mailbox",
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
                ("starts_on", models.DateField(verbose_name="from")),
                ("ends_on", models.DateField(blank=True, null=True, verbose_name="until")),
                ("address", models.EmailField(max_length=254, verbose_name="address")),
                ("because", models.CharField(max_length=200, verbose_name="reason")),
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
                "verbose_name": "shared mailbox",
                "verbose_name_plural": "shared mailboxes",
                "ordering": ["address", "starts_on", "pk"],
                "indexes": [
                    models.Index(fields=["subject_type", "subject_id"], name="outbox_mailbox_of")
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ends_on__isnull", True),
                            ("ends_on__gte", models.F("starts_on")),
                            _connector="OR",
                        ),
                        name="mailbox_dates_in_order",
                        violation_error_message="The last day is before the first day.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("ends_on__isnull", True)),
                        fields=("subject_type", "subject_id", "address", "added_by"),
                        name="one_mailbox_an_address_body_and_keeper",
                        violation_error_message="This address is a shared mailbox here already.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Digest",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("message_id", models.CharField(max_length=120, unique=True)),
                ("written_at", models.DateTimeField()),
                ("leased_until", models.DateTimeField(blank=True, null=True)),
                ("sent_at", models.DateTimeField(blank=True, null=True)),
                (
                    "failed_at",
                    models.DateTimeField(
                        blank=True,
                        help_text="The address was refused: it is not tried again by itself",
                        null=True,
                    ),
                ),
                ("dropped_because", models.CharField(blank=True, max_length=100)),
                ("attempts", models.PositiveIntegerField(default=0)),
                ("last_error", models.CharField(blank=True, max_length=300)),
                (
                    "to",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="digests",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "mailbox",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="digests",
                        to="outbox.mailbox",
                    ),
                ),
                ("day", models.DateField()),
                (
                    "batch",
                    models.UUIDField(
                        db_index=True, help_text="The run that wrote it, and no other"
                    ),
                ),
            ],
            options={
                "ordering": ["-day", "pk"],
                "indexes": [
                    models.Index(
                        condition=models.Q(("sent_at__isnull", True)),
                        fields=["id"],
                        name="digest_unsent",
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("mailbox__isnull", True), ("to__isnull", False)),
                            models.Q(("mailbox__isnull", False), ("to__isnull", True)),
                            _connector="OR",
                        ),
                        name="digest_has_one_reader",
                    ),
                    models.UniqueConstraint(
                        fields=("to", "day"), name="one_digest_a_person_and_day"
                    ),
                    models.UniqueConstraint(
                        fields=("mailbox", "day"), name="one_digest_a_mailbox_and_day"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Letter",
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
                ("message_id", models.CharField(max_length=120, unique=True)),
                ("written_at", models.DateTimeField()),
                ("leased_until", models.DateTimeField(blank=True, null=True)),
                ("sent_at", models.DateTimeField(blank=True, null=True)),
                (
                    "failed_at",
                    models.DateTimeField(
                        blank=True,
                        help_text="The address was refused: it is not tried again by itself",
                        null=True,
                    ),
                ),
                ("dropped_because", models.CharField(blank=True, max_length=100)),
                ("attempts", models.PositiveIntegerField(default=0)),
                ("last_error", models.CharField(blank=True, max_length=300)),
                ("key", models.CharField(max_length=200, unique=True)),
                ("kind", models.CharField(blank=True, default="", max_length=40)),
                (
                    "to",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="letters",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "mailbox",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="letters",
                        to="outbox.mailbox",
                    ),
                ),
                ("heading", models.CharField(max_length=200)),
                ("words", models.TextField()),
                (
                    "path",
                    models.CharField(
                        blank=True,
                        help_text="Where the portal shows more, if not at its subject",
                        max_length=500,
                    ),
                ),
                (
                    "topic",
                    models.CharField(
                        blank=True,
                        db_index=True,
                        help_text="The key without the reader",
                        max_length=200,
                    ),
                ),
                (
                    "code",
                    models.CharField(
                        blank=True,
                        help_text="The duty that it reminds of, if it does",
                        max_length=40,
                    ),
                ),
                ("due_on", models.DateField(blank=True, null=True)),
                ("by_digest", models.BooleanField(default=False)),
                (
                    "digest",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="letters",
                        to="outbox.digest",
                    ),
                ),
            ],
            options={
                "ordering": ["-written_at", "-pk"],
                "indexes": [
                    models.Index(fields=["subject_type", "subject_id"], name="outbox_subject"),
                    models.Index(
                        condition=models.Q(("sent_at__isnull", True)),
                        fields=["written_at"],
                        name="outbox_unsent",
                    ),
                    models.Index(fields=["to", "-written_at"], name="outbox_reader"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("mailbox__isnull", True), ("to__isnull", False)),
                            models.Q(("mailbox__isnull", False), ("to__isnull", True)),
                            _connector="OR",
                        ),
                        name="letter_has_one_reader",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Handling",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "letter",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="handlings",
                        to="outbox.letter",
                    ),
                ),
                ("what", models.CharField(max_length=20)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("at", models.DateTimeField()),
            ],
            options={
                "ordering": ["-pk"],
                "indexes": [],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="HistoricalPreference",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                ("history_actor", models.CharField(blank=True, max_length=120)),
                ("history_change_reason", models.CharField(max_length=200)),
                ("kind", models.CharField(max_length=40)),
                (
                    "way",
                    models.CharField(
                        choices=[
                            ("at_once", "At once"),
                            ("daily", "In the daily mail"),
                            ("off", "Not by mail"),
                        ],
                        max_length=10,
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
                "verbose_name": "historical preference",
                "verbose_name_plural": "historical preferences",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
                "indexes": [],
                "constraints": [],
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Preference",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="preferences",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("kind", models.CharField(max_length=40)),
                (
                    "way",
                    models.CharField(
                        choices=[
                            ("at_once", "At once"),
                            ("daily", "In the daily mail"),
                            ("off", "Not by mail"),
                        ],
                        max_length=10,
                    ),
                ),
            ],
            options={
                "ordering": ["kind"],
                "constraints": [
                    models.UniqueConstraint(fields=("person", "kind"), name="one_preference_a_kind")
                ],
                "indexes": [],
            },
        ),
    ]
