import django.db.models.deletion
import simple_history.models
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("boards", "0012_offices_given_before"),
        ("meetings", "0001_agendas_and_minutes"),
        ("people", "__first__"),
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
            ],
            options={
                "verbose_name": "historical version of a paper",
                "verbose_name_plural": "historical versions of papers",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
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
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="versions",
                        to="meetings.paper",
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
            },
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
            ],
            options={
                "verbose_name": "historical pages in a pack",
                "verbose_name_plural": "historical pages in packs",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
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
                ("key", models.CharField(max_length=64)),
                ("asked_at", models.DateTimeField()),
                ("ready_at", models.DateTimeField(blank=True, null=True)),
                (
                    "place",
                    models.CharField(blank=True, help_text="Names the file on disk", max_length=32),
                ),
                ("failed_because", models.CharField(blank=True, max_length=200)),
                (
                    "asked_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
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
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("meeting", "key"), name="one_pack_a_set_of_pages"
                    )
                ],
            },
        ),
    ]
