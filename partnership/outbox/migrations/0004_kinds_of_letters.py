"""Letters written before kinds existed: their key tells what they are. None changes how it goes."""

from datetime import date

from django.db import migrations


def read_keys(apps, schema_editor):
    """A reminder's key: reminder:CODE:type:id:DUE:stage:person."""
    letters = apps.get_model("outbox", "Letter").objects.filter(kind="")
    for pk, key in letters.filter(key__startswith="reminder:").values_list("pk", "key").iterator():
        parts = key.split(":")
        if len(parts) != 7:
            continue
        letters.filter(pk=pk).update(
            kind="reminder-late", code=parts[1], due_on=date.fromisoformat(parts[4])
        )
    letters.filter(key__startswith="not-published:").update(kind="not-published")
    letters.filter(kind="").update(kind="told-of-change")


class Migration(migrations.Migration):
    dependencies = [("outbox", "0003_digests_and_mailboxes")]

    operations = [migrations.RunPython(read_keys, migrations.RunPython.noop)]
