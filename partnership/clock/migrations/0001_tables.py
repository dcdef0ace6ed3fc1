import django.core.validators
import django.db.models.deletion
import simple_history.models
from django.conf import settings
from django.db import migrations, models

from partnership.records.tables import MakesTables


class Migration(MakesTables):
    replaces = [
        ("clock", "0001_initial"),
        ("clock", "0002_law_and_local_values"),
        ("clock", "0003_local_value_from_a_file"),
        ("clock", "0004_told_on"),
    ]

    initial = True

    dependencies = [
        ("contenttypes", "0002_remove_content_type_name"),
        ("people", "0001_tables"),
    ]

    operations = [
        migrations.CreateModel(
            name="HistoricalHoliday",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                ("history_actor", models.CharField(blank=True, max_length=120)),
                ("history_change_reason", models.CharField(max_length=200)),
                ("day", models.DateField(verbose_name="day off")),
                ("name", models.CharField(max_length=100)),
                (
                    "extent",
                    models.CharField(
                        choices=[
                            ("here", "England and Wales"),
                            ("elsewhere", "Scotland or Northern Ireland alone"),
                        ],
                        default="here",
                        max_length=10,
                        verbose_name="where",
                    ),
                ),
                ("announced_on", models.DateField(verbose_name="announced on")),
                (
                    "source",
                    models.CharField(
                        help_text="The proclamation or page that says so", max_length=200
                    ),
                ),
                ("added_on", models.DateField()),
                ("withdrawn_on", models.DateField(blank=True, null=True)),
                ("withdrawn_because", models.CharField(blank=True, max_length=200)),
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
                "verbose_name": "historical holiday",
                "verbose_name_plural": "historical holidays",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
                "indexes": [],
                "constraints": [],
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Holiday",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("day", models.DateField(verbose_name="day off")),
                ("name", models.CharField(max_length=100)),
                (
                    "extent",
                    models.CharField(
                        choices=[
                            ("here", "England and Wales"),
                            ("elsewhere", "Scotland or Northern Ireland alone"),
                        ],
                        default="here",
                        max_length=10,
                        verbose_name="where",
                    ),
                ),
                ("announced_on", models.DateField(verbose_name="announced on")),
                (
                    "source",
                    models.CharField(
                        help_text="The proclamation or page that says so", max_length=200
                    ),
                ),
                (
                    "added_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("added_on", models.DateField()),
                ("withdrawn_on", models.DateField(blank=True, null=True)),
                ("withdrawn_because", models.CharField(blank=True, max_length=200)),
            ],
            options={
                "ordering": ["-day", "-pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("withdrawn_on__isnull", True)),
                        fields=("day",),
                        name="one_holiday_a_day",
                        violation_error_message="This day is added already.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("announced_on__lte", models.F("day")),
                            ("announced_on__lte", models.F("added_on")),
                        ),
                        name="holiday_announced_before",
                        violation_error_message="A bank holiday is announced before the day itself, and added when it has been announced.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("withdrawn_on__isnull", True),
                            models.Q(("withdrawn_because", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="holiday_withdrawn_with_reason",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="HistoricalAdoptedEdition",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                ("history_actor", models.CharField(blank=True, max_length=120)),
                ("history_change_reason", models.CharField(max_length=200)),
                ("code", models.CharField(max_length=40, verbose_name="rule")),
                ("key", models.CharField(max_length=40)),
                ("authority", models.CharField(max_length=200)),
                ("in_force_from", models.DateField(verbose_name="in force from")),
                (
                    "number",
                    models.PositiveSmallIntegerField(
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(260),
                        ]
                    ),
                ),
                ("counts_from", models.CharField(max_length=100)),
                (
                    "sure",
                    models.CharField(
                        choices=[("high", "High"), ("medium", "Medium"), ("low", "Low")],
                        max_length=10,
                    ),
                ),
                ("note", models.CharField(blank=True, max_length=300)),
                ("because", models.CharField(max_length=200, verbose_name="reason")),
                ("adopted_on", models.DateField()),
                ("withdrawn_on", models.DateField(blank=True, null=True)),
                ("withdrawn_because", models.CharField(blank=True, max_length=200)),
                (
                    "adopted_by",
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
                "verbose_name": "historical adopted edition",
                "verbose_name_plural": "historical adopted editions",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
                "indexes": [],
                "constraints": [],
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="AdoptedEdition",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("code", models.CharField(max_length=40, verbose_name="rule")),
                ("key", models.CharField(max_length=40)),
                ("authority", models.CharField(max_length=200)),
                ("in_force_from", models.DateField(verbose_name="in force from")),
                (
                    "number",
                    models.PositiveSmallIntegerField(
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(260),
                        ]
                    ),
                ),
                ("counts_from", models.CharField(max_length=100)),
                (
                    "sure",
                    models.CharField(
                        choices=[("high", "High"), ("medium", "Medium"), ("low", "Low")],
                        max_length=10,
                    ),
                ),
                ("note", models.CharField(blank=True, max_length=300)),
                ("because", models.CharField(max_length=200, verbose_name="reason")),
                (
                    "adopted_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("adopted_on", models.DateField()),
                ("withdrawn_on", models.DateField(blank=True, null=True)),
                ("withdrawn_because", models.CharField(blank=True, max_length=200)),
            ],
            options={
                "ordering": ["code", "-in_force_from", "-pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("code", "key"),
                        name="one_edition_a_key",
                        violation_error_message="An edition of this rule has this name already.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("withdrawn_on__isnull", True)),
                        fields=("code", "in_force_from"),
                        name="one_edition_a_day",
                        violation_error_message="An edition of this rule is in force from this day.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("withdrawn_on__isnull", True),
                            models.Q(("withdrawn_because", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="edition_withdrawn_with_reason",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Deadline",
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
                ("code", models.CharField(max_length=40)),
                ("edition", models.CharField(max_length=40)),
                ("triggered_on", models.DateField(blank=True, null=True)),
                ("counted_from", models.DateField()),
                ("due_on", models.DateField()),
                ("provisional", models.BooleanField(default=False)),
                ("met_on", models.DateField(blank=True, null=True)),
                ("excused", models.CharField(blank=True, max_length=300)),
                ("closed_on", models.DateField(blank=True, null=True)),
                ("told_on", models.DateField(blank=True, null=True)),
            ],
            options={
                "ordering": ["due_on", "pk"],
                "indexes": [
                    models.Index(
                        condition=models.Q(("met_on__isnull", True)),
                        fields=["due_on"],
                        name="clock_open",
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("subject_type", "subject_id", "code"), name="one_deadline_a_duty"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalLocalValue",
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
                ("code", models.CharField(max_length=40)),
                ("number", models.PositiveIntegerField()),
                ("starts_on", models.DateField(verbose_name="from")),
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
                    "set_by",
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
                "verbose_name": "historical local value",
                "verbose_name_plural": "historical local values",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
                "indexes": [],
                "constraints": [],
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="LocalValue",
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
                ("code", models.CharField(max_length=40)),
                ("number", models.PositiveIntegerField()),
                ("starts_on", models.DateField(verbose_name="from")),
                ("because", models.CharField(max_length=200, verbose_name="reason")),
                (
                    "set_by",
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
                "ordering": ["code", "-starts_on", "-pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("subject_type", "subject_id", "code", "starts_on"),
                        name="one_local_value_a_day",
                        violation_error_message="A value from this day is set already.",
                    )
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Moved",
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
                ("code", models.CharField(max_length=40)),
                ("was", models.DateField()),
                ("now", models.DateField()),
                ("because", models.CharField(max_length=300)),
                ("at", models.DateTimeField(auto_now_add=True)),
                ("told_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "ordering": ["-pk"],
                "indexes": [
                    models.Index(fields=["subject_type", "subject_id"], name="clock_moved_subject"),
                    models.Index(
                        condition=models.Q(("told_at", None)),
                        fields=["id"],
                        name="clock_moved_untold",
                    ),
                ],
                "constraints": [],
            },
        ),
    ]
