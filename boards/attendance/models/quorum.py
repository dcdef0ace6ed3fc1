"""When a group is quorate: the rule that it agreed, from a day until a day.

No Act or guidance fixes a quorum for these boards: a safeguarding adults board may regulate its own
procedure (Care Act 2014, Schedule 2, paragraph 1(8)), and the guidance for children leaves it to
the published arrangements. So nothing is assumed: a group without a rule has none.
"""

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Q

from boards.models import Board
from boards.models.board import DatedQuerySet
from partnership.agencies.models import Agency
from partnership.records.dated import Dated, dates_in_order
from partnership.records.models import Record


class QuorumRule(Dated, Record):
    """What must be met, all of it, for a group to be quorate."""

    kept_by = frozenset({"arrange"})

    board = models.ForeignKey(Board, on_delete=models.PROTECT, related_name="quorum_rules")
    seats = models.PositiveSmallIntegerField(
        "at least so many seats", null=True, blank=True, validators=[MinValueValidator(1)]
    )
    chair = models.BooleanField("the chair or vice-chair", default=False)
    council = models.BooleanField("a local authority", default=False)
    health = models.BooleanField("an NHS commissioner", default=False)
    police = models.BooleanField("the police", default=False)
    every_council = models.BooleanField("every council with a seat", default=False)
    source = models.CharField("where it was agreed", max_length=300)
    is_invented = models.BooleanField("only for a demonstration", default=False, editable=False)

    objects = DatedQuerySet.as_manager()

    class Meta:
        verbose_name = "quorum rule"
        ordering = ["board", "-starts_on"]
        constraints = [
            dates_in_order("quorum_dates_in_order"),
            models.UniqueConstraint(fields=["board", "starts_on"], name="one_quorum_rule_a_day"),
            models.CheckConstraint(
                condition=Q(seats__isnull=True) | Q(seats__gte=1), name="quorum_of_some_seats"
            ),
        ]

    def __str__(self) -> str:
        return f"Quorum of {self.board}, from {self.starts_on.day} {self.starts_on:%B %Y}"


class QuorumAgency(Record):
    """An agency that must be there."""

    rule = models.ForeignKey(QuorumRule, on_delete=models.PROTECT, related_name="agencies")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "agency of a quorum"
        verbose_name_plural = "agencies of a quorum"
        ordering = ["agency__name", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["rule", "agency"], name="one_agency_a_quorum"),
        ]

    def __str__(self) -> str:
        return self.agency.name
