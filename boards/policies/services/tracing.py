"""Which actions led to a version of a document."""

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from boards.models import Action
from boards.policies.models import Origin, Version
from boards.policies.services.writing import hold
from partnership.access.services import require
from partnership.people.models import User

NAMED = "This action is named already"


@transaction.atomic
def name_origin(version: Version, action: Action, *, by: User) -> Origin:
    """Say that an action led to a version.

    raises: NotAllowed; ValidationError when the action is another partnership's or named already.
    """
    require(by, "keep", version)
    hold(version.document)
    if action.partnership_id != version.document.partnership_id:
        raise ValidationError({"reference": "No action here has this reference"})
    row = Origin(version=version, action=action)
    if Origin.objects.filter(version=version, action=action).exists():
        raise ValidationError({"reference": NAMED})
    try:
        with transaction.atomic():
            row.save_because(f"{action} led to it", by=by)
    except IntegrityError:
        raise ValidationError({"reference": NAMED}) from None
    return row


@transaction.atomic
def drop_origin(origin: Origin, *, because: str, by: User) -> None:
    """Say that it did not. raises: NotAllowed."""
    require(by, "keep", origin)
    origin.delete_because(because, by=by)
