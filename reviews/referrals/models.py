"""Referrals of cases, by reference alone: what was told, what was asked back, what became of it."""

from datetime import date, datetime, time, timedelta

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from boards.models import Board, Partnership
from partnership.access.querysets import VisibleQuerySet
from partnership.agencies.models import Agency
from partnership.records.models import Record, user_key
from reviews.criteria import Answer, LegalTest, legal_tests
from reviews.models import About, Incident
from reviews.models.incident import MARKED_BECAUSE

MARKING = "Restricted: the service and whoever referred it"
LINK_LASTS = timedelta(days=14)
# After that nobody can ask whoever referred by link; they are told so on its page.
READS_ON = timedelta(days=90)


class Safe(models.TextChoices):
    """Whether those at risk are safe now: asked before anything else."""

    YES = "yes", "Yes"
    NO = "no", "No"
    NOT_KNOWN = "not_known", "It is not known"


class End(models.TextChoices):
    """What became of a referral."""

    TAKEN = "taken", "Taken on as a case"
    JOINED = "joined", "Joined to a case that is known already"
    CLOSED = "closed", "Not taken on"


class ReferralLink(Record):
    """A link for somebody without an account, to refer one case. Its address is signed, not kept.

    It dies after fourteen days; once used it shows what became of that one referral, for longer.
    """

    partnership = models.ForeignKey(
        Partnership, on_delete=models.PROTECT, related_name="referral_links"
    )
    about = models.CharField(max_length=10, choices=About)
    made_for = models.CharField("who it is for", max_length=200)
    made_by = user_key()
    made_at = models.DateTimeField()
    withdrawn_because = models.CharField(max_length=200, blank=True)

    objects = VisibleQuerySet.as_manager()

    class Meta:
        verbose_name = "link to refer a case"
        verbose_name_plural = "links to refer a case"
        ordering = ["-made_at", "-pk"]

    def __str__(self) -> str:
        return f"Link for {self.made_for}"

    @property
    def last_day(self) -> date:
        """The last day on which a case can be referred by it."""
        return timezone.localdate(self.made_at) + LINK_LASTS

    def is_open(self, now: datetime) -> bool:
        """Whether a case can still be referred by it."""
        used = Referral.objects.filter(link=self).exists()
        return not self.withdrawn_because and not used and now <= end_of(self.last_day)


class Referral(Record):
    """One case as an agency or somebody else told it, frozen once it is sent."""

    readings_are_kept = True
    marking, marked_because = MARKING, MARKED_BECAUSE
    kept_by = frozenset({"change"})  # not those who referred it

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="referrals")
    board = models.ForeignKey(Board, on_delete=models.PROTECT, related_name="referrals")
    reference = models.CharField(max_length=30, editable=False)
    about = models.CharField(max_length=10, choices=About)
    agency = models.ForeignKey(
        Agency, on_delete=models.PROTECT, null=True, blank=True, related_name="referrals"
    )
    link = models.OneToOneField(
        ReferralLink, on_delete=models.PROTECT, null=True, blank=True, related_name="referral"
    )
    their_reference = models.CharField("their own reference", max_length=60)
    told_by = models.CharField("who tells, by role", max_length=120)
    safe = models.CharField("safe now", max_length=10, choices=Safe)
    safety = models.TextField("what was done for safety", blank=True)
    what_happened = models.TextField()
    learning = models.TextField("what could be learned")
    proceedings = models.TextField("other proceedings", blank=True)
    test = models.CharField("legal test", max_length=40)
    answers = models.JSONField(default=dict, blank=True)
    received_at = models.DateTimeField()
    received_from = user_key(null=True, blank=True)
    acknowledged_on = models.DateField(null=True, blank=True)
    acknowledged_by = user_key(null=True, blank=True)
    end = models.CharField(max_length=10, choices=End, blank=True)
    ended_on = models.DateField(null=True, blank=True)
    ended_by = user_key(null=True, blank=True)
    because = models.TextField("why", blank=True)
    told = models.TextField("what whoever referred it is told", blank=True)
    incident = models.ForeignKey(
        Incident, on_delete=models.PROTECT, null=True, blank=True, related_name="referrals"
    )

    objects = VisibleQuerySet.as_manager()

    class Meta:
        verbose_name = "referral"
        ordering = ["-received_at", "-pk"]
        indexes = [models.Index(fields=["partnership", "-received_at"])]
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "reference"], name="one_referral_a_reference"
            ),
            models.CheckConstraint(
                condition=Q(end="", ended_on__isnull=True, ended_by__isnull=True)
                | (~Q(end="") & Q(ended_on__isnull=False, ended_by__isnull=False)),
                name="referral_ends_on_a_day",
            ),
            models.CheckConstraint(
                condition=Q(end__in=["", End.CLOSED], incident__isnull=True)
                | Q(end__in=[End.TAKEN, End.JOINED], incident__isnull=False),
                name="referral_leads_to_its_case",
            ),
        ]

    def __str__(self) -> str:
        return self.reference

    def get_absolute_url(self) -> str:
        """Its page."""
        return reverse("referrals:referral", args=[self.reference, self.pk])

    @property
    def received_on(self) -> date:
        """The day on which it came."""
        return timezone.localdate(self.received_at)

    @property
    def who(self) -> str:
        """Who referred it: the agency, or whom the link was made for."""
        if self.agency is not None:
            return self.agency.name
        return self.link.made_for if self.link else "The partnership service"

    @property
    def law(self) -> LegalTest:
        """The test whose questions were answered."""
        return legal_tests()[self.test]

    @property
    def said(self) -> list[tuple[str, str, str]]:
        """Each question of the test, its law and the answer in words."""
        labels = dict(Answer.choices)
        return [
            (limb.question, limb.citation, labels.get(self.answers.get(limb.code, ""), "No answer"))
            for limb in self.law.limbs
        ]

    @property
    def stage(self) -> str:
        """Where it stands, in words that tell nothing of a case."""
        if self.end:
            return str(self.get_end_display())
        if any(one.answered_at is None for one in self.questions.all()):
            return "More is asked"
        return "Acknowledged" if self.acknowledged_on else "Received"


class ReferralQuestion(Record):
    """What the service asked back, and what was answered."""

    referral = models.ForeignKey(Referral, on_delete=models.PROTECT, related_name="questions")
    words = models.TextField()
    asked_by = user_key()
    asked_at = models.DateTimeField()
    answer = models.TextField(blank=True)
    answered_by = user_key(null=True, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)

    objects = VisibleQuerySet.as_manager()

    class Meta:
        verbose_name = "question about a referral"
        ordering = ["asked_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["referral"],
                condition=Q(answered_at__isnull=True),
                name="one_open_question_a_referral",
            )
        ]

    def __str__(self) -> str:
        return f"{self.referral}, a question"


def end_of(day: date) -> datetime:
    """Its last moment."""
    return datetime.combine(day, time.max, tzinfo=timezone.get_current_timezone())
