"""For which partnership the offices that stand already were given, as far as the history tells.

Whoever entered the office worked in the service of a partnership that listed the agency: it was
given for that one. An office that an agency's lead gave belongs with the lead's own. What cannot be
told gets no row: every service that lists the agency answers for it, as before.
"""

from django.db import migrations
from django.db.models import Q
from django.utils import timezone

MANAGERS = ("service_officer", "head_of_service", "administrator")
LEADS = ("agency_lead", "lead_representative")


def _on(day, prefix=""):
    ends = f"{prefix}ends_on"
    return Q(**{f"{prefix}starts_on__lte": day}) & (
        Q(**{f"{ends}__isnull": True}) | Q(**{f"{ends}__gte": day})
    )


def tell_for_whom(apps, schema_editor):
    post_model = apps.get_model("people", "Appointment")
    history = apps.get_model("people", "HistoricalAppointment")
    given = apps.get_model("boards", "GivenFor")
    first = {
        line.id: line
        for line in history.objects.filter(history_type="+").order_by(
            "-history_date", "-history_id"
        )
    }
    found: dict[int, set[int]] = {}
    waiting = []
    for post in post_model.objects.order_by("pk"):
        line = first.get(post.pk)
        if line is None or line.history_user_id is None:
            continue
        found[post.pk] = _by_service(apps, post, line)
        if not found[post.pk]:
            waiting.append((post, line))
    for post, line in sorted(waiting, key=lambda pair: pair[1].history_date):
        day = timezone.localdate(line.history_date)
        leads = post_model.objects.filter(
            _on(day), person=line.history_user_id, agency=post.agency_id, office__in=LEADS
        )
        for lead in leads.exclude(pk=post.pk).values_list("pk", flat=True):
            found[post.pk] |= found.get(lead, set())
    for post, partnerships in found.items():
        for partnership in sorted(partnerships):
            _write(apps, given(post_id=post, partnership_id=partnership))


def _by_service(apps, post, line):
    day = timezone.localdate(line.history_date)
    seats = apps.get_model("boards", "Membership").objects.filter(
        _on(day), person=line.history_user_id, office__in=MANAGERS
    )
    listings = apps.get_model("boards", "Listing").objects.filter(
        Q(ends_on__isnull=True) | Q(ends_on__gte=day),
        agency=post.agency_id,
        partnership__in=seats.values("board__partnership"),
    )
    return set(listings.values_list("partnership", flat=True))


def _write(apps, row):
    row.save()
    apps.get_model("boards", "HistoricalGivenFor").objects.create(
        id=row.pk,
        post_id=row.post_id,
        partnership_id=row.partnership_id,
        history_date=timezone.now(),
        history_type="+",
        history_change_reason="told by the history of the office",
    )


class Migration(migrations.Migration):
    dependencies = [("boards", "0011_given_for")]

    operations = [migrations.RunPython(tell_for_whom, migrations.RunPython.noop)]
