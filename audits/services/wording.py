"""Word a new edition of a framework: standards and questions, until it is published."""

from dataclasses import asdict, dataclass, field
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from audits.models import Edition, Framework, Question, Standard
from partnership.access.services import require
from partnership.people.models import User

PUBLISHED = "It is published and is never changed. Begin a new edition."


@dataclass(frozen=True)
class Wording:
    """One question: what is asked, of which kinds of agency (of all where `kinds` is empty)."""

    words: str
    guidance: str = ""
    evidence: str = ""
    twin: str = ""
    kinds: list[str] = field(default_factory=list)
    may_not_apply: bool = True


@transaction.atomic
def begin_edition(edition: Edition, *, by: User) -> Edition:
    """The next edition of its framework, with all its standards and questions and their keys.

    One that is not published yet is given as it stands. raises: NotAllowed.
    """
    require(by, "change", edition)
    framework = Framework.objects.select_for_update().get(pk=edition.framework_id)
    newest = Edition.objects.filter(framework=framework).order_by("-number")[0]
    if newest.published_on is None:
        return newest  # the second click
    made = Edition(
        framework=framework,
        number=newest.number + 1,
        scale=newest.scale,
        source=newest.source,
    )
    made.save_because("begun", by=by)
    for standard in newest.standards.prefetch_related("questions"):
        copy = Standard(edition=made, number=standard.number, title=standard.title)
        copy.save_because("begun", by=by)
        for one in standard.questions.all():
            facts = {name: getattr(one, name) for name in Wording.__dataclass_fields__}
            row = Question(standard=copy, number=one.number, key=one.key, **facts)
            row.save_because("begun", by=by)
    return made


def _open(edition: Edition, by: User) -> Edition:
    require(by, "change", edition)
    row: Edition = Edition.objects.select_for_update().get(pk=edition.pk)
    if row.published_on is not None:
        raise ValidationError(PUBLISHED)
    return row


@transaction.atomic
def add_standard(edition: Edition, *, title: str, by: User) -> Standard:
    """At the end. raises: NotAllowed; ValidationError once it is published."""
    row = _open(edition, by)
    standards = list(Standard.objects.filter(edition=row))
    if standards and standards[-1].title == title:
        return standards[-1]  # the second click
    number = max((one.number for one in standards), default=0) + 1
    made = Standard(edition=row, number=number, title=title)
    made.save_because("added", by=by)
    return made


@transaction.atomic
def rename_standard(standard: Standard, *, title: str, by: User) -> Standard:
    """raises: NotAllowed; ValidationError once it is published."""
    _open(standard.edition, by)
    row = Standard.objects.get(pk=standard.pk)
    if row.title != title:
        row.title = title
        row.save_because("renamed", by=by)
    return row


@transaction.atomic
def drop_standard(standard: Standard, *, by: User) -> Edition:
    """With its questions; the history keeps them, and the numbers after it move up.

    raises: NotAllowed; ValidationError once it is published.
    """
    edition = _open(standard.edition, by)
    for one in Question.objects.filter(standard=standard.pk):
        one.delete_because("left out", by=by)
    for row in Standard.objects.filter(pk=standard.pk):
        row.delete_because("left out", by=by)
    _close_ranks(Standard.objects.filter(edition=edition).order_by("number"), by)
    return edition


@transaction.atomic
def put_question(
    standard: Standard, wording: Wording, *, question: Question | None = None, by: User
) -> Question:
    """Ask something new at the end of a standard, or word a question anew; its key stays.

    raises: NotAllowed; ValidationError once it is published.
    """
    edition = _open(standard.edition, by)
    facts = asdict(wording)
    rows = list(Question.objects.filter(standard=standard))
    if question is None:
        if rows and rows[-1].words == wording.words:
            return rows[-1]  # the second click
        number = max((one.number for one in rows), default=0) + 1
        row = Question(standard=standard, number=number, key=_new_key(edition), **facts)
        row.save_because("added", by=by)
        return row
    row = Question.objects.get(pk=question.pk)
    if any(getattr(row, name) != value for name, value in facts.items()):
        for name, value in facts.items():
            setattr(row, name, value)
        row.save_because("worded anew", by=by)
    return row


@transaction.atomic
def drop_question(question: Question, *, by: User) -> Edition:
    """raises: NotAllowed; ValidationError once it is published."""
    edition = _open(question.standard.edition, by)
    for row in Question.objects.filter(pk=question.pk):
        row.delete_because("left out", by=by)
    _close_ranks(Question.objects.filter(standard=question.standard_id).order_by("number"), by)
    return edition


def _close_ranks(rows: Any, by: User) -> None:
    """One by one from the first, so that no number is held twice."""
    for number, row in enumerate(rows, start=1):
        if row.number != number:
            row.number = number
            row.save_because("moved up", by=by)


def _new_key(edition: Edition) -> str:
    """One that no question of the framework ever had."""
    asked = Question.objects.filter(standard__edition__framework=edition.framework_id)
    keys = set(asked.values_list("key", flat=True))
    code = edition.framework.code[:10]
    return next(key for n in range(1, len(keys) + 2) if (key := f"{code}-N{n}") not in keys)
