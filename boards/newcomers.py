"""Enter people who are new here: never without the office for which they come."""

from datetime import date

from django.db import transaction

from boards.mailboxes import refuse_own_mailboxes
from boards.models import Partnership
from boards.services import Grant, Tenure, give_office
from boards.services.offices import put_in_office
from partnership.access.services import require
from partnership.people.models import User


@transaction.atomic
def enter_with_office(
    partnership: Partnership,
    *,
    name: str,
    email: str,
    grant: Grant,
    because: str,
    by: User,
    today: date,
) -> tuple[User, Tenure, bool]:
    """Give an office to the person of this address; one who is unknown is entered with it.

    A new person has no password: they set one by mail. Of somebody who is known only in another
    partnership nothing is told before the office is theirs: no name is compared.
    out: the person, the office, whether the person is new. raises: NotAllowed; ValidationError.
    """
    person = User.objects.filter(email=email.lower()).first()
    if person and User.objects.visible_to(by, "manage", on=today).filter(pk=person.pk).exists():
        return person, give_office(person, grant, because=because, by=by, today=today), False
    require(by, "import", partnership, on=today)
    refuse_own_mailboxes(email, by=by, on=today)
    is_new = person is None
    person = person or User.objects.create_user(email, name, by=by)
    return person, put_in_office(person, grant, because=because, by=by, today=today), is_new


def same_name(one: str, other: str) -> bool:
    """Whether two names are the same, capitals and spaces aside."""
    return one.casefold().split() == other.casefold().split()
