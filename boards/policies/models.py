"""Governed documents, their versions, and the reviews that the system asks for."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.urls import reverse

from boards.meetings.models import MinuteLine
from boards.models import Action, Board, Decision, HowTaken, Partnership
from partnership.access.querysets import VisibleQuerySet
from partnership.records.dated import known_to_field
from partnership.records.models import Record, user_key

LONGEST_TEXT = 200_000


class Kind(models.TextChoices):
    """What a governed document is."""

    POLICY = "policy", "Policy"
    PROCEDURE = "procedure", "Procedure"
    GUIDANCE = "guidance", "Guidance"
    TERMS = "terms", "Terms of reference"
    MEMORANDUM = "memorandum", "Memorandum of understanding"
    PROTOCOL = "protocol", "Protocol"
    FRAMEWORK = "framework", "Framework"
    SHARING = "sharing", "Information-sharing agreement"


class OwnerOffice(models.TextChoices):
    """Who is asked for the owner."""

    CHAIR = "chair", "The chair of the owner"
    HEAD = "head", "Head of Service"
    OFFICER = "officer", "Service officers"


class GovernedDocument(Record):
    """A policy, terms of reference or the like, by a key that its links keep for ever.

    `current` is the version that holds; without one only the service sees the document.
    """

    kept_by = frozenset({"see_changes"})

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="governed")
    kind = models.CharField(max_length=20, choices=Kind)
    title = models.CharField(max_length=200)
    key = models.SlugField(max_length=120, unique=True)
    owner = models.ForeignKey(Board, on_delete=models.PROTECT, related_name="governs")
    owner_office = models.CharField(
        "who is asked to review it",
        max_length=10,
        choices=OwnerOffice,
        default=OwnerOffice.OFFICER,
    )
    board = models.ForeignKey(
        Board,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="terms",
        help_text="Of terms of reference: whose they are",
    )
    is_public = models.BooleanField("open to everybody", default=False)
    public_from = models.PositiveIntegerField(
        "open from version",
        default=1,
        help_text="Of an open document: the first version that everybody reads",
    )
    review_months = models.PositiveSmallIntegerField(
        "reviewed every so many months", null=True, blank=True
    )
    next_review_on = models.DateField("next review", null=True, blank=True)
    current = models.ForeignKey(
        "Version", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    source = models.TextField(blank=True, help_text="Where it is known from, if not from here")
    withdrawn_on = models.DateField(null=True, blank=True)
    withdrawn_because = models.CharField(max_length=300, blank=True)

    objects = VisibleQuerySet.as_manager()

    class Meta:
        verbose_name = "governed document"
        ordering = ["title", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(board__isnull=True) | Q(kind=Kind.TERMS),
                name="only_terms_are_of_a_board",
                violation_error_message="Only terms of reference are those of a board.",
            ),
            models.CheckConstraint(
                condition=Q(review_months__isnull=True) | Q(review_months__range=(1, 120)),
                name="review_months_make_sense",
                violation_error_message="A review falls due after 1 to 120 months.",
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_on__isnull=True) | ~Q(withdrawn_because=""),
                name="withdrawn_document_says_why",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """Its page: always the version that holds."""
        return reverse("policies:document", args=[self.key])

    def clean(self) -> None:
        """raises: ValidationError for an owner or board of another partnership, or an agreement on
        sharing that is open to everybody."""
        for name in ("owner", "board"):
            body = getattr(self, name, None)
            if body is not None and body.partnership_id != self.partnership_id:
                raise ValidationError({name: "Choose a board or group of this partnership"})
        if self.is_public and self.kind == Kind.SHARING:
            raise ValidationError({"is_public": "An agreement on sharing is for its parties"})

    def is_under_review(self, today: date) -> bool:
        """Whether the day of its review has passed and nothing came of it yet."""
        due = self.next_review_on
        return due is not None and due < today and self.withdrawn_on is None


class State(models.TextChoices):
    """How a version came to hold, if it does."""

    DRAFT = "draft", "Draft"
    APPROVED = "approved", "Approved"
    PRINTED = "printed", "Known from a published report"


class Version(Record):
    """The words of a document from a day on. Approved only by a decision: its minute, or its row.

    `approved_by` and `approved_on` repeat what the decision says, for readers who may not see it.
    """

    kept_by = frozenset({"see_changes"})

    document = models.ForeignKey(
        GovernedDocument, on_delete=models.PROTECT, related_name="versions"
    )
    number = models.PositiveIntegerField()
    state = models.CharField(max_length=10, choices=State, default=State.DRAFT)
    words = models.TextField("text", max_length=LONGEST_TEXT, blank=True)
    what_changed = models.TextField("what changed", max_length=2000, blank=True)
    starts_on = models.DateField("from", null=True, blank=True)
    approved_on = models.DateField(null=True, blank=True)
    approved_known_to = known_to_field("the day approved")
    approved_by = models.ForeignKey(
        Board, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    how = models.CharField("how it was approved", max_length=20, choices=HowTaken, blank=True)
    line = models.ForeignKey(
        MinuteLine, on_delete=models.PROTECT, null=True, blank=True, related_name="approves"
    )
    decision = models.ForeignKey(
        Decision, on_delete=models.PROTECT, null=True, blank=True, related_name="approves"
    )
    superseded_on = models.DateField(null=True, blank=True)
    printed = models.TextField(blank=True, help_text="What a published report says of it")
    written_by = user_key(null=True, blank=True)
    written_at = models.DateTimeField(null=True, blank=True)

    objects = VisibleQuerySet.as_manager()

    class Meta:
        verbose_name = "version of a document"
        verbose_name_plural = "versions of documents"
        ordering = ["document", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["document", "number"], name="one_text_a_number"),
            models.UniqueConstraint(
                fields=["document"],
                condition=Q(state="draft"),
                name="one_draft_a_document",
                violation_error_message="There is a draft of the next version already.",
            ),
            models.CheckConstraint(
                condition=~Q(state="approved")
                | (Q(line__isnull=False) & Q(decision__isnull=True))
                | (Q(line__isnull=True) & Q(decision__isnull=False)),
                name="approved_by_a_minute_or_decision",
            ),
            models.CheckConstraint(
                condition=~Q(state="approved")
                | Q(approved_on__isnull=False, approved_by__isnull=False, starts_on__isnull=False)
                & ~Q(how=""),
                name="approval_says_who_and_when",
            ),
            models.CheckConstraint(
                condition=Q(number=1) | ~Q(what_changed="") | Q(state="printed"),
                name="a_later_version_says_what_changed",
                violation_error_message="Say in plain words what changed.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.document}, version {self.number}"

    def get_absolute_url(self) -> str:
        """The link to this very version; once superseded it leads to the one that holds."""
        return reverse("policies:version", args=[self.document.key, self.number])

    @property
    def is_draft(self) -> bool:
        """Whether it may still be changed."""
        return self.state == State.DRAFT


class Outcome(models.TextChoices):
    """What came of a review."""

    STILL_RIGHT = "still_right", "Still right"
    CHANGE = "change", "A change is needed"
    NEW_VERSION = "new_version", "A new version was approved"


class ReviewRecord(Record):
    """A document fell due for review on a day: made by the system, answered by the owner."""

    kept_by = frozenset({"see_changes"})

    document = models.ForeignKey(
        GovernedDocument, on_delete=models.PROTECT, related_name="review_records"
    )
    due_on = models.DateField()
    made_at = models.DateTimeField()
    outcome = models.CharField(max_length=20, choices=Outcome, blank=True)
    words = models.TextField("what was found", max_length=2000, blank=True)
    answered_on = models.DateField(null=True, blank=True)
    answered_by = user_key(null=True, blank=True)

    objects = VisibleQuerySet.as_manager()

    class Meta:
        verbose_name = "review of a document"
        verbose_name_plural = "reviews of documents"
        ordering = ["-due_on", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["document", "due_on"], name="one_review_a_due_day"),
            models.CheckConstraint(
                condition=Q(outcome="", answered_on__isnull=True)
                | (~Q(outcome="") & Q(answered_on__isnull=False)),
                name="answered_review_says_when",
            ),
        ]

    def __str__(self) -> str:
        return f"Review of {self.document}"

    def get_absolute_url(self) -> str:
        """The page on which it is answered."""
        return reverse("policies:review", args=[self.pk])


class Origin(Record):
    """An action that led to a version: a finding of a review, an audit or a challenge becomes an
    action, and the action changes what everybody works by (features L5)."""

    kept_by = frozenset({"see_changes"})

    version = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="origins")
    action = models.ForeignKey(Action, on_delete=models.PROTECT, related_name="changed_documents")

    objects = VisibleQuerySet.as_manager()

    class Meta:
        verbose_name = "origin of a version"
        verbose_name_plural = "origins of versions"
        ordering = ["version", "action__reference", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["version", "action"],
                name="one_origin_a_version_and_action",
                violation_error_message="This action is named already.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.action} led to {self.version}"

    def get_absolute_url(self) -> str:
        """It is read on the page of its document."""
        return self.version.document.get_absolute_url()
