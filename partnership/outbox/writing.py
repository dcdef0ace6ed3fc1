"""Write letters in the caller's transaction: each once, to each reader as they chose."""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.template.loader import render_to_string
from django.utils import timezone

from partnership.outbox.kinds import ACCOUNT, CHANGE, Kind, Way, kind_of
from partnership.outbox.mailboxes import mailboxes_for
from partnership.outbox.models import Letter, Mailbox, Preference

NOT_BY_MAIL = "They chose not to have this by mail"


@dataclass(frozen=True)
class Draft:
    """A letter before it is written: the key says what it is about, to whom and which time.

    to       a person or a Mailbox
    kind     the key of a declared kind; empty: about one's own account if the reader is the
             subject, else news of a change
    path     where the portal shows more, if that is not the page of the subject
    code     the duty and due date it reminds of: once that is met, the letter is not sent
    topic    the key without the reader: shared mailboxes of the bodies asked get one copy of it
    rung     who is told: "owners", "head" or "chair"; decides which bodies are asked
    """

    key: str
    to: Any
    subject: models.Model
    heading: str
    words: str
    kind: str = ""
    path: str = ""
    code: str = ""
    due_on: date | None = None
    topic: str = ""
    rung: str = "owners"

    @property
    def sort(self) -> Kind:
        """Its kind. raises: KeyError for one that is not declared."""
        return kind_of(self.kind) if self.kind else (ACCOUNT if self._is_own else CHANGE)

    @property
    def _is_own(self) -> bool:
        return bool(self.to == self.subject)


def post(drafts: Iterable[Draft], *, now: datetime) -> int:
    """Write the letters that are not written yet, in one statement. Returns how many were asked.

    A key that stands is left as it is: writing twice writes once. Copies to shared mailboxes are
    written with them.
    """
    asked = list(drafts)
    copies = list(_copies(asked, timezone.localdate(now)))
    chosen = _choices(asked)
    letters = [_letter(draft, _way(draft, chosen), now) for draft in [*asked, *copies]]
    Letter.objects.bulk_create(letters, ignore_conflicts=True)
    return len(asked)


def message_id(key: str) -> str:
    """The Message-ID that a letter of this key has for ever."""
    host = settings.DEFAULT_FROM_EMAIL.rsplit("@", 1)[-1].strip("> ") or "portal.invalid"
    return f"<{hashlib.sha256(key.encode()).hexdigest()[:40]}@{host}>"


def one_line(text: str) -> str:
    """Without line breaks of any kind: they would end a mail header (ASVS 1.3.11)."""
    return " ".join(text.split())[:200]


def address_of(subject: Any, path: str = "") -> str:
    """The whole address, for a mail, of this path or of the subject's page."""
    if not path:
        path = subject.get_absolute_url() if hasattr(subject, "get_absolute_url") else "/"
    return f"{settings.PORTAL_ADDRESS}{path}"


def _letter(draft: Draft, way: Way, now: datetime) -> Letter:
    box = draft.to if isinstance(draft.to, Mailbox) else None
    return Letter(
        key=draft.key,
        message_id=message_id(draft.key),
        kind=draft.sort.key,
        to_id=None if box else draft.to.pk,
        mailbox=box,
        subject_type_id=ContentType.objects.get_for_model(draft.subject).pk,
        subject_id=draft.subject.pk,
        heading=one_line(draft.heading),
        words=draft.words,
        path=draft.path,
        topic=draft.topic,
        code=draft.code,
        due_on=draft.due_on,
        by_digest=way == Way.DAILY,
        dropped_because=NOT_BY_MAIL if way == Way.OFF else "",
        written_at=now,
    )


def _choices(drafts: list[Draft]) -> dict[tuple[int, str], str]:
    """What the readers chose, by person and kind. One query, none when nothing may be chosen."""
    open_kinds = {draft.sort.key for draft in drafts if not draft.sort.urgent}
    people = {draft.to.pk for draft in drafts if not isinstance(draft.to, Mailbox)}
    if not open_kinds or not people:
        return {}
    rows = Preference.objects.filter(person__in=people, kind__in=open_kinds)
    return {(person, kind): way for person, kind, way in rows.values_list("person", "kind", "way")}


def _way(draft: Draft, chosen: dict[tuple[int, str], str]) -> Way:
    kind = draft.sort
    if kind.urgent or isinstance(draft.to, Mailbox):
        return kind.default
    way = Way(chosen.get((draft.to.pk, kind.key), kind.default))
    return way if way in kind.ways else kind.default


def _copies(drafts: list[Draft], day: date) -> Iterator[Draft]:
    """One copy of each topic for each shared mailbox of a body that is asked."""
    groups: dict[tuple[Any, str], dict[str, Draft]] = defaultdict(dict)
    for draft in drafts:
        if draft.topic:
            groups[type(draft.subject), draft.rung].setdefault(draft.topic, draft)
    if not groups or not Mailbox.objects.on(day).exists():
        return
    for (model, rung), topics in groups.items():
        pks = {draft.subject.pk for draft in topics.values()}
        boxes = mailboxes_for(model, pks, rung, day)
        for topic, draft in topics.items():
            for box in boxes.get(draft.subject.pk, []):
                yield _copy(draft, topic, box)


def _copy(draft: Draft, topic: str, box: Mailbox) -> Draft:
    """Reference and title alone: whoever reads the mailbox signs in to see more and to act."""
    words = render_to_string(
        "letters/copy.txt",
        {"heading": draft.heading, "address": address_of(draft.subject, draft.path)},
    )
    return replace(draft, key=f"{topic}:mailbox{box.pk}", to=box, words=words, kind=draft.sort.key)
