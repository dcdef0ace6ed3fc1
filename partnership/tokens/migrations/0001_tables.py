import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from partnership.records.tables import MakesTables


class Migration(MakesTables):
    replaces = [
        ("tokens", "0001_initial"),
        ("tokens", "0002_made_with_a_factor"),
        ("tokens", "0003_reaches"),
    ]

    initial = True

    dependencies = [
        ("people", "0001_tables"),
    ]

    operations = [
        migrations.CreateModel(
            name="Token",
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
                (
                    "purpose",
                    models.CharField(
                        choices=[("calendar", "Calendar feed"), ("api", "Key for a program")],
                        max_length=10,
                    ),
                ),
                ("name", models.CharField(max_length=80)),
                ("hashed", models.CharField(max_length=64, unique=True)),
                ("made_at", models.DateTimeField()),
                ("last_used_on", models.DateField(blank=True, null=True)),
                ("revoked_at", models.DateTimeField(blank=True, null=True)),
                ("with_factor", models.BooleanField(default=False)),
                ("reaches", models.JSONField(default=None, editable=False, null=True)),
                ("sessions_ended", models.PositiveIntegerField(default=0, editable=False)),
            ],
            options={
                "verbose_name": "feed or key",
                "verbose_name_plural": "feeds and keys",
                "ordering": ["-made_at", "-pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("revoked_at__isnull", True)),
                        fields=("person", "purpose", "name"),
                        name="one_live_token_a_name",
                    )
                ],
                "indexes": [],
            },
        ),
    ]
