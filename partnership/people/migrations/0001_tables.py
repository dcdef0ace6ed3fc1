import django.db.models.deletion
import django.utils.timezone
import simple_history.models
from django.conf import settings
from django.db import migrations, models

import partnership.people.addresses
from partnership.records.tables import MakesTables


class Migration(MakesTables):
    replaces = [
        ("people", "0001_initial"),
        ("people", "0002_acted_as"),
        ("people", "0003_times_and_cover"),
        ("people", "0004_delegated_authority"),
        ("people", "0005_ways_in"),
    ]

    initial = True

    dependencies = [
        ("agencies", "0001_tables"),
        ("auth", "0012_alter_user_first_name_max_length"),
    ]

    operations = [
        migrations.CreateModel(
            name="HistoricalUser",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                ("history_actor", models.CharField(blank=True, max_length=120)),
                (
                    "is_superuser",
                    models.BooleanField(
                        default=False,
                        help_text="Designates that this user has all permissions without explicitly assigning them.",
                        verbose_name="superuser status",
                    ),
                ),
                (
                    "email",
                    models.EmailField(
                        db_index=True,
                        max_length=254,
                        validators=[partnership.people.addresses.refuse_look_alike],
                        verbose_name="email address",
                    ),
                ),
                ("name", models.CharField(max_length=120)),
                ("is_active", models.BooleanField(default=True)),
                ("history_change_reason", models.CharField(max_length=200, null=True)),
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
                "verbose_name": "historical person",
                "verbose_name_plural": "historical people",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
                "indexes": [],
                "constraints": [],
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="User",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("password", models.CharField(max_length=128, verbose_name="password")),
                (
                    "last_login",
                    models.DateTimeField(blank=True, null=True, verbose_name="last login"),
                ),
                (
                    "is_superuser",
                    models.BooleanField(
                        default=False,
                        help_text="Designates that this user has all permissions without explicitly assigning them.",
                        verbose_name="superuser status",
                    ),
                ),
                (
                    "email",
                    models.EmailField(
                        max_length=254,
                        unique=True,
                        validators=[partnership.people.addresses.refuse_look_alike],
                        verbose_name="email address",
                    ),
                ),
                ("name", models.CharField(max_length=120)),
                ("is_active", models.BooleanField(default=True)),
                (
                    "joined_at",
                    models.DateTimeField(default=django.utils.timezone.now, editable=False),
                ),
                ("sessions_ended", models.PositiveIntegerField(default=0, editable=False)),
                (
                    "groups",
                    models.ManyToManyField(
                        blank=True,
                        help_text="The groups this user belongs to. A user will get all permissions granted to each of their groups.",
                        related_name="user_set",
                        related_query_name="user",
                        to="auth.group",
                        verbose_name="groups",
                    ),
                ),
                (
                    "user_permissions",
                    models.ManyToManyField(
                        blank=True,
                        help_text="Specific permissions for this user.",
                        related_name="user_set",
                        related_query_name="user",
                        to="auth.permission",
                        verbose_name="user permissions",
                    ),
                ),
            ],
            options={
                "verbose_name": "person",
                "verbose_name_plural": "people",
                "ordering": ["name", "pk"],
                "indexes": [],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="HistoricalAppointment",
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
                (
                    "office",
                    models.CharField(
                        choices=[
                            ("service_officer", "Service officer"),
                            ("head_of_service", "Head of Service"),
                            ("administrator", "Administrator"),
                            ("trainer", "Trainer"),
                            ("independent_chair", "Independent Chair"),
                            ("group_chair", "Chair"),
                            ("group_member", "Member"),
                            ("lay_member", "Lay member"),
                            ("lead_member", "Lead member or committee chair"),
                            ("lead_representative", "Lead representative"),
                            ("delegated_officer", "Delegated senior officer"),
                            ("designated_doctor", "Designated doctor"),
                            ("designated_nurse", "Designated nurse"),
                            ("agency_lead", "Agency safeguarding lead"),
                            ("practitioner", "Practitioner"),
                        ],
                        max_length=30,
                    ),
                ),
                (
                    "authority",
                    models.CharField(
                        blank=True,
                        help_text="What the agency has delegated to a senior officer",
                        max_length=300,
                        verbose_name="what they may decide",
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
                (
                    "covers",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        help_text="Whose office this person holds while they are away",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="people.appointment",
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
                "verbose_name": "historical office for an agency",
                "verbose_name_plural": "historical office for an agencys",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
                "indexes": [],
                "constraints": [],
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Appointment",
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
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="%(class)ss",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "office",
                    models.CharField(
                        choices=[
                            ("service_officer", "Service officer"),
                            ("head_of_service", "Head of Service"),
                            ("administrator", "Administrator"),
                            ("trainer", "Trainer"),
                            ("independent_chair", "Independent Chair"),
                            ("group_chair", "Chair"),
                            ("group_member", "Member"),
                            ("lay_member", "Lay member"),
                            ("lead_member", "Lead member or committee chair"),
                            ("lead_representative", "Lead representative"),
                            ("delegated_officer", "Delegated senior officer"),
                            ("designated_doctor", "Designated doctor"),
                            ("designated_nurse", "Designated nurse"),
                            ("agency_lead", "Agency safeguarding lead"),
                            ("practitioner", "Practitioner"),
                        ],
                        max_length=30,
                    ),
                ),
                (
                    "covers",
                    models.ForeignKey(
                        blank=True,
                        help_text="Whose office this person holds while they are away",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="covered_by",
                        to="people.appointment",
                    ),
                ),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="appointments",
                        to="agencies.agency",
                    ),
                ),
                (
                    "authority",
                    models.CharField(
                        blank=True,
                        help_text="What the agency has delegated to a senior officer",
                        max_length=300,
                        verbose_name="what they may decide",
                    ),
                ),
            ],
            options={
                "verbose_name": "office for an agency",
                "ordering": ["agency__name", "office", "starts_on"],
                "indexes": [
                    models.Index(fields=["person", "office"], name="people_appo_person__13e742_idx")
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ends_on__isnull", True),
                            ("ends_on__gte", models.F("starts_on")),
                            _connector="OR",
                        ),
                        name="appointment_dates_in_order",
                        violation_error_message="The last day is before the first day.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "office__in",
                                [
                                    "lead_representative",
                                    "delegated_officer",
                                    "designated_doctor",
                                    "designated_nurse",
                                    "agency_lead",
                                    "practitioner",
                                ],
                            )
                        ),
                        name="appointment_is_for_an_agency",
                        violation_error_message="This office is held in a board or group, not an agency.",
                    ),
                ],
            },
        ),
    ]
