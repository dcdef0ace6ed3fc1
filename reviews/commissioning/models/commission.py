"""Who was commissioned to review, on what terms, how independent they are, and what is due when."""

from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from partnership.access.querysets import VisibleQuerySet
from partnership.records.models import Record, user_key
from partnership.ui.money import pounds
from reviews.models import Review

SLOT = Decimal("0.5")


class Role(models.TextChoices):
    """What somebody is commissioned for. One at a time in each role."""

    AUTHOR = "author", "Reviewer and author of the report"
    CHAIR = "chair", "Chair of the review’s panel"
    SECOND = "second", "Second reviewer"


class Method(models.TextChoices):
    """How the review is carried out: the methods in use in England and Wales."""

    CHRONOLOGY = "chronology", "Chronology and agency reports with a panel"
    LEARNING_TOGETHER = "learning_together", "Learning Together (SCIE)"
    SILP = "silp", "Significant Incident Learning Process (SILP)"
    ROOT_CAUSE = "root_cause", "Root cause analysis"
    SIGNIFICANT_EVENT = "significant_event", "Significant event analysis"
    APPRECIATIVE = "appreciative", "Appreciative inquiry"
    WELSH = "welsh", "Welsh practice review model"
    RAPID_TIME = "rapid_time", "SAR In Rapid Time"
    THEMATIC = "thematic", "Thematic or joint review"
    AUDIT = "audit", "Multi-agency case audit"
    EVENT = "event", "Learning event"
    DESKTOP = "desktop", "Desktop review"


class Basis(models.TextChoices):
    """How the work is paid."""

    DAY = "day", "By the day"
    FIXED = "fixed", "A fixed price"


class Commission(Record):
    """One person who reviews, from the contract until the end of the work.

    The reviewer of a practice review is named in the report (SI 2018/789), and the partners may
    remove one; then the commission ends with the reason and another may follow.
    """

    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="commissions")
    role = models.CharField(max_length=10, choices=Role)
    name = models.CharField("name", max_length=120)
    firm = models.CharField("firm", max_length=160, blank=True)
    independent = models.BooleanField("commissioned as independent")
    method = models.CharField("method", max_length=20, choices=Method)
    basis = models.CharField("paid", max_length=10, choices=Basis)
    days_agreed = models.DecimalField(
        "days agreed",
        max_digits=5,
        decimal_places=1,
        validators=[MinValueValidator(SLOT), MaxValueValidator(Decimal("400"))],
    )
    pence = models.BigIntegerField("day rate or price, in pence", validators=[MinValueValidator(1)])
    contract_on = models.DateField("day of the contract")
    ended_on = models.DateField("ended on", null=True, blank=True)
    ended_because = models.TextField("ended because", blank=True)

    objects = VisibleQuerySet.as_manager()

    class Meta:
        verbose_name = "commission"
        ordering = ["ended_on", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["review", "role"],
                condition=Q(ended_on__isnull=True),
                name="one_running_commission_a_role",
                violation_error_message="Somebody is commissioned for this already.",
            ),
            models.CheckConstraint(
                condition=Q(ended_on__isnull=True, ended_because="")
                | Q(ended_on__gte=F("contract_on")) & ~Q(ended_because=""),
                name="an_ended_commission_says_why",
                violation_error_message="Say why the commission ended, not before its contract.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.review}: {self.name}"

    def get_absolute_url(self) -> str:
        """The page of the review that shows its commissions."""
        return reverse("commissioning:commission", args=[self.review.address])

    @property
    def who(self) -> str:
        """The name, with the firm where there is one."""
        return f"{self.name}, {self.firm}" if self.firm else self.name

    @property
    def agreed_pence(self) -> int:
        """What was agreed in all: the days by their rate, or the price."""
        if self.basis == Basis.FIXED:
            return self.pence
        return int((self.days_agreed * self.pence).quantize(Decimal(1), ROUND_HALF_UP))

    @property
    def terms_of_pay(self) -> str:
        """How it is paid, in words."""
        if self.basis == Basis.FIXED:
            return f"{pounds(self.pence)} for the whole, {self.days_agreed.normalize():f} days"
        return f"{self.days_agreed.normalize():f} days at {pounds(self.pence)}"


class Statement(Record):
    """What somebody says of their independence, and who accepted it. The newest holds."""

    commission = models.ForeignKey(Commission, on_delete=models.PROTECT, related_name="statements")
    words = models.TextField("statement of independence")
    stated_on = models.DateField("stated on")
    recorded_by = user_key()
    accepted_on = models.DateField("accepted on", null=True, blank=True)
    accepted_by = user_key(null=True, blank=True)

    class Meta:
        verbose_name = "statement of independence"
        ordering = ["-stated_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(accepted_on__isnull=True, accepted_by__isnull=True)
                | Q(accepted_by__isnull=False, accepted_on__gte=F("stated_on")),
                name="a_statement_is_accepted_by_somebody",
                violation_error_message="A statement is accepted after it was made, by somebody.",
            )
        ]

    def __str__(self) -> str:
        return f"Statement of {self.commission.name}"


class Ruling(models.TextChoices):
    """What was decided about a conflict of interest."""

    NO_BAR = "no_bar", "No bar to the work"
    CONDITIONS = "conditions", "The work goes on under conditions"
    BAR = "bar", "The work cannot go on"


class Conflict(Record):
    """A conflict of interest that was declared, and what was ruled about it."""

    commission = models.ForeignKey(Commission, on_delete=models.PROTECT, related_name="conflicts")
    what = models.TextField("conflict declared")
    declared_on = models.DateField("declared on")
    recorded_by = user_key()
    ruling = models.CharField("ruling", max_length=12, choices=Ruling, blank=True)
    ruling_words = models.TextField("why, and under which conditions", blank=True)
    ruled_on = models.DateField("ruled on", null=True, blank=True)
    ruled_by = user_key(null=True, blank=True)

    class Meta:
        verbose_name = "conflict of interest"
        ordering = ["declared_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ruling="", ruled_on__isnull=True, ruled_by__isnull=True)
                | Q(ruled_on__gte=F("declared_on"), ruled_by__isnull=False) & ~Q(ruling=""),
                name="a_ruling_has_its_day_and_person",
                violation_error_message="A ruling has a day, not before the conflict was declared.",
            )
        ]

    def __str__(self) -> str:
        return f"Conflict declared by {self.commission.name}"


class Milestone(Record):
    """A piece of work that is due on a day. It may move with a reason; its first day stays."""

    commission = models.ForeignKey(Commission, on_delete=models.PROTECT, related_name="milestones")
    what = models.CharField("milestone", max_length=200)
    first_due_on = models.DateField("first due on", editable=False)
    due_on = models.DateField("due on")
    moved_because = models.CharField("moved because", max_length=200, blank=True)
    done_on = models.DateField("done on", null=True, blank=True)
    dropped_because = models.CharField("dropped because", max_length=200, blank=True)

    class Meta:
        verbose_name = "milestone"
        ordering = ["due_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(done_on__isnull=True) | Q(dropped_because=""),
                name="a_milestone_is_done_or_dropped",
                violation_error_message="A milestone is done or dropped, not both.",
            )
        ]

    def __str__(self) -> str:
        return f"Milestone: {self.what}"

    @property
    def is_open(self) -> bool:
        """Whether it is still waited for."""
        over = self.done_on or self.dropped_because or self.commission.ended_on
        return not over

    def is_overdue(self, today: date) -> bool:
        """Whether its day has passed and it is still waited for."""
        return self.is_open and self.due_on < today
