"""Audits beside the self-assessments: planned, done case by case, reported, followed up.

A case stands here by the reference that an agency uses and nothing else: whose case it is, is known
where the reference is kept.
"""

from datetime import date

from django.db import models
from django.db.models import Q
from django.urls import reverse

from audits.models import Edition, Grade, Question
from boards.models import Action, Board, Partnership
from partnership.access.querysets import VisibleQuerySet
from partnership.agencies.models import Agency
from partnership.records.models import Record, user_key

MARKING = "Restricted: the agencies that are asked, the service and the group"
REFERENCE = 120  # the longest that a case has
MARKED_BECAUSE = "It judges work on the cases of children and adults"


class Kind(models.TextChoices):
    """Who audits what."""

    MULTI = "multi", "Multi-agency case audit"
    SINGLE = "single", "Single-agency audit"
    OTHER = "other", "Other quality assurance"


class Audit(Record):
    """One audit of the programme.

    agency    whose own audit it is; of a single-agency audit alone
    tool      the edition whose questions are asked of each case; of a multi-agency audit alone
    follows   the audit that this one repeats
    cases_seen  how many cases were looked at; counted where they are listed here
    """

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="audits")
    reference = models.CharField(max_length=30)
    kind = models.CharField(max_length=6, choices=Kind)
    group = models.ForeignKey(
        Board, on_delete=models.PROTECT, related_name="audits", verbose_name="group that reads it"
    )
    agency = models.ForeignKey(
        Agency, on_delete=models.PROTECT, null=True, blank=True, related_name="own_audits"
    )
    title = models.CharField("theme", max_length=150)
    sample = models.TextField("how cases are chosen", blank=True)
    due_on = models.DateField("to be reported by")
    tool = models.ForeignKey(
        Edition, on_delete=models.PROTECT, null=True, blank=True, related_name="audits"
    )
    follows = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="followed_by"
    )
    opened_at = models.DateTimeField("agencies asked", null=True, blank=True)
    reported_on = models.DateField("reported on", null=True, blank=True)
    cases_seen = models.PositiveIntegerField("cases looked at", null=True, blank=True)
    learning = models.TextField("what was learned", blank=True)
    given_up_because = models.CharField("why it is not done", max_length=300, blank=True)

    objects = VisibleQuerySet.as_manager()

    class Meta:
        verbose_name = "audit"
        ordering = ["due_on", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "reference"], name="one_audit_a_reference"
            ),
            models.CheckConstraint(
                condition=Q(kind=Kind.SINGLE, agency__isnull=False)
                | (~Q(kind=Kind.SINGLE) & Q(agency__isnull=True)),
                name="an_agency_of_its_own_audit",
                violation_error_message="A single-agency audit names its agency, no other does.",
            ),
            models.CheckConstraint(
                condition=Q(tool__isnull=True) | Q(kind=Kind.MULTI),
                name="a_tool_of_a_case_audit",
                violation_error_message="Only a multi-agency case audit has a tool.",
            ),
            models.CheckConstraint(
                condition=Q(reported_on__isnull=True, learning="")
                | Q(reported_on__isnull=False) & ~Q(learning=""),
                name="a_reported_audit_says_what_was_learned",
                violation_error_message="Say what was learned.",
            ),
            models.CheckConstraint(
                condition=Q(given_up_because="") | Q(reported_on__isnull=True),
                name="no_audit_reported_and_given_up",
                violation_error_message="An audit is reported or given up, not both.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.reference}: {self.title}"

    def get_absolute_url(self) -> str:
        """Its page."""
        return reverse("programme:audit", args=[self.pk])

    def state_on(self, day: date) -> tuple[str, str]:
        """In words and tint."""
        if self.given_up_because:
            return "Not done", ""
        if self.reported_on:
            return "Reported", "green"
        if self.due_on < day:
            return "Late", "red"
        return ("Under way", "blue") if self.opened_at else ("Planned", "")


class Case(Record):
    """One case of the sample, by reference only."""

    readings_are_kept = True
    kept_by = frozenset({"see_changes"})
    marking, marked_because = MARKING, MARKED_BECAUSE

    audit = models.ForeignKey(Audit, on_delete=models.PROTECT, related_name="cases")
    number = models.PositiveSmallIntegerField()
    reference = models.CharField(max_length=REFERENCE)

    objects = VisibleQuerySet.as_manager()

    class Meta:
        verbose_name = "case of an audit"
        verbose_name_plural = "cases of audits"
        ordering = ["number", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["audit", "number"], name="one_audited_case_a_number"),
            models.UniqueConstraint(
                fields=["audit", "reference"], name="one_audited_case_a_reference"
            ),
        ]

    def __str__(self) -> str:
        return f"Case {self.number}: {self.reference}"


class Part(Record):
    """What one agency has to do with an audit: it judges its own work on every case."""

    readings_are_kept = True
    kept_by = frozenset({"see_changes"})
    marking, marked_because = MARKING, MARKED_BECAUSE

    audit = models.ForeignKey(Audit, on_delete=models.PROTECT, related_name="parts")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="audit_parts")
    returned_at = models.DateTimeField("handed in", null=True, blank=True)
    returned_by = user_key(null=True, blank=True)
    sent_back_because = models.TextField("what is to be done again", blank=True)

    objects = VisibleQuerySet.as_manager()

    class Meta:
        verbose_name = "part of an agency in an audit"
        verbose_name_plural = "parts of agencies in audits"
        ordering = ["agency__name", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["audit", "agency"], name="one_audit_part_an_agency"),
            models.CheckConstraint(
                condition=Q(returned_at__isnull=True, returned_by__isnull=True)
                | Q(returned_at__isnull=False, returned_by__isnull=False),
                name="audit_part_returned_by_somebody",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.audit}, {self.agency}"

    def get_absolute_url(self) -> str:
        """The cases, and how far each is."""
        return reverse("programme:part", args=[self.pk])


class Judgement(Record):
    """What an agency says of its own work on one case, question by question, and the grade that the
    auditors agreed on together.

    saved: how often it was saved; whoever saves says which one they read.
    """

    kept_by = frozenset({"see_changes"})

    part = models.ForeignKey(Part, on_delete=models.PROTECT, related_name="judgements")
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="judgements")
    question = models.ForeignKey(Question, on_delete=models.PROTECT, related_name="judgements")
    grade = models.ForeignKey(
        Grade, on_delete=models.PROTECT, null=True, blank=True, related_name="judgements"
    )
    not_applicable = models.BooleanField(default=False)
    words = models.TextField("what the record shows", blank=True)
    saved = models.PositiveIntegerField(default=0)
    agreed = models.ForeignKey(
        Grade, on_delete=models.PROTECT, null=True, blank=True, related_name="agreed_judgements"
    )
    agreed_because = models.TextField("why", blank=True)
    agreed_by = user_key(null=True, blank=True)
    agreed_at = models.DateTimeField(null=True, blank=True)

    objects = VisibleQuerySet.as_manager()

    class Meta:
        verbose_name = "judgement in an audit"
        verbose_name_plural = "judgements in audits"
        ordering = ["case__number", "question__standard__number", "question__number", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["part", "case", "question"], name="one_judgement_a_question"
            ),
            models.CheckConstraint(
                condition=Q(grade__isnull=True) | Q(not_applicable=False),
                name="no_judgement_of_what_does_not_apply",
            ),
            models.CheckConstraint(
                condition=Q(agreed__isnull=True, agreed_because="")
                | Q(agreed__isnull=False) & ~Q(agreed_because=""),
                name="an_agreed_grade_says_why",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.part}, {self.case}, {self.question}"

    def get_absolute_url(self) -> str:
        """Where it stands on the page of its part."""
        return f"{self.part.get_absolute_url()}#case-{self.case.number}"


class Finding(Record):
    """One thing that an audit found; `agency` where it is about one alone."""

    audit = models.ForeignKey(Audit, on_delete=models.PROTECT, related_name="findings")
    number = models.PositiveSmallIntegerField()
    is_strength = models.BooleanField(default=False)
    words = models.TextField("finding")
    agency = models.ForeignKey(
        Agency, on_delete=models.PROTECT, null=True, blank=True, related_name="audit_findings"
    )

    objects = VisibleQuerySet.as_manager()

    class Meta:
        verbose_name = "finding of an audit"
        verbose_name_plural = "findings of audits"
        ordering = ["number", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["audit", "number"], name="one_audit_finding_a_number")
        ]

    def __str__(self) -> str:
        return f"{self.audit.reference}, finding {self.number}"

    def get_absolute_url(self) -> str:
        """Where it stands on the page of its audit."""
        return f"{self.audit.get_absolute_url()}#finding-{self.number}"


class Recheck(Record):
    """What a repeated audit says of an action that came from the one before: has it lasted?"""

    audit = models.ForeignKey(Audit, on_delete=models.PROTECT, related_name="rechecks")
    action = models.ForeignKey(Action, on_delete=models.PROTECT, related_name="rechecks")
    lasted = models.BooleanField()
    words = models.TextField("what shows it")
    at = models.DateTimeField()
    by = user_key()

    objects = VisibleQuerySet.as_manager()

    class Meta:
        verbose_name = "check of an action by a later audit"
        verbose_name_plural = "checks of actions by later audits"
        ordering = ["at", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["audit", "action"], name="one_recheck_an_action")
        ]

    def __str__(self) -> str:
        return f"{self.audit.reference}, {self.action}"
