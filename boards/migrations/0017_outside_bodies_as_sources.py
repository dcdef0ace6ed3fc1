from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("boards", "0016_kinds_of_sources"),
    ]

    operations = [
        migrations.AlterField(
            model_name="action",
            name="source_kind",
            field=models.CharField(
                choices=[
                    ("meeting", "Meeting"),
                    ("recommendation", "Recommendation of a review"),
                    ("section_11", "Section 11 answer"),
                    ("audit", "Audit"),
                    ("challenge", "Challenge"),
                    ("escalation", "Escalation"),
                    ("inspection", "Inspection"),
                    ("complaints", "Complaints report"),
                    ("letter", "Letter to or from an outside body"),
                    ("plan", "Business plan"),
                    ("other", "Something else"),
                ],
                default="other",
                max_length=20,
                verbose_name="kind of source",
            ),
        ),
        migrations.AlterField(
            model_name="historicalaction",
            name="source_kind",
            field=models.CharField(
                choices=[
                    ("meeting", "Meeting"),
                    ("recommendation", "Recommendation of a review"),
                    ("section_11", "Section 11 answer"),
                    ("audit", "Audit"),
                    ("challenge", "Challenge"),
                    ("escalation", "Escalation"),
                    ("inspection", "Inspection"),
                    ("complaints", "Complaints report"),
                    ("letter", "Letter to or from an outside body"),
                    ("plan", "Business plan"),
                    ("other", "Something else"),
                ],
                default="other",
                max_length=20,
                verbose_name="kind of source",
            ),
        ),
    ]
