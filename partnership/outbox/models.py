"""Letters, the daily mail, shared mailboxes and what people choose to be sent."""

from datetime import date, datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q

from partnership.jobs.services import nobody_holds
from partnership.outbox.kinds import Way
from partnership.records.dated import Dated, dates_in_order, running_on
from partnership.records.models import AboutSubject, AboutSubjectQuerySet, Record, user_key

STUCK_AFTER = timedelta(hours=1)
ONE_READER = Q(to__isnull=False, mailbox__isnull=True) | Q(to__isnull=True, mailbox__isnull=False)


class MailboxQuerySet(AboutSubjectQuerySet):
    """Questions to shared mailboxes."""

    def on(self, day: date) -> Any:
        """Those that run on this day. One ends at once: its last day no longer counts."""
        return self.filter(running_on(day)).exclude(ends_on=day)


class Mailbox(AboutSubject, Dated, Record):
    """An address that a board or an agency shares. It is told and can do nothing: people sign."""

    address = models.EmailField("address", max_length=254)
    because = models.CharField("reason", max_length=200)
    added_by = user_key()

    objects = MailboxQuerySet.as_manager()  # type: ignore[misc]

    class Meta:
        verbose_name = "shared mailbox"
        verbose_name_plural = "shared mailboxes"
        ordering = ["address", "starts_on", "pk"]
        indexes = [models.Index(fields=["subject_type", "subject_id"], name="outbox_mailbox_of")]
        constraints = [
            dates_in_order("mailbox_dates_in_order"),
            models.UniqueConstraint(
                # Of an agency that two partnerships list each may add the same address.
                fields=["subject_type", "subject_id", "address", "added_by"],
                condition=Q(ends_on__isnull=True),
                name="one_mailbox_an_address_body_and_keeper",
                violation_error_message="This address is a shared mailbox here already.",
            ),
        ]

    def __str__(self) -> str:
        return f"Shared mailbox {self.address}"

    def runs_on(self, day: date) -> bool:
        """Whether it is told anything on this day. It ends at once, not with the day."""
        return super().runs_on(day) and self.ends_on != day

    @property
    def email(self) -> str:
        """Where its letters go."""
        return self.address


class PostedQuerySet(models.QuerySet[Any]):
    """Questions to what is handed to the mail server."""

    def unsent(self) -> Any:
        """Not handed over yet, and still to be."""
        return self.filter(sent_at__isnull=True, dropped_because="", failed_at__isnull=True)

    def free(self, now: datetime) -> Any:
        """Those that nobody is handing over and that are not pausing."""
        return self.filter(nobody_holds(now))


class Posted(models.Model):
    """What goes to one reader under one Message-ID, for ever the same.

    After a crash the same Message-ID may be handed over again, which mail systems drop; nothing
    stronger can be promised honestly.
    """

    message_id = models.CharField(max_length=120, unique=True)
    written_at = models.DateTimeField()
    leased_until = models.DateTimeField(null=True, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    failed_at = models.DateTimeField(
        null=True, blank=True, help_text="The address was refused: it is not tried again by itself"
    )
    dropped_because = models.CharField(max_length=100, blank=True)
    attempts = models.PositiveIntegerField(default=0)
    last_error = models.CharField(max_length=300, blank=True)

    class Meta:
        abstract = True


class Digest(Posted):
    """The daily mail of one reader: one for each day, whatever happens."""

    no_history = "written once, sent once: it is itself a log"

    to = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="digests"
    )
    mailbox = models.ForeignKey(
        Mailbox, on_delete=models.PROTECT, null=True, related_name="digests"
    )
    day = models.DateField()
    batch = models.UUIDField(db_index=True, help_text="The run that wrote it, and no other")

    objects = PostedQuerySet.as_manager()

    class Meta:
        ordering = ["-day", "pk"]
        constraints = [
            models.CheckConstraint(condition=ONE_READER, name="digest_has_one_reader"),
            models.UniqueConstraint(fields=["to", "day"], name="one_digest_a_person_and_day"),
            models.UniqueConstraint(fields=["mailbox", "day"], name="one_digest_a_mailbox_and_day"),
        ]
        indexes = [
            models.Index(fields=["id"], name="digest_unsent", condition=Q(sent_at__isnull=True))
        ]

    def __str__(self) -> str:
        return f"Daily mail of {self.day}"


class LetterQuerySet(AboutSubjectQuerySet, PostedQuerySet):  # type: ignore[override, misc]
    """Questions to letters."""

    def for_digest(self) -> Any:
        """Those that wait for their reader's next daily mail."""
        return self.unsent().filter(by_digest=True, digest__isnull=True)

    def stuck(self, now: datetime) -> Any:
        """Should have gone more than an hour ago."""
        return self.unsent().filter(_late(now))

    def failing(self, now: datetime) -> Any:
        """Refused by the mail server, tried in vain, or stuck."""
        tried = Q(failed_at__isnull=False) | ~Q(last_error="")
        open_still = self.filter(sent_at__isnull=True, dropped_because="")
        return open_still.filter(tried | _late(now))


def _late(now: datetime) -> Q:
    """Written more than an hour ago, or in a daily mail that was."""
    before = now - STUCK_AFTER
    return Q(by_digest=False, written_at__lt=before) | Q(digest__written_at__lt=before)


class Letter(Posted, AboutSubject):
    """One letter to one reader about one subject. Its key makes it unrepeatable."""

    no_history = "written once, sent once: it is itself a log"

    key = models.CharField(max_length=200, unique=True)
    kind = models.CharField(max_length=40, default="", blank=True)
    to = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="letters"
    )
    mailbox = models.ForeignKey(
        Mailbox, on_delete=models.PROTECT, null=True, related_name="letters"
    )
    heading = models.CharField(max_length=200)
    words = models.TextField()
    path = models.CharField(
        max_length=500, blank=True, help_text="Where the portal shows more, if not at its subject"
    )
    topic = models.CharField(
        max_length=200, blank=True, db_index=True, help_text="The key without the reader"
    )
    code = models.CharField(
        max_length=40, blank=True, help_text="The duty that it reminds of, if it does"
    )
    due_on = models.DateField(null=True, blank=True)
    by_digest = models.BooleanField(default=False)
    digest = models.ForeignKey(
        Digest, on_delete=models.PROTECT, null=True, blank=True, related_name="letters"
    )

    objects = LetterQuerySet.as_manager()  # type: ignore[misc]

    class Meta:
        ordering = ["-written_at", "-pk"]
        constraints = [
            models.CheckConstraint(condition=ONE_READER, name="letter_has_one_reader"),
        ]
        indexes = [
            models.Index(fields=["subject_type", "subject_id"], name="outbox_subject"),
            models.Index(
                fields=["written_at"], name="outbox_unsent", condition=Q(sent_at__isnull=True)
            ),
            models.Index(fields=["to", "-written_at"], name="outbox_reader"),
        ]

    def __str__(self) -> str:
        return self.heading

    @property
    def reader(self) -> str:
        """To whom it goes, without an address."""
        return self.to.name if self.to else "A shared mailbox"


class Handling(models.Model):
    """An officer had a letter tried again or set it aside: who and when."""

    no_history = "it is itself a log"

    letter = models.ForeignKey(Letter, on_delete=models.PROTECT, related_name="handlings")
    what = models.CharField(max_length=20)
    by = user_key()
    at = models.DateTimeField()

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.what}, {self.by}"


class Preference(Record):
    """How letters of one kind come to one person, where they chose."""

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="preferences"
    )
    kind = models.CharField(max_length=40)
    way = models.CharField(max_length=10, choices=Way)

    class Meta:
        ordering = ["kind"]
        constraints = [
            models.UniqueConstraint(fields=["person", "kind"], name="one_preference_a_kind")
        ]

    def __str__(self) -> str:
        return f"{self.kind}: {self.get_way_display()}"
