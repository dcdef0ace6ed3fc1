"""What is found of incidents, reviews and published reviews, and by which words.

Only what the page of the thing shows to everybody who may see it; the decision has its own entry.
"""

from collections.abc import Iterator

from django.urls import reverse

from boards.models import Board
from partnership.agencies.models import Agency
from partnership.documents.models import Document
from partnership.search.registry import FoundFile, indexed, said
from reviews.models import Delay, Explanation, Incident, Override, Publication, Review


def words_of(review: Review) -> str:
    """What is planned for the public, and the reasons recorded on the way."""
    return said(
        review.get_kind_display(),
        review.reviewer,
        review.public_title,
        review.public_summary,
        review.not_full_because,
        *(delay.explanation for delay in review.delays.all()),
        *(entry.reason for entry in review.explanations.all()),
        *(override.reason for override in review.overrides.all()),
    )


def report_of(publication: Publication) -> Iterator[FoundFile]:
    """The report is everybody's once it is published whole."""
    if publication.document is not None:
        address = reverse("reviews:report", args=[publication.slug])
        yield FoundFile(publication.document, f"Report: {publication.title}", address)


indexed(
    Incident,
    "Incidents",
    title=lambda incident: f"Incident {incident.reference}",
    reference=lambda incident: incident.reference,
    words=lambda incident: said(incident.what_happened, incident.council.name),
    where=lambda incident: incident.board.name,
    dated=lambda incident: incident.became_aware_on,
    related=("board", "council"),
    follows=((Board, "board"), (Agency, "council")),
)
indexed(
    Review,
    "Reviews",
    title=lambda review: f"Review {review.reference}",
    reference=lambda review: review.reference,
    words=words_of,
    where=lambda review: review.board.name,
    dated=lambda review: review.decided_on,
    related=("board",),
    prefetch=("delays", "explanations", "overrides"),
    follows=(
        (Board, "board"),
        (Delay, "delays"),
        (Explanation, "explanations"),
        (Override, "overrides"),
    ),
)
indexed(
    Publication,
    "Published reviews",
    title=lambda publication: publication.title,
    words=lambda publication: said(publication.summary, publication.reviewer),
    dated=lambda publication: publication.published_on,
    files=report_of,
    related=("document",),
    follows=((Document, "document"),),
)
