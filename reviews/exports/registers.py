"""Registers of incidents and reviews that can be taken away."""

from django.conf import settings

from partnership.exports.lists import Column, ListExport, offer
from reviews.exports.days import known
from reviews.models import Incident, Publication, Review
from reviews.models.incident import MARKING
from reviews.registers import known_cases

offer(
    ListExport(
        code="incidents",
        title="Incidents",
        marking=MARKING,
        rows=lambda user, params, today: Incident.objects.visible_to(user).select_related(
            "board", "council"
        ),
        columns=(
            Column("Reference", lambda row: row.reference, "The incident’s own number"),
            Column("Group", lambda row: row.board.name, "The group that decides on it"),
            Column("Council", lambda row: row.council.name, "The council whose area it is"),
            Column(
                "Council aware",
                lambda row: known(row.became_aware_on, row.aware_known_to),
                "When the council knew",
            ),
            Column("Notice owed", lambda row: row.is_child, "Whether the Panel must be notified"),
            Column("Panel notified", lambda row: row.notified_on, "When it was, if recorded"),
            Column(
                "Decision",
                lambda row: row.get_outcome_display() or "Waits for a decision",
                "What the group decided",
            ),
        ),
    )
)
offer(
    ListExport(
        code="cases",
        title="Cases by reference",
        marking=MARKING,
        rows=lambda user, params, today: known_cases(user, today),
        restricted=lambda row: None,  # a reference opens nothing
        columns=(
            Column("Reference", lambda row: row.reference, "The incident’s own number"),
            Column("Group", lambda row: row.board.name, "The group that decides on it"),
            Column("How far", lambda row: row.how_far, "Where the case stands"),
            Column(
                "Review",
                lambda row: getattr(getattr(row, "review", None), "reference", ""),
                "The number of the review that came of it, if any",
            ),
            Column("Open to you", lambda row: row.is_open, "Whether you may read the case"),
        ),
    )
)
offer(
    ListExport(
        code="reviews",
        title="Reviews",
        marking=MARKING,
        rows=lambda user, params, today: Review.objects.visible_to(user).select_related("board"),
        columns=(
            Column("Reference", lambda row: row.reference, "The review’s own number"),
            Column("Kind", lambda row: row.get_kind_display(), "Under which law it is done"),
            Column("Group", lambda row: row.board.name, "The group that carries it"),
            Column(
                "Decided",
                lambda row: known(row.decided_on, row.decided_known_to),
                "When it was decided on",
            ),
            Column("Planned publication", lambda row: row.planned_on, "The day, once planned"),
            Column("Stage", lambda row: row.stage, "Where it stands"),
        ),
    )
)
offer(
    ListExport(
        code="published",
        title="Published reviews",
        rows=lambda user, params, today: Publication.objects.visible_to(user).select_related(
            "review"
        ),
        restricted=lambda row: None,  # everybody may read it
        columns=(
            Column("Title", lambda row: row.title, "The title given to the public"),
            Column(
                "Kind", lambda row: row.review.get_kind_display(), "Under which law it was done"
            ),
            Column("Published on", lambda row: row.published_on, "The day of publication"),
            Column(
                "Address",
                lambda row: f"{settings.PORTAL_ADDRESS}{row.get_absolute_url()}",
                "Its public page",
            ),
        ),
    )
)
