"""Choose what a pack tells and type what stands under its headings. Nothing of it is public."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from partnership.access.services import require
from partnership.people.models import User
from reviews.findings.models import Finding, Recommendation
from reviews.models import Review
from reviews.packs.drawing import parts_of, scope_of
from reviews.packs.models import Chosen, Kind, Pack, PackText
from reviews.services.reviews import own_row

NOTHING_OUT = "Nothing of this review is published: it has no pack."


@dataclass(frozen=True)
class Choice:
    """What the pack is called and what it tells; places by the key of a row."""

    title: str
    findings: Mapping[int, int]
    recommendations: Mapping[int, int]


def pack_of(review: Review) -> Pack | None:
    """The draft of a review, where one was begun. One query."""
    return Pack.objects.filter(review=review).select_related("review").first()


def own_pack(review: Review, right: str, by: User, today: date) -> Pack | None:
    """The pack of a review, held until the act is done.

    raises: NotAllowed; ValidationError where nothing of the review is published.
    """
    for asked in ("view", right):
        require(by, asked, review, on=today)
    review = own_row(review)
    if review.publishes_nothing:
        raise ValidationError(NOTHING_OUT)
    return pack_of(review)


def _begun(review: Review, by: User, today: date) -> Pack:
    """The pack of a review; begun where there is none yet."""
    pack = own_pack(review, "change", by, today)
    if pack is None:
        pack = Pack(review=own_row(review), begun_by=by, begun_on=today)
        pack.save_because("pack begun", by=by)
    return pack


@transaction.atomic
def choose(review: Review, choice: Choice, *, by: User, today: date) -> Pack:
    """Choose the title, the findings and the recommendations, in order; what has no place is out.

    raises: NotAllowed; ValidationError for two things at one place or what is not of this review
    or stands no longer; nothing is written then.
    """
    pack = _begun(review, by, today)
    if pack.title != choice.title:
        pack.title = choice.title
        pack.save_because("title chosen", by=by)
    findings = Finding.objects.standing().filter(review=review)
    recommended = Recommendation.objects.standing().filter(finding__review=review)
    _place(pack, "finding", findings, choice.findings, by)
    _place(pack, "recommendation", recommended, choice.recommendations, by)
    return pack


def _place(pack: Pack, name: str, rows: Any, places: Mapping[int, int], by: User) -> None:
    if len(set(places.values())) != len(places):
        raise ValidationError(f"Give each {name} a place of its own.")
    if set(places) - set(rows.values_list("pk", flat=True)):
        raise ValidationError(f"A {name} stands no longer. Look through them again.")
    before = {getattr(one, f"{name}_id"): one for one in pack.chosen.all()}
    before.pop(None, None)
    for pk, one in before.items():
        if pk not in places:
            one.delete_because("left out", by=by)
    for pk, place in places.items():
        one = before.get(pk) or Chosen(pack=pack, **{f"{name}_id": pk})
        if one.place != place:
            one.place, one.chosen_by = place, by
            one.save_because("chosen", by=by)


@transaction.atomic
def write(review: Review, kind: str, words: Mapping[str, str], *, by: User, today: date) -> Pack:
    """Type what stands under the headings of one document; the same words again change nothing.

    raises: NotAllowed; ValidationError for a heading that it does not have.
    """
    pack = _begun(review, by, today)
    parts = {part.code for part in parts_of(Kind(kind), scope_of(pack.review))}
    if set(words) - parts:
        raise ValidationError("This document has no such heading. Open it again.")
    before = {row.part: row for row in pack.texts.filter(kind=kind)}
    for part, said in words.items():
        row = before.get(part) or PackText(pack=pack, kind=kind, part=part)
        if row.words != said:
            row.words, row.written_by = said, by
            row.save_because("written", by=by)
    return pack
