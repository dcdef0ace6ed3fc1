import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from partnership.records.tables import MakesTables


class Migration(MakesTables):
    replaces = [("exports", "0001_initial"), ("exports", "0002_word_files")]

    initial = True

    dependencies = [
        ("people", "0001_tables"),
    ]

    operations = [
        migrations.CreateModel(
            name="Export",
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
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("code", models.CharField(max_length=40)),
                ("of", models.CharField(blank=True, max_length=80)),
                ("query", models.CharField(blank=True, max_length=1000)),
                (
                    "format",
                    models.CharField(
                        choices=[
                            ("csv", "CSV"),
                            ("xlsx", "Excel"),
                            ("pdf", "PDF"),
                            ("docx", "Word"),
                            ("json", "JSON"),
                        ],
                        max_length=4,
                    ),
                ),
                ("title", models.CharField(max_length=250)),
                (
                    "key",
                    models.CharField(
                        help_text="Names the file on disk", max_length=32, unique=True
                    ),
                ),
                ("asked_at", models.DateTimeField()),
                ("ready_at", models.DateTimeField(blank=True, null=True)),
                (
                    "name",
                    models.CharField(
                        blank=True, help_text="What the file is called", max_length=200
                    ),
                ),
                ("rows", models.PositiveIntegerField(blank=True, null=True)),
                ("size", models.PositiveBigIntegerField(blank=True, help_text="Bytes", null=True)),
                (
                    "standing",
                    models.JSONField(default=list, help_text="Where the person's offices led then"),
                ),
                ("dropped_because", models.CharField(blank=True, max_length=200)),
            ],
            options={
                "verbose_name": "download",
                "ordering": ["-asked_at", "-pk"],
                "indexes": [models.Index(fields=["person", "-asked_at"], name="exports_mine")],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("dropped_because", ""), ("ready_at__isnull", True)),
                        fields=("person", "code", "of", "query", "format"),
                        name="one_waiting_export",
                    )
                ],
            },
        ),
    ]
