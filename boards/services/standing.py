"""Whether a meeting stands: nothing is done to one that is not held."""

from django.core.exceptions import ValidationError

from boards.models import Meeting


def must_stand(meeting: Meeting) -> None:
    """raises: ValidationError for a meeting that is not held, or is known from a figure alone."""
    if meeting.is_called_off:
        raise ValidationError(f"This meeting is not held: {meeting.not_held_because}")
    if meeting.of_year is not None:
        raise ValidationError("This meeting is known from a printed yearly figure alone.")
