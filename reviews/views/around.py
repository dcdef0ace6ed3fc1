"""What stands around every page and form about a review, here and in the rooms above."""

from typing import Any

from boards.rooms import doors_of
from partnership.access.services import ways_open
from partnership.people.requests import PersonRequest
from reviews.models import Incident, Review


def around_review(request: PersonRequest, row: Review, part: str) -> dict[str, Any]:
    """What each page of a review shows around its own part (`reviews/_review_base.html`).

    in: a request that came through `@right(..., Review)`, which leaves its rights there.
    """
    return {
        "review": row,
        "part": part,
        "rights": request.rights,
        "ways": ways_open(request.user, row),
        "doors": doors_of(row, request.rights),
    }


def on_review(row: Review, title: str, submit_label: str, **more: Any) -> dict[str, Any]:
    """What every form about a review shows."""
    return {
        "title": title,
        "kicker": row.reference,
        "marking": row.marking,
        "marked_because": row.marked_because,
        "submit_label": submit_label,
        "cancel_url": row.get_absolute_url(),
        "cancel_label": "Back to the review",
        **more,
    }


def on_incident(
    row: Incident, title: str, submit_label: str = "Record it", **more: Any
) -> dict[str, Any]:
    """What every form about an incident shows."""
    return {
        "title": title,
        "kicker": row.reference,
        "marking": row.marking,
        "marked_because": row.marked_because,
        "submit_label": submit_label,
        "cancel_url": row.get_absolute_url(),
        "cancel_label": "Back to the incident",
        **more,
    }
