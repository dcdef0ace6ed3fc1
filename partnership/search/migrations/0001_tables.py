import django.db.models.deletion
from django.db import migrations, models

from partnership.records.tables import MakesTables


class Migration(MakesTables):
    replaces = [("search", "0001_initial")]

    initial = True

    dependencies = [
        ("contenttypes", "0002_remove_content_type_name"),
        ("documents", "0001_tables"),
    ]

    operations = [
        migrations.CreateModel(
            name="Entry",
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
                ("kind", models.CharField(max_length=40)),
                (
                    "source",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="documents.document",
                    ),
                ),
                ("title", models.CharField(max_length=300)),
                ("reference", models.CharField(blank=True, max_length=120)),
                (
                    "exact",
                    models.CharField(
                        blank=True, help_text="Found only when typed whole", max_length=254
                    ),
                ),
                ("words", models.TextField(blank=True)),
                ("address", models.CharField(max_length=300)),
                ("where", models.CharField(blank=True, max_length=300)),
                ("where_address", models.CharField(blank=True, max_length=300)),
                ("dated", models.DateField(blank=True, null=True)),
                ("digest", models.CharField(max_length=64)),
                (
                    "read_at",
                    models.DateTimeField(
                        blank=True, help_text="For a file: when its text was", null=True
                    ),
                ),
                ("no_text_because", models.CharField(blank=True, max_length=120)),
            ],
            options={
                "ordering": ["pk"],
                "indexes": [
                    models.Index(fields=["kind", "subject_id"], name="search_kind"),
                    models.Index(
                        condition=models.Q(("exact", ""), _negated=True),
                        fields=["exact"],
                        name="search_exact",
                    ),
                    models.Index(
                        condition=models.Q(("read_at__isnull", True), ("source__isnull", False)),
                        fields=["id"],
                        name="search_unread",
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("source__isnull", True)),
                        fields=("subject_type", "subject_id", "kind"),
                        name="one_entry_a_subject",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("source__isnull", False)),
                        fields=("subject_type", "subject_id", "kind", "source"),
                        name="one_entry_a_file",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Mark",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("seen", models.JSONField(default=dict)),
                ("gaps", models.JSONField(default=dict)),
                (
                    "kinds",
                    models.JSONField(
                        default=list, help_text="Content types that entries are about"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("pk", 1)), name="one_search_mark")
                ],
                "indexes": [],
            },
        ),
    ]
