"""Seats for the offices that were given before seats were rows.

Offices of one board, agency and part that follow one another are one seat, so that successors share
it; those that overlap are several. The
chair's seat is no agency's. Whoever covers an absence sits in the seat of the one who is
away. A seat ends with its board or agency, and a plain one of no agency with its last holder: that
one was never told of as vacant.
"""

from django.db import migrations
from django.utils import timezone

PARTS = {
    "group_chair": "chair",
    "independent_chair": "chair",
    "group_member": "member",
    "lay_member": "lay_member",
    "lead_member": "lead_member",
}
REASON = "made of the offices held in it"
COPIED = ("board_id", "agency_id", "part", "title", "order", "starts_on", "ends_on")


def open_seats(apps, schema_editor):
    membership = apps.get_model("boards", "Membership")
    rows = membership.objects.filter(office__in=PARTS).select_related("board", "agency")
    orders: dict[int, int] = {}
    groups: dict[tuple, list] = {}
    for row in rows.filter(covers__isnull=True).order_by("board", "starts_on", "pk"):
        part = PARTS[row.office]
        agency = None if part == "chair" else row.agency_id
        groups.setdefault((row.board_id, agency, part), []).append(row)
    for (board, agency, part), held in groups.items():
        for line in _lines(held):
            orders[board] = orders.get(board, 0) + 1
            order = 0 if part == "chair" else orders[board]
            seat = _open(apps, line, {"agency_id": agency, "part": part, "order": order})
            _put(apps, line, seat.pk)
    # A cover may itself be covered: outer ones first.
    waiting = list(rows.filter(covers__isnull=False).order_by("pk"))
    while waiting:
        seats = dict(
            membership.objects.filter(pk__in={row.covers_id for row in waiting}).values_list(
                "pk", "seat"
            )
        )
        ready = [row for row in waiting if seats.get(row.covers_id)]
        for row in ready:
            _put(apps, [row], seats[row.covers_id])
        if not ready:
            break
        waiting = [row for row in waiting if row not in ready]


def _lines(held):
    """Offices one after another, as few lines as there were people at once."""
    lines: list[list] = []
    for row in held:
        free = [line for line in lines if line[-1].ends_on and line[-1].ends_on < row.starts_on]
        if free:
            max(free, key=lambda line: line[-1].ends_on).append(row)
        else:
            lines.append([row])
    return lines


def _open(apps, line, facts):
    first, last = line[0], line[-1]
    places = (first.board, first.agency if facts["agency_id"] else None)
    ends = [place.ends_on for place in places if place and place.ends_on]
    if facts["part"] != "chair" and first.agency_id is None and last.ends_on:
        ends.append(last.ends_on)
    ends_on = max(min(ends), last.ends_on or first.starts_on) if ends else None
    seat = apps.get_model("boards", "Seat")(
        board_id=first.board_id,
        **facts,
        starts_on=first.starts_on,
        ends_on=ends_on,
    )
    seat.save()
    apps.get_model("boards", "HistoricalSeat").objects.create(
        id=seat.pk,
        history_date=timezone.now(),
        history_type="+",
        history_change_reason=REASON,
        **{name: getattr(seat, name) for name in COPIED},
    )
    return seat


def _put(apps, line, seat):
    history = apps.get_model("boards", "HistoricalMembership")
    for row in line:
        row.seat_id = seat
        row.save(update_fields=["seat"])
        told = {
            field.attname: getattr(row, field.attname)
            for field in row._meta.concrete_fields
            if field.name != "id"
        }
        history.objects.create(
            id=row.pk,
            history_date=timezone.now(),
            history_type="~",
            history_change_reason=REASON,
            **told,
        )


class Migration(migrations.Migration):
    dependencies = [("boards", "0013_seats")]

    operations = [migrations.RunPython(open_seats, migrations.RunPython.noop)]
