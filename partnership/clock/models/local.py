"""Numbers that a partnership sets for itself, from a day on, with the reason."""

from django.core.exceptions import ValidationError
from django.db import models

from partnership.clock.rulebook import Local, book
from partnership.records.models import AboutSubject, Record, user_key

MOST = {
    "working_days": 60,
    "months": 120,
    "pence": 1_000_000,
    "members": 50,
    "meetings": 24,
    "per_cent": 100,
    "moves": 20,
}


class LocalValue(AboutSubject, Record):
    """One value of one partnership. The newest that has begun holds; none: the default holds."""

    code = models.CharField(max_length=40)
    number = models.PositiveIntegerField()
    starts_on = models.DateField("from")
    because = models.CharField("reason", max_length=200)
    set_by = user_key(null=True, blank=True)  # nobody, where the partnership's file says it

    class Meta:
        ordering = ["code", "-starts_on", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["subject_type", "subject_id", "code", "starts_on"],
                name="one_local_value_a_day",
                violation_error_message="A value from this day is set already.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.code}: {self.number}"

    def clean(self) -> None:
        """raises: ValidationError for a value that does not exist, or a number out of reason."""
        found = book().local.get(self.code)
        if found is None:
            raise ValidationError("There is no such local value.")
        if self.number is not None and self.number > MOST[found.unit]:
            most = in_unit(MOST[found.unit], found.unit)
            raise ValidationError({"number": f"The most that can be set is {most}"})

    @property
    def local(self) -> Local:
        """What the rulebook says about it."""
        return book().local[self.code]

    @property
    def words(self) -> str:
        """The number with its unit."""
        return in_unit(self.number, self.local.unit)


ONE_AND_MORE: dict[str, tuple[str, str]] = {
    "working_days": ("working day", "working days"),
    "months": ("month", "months"),
    "members": ("member", "members"),
    "moves": ("move", "moves"),
    "meetings": ("meeting", "meetings"),
}


def in_unit(number: int, unit: str) -> str:
    """For example "5 working days", "£50", "£7.50" or "80 per cent"."""
    if unit == "pence":
        pounds, pence = divmod(number, 100)
        return f"£{pounds:,}.{pence:02}" if pence else f"£{pounds:,}"
    if unit == "per_cent":
        return f"{number} per cent"
    one, more = ONE_AND_MORE[unit]
    return f"{number} {one if number == 1 else more}"
