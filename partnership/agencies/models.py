"""Agencies and their successors. An agency keeps its row when it ends, so that history survives."""

from datetime import date

from django.db import models
from django.urls import reverse

from partnership.access.querysets import VisibleQuerySet
from partnership.records.dated import Dated, dates_in_order, running_on
from partnership.records.models import Record


class Kind(models.TextChoices):
    """What sort of body an agency is; duties of later rooms hang on it."""

    COUNCIL = "council", "County or unitary council"
    DISTRICT = "district", "District council"
    POLICE = "police", "Police"
    CCG = "ccg", "Clinical commissioning group"
    ICB = "icb", "Integrated care board"
    NHS_ENGLAND = "nhs_england", "NHS England"
    NHS_TRUST = "nhs_trust", "NHS trust"
    FOUNDATION_TRUST = "foundation_trust", "NHS foundation trust"
    OTHER_HEALTH = "other_health", "Other health"
    EDUCATION = "education", "Education"
    CHILDCARE = "childcare", "Childcare"
    CAFCASS = "cafcass", "Child and Family Court Advisory and Support Service"
    PROBATION = "probation", "Probation"
    YOUTH_OFFENDING = "youth_offending", "Youth offending"
    PRISON = "prison", "Prison"
    FIRE = "fire", "Fire and rescue"
    CHILDRENS_HOME = "childrens_home", "Children's homes and residential settings"
    VOLUNTARY = "voluntary", "Voluntary and third sector"
    INDEPENDENT = "independent", "Independent sector"
    OTHER = "other", "Other"


class AgencyQuerySet(VisibleQuerySet):
    """Questions to agencies."""

    def on(self, day: date) -> "AgencyQuerySet":
        """Those that exist on this day."""
        return self.filter(running_on(day))


class Agency(Dated, Record):
    """A body that works with children or adults here; or a category of such bodies, as printed."""

    kept_by = frozenset({"see_changes", "arrange"})  # not those who invite their colleagues

    key = models.SlugField(max_length=80, unique=True)
    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=20, choices=Kind)
    is_category = models.BooleanField(
        default=False, help_text="Stands for many bodies, such as all schools"
    )
    note = models.TextField(blank=True)

    objects = AgencyQuerySet.as_manager()

    class Meta:
        verbose_name = "agency"
        verbose_name_plural = "agencies"
        ordering = ["name"]
        constraints = [dates_in_order("agency_dates_in_order")]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        """The agency's page."""
        return reverse("boards:agency", args=[self.key])


class Succession(Record):
    """One agency took over from another on a day: a merger, a rename or a split."""

    before = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="successions")
    after = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="precursions")
    on = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["before", "after"], name="one_succession_a_pair"),
            models.CheckConstraint(
                condition=~models.Q(before=models.F("after")), name="no_agency_succeeds_itself"
            ),
        ]
        ordering = ["on", "pk"]

    def __str__(self) -> str:
        return f"{self.before} became {self.after}"
