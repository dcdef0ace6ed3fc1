"""Submit a return: what was answered is kept word for word, whatever becomes of it later."""

import hashlib
import json
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from audits.lacking import Line, lacking, lines_of
from audits.models import Return, Submission, Use
from partnership.access.services import require
from partnership.people.models import User


@transaction.atomic
def submit(row: Return, *, signed_as: str, by: User, now: datetime) -> Submission:
    """Submit it, signed off by the executive whose office is named.

    raises: NotAllowed; ValidationError while an answer is missing. A second time gives the same.
    """
    require(by, "submit", row)
    row = Return.objects.select_for_update().get(pk=row.pk)
    newest: Submission | None = row.submissions.first()
    if row.submitted_at is not None and newest is not None:
        return newest  # the second click
    lines = lines_of(row)
    if missing := lacking(lines):
        words = [
            f"Question {line.question}: {words[:1].lower()}{words[1:]}" for line, words in missing
        ]
        raise ValidationError(words)
    content = [_kept(line) for line in lines]
    text = json.dumps(content, ensure_ascii=False, sort_keys=True)
    made = Submission(
        of=row,
        number=newest.number + 1 if newest else 1,
        at=now,
        by=by,
        signed_as=signed_as,
        content=content,
        digest=hashlib.sha256(text.encode()).hexdigest(),
    )
    made.save_because("submitted", by=by)
    row.submitted_at = now
    row.save_because("submitted", by=by)
    return made


def _kept(line: Line) -> dict[str, Any]:
    answer, question = line.answer, line.question
    assert answer is not None  # nothing lacks
    return {
        "standard": question.standard.title,
        "number": str(question),
        "key": question.key,
        "question": question.words,
        "grade": answer.grade.code if answer.grade else "",
        "grade_words": answer.grade.words if answer.grade else "Does not apply",
        "words": answer.words,
        "action": answer.action,
        "owner": answer.owner,
        "due_on": answer.due_on.isoformat() if answer.due_on else "",
        "evidence": [_file(use) for use in line.uses],
    }


def _file(use: Use) -> dict[str, str]:
    return {
        "title": use.evidence.title,
        "from": use.evidence.tells_from.isoformat(),
        "until": use.evidence.tells_until.isoformat(),
        "sha256": use.file.sha256 if use.file else "",
    }
