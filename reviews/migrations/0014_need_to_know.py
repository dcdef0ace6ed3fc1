# The names are of the case from its first day, not of the review that may come of it.

import django.db.models.deletion
import simple_history.models
from django.conf import settings
from django.db import migrations, models


def carry_over(apps, schema_editor):
    """Who was named for a review is named for its case: the incident and what came of it."""
    old, new = apps.get_model("reviews", "ReviewException"), apps.get_model("reviews", "CaseNaming")
    if not old.objects.exists():
        return
    kind = apps.get_model("contenttypes", "ContentType").objects.get(
        app_label="reviews", model="incident"
    )
    permission, _ = apps.get_model("auth", "Permission").objects.get_or_create(
        content_type=kind, codename="view_incident", defaults={"name": "Can view incident"}
    )
    history, kept = (
        apps.get_model("reviews", f"Historical{name}") for name in ("ReviewException", "CaseNaming")
    )
    cases = dict(apps.get_model("reviews", "Review").objects.values_list("pk", "incident"))
    facts = ("user_id", "starts_on", "ends_on", "because", "part", "given_by_id")
    told = (
        "history_date",
        "history_type",
        "history_change_reason",
        "history_user_id",
        "history_actor",
    )
    for row in old.objects.order_by("pk"):
        same = {name: getattr(row, name) for name in facts}
        to = {"content_object_id": cases[row.content_object_id], "permission_id": permission.pk}
        named = new.objects.create(**same, **to)
        for line in history.objects.filter(id=row.pk).order_by("history_id"):
            then = {name: getattr(line, name) for name in (*facts, *told)}
            kept.objects.create(id=named.pk, **then, **to)


class Migration(migrations.Migration):
    dependencies = [
        ("auth", "0012_alter_user_first_name_max_length"),
        ("reviews", "0013_taken_down"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="CaseNaming",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("starts_on", models.DateField()),
                ("ends_on", models.DateField(blank=True, null=True)),
                ("because", models.CharField(max_length=200)),
                (
                    "part",
                    models.CharField(
                        choices=[
                            ("chair", "Chair of the panel"),
                            ("member", "Panel member"),
                            ("author", "Reviewer or author"),
                            ("adviser", "Adviser"),
                            ("officer", "Works on it for the partnership"),
                            ("other", "Another reason to know"),
                        ],
                        default="other",
                        max_length=10,
                    ),
                ),
                (
                    "content_object",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="namings",
                        to="reviews.incident",
                    ),
                ),
                (
                    "given_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "permission",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, to="auth.permission"
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "verbose_name": "naming for a case",
                "verbose_name_plural": "namings for cases",
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="HistoricalCaseNaming",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                ("history_actor", models.CharField(blank=True, max_length=120)),
                ("history_change_reason", models.CharField(max_length=200)),
                ("starts_on", models.DateField()),
                ("ends_on", models.DateField(blank=True, null=True)),
                ("because", models.CharField(max_length=200)),
                (
                    "part",
                    models.CharField(
                        choices=[
                            ("chair", "Chair of the panel"),
                            ("member", "Panel member"),
                            ("author", "Reviewer or author"),
                            ("adviser", "Adviser"),
                            ("officer", "Works on it for the partnership"),
                            ("other", "Another reason to know"),
                        ],
                        default="other",
                        max_length=10,
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
                    "content_object",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="reviews.incident",
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
                    "permission",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="auth.permission",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "historical naming for a case",
                "verbose_name_plural": "historical namings for cases",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.AddConstraint(
            model_name="casenaming",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("ends_on__isnull", True),
                    ("ends_on__gte", models.F("starts_on")),
                    _connector="OR",
                ),
                name="casenaming_dates_in_order",
            ),
        ),
        migrations.AlterUniqueTogether(
            name="casenaming",
            unique_together={("user", "permission", "content_object")},
        ),
        migrations.RunPython(carry_over, migrations.RunPython.noop),
        migrations.DeleteModel(
            name="HistoricalReviewException",
        ),
        migrations.DeleteModel(
            name="ReviewException",
        ),
    ]
