"""The demonstration's chronology of two agencies about one review, all invented."""

import csv
import io
from datetime import datetime, timedelta

from django.utils import timezone

from boards.models import Listing
from partnership.agencies.models import Agency
from partnership.people.models import User
from partnership.sheets import services as sheets
from reviews.chronologies.models import Entry
from reviews.chronologies.services import keeping
from reviews.chronologies.services.bringing import bring
from reviews.chronologies.sheets import COLUMNS
from reviews.models import Review

LINES = (
    (900, "", 0, "Invented: a referral was received and closed after one call.", "Referral form"),
    (
        420,
        "",
        1,
        "Invented: attended with a minor injury, seen and sent home.",
        "Attendance record",
    ),
    (420, "14:30", 0, "Invented: a call from the hospital was written down.", "Case record"),
    (250, "", 1, "Invented: an appointment was missed and no reason was given.", "Case record"),
    (180, "09:15", 0, "Invented: a visit was made and nobody was in.", "Case record"),
    (180, "", 1, "Invented: a second concern was passed on by e-mail.", "Safeguarding log"),
)
WANTED = 2


def plant(now: datetime) -> None:
    """One sheet of two agencies, with one entry marked. Once."""
    today = timezone.localdate(now)
    review = Review.objects.filter(signed_off_on__isnull=True).order_by("pk").first()
    officer = User.objects.filter(email="service-officer@demo.example").first()
    if review is None or officer is None or Entry.objects.exists():
        return
    listed = Listing.objects.on(today).filter(partnership=review.partnership).values("agency")
    agencies = list(Agency.objects.on(today).filter(pk__in=listed).order_by("pk")[:WANTED])
    if len(agencies) < WANTED:
        return
    data = _sheet(agencies, now)
    row = bring(review, name="invented-chronology.csv", data=data, by=officer, now=now)
    sheets.apply(row, by=officer, now=now)
    first = Entry.objects.filter(review=review).order_by("-on").first()
    assert first is not None
    keeping.mark(first, significant=True, by=officer, today=today)


def _sheet(agencies: list[Agency], now: datetime) -> bytes:
    out = io.StringIO(newline="")
    rows = csv.writer(out)
    rows.writerow([column.name for column in COLUMNS])
    for number, (days, at, who, words, source) in enumerate(LINES):
        day = timezone.localdate(now) - timedelta(days=days)
        shown = f"{day:%Y}" if number == 0 else f"{day:%d/%m/%Y}"
        rows.writerow([shown, at, agencies[who].key, words, "", source])
    return out.getvalue().encode()
