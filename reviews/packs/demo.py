"""The demonstration's pack: a briefing and a summary of the review that teaches most, all invented;
the briefing is approved, the summary is being written."""

from datetime import datetime

from partnership.people.models import User
from reviews.demo import Planter
from reviews.findings.models import Finding, Recommendation
from reviews.models import Review, Scope
from reviews.packs.drawing import draft_of, parts_of, scope_of
from reviews.packs.models import Kind, Pack
from reviews.packs.services import approving, writing
from reviews.packs.services.writing import Choice

INVENTED = "Invented for the demonstration"
BRIEFING = {
    "why": f"{INVENTED}: when each agency holds one part of a picture, nobody sees the whole.",
    "happened": "Several agencies knew a family. Each was worried about something else.",
    "works": "Ringing each other on the day, and writing down what was agreed.",
    "questions": "Whom did we ring last week?\nWhat do we do when a visit is missed?",
    "help": "The safeguarding lead of your agency\nThe procedures of the partnership",
}
SUMMARY = {"about": f"{INVENTED}: a review of how agencies worked together."}


def plant(now: datetime) -> None:
    """On the review with findings that is published, or else the newest. Once."""
    wanted = User.objects.filter(email="service-officer@demo.example")
    taught = Finding.objects.standing().values("review")
    found = Review.objects.filter(pk__in=taught).exclude(scope=Scope.NOTHING)
    review = found.order_by("-published_on", "pk").filter(published_on__isnull=False).first()
    review = review or found.order_by("-pk").first()
    if review is None or not wanted.exists() or Pack.objects.exists():
        return
    _write(Planter(now), review)


def _write(demo: Planter, review: Review) -> None:
    findings = Finding.objects.standing().filter(review=review).order_by("number")
    advice = Recommendation.objects.standing().filter(finding__review=review).order_by("pk")
    choice = Choice(
        review.public_title or "Seeing the whole picture",
        {row.pk: place for place, row in enumerate(findings, 1)},
        {row.pk: place for place, row in enumerate(advice, 1)},
    )
    pack = writing.choose(review, choice, by=demo.officer, today=demo.today)
    for kind, words in ((Kind.BRIEFING, BRIEFING), (Kind.SUMMARY, SUMMARY)):
        parts = {part.code for part in parts_of(kind, scope_of(review))}
        words = {part: said for part, said in words.items() if part in parts}
        writing.write(review, kind, words, by=demo.officer, today=demo.today)
    approving.approve(
        review,
        Kind.BRIEFING,
        as_read=draft_of(pack, Kind.BRIEFING).fingerprint,
        by=demo.head,
        today=demo.today,
        now=demo.now,
    )
