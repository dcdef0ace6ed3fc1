"""Where proceedings open from, their log, and whose next day has passed."""

from datetime import date
from typing import Any

from boards.models import Partnership
from boards.rooms import Door, Task, asks, open_from
from reviews.loglines import hangs_on_review
from reviews.models import Incident, Review
from reviews.proceedings.models import Proceeding

WORDS = "Inquests, prosecutions and other reviews, and what each may explain."
open_from(
    Incident,
    Door("Proceedings", "proceedings:of_incident", names="address", words=WORDS, order=44),
)
open_from(
    Review, Door("Proceedings", "proceedings:of_review", names="address", words=WORDS, order=44)
)
open_from(
    Partnership,
    Door(
        "Proceedings beside cases",
        "proceedings:running",
        right="import_reviews",
        names="",
        words="Every inquest, prosecution or other review that runs, the next day first.",
        order=66,
    ),
)
hangs_on_review(lambda review: Proceeding.objects.filter(incident=review.incident_id))


@asks
def waiting_for(user: Any, today: date) -> list[Task]:
    """Proceedings whose next day has passed without a word. One query."""
    rows = Proceeding.objects.visible_to(user, "change", on=today).running()
    return [
        Task(
            "Say what became of a hearing or another day beside a case",
            row.get_absolute_url(),
            row.next_on,
            f"{row.incident.reference}: {row.title}.",
        )
        for row in rows.filter(next_on__lt=today).select_related("incident")[:20]
    ]
