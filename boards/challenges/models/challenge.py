"""A challenge: who asks what of which agency, by when, what they answer and what changes by it."""

from datetime import date

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from boards.meetings.models import MinuteLine
from boards.models import Action, Board, Partnership
from partnership.access.querysets import VisibleQuerySet
from partnership.agencies.models import Agency
from partnership.records.models import Record, user_key


class Source(models.TextChoices):
    """Where a challenge comes from."""

    MEETING = "meeting", "A meeting"
    BETWEEN = "between", "Between meetings"
    SCRUTINY = "scrutiny", "Independent scrutiny"
    INSPECTION = "inspection", "An inspection"
    COMPLAINTS = "complaints", "A complaints report"
    LETTER = "letter", "A letter to or from an outside body"
    ATTENDANCE = "attendance", "Attendance at meetings"
    SELF_ASSESSMENT = "self_assessment", "A self-assessment"
    OTHER = "other", "Something else"


class State(models.TextChoices):
    """How far a challenge is."""

    DRAFT = "draft", "Letter drafted, not sent"
    ASKED = "asked", "Waits for an answer"
    ANSWERED = "answered", "Answered, waits for a judgement"
    ESCALATED = "escalated", "Escalated"
    SATISFIED = "satisfied", "Answered, the challenger is satisfied"
    WITHDRAWN = "withdrawn", "Withdrawn"


OPEN = (State.ASKED, State.ANSWERED, State.ESCALATED)
SETTLED = (State.SATISFIED, State.WITHDRAWN)


class Verdict(models.TextChoices):
    """What the challenger makes of an answer."""

    SATISFIED = "satisfied", "Satisfied"
    ASK_AGAIN = "ask_again", "Not satisfied: asked again"
    ESCALATE = "escalate", "Not satisfied: escalated"


class ChallengeQuerySet(VisibleQuerySet):
    """Questions to challenges."""

    def open(self) -> "ChallengeQuerySet":
        """Sent and not settled."""
        return self.filter(state__in=OPEN)

    def late(self, today: date) -> "ChallengeQuerySet":
        """Waiting for an answer that was due before this day."""
        return self.filter(state=State.ASKED, due_on__lt=today)


class Challenge(Record):
    """One challenge of a board or group to an agency. Its words name no child and no adult.

    `line`: the line of minutes that it came from; who reads that line's item reads the challenge.
    `due_on`: by when the newest round is to be answered.
    """

    kept_by = frozenset({"see_changes"})

    partnership = models.ForeignKey(
        Partnership, on_delete=models.PROTECT, related_name="challenges"
    )
    reference = models.CharField(max_length=30)
    board = models.ForeignKey(
        Board, on_delete=models.PROTECT, related_name="challenges", verbose_name="board or group"
    )
    line = models.OneToOneField(
        MinuteLine, on_delete=models.PROTECT, null=True, blank=True, related_name="challenge"
    )
    source = models.CharField("where it comes from", max_length=20, choices=Source)
    challenger = models.CharField("who challenges", max_length=120)
    agency = models.ForeignKey(
        Agency,
        on_delete=models.PROTECT,
        related_name="challenges",
        verbose_name="agency that is asked",
    )
    responder = user_key(null=True, blank=True)
    what = models.TextField("challenge", max_length=2000)
    why = models.TextField("why", max_length=2000, blank=True)
    letter = models.TextField("letter", max_length=4000, blank=True)
    closed_because = models.CharField("why not the whole group", max_length=300, blank=True)
    raised_on = models.DateField("raised on")
    raised_by = user_key()
    state = models.CharField(max_length=20, choices=State, default=State.ASKED)
    withdrawn_because = models.CharField("why it was withdrawn", max_length=200, blank=True)
    due_on = models.DateField("answer due on", null=True, blank=True)
    effect = models.TextField("what changed", max_length=2000, blank=True)
    escalated_to = models.CharField("escalated to", max_length=120, blank=True)
    settled_on = models.DateField("settled on", null=True, blank=True)
    action = models.OneToOneField(
        Action, on_delete=models.PROTECT, null=True, blank=True, related_name="challenge"
    )

    objects = ChallengeQuerySet.as_manager()

    class Meta:
        ordering = ["-raised_on", "-pk"]
        indexes = [
            models.Index(fields=["board", "state"]),
            models.Index(fields=["agency", "state"]),
            models.Index(fields=["state", "due_on"]),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "reference"],
                name="one_challenge_a_reference",
                violation_error_message="This reference is another challenge's.",
            ),
            models.CheckConstraint(
                condition=Q(state="draft") | Q(due_on__isnull=False),
                name="a_sent_challenge_is_due",
                violation_error_message="Say by when the answer is due.",
            ),
            models.CheckConstraint(
                condition=Q(due_on__isnull=True) | Q(due_on__gte=F("raised_on")),
                name="challenge_due_after_raised",
                violation_error_message="The answer is due before the challenge was raised.",
            ),
            models.CheckConstraint(
                condition=~Q(state="satisfied") | ~Q(effect=""),
                name="a_satisfied_challenge_says_what_changed",
                violation_error_message="Say what changed.",
            ),
        ]

    def __str__(self) -> str:
        return self.reference

    def get_absolute_url(self) -> str:
        """The challenge's page."""
        return reverse("challenges:challenge", args=[self.pk])

    def is_late_on(self, day: date) -> bool:
        """Whether an answer is still waited for after its day."""
        return self.state == State.ASKED and self.due_on is not None and self.due_on < day

    @property
    def is_closed(self) -> bool:
        """Whether not everybody in the group may read it."""
        return bool(self.closed_because) or (self.line is not None and self.line.item.is_restricted)

    def is_kept_from_somebody(self) -> bool:
        """Whether it is closed, or its item is kept from somebody. A query where it has a line."""
        if self.is_closed or self.line is None:
            return self.is_closed
        return bool(self.line.item.withheld.filter(ended_at__isnull=True).exists())

    @property
    def readings_are_kept(self) -> bool:
        """Whoever opens what is closed to others stands in its log."""
        return self.is_closed


class Round(Record):
    """One time that an answer was asked for: by when, what came, and what was made of it."""

    challenge = models.ForeignKey(Challenge, on_delete=models.PROTECT, related_name="rounds")
    number = models.PositiveSmallIntegerField()
    words = models.TextField("what is asked", max_length=2000, blank=True)
    asked_on = models.DateField("asked on")
    due_on = models.DateField("due on")
    answer = models.TextField("answer", max_length=4000, blank=True)
    answered_on = models.DateField("answered on", null=True, blank=True)
    answered_by = user_key(null=True, blank=True)
    verdict = models.CharField(max_length=20, choices=Verdict, blank=True)
    judged = models.TextField("what was made of it", max_length=2000, blank=True)
    judged_on = models.DateField("judged on", null=True, blank=True)
    judged_by = user_key(null=True, blank=True)

    class Meta:
        verbose_name = "round of a challenge"
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["challenge", "number"], name="one_round_a_number"),
            models.CheckConstraint(
                condition=Q(answer="", answered_on__isnull=True)
                | (~Q(answer="") & Q(answered_on__isnull=False)),
                name="an_answer_has_its_day",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.challenge}, round {self.number}"

    @property
    def first_due_on(self) -> date:
        """The day that was named when it was asked, whatever it moved to since."""
        first = next(iter(self.moves.all()), None)
        return first.was if first else self.due_on

    @property
    def was_in_time(self) -> bool:
        """Whether it was answered by its day."""
        return self.answered_on is not None and self.answered_on <= self.due_on
