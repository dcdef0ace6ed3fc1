"""Where a pack opens from its review, what of it stands in the log, on the page that publishes and
on the public page of a published review."""

from datetime import date
from typing import Any

from boards.rooms import Door, Shown, Told, open_from, shows, tells
from reviews.loglines import hangs_on_review
from reviews.models import Publication, Review, Scope
from reviews.packs.drawing import scope_of
from reviews.packs.models import Chosen, Kind, Pack, PackEdition, PackText

open_from(
    Review,
    Door(
        "Pack",
        "packs:pack",
        names="address",
        words="The briefing, the summary, slides and a poster beside the report.",
        order=47,
        when=lambda review: not review.publishes_nothing,
    ),
)

hangs_on_review(lambda review: Pack.objects.filter(review=review))
hangs_on_review(lambda review: PackText.objects.filter(pack__review=review))
hangs_on_review(lambda review: Chosen.objects.filter(pack__review=review))
hangs_on_review(lambda review: PackEdition.objects.filter(pack__review=review))


@tells(Review)
def briefing_waits(review: Review, today: date) -> Told | None:
    """On the page that publishes: that no briefing goes out with the report. It blocks nothing."""
    if review.publishes_nothing:
        return None
    rows = PackEdition.objects.standing().filter(pack__review=review, kind=Kind.BRIEFING)
    found = rows.first()
    to = Pack(review=review).get_absolute_url()
    if found is None:
        return Told("No briefing approved yet: none is published with it.", to, "amber")
    if (scope_of(review), found.scope) == (Scope.IMPROVEMENTS, Scope.FULL):
        words = "The approved briefing tells findings: it stays unpublished. Approve a new one."
        return Told(words, to, "amber")
    return None


@shows(Publication)
def beside_report(page: Publication, user: Any, today: date) -> Shown:
    """On the public page: the documents that are out. One query."""
    rows = PackEdition.objects.out().filter(pack__review=page.review_id)
    found = {row.kind: row for row in rows.select_related("document")}
    editions = [found[kind] for kind in Kind.values if kind in found]
    return Shown("packs/_on_publication.html", {"page": page, "editions": editions})
