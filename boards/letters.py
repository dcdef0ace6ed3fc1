"""What those who look after a partnership see of its letters and vacant roles."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from boards.answering import answered_by
from boards.mailboxes import own_mailboxes
from boards.models import Membership, Partnership
from boards.vacancies import Vacancy, vacancies
from partnership.access.offices import SERVICE
from partnership.access.querysets import about_visible
from partnership.access.services import NotAllowed, refusal
from partnership.outbox.models import Letter
from partnership.people.models import Appointment, User

SEE_LETTERS, SEE_VACANCIES = "see_letters", "see_vacancies"
SHOWS = {
    "failed": "Failed",
    "waiting": "Waiting",
    "sent": "Sent",
    "dropped": "Not sent",
    "all": "All",
}
MOST_VACANCIES = 5


def require_somewhere(user: Any, right: str, *, on: date) -> None:
    """raises: NotAllowed unless the user holds this right on some partnership."""
    if not Partnership.objects.visible_to(user, right, on=on).exists():
        raise NotAllowed(refusal(right, Partnership()))


def letters_seen(user: Any, *, on: date) -> Any:
    """Letters about what the reader may see, to people whom they may see or mailboxes they keep.

    An agency may belong to two partnerships: what one service is told of it is not the other's.
    A letter about a person is shown where all offices they held since are of these partnerships.
    """
    boxes = own_mailboxes(user, on=on)
    people = User.objects.visible_to(user, on=on)
    readers = Q(to__in=people.values("pk")) | Q(mailbox__in=boxes.values("pk"))
    looked_after = Partnership.objects.visible_to(user, SEE_LETTERS, on=on)
    if not looked_after.exists():
        return Letter.objects.none()
    rows = about_visible(Letter.objects.filter(readers), user, on=on)
    rows = rows.filter(~Q(subject_type=_people()) | ~held_elsewhere(looked_after, on))
    return rows.select_related("to", "mailbox", "digest")


def _people() -> ContentType:
    return ContentType.objects.get_for_model(User)


def held_elsewhere(looked_after: Any, on: date) -> Q:
    """Whether the person whom a letter is about held an office elsewhere when it was written, or
    does now or will: it may tell of that office.
    """
    answered = answered_by(looked_after, on)
    still = Q(ends_on__isnull=True) | Q(ends_on__gte=OuterRef("written_at__date"))
    held = Q(still, person=OuterRef("subject_id"))
    seats = Membership.objects.filter(held).exclude(board__partnership__in=looked_after)
    posts = Appointment.objects.filter(held).exclude(pk__in=answered.values("pk"))
    return Q(Exists(seats)) | Q(Exists(posts))


def shown(letters: Any, show: str, now: datetime) -> Any:
    """Those of these letters that the chosen filter shows."""
    if show == "failed":
        return letters.failing(now)
    if show == "waiting":
        return letters.unsent()
    if show == "sent":
        return letters.filter(sent_at__isnull=False)
    if show == "dropped":
        return letters.exclude(dropped_because="")
    return letters


def letters_asked(user: Any, show: str, *, now: datetime, today: date) -> tuple[str, Any]:
    """The filter that holds, and the letters that it shows to this reader. raises: NotAllowed."""
    require_somewhere(user, SEE_LETTERS, on=today)
    show = show if show in SHOWS else "failed"
    return show, shown(letters_seen(user, on=today), show, now)


def vacancies_seen(user: Any, today: date) -> list[Vacancy]:
    """What nobody holds today in the partnerships that the reader looks after.

    raises: NotAllowed.
    """
    require_somewhere(user, SEE_VACANCIES, on=today)
    return vacancies(Partnership.objects.visible_to(user, SEE_VACANCIES, on=today), today)


@dataclass(frozen=True)
class Watch:
    """What the home page tells those who look after a partnership."""

    looks_after: bool
    failing: int
    vacant: list[Vacancy]
    more: int

    @property
    def anything(self) -> bool:
        """Whether there is something to tell."""
        return bool(self.failing or self.vacant)


def watch_for(user: Any, *, now: datetime) -> Watch:
    """Failed letters and vacant roles, for service offices; nothing for anybody else."""
    today = timezone.localdate(now)
    if not set(SERVICE) & set(user.offices_now):
        return Watch(False, 0, [], 0)
    failing = Letter.objects.all().failing(now).exists()
    stuck = letters_seen(user, on=today).failing(now).count() if failing else 0
    vacant = vacancies(Partnership.objects.visible_to(user, SEE_VACANCIES, on=today), today)
    return Watch(True, stuck, vacant[:MOST_VACANCIES], max(len(vacant) - MOST_VACANCIES, 0))
