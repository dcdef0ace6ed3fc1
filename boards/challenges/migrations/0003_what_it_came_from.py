import django.db.models.deletion
import simple_history.models
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("challenges", "0002_the_day_of_an_answer_moves"),
        ("contenttypes", "0002_remove_content_type_name"),
        ("people", "__first__"),
    ]

    operations = [
        migrations.AlterField(
            model_name="challenge",
            name="source",
            field=models.CharField(
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
        migrations.AlterField(
            model_name="historicalchallenge",
            name="source",
            field=models.CharField(
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
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                (
                    "history_type",
                    models.CharField(
                        choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
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
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
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
            ],
            options={
                "verbose_name": "historical origin of a challenge",
                "verbose_name_plural": "historical origins of challenges",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
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
                (
                    "subject_type",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="contenttypes.contenttype",
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
            },
        ),
    ]
