"""Of a document that is open already every version stays open, as the form said when it was."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("policies", "0001_governed_documents"),
    ]

    operations = [
        migrations.AddField(
            model_name="governeddocument",
            name="public_from",
            field=models.PositiveIntegerField(
                default=1,
                help_text="Of an open document: the first version that everybody reads",
                verbose_name="open from version",
            ),
        ),
        migrations.AddField(
            model_name="historicalgoverneddocument",
            name="public_from",
            field=models.PositiveIntegerField(
                default=1,
                help_text="Of an open document: the first version that everybody reads",
                verbose_name="open from version",
            ),
        ),
    ]
