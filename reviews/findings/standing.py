"""Where a recommendation stands: read from decisions, actions and checks in the query itself."""

from dataclasses import dataclass
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import (
    BooleanField,
    Case,
    CharField,
    DateField,
    DateTimeField,
    Exists,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Coalesce

from boards.actions.models import Closing, Link, Role
from boards.models import Action
from reviews.findings.models import Acceptance, PracticeCheck, Recommendation


class State(models.TextChoices):
    """Where it stands, in words."""

    WAITING = "waiting", "Waiting for a decision"
    REFUSED = "refused", "Not accepted"
    ACCEPTED = "accepted", "Accepted, no action yet"
    UNDER_WAY = "under_way", "Under way"
    DONE = "done", "Done, impact to be checked"
    AGAIN = "again", "Open again: practice did not change"
    CHECKED = "checked", "Impact checked"
    WITHDRAWN = "withdrawn", "Withdrawn"


TINTS = {
    State.WAITING: "amber",
    State.REFUSED: "",
    State.ACCEPTED: "amber",
    State.UNDER_WAY: "blue",
    State.DONE: "amber",
    State.AGAIN: "red",
    State.CHECKED: "green",
    State.WITHDRAWN: "",
}
# What nobody has settled: an heir of the agency that is asked takes these over.
UNSETTLED = (State.WAITING, State.ACCEPTED, State.UNDER_WAY, State.DONE, State.AGAIN)


def links_of(model: type[models.Model]) -> QuerySet[Link]:
    """Links of actions to whatever outer row of this model they came from."""
    kind = ContentType.objects.get_for_model(model)
    found: QuerySet[Link] = Link.objects.filter(
        subject_type=kind, subject_id=OuterRef("pk"), role=Role.SOURCE
    ).order_by()
    return found


def with_state(rows: QuerySet[Any]) -> QuerySet[Any]:
    """The same recommendations, each with `state` and with `check_due_on`: the latest day that the
    closings of its actions set for a check, else the day on which the last of them was closed."""
    newest = Acceptance.objects.filter(recommendation=OuterRef("pk")).order_by("-pk")
    last = PracticeCheck.objects.filter(recommendation=OuterRef("pk")).order_by("-pk")
    links = links_of(Recommendation)
    decided = Subquery(newest.values("accepted")[:1], output_field=BooleanField())
    found = rows.annotate(
        accepted=decided,
        checked_at=Subquery(last.values("recorded_at")[:1], output_field=DateTimeField()),
        changed=Subquery(last.values("changed")[:1], output_field=BooleanField()),
        has_action=Exists(links),
        has_open_action=Exists(links.filter(action__closed_on__isnull=True)),
    )
    return found.annotate(
        closed_since=Exists(_closed_after_check()), check_due_on=_check_due_on()
    ).annotate(state=_state())


def _closings() -> QuerySet[Closing]:
    """Agreed and not undone, of the actions of the outer recommendation."""
    kind = ContentType.objects.get_for_model(Recommendation)
    found: QuerySet[Closing] = Closing.objects.filter(
        agreed=True,
        undone__isnull=True,
        action__links__role=Role.SOURCE,
        action__links__subject_type=kind,
        action__links__subject_id=OuterRef("pk"),
    )
    return found


def _closed_after_check() -> QuerySet[Closing]:
    return _closings().filter(decided_at__gt=OuterRef("checked_at"))


def _check_due_on() -> Coalesce:
    days = _closings().filter(check_on__isnull=False).order_by("-check_on").values("check_on")
    closed = links_of(Recommendation).order_by("-action__closed_on").values("action__closed_on")
    return Coalesce(Subquery(days[:1]), Subquery(closed[:1]), output_field=DateField())


def _state() -> Case:
    unchecked = Q(checked_at__isnull=True) | Q(closed_since=True)
    return Case(
        When(
            ~Q(withdrawn_because="") | ~Q(finding__struck_because=""), then=Value(State.WITHDRAWN)
        ),
        When(accepted__isnull=True, then=Value(State.WAITING)),
        When(accepted=False, then=Value(State.REFUSED)),
        When(has_action=False, then=Value(State.ACCEPTED)),
        When(has_open_action=True, then=Value(State.UNDER_WAY)),
        When(unchecked, then=Value(State.DONE)),
        When(changed=True, then=Value(State.CHECKED)),
        default=Value(State.AGAIN),
        output_field=CharField(),
    )


def state_of(row: Recommendation) -> State:
    """Where this one stands now. One query."""
    (state,) = with_state(Recommendation.objects.filter(pk=row.pk)).values_list("state", flat=True)
    return State(state)


def actions_of(row: models.Model) -> QuerySet[Action]:
    """The actions that came from this row, oldest first."""
    links = Link.objects.about(row).filter(role=Role.SOURCE)
    found: QuerySet[Action] = Action.objects.filter(pk__in=links.values("action"))
    return found.order_by("raised_on", "pk")


@dataclass(frozen=True)
class Line:
    """One recommendation of `with_state` as a row."""

    row: Any

    @property
    def state(self) -> State:
        """Where it stands."""
        return State(self.row.state)

    @property
    def words(self) -> str:
        """The same in words."""
        return str(self.state.label)

    @property
    def tint(self) -> str:
        """Its tint; the words say the same."""
        return TINTS[self.state]


def lines(rows: Any) -> list[Line]:
    """Rows of `with_state` as pages show them."""
    return [Line(row) for row in rows]
