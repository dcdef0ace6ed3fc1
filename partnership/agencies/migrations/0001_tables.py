import django.db.models.deletion
from django.db import migrations, models

from partnership.records.tables import MakesTables


class Migration(MakesTables):
    replaces = [("agencies", "0001_initial")]

    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Agency",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("starts_on", models.DateField(verbose_name="from")),
                ("ends_on", models.DateField(blank=True, null=True, verbose_name="until")),
                ("key", models.SlugField(max_length=80, unique=True)),
                ("name", models.CharField(max_length=200)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("council", "County or unitary council"),
                            ("district", "District council"),
                            ("police", "Police"),
                            ("ccg", "Clinical commissioning group"),
                            ("icb", "Integrated care board"),
                            ("nhs_england", "NHS England"),
                            ("nhs_trust", "NHS trust"),
                            ("foundation_trust", "NHS foundation trust"),
                            ("other_health", "Other health"),
                            ("education", "Education"),
                            ("childcare", "Childcare"),
                            ("cafcass", "Child and Family Court Advisory and Support Service"),
                            ("probation", "Probation"),
                            ("youth_offending", "Youth offending"),
                            ("prison", "Prison"),
                            ("fire", "Fire and rescue"),
                            ("childrens_home", "Children's homes and residential settings"),
                            ("voluntary", "Voluntary and third sector"),
                            ("independent", "Independent sector"),
                            ("other", "Other"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "is_category",
                    models.BooleanField(
                        default=False, help_text="Stands for many bodies, such as all schools"
                    ),
                ),
                ("note", models.TextField(blank=True)),
            ],
            options={
                "verbose_name": "agency",
                "verbose_name_plural": "agencies",
                "ordering": ["name"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ends_on__isnull", True),
                            ("ends_on__gte", models.F("starts_on")),
                            _connector="OR",
                        ),
                        name="agency_dates_in_order",
                        violation_error_message="The last day is before the first day.",
                    )
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Succession",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "before",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="successions",
                        to="agencies.agency",
                    ),
                ),
                (
                    "after",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="precursions",
                        to="agencies.agency",
                    ),
                ),
                ("on", models.DateField()),
            ],
            options={
                "ordering": ["on", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("before", "after"), name="one_succession_a_pair"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("before", models.F("after")), _negated=True),
                        name="no_agency_succeeds_itself",
                    ),
                ],
                "indexes": [],
            },
        ),
    ]
