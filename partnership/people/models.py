"""People and the offices they hold for an agency."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django.conf import settings
from django.contrib.auth.models import (
    AbstractBaseUser,
    BaseUserManager,
    PermissionsMixin,
)
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.functional import cached_property

from partnership.access.known import Known, known
from partnership.access.offices import AGENCY_OFFICES, NEEDS_SECOND_FACTOR, Office
from partnership.access.querysets import VisibleQuerySet
from partnership.agencies.models import Agency
from partnership.people.addresses import plain_address, refuse_look_alike
from partnership.records.dated import Dated, dates_in_order, running_on
from partnership.records.models import REASON_LENGTH, ActedAs, Record
from partnership.records.writing import History, Remembers

# Upper rooms say why an address cannot be a person's, or nothing.
Reserved = Callable[[str], str]
_reserved: list[Reserved] = []


def reserve_addresses(why_not: Reserved) -> Reserved:
    """Ask this function about each address before it becomes a person's."""
    _reserved.append(why_not)
    return why_not


# Upper rooms say of people whom no office obliges that a password alone is too little for them.
Obliged = Callable[[Any, date], bool]
_obliged: list[Obliged] = []


def obliges_second_factor(asks: Obliged) -> Obliged:
    """Ask this function, on a day, about each person whose offices open nothing of the kind."""
    _obliged.append(asks)
    return asks


class UserQuerySet(VisibleQuerySet):
    """Questions to people."""

    def called(self, words: str) -> "UserQuerySet":
        """Those whose name holds every word, or whose address is typed whole."""
        name = Q()
        for word in words.split():
            name &= Q(name__icontains=word)
        return self.filter(name | Q(email=words.lower())) if words else self


class UserManager(BaseUserManager.from_queryset(UserQuerySet)):  # type: ignore[misc]
    """Makes people; an address is kept in lower case so that it is one person's."""

    def create_user(
        self, email: str, name: str, password: str | None = None, *, by: "User | None" = None
    ) -> "User":
        """A person with an address and a name; without a password they are invited to set one.

        raises: ValidationError for an address that is taken or only looks like a plain one.
        """
        user = self.model(email=plain_address(email), name=name)
        user.set_password(password)
        user.full_clean(exclude=["password"])
        user._history_user = by
        user._change_reason = "entered"
        user.save()
        return user


class User(Remembers, AbstractBaseUser, PermissionsMixin):
    """A person who can sign in. What they may see follows from their offices alone."""

    no_history = "has its own history without the password"
    kept_by = frozenset({"manage"})  # not those who may only change their own entry

    email = models.EmailField("email address", unique=True, validators=[refuse_look_alike])
    name = models.CharField(max_length=120)
    is_active = models.BooleanField(default=True)
    joined_at = models.DateTimeField(default=timezone.now, editable=False)
    # Part of what each session is checked by: counted up, every session ends (ASVS 7.4.3).
    sessions_ended = models.PositiveIntegerField(default=0, editable=False)

    history = History(
        bases=[ActedAs],
        excluded_fields=["password", "last_login", "joined_at", "sessions_ended"],
        history_change_reason_field=models.CharField(max_length=REASON_LENGTH, null=True),
    )
    objects = UserManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["name"]

    class Meta:
        verbose_name = "person"
        verbose_name_plural = "people"
        ordering = ["name", "pk"]

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        """raises: ValidationError for an address that is kept for something else."""
        super().clean()
        for why_not in _reserved:
            if words := why_not(self.email):
                raise ValidationError({"email": words})

    @property
    def is_staff(self) -> bool:
        """Nobody is above the gate."""
        return False

    # What is known of whoever reads a page, for that request alone: see access.known.
    known_offices: Known | None = None

    @cached_property
    def offices_now(self) -> list[Office]:
        """The offices held today, in boards and for agencies. One query, once a request."""
        running = running_on(timezone.localdate())
        seats, posts = (
            tenures.filter(running).order_by().values_list("office", flat=True)
            for tenures in (self.memberships, self.appointments)  # type: ignore[attr-defined]
        )
        return [Office(office) for office in seats.union(posts)]

    @property
    def needs_second_factor(self) -> bool:
        """Whether a password alone is too little, by an office held today or for another reason."""
        if any(office in NEEDS_SECOND_FACTOR for office in self.offices_now):
            return True
        return any(asks(self, timezone.localdate()) for asks in _obliged)

    def remember(self, reason: str, *, by: "User | None") -> None:
        """Save with who and why in the history (None: the portal itself)."""
        self._history_user = by
        self._change_reason = reason[:REASON_LENGTH]
        self.save()

    def _get_session_auth_hash(self, secret: Any = None) -> str:
        """What a session keeps and is checked by: the password and how often all were ended."""
        told = f"{self.password}:{self.sessions_ended}"
        salt = "partnership.people.User.session"
        return salted_hmac(salt, told, secret=secret, algorithm="sha256").hexdigest()

    @property
    def next_office_on(self) -> date | None:
        """The first day of an office that is still to begin."""
        today = timezone.localdate()
        days = (
            tenures.filter(starts_on__gt=today).aggregate(first=models.Min("starts_on"))["first"]
            for tenures in (self.memberships, self.appointments)  # type: ignore[attr-defined]
        )
        return min((day for day in days if day), default=None)

    @property
    def office_line(self) -> str:
        """The office shown beside the name: the one that says most about the person today."""
        # Plain members are many; any other office tells them apart.
        held = sorted(
            self.offices_now,
            key=lambda office: (office == Office.GROUP_MEMBER, list(Office).index(office)),
        )
        return str(held[0].label) if held else ""

    @property
    def first_name(self) -> str:
        """The first word of the name, for a greeting."""
        return self.name.split(" ")[0]


class TenureQuerySet(VisibleQuerySet):
    """Questions to offices held."""

    def on(self, day: date) -> Any:
        """Those running on this day, first and last day included."""
        return self.filter(running_on(day))

    def acting(self, offices: Any, day: date) -> Any:
        """These offices on this day, held by people whose account is open."""
        return self.on(day).filter(office__in=offices, person__is_active=True)

    def held(self, user: Any, offices: Any, day: date) -> Any:
        """The ones of these offices that this user holds on this day. Dates are in the query."""
        reader = known(user, day)
        if not user.pk or (reader and not reader.holds(self.model, offices)):
            return self.none()
        return self.acting(offices, day).filter(person=user.pk)


class Tenure(Dated, Record):
    """An office held by a person from a day until a day. Rights follow from it and end with it."""

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="%(class)ss"
    )
    office = models.CharField(max_length=30, choices=Office)
    covers = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="covered_by",
        help_text="Whose office this person holds while they are away",
    )

    objects = TenureQuerySet.as_manager()

    class Meta:
        abstract = True


class Appointment(Tenure):
    """An office held for an agency: its lead representative, its safeguarding lead and so on."""

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="appointments")
    authority = models.CharField(
        "what they may decide",
        max_length=300,
        blank=True,
        help_text="What the agency has delegated to a senior officer",
    )

    class Meta:
        verbose_name = "office for an agency"
        ordering = ["agency__name", "office", "starts_on"]
        indexes = [models.Index(fields=["person", "office"])]
        constraints = [
            dates_in_order("appointment_dates_in_order"),
            models.CheckConstraint(
                condition=models.Q(office__in=[str(office) for office in AGENCY_OFFICES]),
                name="appointment_is_for_an_agency",
                violation_error_message="This office is held in a board or group, not an agency.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_office_display()}, {self.agency}"

    @property
    def where(self) -> str:
        """What the office is held for."""
        return self.agency.name
