"""What agencies are asked for one case, and what each answers, kept apart from every other.

The statutory request to an agency is a row of the register of requests (`boards.sharing`), with its
basis, day, refusal and what the Independent Chair settled. Here are the questions, the answers and
the files that came with them (docs/adr/0038).
"""

from datetime import date
from typing import Any

from django.db import models
from django.db.models import Q
from django.urls import reverse

from boards.models import Board
from boards.sharing.bases import named
from boards.sharing.models import InformationRequest
from partnership.access.querysets import VisibleQuerySet
from partnership.agencies.models import Agency
from partnership.records.models import Record, user_key
from reviews.models import Incident, Review
from reviews.models.incident import MARKED_BECAUSE, MARKING


class Purpose(models.TextChoices):
    """What the answers are for."""

    RAPID = "rapid", "Agency summaries for the rapid review"
    SCOPING = "scoping", "Scoping"
    REPORT = "report", "Single-agency reports"


class Asking(Record):
    """One round of questions to several agencies about one incident or review.

    It is drawn up first, and agencies learn of it once it is sent.
    """

    readings_are_kept = True
    marking, marked_because = MARKING, MARKED_BECAUSE

    incident = models.ForeignKey(
        Incident, on_delete=models.PROTECT, null=True, blank=True, related_name="askings"
    )
    review = models.ForeignKey(
        Review, on_delete=models.PROTECT, null=True, blank=True, related_name="askings"
    )
    number = models.PositiveIntegerField()
    purpose = models.CharField(max_length=10, choices=Purpose)
    basis = models.CharField(max_length=40)
    due_on = models.DateField("by when")
    drawn_up_by = user_key()
    drawn_up_on = models.DateField()
    sent_at = models.DateTimeField(null=True, blank=True)
    sent_by = user_key(null=True, blank=True)
    withdrawn_because = models.CharField(max_length=200, blank=True)

    objects = VisibleQuerySet.as_manager()

    class Meta:
        verbose_name = "questions to agencies"
        verbose_name_plural = "questions to agencies"
        ordering = ["-drawn_up_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(incident__isnull=True, review__isnull=False)
                | Q(incident__isnull=False, review__isnull=True),
                name="asked_about_one_case",
            ),
            models.UniqueConstraint(fields=["incident", "number"], name="one_asking_an_incident"),
            models.UniqueConstraint(fields=["review", "number"], name="one_asking_a_review"),
            models.CheckConstraint(
                condition=Q(withdrawn_because="") | Q(sent_at__isnull=True),
                name="only_a_draft_of_questions_is_withdrawn",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.case.reference}, questions {self.number}"

    def get_absolute_url(self) -> str:
        """Its page: who gets what before it is sent, the answers side by side from then on."""
        return reverse("asking:asking", args=[self.pk])

    @property
    def case(self) -> Any:
        """The incident or review that it is about."""
        return self.review if self.review_id else self.incident

    @property
    def board(self) -> Board:
        """The group that the case is with."""
        found: Board = self.case.board
        return found

    @property
    def basis_words(self) -> str:
        """The basis in words."""
        return named(self.basis)

    @property
    def is_open(self) -> bool:
        """Whether it is still drawn up: neither sent nor withdrawn."""
        return self.sent_at is None and not self.withdrawn_because


class Question(Record):
    """One question of a round."""

    asking = models.ForeignKey(Asking, on_delete=models.PROTECT, related_name="questions")
    number = models.PositiveIntegerField()
    words = models.TextField("question", max_length=2000)
    dropped = models.BooleanField(default=False, help_text="Taken out before it was sent")

    objects = VisibleQuerySet.as_manager()

    class Meta:
        ordering = ["number", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["asking", "number"], name="one_question_a_number")
        ]

    def __str__(self) -> str:
        return f"Question {self.number}"


class Asked(Record):
    """One agency of a round: its request, from the moment that it is sent."""

    kept_by = frozenset({"see_changes"})  # not the agency, which answers here

    asking = models.ForeignKey(Asking, on_delete=models.PROTECT, related_name="asked")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    request = models.OneToOneField(
        InformationRequest,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="questions_of",
    )

    objects = VisibleQuerySet.as_manager()

    class Meta:
        verbose_name = "questions to an agency"
        verbose_name_plural = "questions to an agency"
        ordering = ["agency__name", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["asking", "agency"], name="one_asked_an_agency")
        ]

    def __str__(self) -> str:
        return f"{self.asking}, {self.who}"

    def get_absolute_url(self) -> str:
        """The page of this agency's questions and answers, for whoever may read them."""
        return reverse("asking:asked", args=[self.pk])

    @property
    def sent(self) -> InformationRequest:
        """Its request, once it is sent: nobody answers before."""
        assert self.request is not None
        return self.request

    @property
    def who(self) -> Agency:
        """The agency that answers: the one asked, or who followed it."""
        return self.request.agency if self.request else self.agency

    @property
    def due_on(self) -> date:
        """By when."""
        return self.request.due_on if self.request else self.asking.due_on


class PutTo(Record):
    """A question is put to an agency of its round."""

    asked = models.ForeignKey(Asked, on_delete=models.PROTECT, related_name="put")
    question = models.ForeignKey(Question, on_delete=models.PROTECT, related_name="put")

    class Meta:
        verbose_name = "question put to an agency"
        verbose_name_plural = "questions put to agencies"
        ordering = ["question__number", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["asked", "question"], name="a_question_is_put_once")
        ]

    def __str__(self) -> str:
        return f"{self.question} to {self.asked}"


class Draft(Record):
    """What an agency has written so far. It is the agency's alone until it is submitted."""

    asked = models.OneToOneField(Asked, on_delete=models.PROTECT, related_name="draft")
    words = models.JSONField(default=dict, blank=True, help_text="By the number of the question")
    holds_nothing = models.BooleanField("we hold nothing", default=False)
    saved_at = models.DateTimeField()
    saved_by = user_key()

    objects = VisibleQuerySet.as_manager()

    class Meta:
        verbose_name = "draft of answers"
        verbose_name_plural = "drafts of answers"

    def __str__(self) -> str:
        return f"Draft of {self.asked}"


class Submission(Record):
    """The answers of an agency as they were submitted: they never change. What is sent back with
    words stays, and the agency answers anew in another."""

    asked = models.ForeignKey(Asked, on_delete=models.PROTECT, related_name="submissions")
    number = models.PositiveIntegerField()
    holds_nothing = models.BooleanField("we hold nothing", default=False)
    submitted_at = models.DateTimeField()
    submitted_by = user_key()
    by_link = models.BooleanField("by the link of a letter", default=False)
    read_on = models.DateField(null=True, blank=True)
    read_by = user_key(null=True, blank=True)
    sent_back_on = models.DateField(null=True, blank=True)
    sent_back_by = user_key(null=True, blank=True)
    sent_back_because = models.TextField("why it was sent back", max_length=2000, blank=True)

    objects = VisibleQuerySet.as_manager()

    class Meta:
        verbose_name = "answers of an agency"
        verbose_name_plural = "answers of agencies"
        ordering = ["-number", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["asked", "number"], name="one_submission_a_number"),
            models.CheckConstraint(
                condition=Q(sent_back_on__isnull=True) | ~Q(sent_back_because=""),
                name="sent_back_with_words",
            ),
        ]

    def __str__(self) -> str:
        return f"Answers {self.number}: {self.asked}"

    def get_absolute_url(self) -> str:
        """The page of the agency's answers."""
        return self.asked.get_absolute_url()


class Answer(Record):
    """The answer to one question, as it was submitted."""

    submission = models.ForeignKey(Submission, on_delete=models.PROTECT, related_name="answers")
    question = models.ForeignKey(Question, on_delete=models.PROTECT, related_name="answers")
    words = models.TextField("answer", max_length=10000, blank=True)

    class Meta:
        ordering = ["question__number", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["submission", "question"], name="one_answer_a_question")
        ]

    def __str__(self) -> str:
        return f"Answer to {self.question}"
