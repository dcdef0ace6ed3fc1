"""Acts on a person's ways in: begin their second factor anew, give their address free."""

from datetime import date

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q

from partnership.access.services import require
from partnership.people.addresses import FORMER
from partnership.people.models import User
from partnership.people.sessions import end_all

NO_FACTOR = "There is nothing to reset: no app, passkey or recovery code is set up."
HOLDS_OFFICE = "End the offices of this person first: they run today or begin later."
FREE_ALREADY = "This address was given free already."


@transaction.atomic
def reset_second_factor(person: User, *, because: str, by: User | None) -> User:
    """Take away app, passkeys and recovery codes; sessions end, the password stays.

    Who may ask for it is decided by the room that knows the offices. `by` None: whoever runs the
    portal's server. raises: ValidationError when there is none.
    """
    row = end_all(person, f"second factor reset: {because}", by=by)
    taken, _ = Authenticator.objects.filter(user=row).delete()
    if not taken:
        raise ValidationError(NO_FACTOR)
    return row


@transaction.atomic
def release_address(person: User, *, because: str, by: User, today: date) -> User:
    """Let somebody else have the address of a person who has left.

    The row stays under an address that reaches nobody, closed, without password, factors, agency
    accounts or sessions; its history keeps the address. raises: NotAllowed; ValidationError while
    an office runs or will run, or when it was done before.
    """
    require(by, "manage", person, on=today)
    still = Q(ends_on__isnull=True) | Q(ends_on__gte=today)
    for tenures in (person.memberships, person.appointments):
        if tenures.filter(still).exists():
            raise ValidationError(HOLDS_OFFICE)
    if person.email == FORMER.format(pk=person.pk):
        raise ValidationError(FREE_ALREADY)
    row = end_all(person, f"address given free: {person.email}", by=by)
    # The library looks people up by these rows too: one left over would answer for the address.
    for model in (EmailAddress, SocialAccount, Authenticator):
        model.objects.filter(user=row).delete()
    row.email = FORMER.format(pk=row.pk)
    row.is_active = False
    row.set_unusable_password()
    row.full_clean(exclude=["password"])
    row.remember(because, by=by)
    return row
