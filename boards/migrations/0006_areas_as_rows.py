"""Areas become rows; a partnership begins with the first of its boards."""

from datetime import date

from django.db import migrations
from django.utils import timezone
from django.utils.text import slugify

REASON = "areas are rows of their own"


def remember(apps, name, row):
    fields = {field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields}
    apps.get_model("boards", f"Historical{name}").objects.create(
        **fields, history_date=timezone.now(), history_type="+", history_change_reason=REASON
    )


def keep_areas(apps, schema_editor):
    board = apps.get_model("boards", "Board")
    area_model, coverage_model = (
        apps.get_model("boards", "Area"),
        apps.get_model("boards", "Coverage"),
    )
    for partnership in apps.get_model("boards", "Partnership").objects.all():
        first = board.objects.filter(partnership=partnership).order_by("starts_on").first()
        partnership.starts_on = first.starts_on if first else date(2015, 4, 1)
        partnership.save()
        for name in partnership.areas:
            area, made = area_model.objects.get_or_create(
                key=slugify(name), defaults={"name": name}
            )
            if made:
                remember(apps, "Area", area)
            coverage = coverage_model.objects.create(
                partnership=partnership, area=area, starts_on=partnership.starts_on
            )
            remember(apps, "Coverage", coverage)


class Migration(migrations.Migration):
    dependencies = [("boards", "0005_any_partnership")]

    operations = [migrations.RunPython(keep_areas, migrations.RunPython.noop)]
