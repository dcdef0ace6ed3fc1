import django.db.models.deletion
import simple_history.models
from django.conf import settings
from django.db import migrations, models

from partnership.records.tables import MakesTables


class Migration(MakesTables):
    replaces = [
        ("sharing", "0001_agreements_and_requests"),
        ("sharing", "0002_parties_follow"),
        ("sharing", "0003_asked_by_questions"),
    ]

    initial = True

    dependencies = [
        ("agencies", "0001_tables"),
        ("boards", "0001_tables"),
        ("people", "0001_tables"),
        ("policies", "0001_tables"),
    ]

    operations = [
        migrations.CreateModel(
            name="HistoricalAgreement",
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
                ("purpose", models.TextField(max_length=2000)),
                ("bases", models.JSONField(default=list, verbose_name="legal bases")),
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
                "verbose_name": "historical information-sharing agreement",
                "verbose_name_plural": "historical information-sharing agreements",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
                "indexes": [],
                "constraints": [],
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Agreement",
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
                    "document",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="agreement",
                        to="policies.governeddocument",
                    ),
                ),
                ("purpose", models.TextField(max_length=2000)),
                ("bases", models.JSONField(default=list, verbose_name="legal bases")),
            ],
            options={
                "verbose_name": "information-sharing agreement",
                "ordering": [
                    models.OrderBy(models.F("ends_on"), nulls_last=True),
                    "document__title",
                    "pk",
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ends_on__isnull", True),
                            ("ends_on__gte", models.F("starts_on")),
                            _connector="OR",
                        ),
                        name="agreement_dates_in_order",
                        violation_error_message="The last day is before the first day.",
                    )
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="HistoricalParty",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                ("history_actor", models.CharField(blank=True, max_length=120)),
                ("history_change_reason", models.CharField(max_length=200)),
                ("ended_on", models.DateField(blank=True, null=True, verbose_name="until")),
                ("to_sign", models.BooleanField(default=False, verbose_name="has not signed")),
                (
                    "agreement",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="sharing.agreement",
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
                "verbose_name": "historical party",
                "verbose_name_plural": "historical parties",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
                "indexes": [],
                "constraints": [],
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Party",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "agreement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="parties",
                        to="sharing.agreement",
                    ),
                ),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="agreements",
                        to="agencies.agency",
                    ),
                ),
                ("ended_on", models.DateField(blank=True, null=True, verbose_name="until")),
                ("to_sign", models.BooleanField(default=False, verbose_name="has not signed")),
            ],
            options={
                "verbose_name_plural": "parties",
                "ordering": ["agency__name", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("agreement", "agency"), name="one_party_an_agency"
                    )
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="HistoricalDisclosure",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                ("history_actor", models.CharField(blank=True, max_length=120)),
                ("history_change_reason", models.CharField(max_length=200)),
                ("what", models.TextField(max_length=1000, verbose_name="what was given")),
                (
                    "case_reference",
                    models.CharField(
                        blank=True, max_length=60, verbose_name="reference of the case"
                    ),
                ),
                ("why", models.TextField(max_length=2000, verbose_name="why")),
                ("basis", models.CharField(max_length=40)),
                ("given_on", models.DateField()),
                ("how", models.CharField(max_length=120, verbose_name="how it was sent")),
                (
                    "given_by",
                    models.CharField(max_length=120, verbose_name="office of who gave it"),
                ),
                ("recorded_at", models.DateTimeField()),
                ("struck_because", models.CharField(blank=True, max_length=200)),
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
                    "giver",
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
                    "receiver",
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
                    "agreement",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="sharing.agreement",
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
                "verbose_name": "historical record of sharing",
                "verbose_name_plural": "historical records of sharing",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
                "indexes": [],
                "constraints": [],
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Disclosure",
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
                        related_name="disclosures",
                        to="boards.partnership",
                    ),
                ),
                (
                    "giver",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="gave",
                        to="agencies.agency",
                    ),
                ),
                (
                    "receiver",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="was_given",
                        to="agencies.agency",
                    ),
                ),
                ("what", models.TextField(max_length=1000, verbose_name="what was given")),
                (
                    "case_reference",
                    models.CharField(
                        blank=True, max_length=60, verbose_name="reference of the case"
                    ),
                ),
                ("why", models.TextField(max_length=2000, verbose_name="why")),
                ("basis", models.CharField(max_length=40)),
                (
                    "agreement",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="disclosures",
                        to="sharing.agreement",
                    ),
                ),
                ("given_on", models.DateField()),
                ("how", models.CharField(max_length=120, verbose_name="how it was sent")),
                (
                    "given_by",
                    models.CharField(max_length=120, verbose_name="office of who gave it"),
                ),
                (
                    "recorded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("recorded_at", models.DateTimeField()),
                ("struck_because", models.CharField(blank=True, max_length=200)),
            ],
            options={
                "verbose_name": "record of sharing",
                "verbose_name_plural": "records of sharing",
                "ordering": ["-given_on", "-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("giver", models.F("receiver")), _negated=True),
                        name="nobody_shares_with_itself",
                        violation_error_message="Choose two different agencies.",
                    )
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="HistoricalInformationRequest",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                ("history_actor", models.CharField(blank=True, max_length=120)),
                ("history_change_reason", models.CharField(max_length=200)),
                ("what", models.TextField(max_length=2000, verbose_name="what is asked for")),
                (
                    "case_reference",
                    models.CharField(
                        blank=True, max_length=60, verbose_name="reference of the case"
                    ),
                ),
                ("why", models.TextField(max_length=2000, verbose_name="for which function")),
                ("basis", models.CharField(max_length=40)),
                ("asked_on", models.DateField()),
                ("due_on", models.DateField()),
                (
                    "by_questions",
                    models.BooleanField(
                        default=False,
                        editable=False,
                        help_text="Answered on a page of the room that asked",
                    ),
                ),
                ("answered_on", models.DateField(blank=True, null=True)),
                (
                    "answer",
                    models.TextField(
                        blank=True, max_length=2000, verbose_name="how it was answered"
                    ),
                ),
                ("refused_on", models.DateField(blank=True, null=True)),
                ("refused_because", models.TextField(blank=True, max_length=2000)),
                ("escalated_on", models.DateField(blank=True, null=True)),
                ("escalated_because", models.TextField(blank=True, max_length=2000)),
                ("settled_on", models.DateField(blank=True, null=True)),
                ("settlement", models.TextField(blank=True, max_length=2000)),
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
                    "settled_by",
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
                "verbose_name": "historical request for information",
                "verbose_name_plural": "historical requests for information",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
                "indexes": [],
                "constraints": [],
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="InformationRequest",
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
                        related_name="information_requests",
                        to="boards.partnership",
                    ),
                ),
                (
                    "board",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="boards.board",
                    ),
                ),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="asked_for",
                        to="agencies.agency",
                    ),
                ),
                ("what", models.TextField(max_length=2000, verbose_name="what is asked for")),
                (
                    "case_reference",
                    models.CharField(
                        blank=True, max_length=60, verbose_name="reference of the case"
                    ),
                ),
                ("why", models.TextField(max_length=2000, verbose_name="for which function")),
                ("basis", models.CharField(max_length=40)),
                ("asked_on", models.DateField()),
                ("due_on", models.DateField()),
                (
                    "asked_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "by_questions",
                    models.BooleanField(
                        default=False,
                        editable=False,
                        help_text="Answered on a page of the room that asked",
                    ),
                ),
                ("answered_on", models.DateField(blank=True, null=True)),
                (
                    "answer",
                    models.TextField(
                        blank=True, max_length=2000, verbose_name="how it was answered"
                    ),
                ),
                ("refused_on", models.DateField(blank=True, null=True)),
                ("refused_because", models.TextField(blank=True, max_length=2000)),
                ("escalated_on", models.DateField(blank=True, null=True)),
                ("escalated_because", models.TextField(blank=True, max_length=2000)),
                ("settled_on", models.DateField(blank=True, null=True)),
                ("settlement", models.TextField(blank=True, max_length=2000)),
                (
                    "settled_by",
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
                "verbose_name": "request for information",
                "verbose_name_plural": "requests for information",
                "ordering": ["-asked_on", "-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("due_on__gte", models.F("asked_on"))),
                        name="request_due_after_asked",
                        violation_error_message="The day by when is before the day on which it is asked.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("refused_on__isnull", True),
                            models.Q(("refused_because", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="refusal_says_why",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("settled_on__isnull", True),
                            ("escalated_on__isnull", False),
                            _connector="OR",
                        ),
                        name="only_what_went_to_the_chair_is_settled",
                    ),
                ],
                "indexes": [],
            },
        ),
    ]
