"""Take a framework over that comes with the portal, and publish an edition."""

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from audits.book import shipped
from audits.models import Edition, Framework, Grade, Question, Scale, Standard
from boards.models import Partnership
from partnership.access.services import require
from partnership.people.models import User


@transaction.atomic
def take_over(partnership: Partnership, code: str, *, by: User) -> Edition:
    """The first edition of a framework that comes with the portal, not published yet.

    A second time gives the same edition. raises: NotAllowed; ValidationError for an unknown code.
    """
    require(by, "keep_frameworks", partnership)
    if code not in shipped():
        raise ValidationError({"code": "Choose one of the frameworks"})
    row = shipped()[code]
    Partnership.objects.select_for_update().get(pk=partnership.pk)
    stands = Framework.objects.filter(partnership=partnership, code=code).first()
    if stands is not None:
        first: Edition = stands.editions.get(number=1)
        return first
    names = {name: row[name] for name in ("code", "title", "duty")}
    framework = Framework(partnership=partnership, **names)
    framework.save_because("taken over", by=by)
    scale = _scale(partnership, row["scale"], row["grade"], by)
    edition = Edition(framework=framework, number=1, scale=scale, source=row["source"])
    edition.save_because("taken over", by=by)
    for number, standard in enumerate(row["standard"], start=1):
        _standard(edition, number, standard, by)
    return edition


def _scale(partnership: Partnership, name: str, grades: list[dict[str, Any]], by: User) -> Scale:
    found = Scale.objects.filter(partnership=partnership, name=name).first()
    if found is not None:
        stands: Scale = found
        return stands
    scale = Scale(partnership=partnership, name=name)
    scale.save_because("taken over", by=by)
    for place, grade in enumerate(grades, start=1):
        words = {key: grade[key] for key in ("code", "words", "descriptor", "tint")}
        met, act = grade.get("met", False), grade.get("act", False)
        row = Grade(scale=scale, place=place, **words, is_met=met, needs_action=act)
        row.save_because("taken over", by=by)
    return scale


def _standard(edition: Edition, number: int, said: dict[str, Any], by: User) -> None:
    standard = Standard(edition=edition, number=number, title=said["title"])
    standard.save_because("taken over", by=by)
    for place, one in enumerate(said["questions"], start=1):
        words = {key: one.get(key, "") for key in ("key", "words", "guidance", "evidence", "twin")}
        row = Question(standard=standard, number=place, kinds=one.get("kinds", []), **words)
        row.save_because("taken over", by=by)


@transaction.atomic
def publish_edition(edition: Edition, *, by: User, today: date) -> Edition:
    """From now on it can be asked, and is never changed. raises: NotAllowed; ValidationError for
    one without a question."""
    require(by, "change", edition)
    edition = Edition.objects.select_for_update().get(pk=edition.pk)
    if edition.published_on is not None:
        return edition  # the second click
    if not Question.objects.filter(standard__edition=edition).exists():
        raise ValidationError("It has no question yet.")
    edition.published_on, edition.published_by = today, by
    edition.save_because("published", by=by)
    return edition
