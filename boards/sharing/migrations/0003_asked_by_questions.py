"""A request may be answered question by question, in the room that asked."""

from django.db import migrations, models


def _field() -> models.BooleanField:
    return models.BooleanField(
        default=False, editable=False, help_text="Answered on a page of the room that asked"
    )


class Migration(migrations.Migration):
    dependencies = [("sharing", "0002_parties_follow")]

    operations = [
        migrations.AddField("informationrequest", "by_questions", _field()),
        migrations.AddField("historicalinformationrequest", "by_questions", _field()),
    ]
