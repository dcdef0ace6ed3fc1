"""Every file of a paper so far becomes a version of it, the oldest first."""

from django.conf import settings
from django.db import migrations
from django.utils import timezone

BECAUSE = "a version of the paper"


def to_versions(apps, schema_editor):
    """The file's history gets a line, so that the search index reads it again."""
    ContentType = apps.get_model("contenttypes", "ContentType")
    Document = apps.get_model("documents", "Document")
    Told = apps.get_model("documents", "HistoricalDocument")
    Paper, Version = (apps.get_model("meetings", name) for name in ("Paper", "Version"))
    VersionTold = apps.get_model("meetings", "HistoricalVersion")
    kind, _ = ContentType.objects.get_or_create(app_label="meetings", model="version")
    papers = ContentType.objects.filter(app_label="meetings", model="paper").first()
    if papers is None:
        return
    for paper in Paper.objects.all().iterator():
        files = Document.objects.filter(subject_type=papers, subject_id=paper.pk)
        ordered = list(files.order_by("added_at", "pk"))
        for number, (file, after) in enumerate(
            zip(ordered, [*ordered[1:], None], strict=True), start=1
        ):
            version = Version.objects.create(
                paper=paper,
                number=number,
                added_at=file.added_at,
                replaced_at=after.added_at if after else None,
            )
            _tell(VersionTold, version, "+")
            file.subject_type_id, file.subject_id = kind.pk, version.pk
            file.save()
            _tell(Told, file, "~")


def _tell(history, row, what):
    facts = {field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields}
    facts = {name: str(value) if name == "file" else value for name, value in facts.items()}
    history.objects.create(
        **facts, history_date=timezone.now(), history_type=what, history_change_reason=BECAUSE
    )


class Migration(migrations.Migration):
    dependencies = [
        ("meetings", "0002_versions_and_pages"),
        ("documents", "0003_acted_as"),
        ("contenttypes", "0002_remove_content_type_name"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]
    operations = [migrations.RunPython(to_versions, migrations.RunPython.noop)]
