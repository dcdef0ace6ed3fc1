"""What is added to the law on screen: bank holidays by proclamation and editions of rules.

The law is one for a whole deployment (docs/adr/0016), so these rows belong to no partnership.
"""

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q

from partnership.clock.bank_holidays import CALENDARS
from partnership.clock.law import LateEdition, LateHoliday
from partnership.clock.rulebook import Edition, book
from partnership.records.models import Record, user_key


class Extent(models.TextChoices):
    """Where a day is off; the rules of freedom of information ask for any part of the country."""

    HERE = "here", "England and Wales"
    ELSEWHERE = "elsewhere", "Scotland or Northern Ireland alone"


CALENDARS_OF = {
    Extent.HERE: frozenset(CALENDARS),
    Extent.ELSEWHERE: frozenset({"uk"}),
}


class Holiday(Record):
    """A bank holiday that was proclaimed after the committed list was made."""

    day = models.DateField("day off")
    name = models.CharField(max_length=100)
    extent = models.CharField("where", max_length=10, choices=Extent, default=Extent.HERE)
    announced_on = models.DateField("announced on")
    source = models.CharField(max_length=200, help_text="The proclamation or page that says so")
    added_by = user_key()
    added_on = models.DateField()
    withdrawn_on = models.DateField(null=True, blank=True)
    withdrawn_because = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["-day", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["day"],
                condition=Q(withdrawn_on__isnull=True),
                name="one_holiday_a_day",
                violation_error_message="This day is added already.",
            ),
            models.CheckConstraint(
                condition=Q(announced_on__lte=F("day")) & Q(announced_on__lte=F("added_on")),
                name="holiday_announced_before",
                violation_error_message="A bank holiday is announced before the day itself, "
                "and added when it has been announced.",
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_on__isnull=True) | ~Q(withdrawn_because=""),
                name="holiday_withdrawn_with_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name}, {self.day.day} {self.day:%B %Y}"

    def as_law(self) -> LateHoliday:
        """The plain fact that counting works with."""
        return LateHoliday(
            since=self.announced_on,
            withdrawn_on=self.withdrawn_on,
            day=self.day,
            name=self.name,
            calendars=CALENDARS_OF[Extent(self.extent)],
        )


class AdoptedEdition(Record):
    """A new edition of a rule, adopted on screen; the one before it ends the day before."""

    code = models.CharField("rule", max_length=40)
    key = models.CharField(max_length=40)
    authority = models.CharField(max_length=200)
    in_force_from = models.DateField("in force from")
    number = models.PositiveSmallIntegerField(
        validators=[MinValueValidator(1), MaxValueValidator(260)]
    )
    counts_from = models.CharField(max_length=100)
    sure = models.CharField(
        max_length=10, choices=[("high", "High"), ("medium", "Medium"), ("low", "Low")]
    )
    note = models.CharField(max_length=300, blank=True)
    because = models.CharField("reason", max_length=200)
    adopted_by = user_key()
    adopted_on = models.DateField()
    withdrawn_on = models.DateField(null=True, blank=True)
    withdrawn_because = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["code", "-in_force_from", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["code", "key"],
                name="one_edition_a_key",
                violation_error_message="An edition of this rule has this name already.",
            ),
            models.UniqueConstraint(
                fields=["code", "in_force_from"],
                condition=Q(withdrawn_on__isnull=True),
                name="one_edition_a_day",
                violation_error_message="An edition of this rule is in force from this day.",
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_on__isnull=True) | ~Q(withdrawn_because=""),
                name="edition_withdrawn_with_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code}, edition {self.key}"

    def clean(self) -> None:
        """raises: ValidationError for a rule, or a way of counting, that no room knows."""
        rule = book().rules.get(self.code)
        if rule is None:
            raise ValidationError({"code": "There is no such rule"})
        if self.counts_from not in {edition.counts_from for edition in rule.editions}:
            raise ValidationError({"counts_from": "No duty is counted from there"})

    def as_law(self) -> LateEdition:
        """The plain fact that counting works with: unit and direction are the rule's own."""
        rule = book().rules[self.code]
        edition = Edition(
            key=self.key,
            authority=self.authority,
            in_force_from=self.in_force_from,
            in_force_until=None,
            counts_from=self.counts_from,
            sure=self.sure,
            number=self.number,
            unit=rule.unit,
            direction=rule.direction,
            calendar=rule.calendar,
            note=self.note,
        )
        return LateEdition(
            since=self.adopted_on,
            withdrawn_on=self.withdrawn_on,
            code=self.code,
            edition=edition,
        )
