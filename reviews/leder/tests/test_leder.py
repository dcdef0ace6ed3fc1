"""LeDeR reviews: stages in order, six months that give way to a hold, themes that become acts."""

from datetime import date
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse

from boards.models import Action, BoardKind
from boards.models.board import Remit
from boards.tests import factories as make
from partnership.access.offices import Office
from partnership.access.services import NotAllowed
from partnership.clock.models import Deadline
from partnership.clock.verdicts import verdict
from reviews.leder import services
from reviews.leder.counting import quarters
from reviews.leder.doors import waiting_for
from reviews.leder.models import LederReview

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 19)


class Place:
    """A partnership with a service and a steering group."""

    def __init__(self) -> None:
        self.partnership = make.a_partnership()
        service = make.a_board(self.partnership, "Service", kind=BoardKind.SERVICE)
        executive = make.a_board(self.partnership, "Executive", kind=BoardKind.EXECUTIVE)
        self.group = make.a_board(
            self.partnership, "Steering group", kind=BoardKind.PANEL, remit=Remit.BOTH
        )
        self.officer, self.independent = make.a_person("Officer"), make.a_person("Chair")
        self.member = make.a_person("Member")
        make.a_seat(self.officer, service, Office.SERVICE_OFFICER)
        make.a_seat(self.independent, executive, Office.INDEPENDENT_CHAIR)
        make.a_seat(self.member, self.group, Office.GROUP_MEMBER)
        self.trust = make.an_agency("Fenshire NHS Trust")
        make.a_listing(self.partnership, self.trust)

    def review(self, notified_on: date, number: str = "L-1") -> LederReview:
        return services.record_review(
            self.partnership,
            national_reference=number,
            notified_on=notified_on,
            group=self.group,
            **self.by,
        )

    @property
    def by(self) -> dict[str, Any]:
        return {"by": self.officer, "today": TODAY}


@pytest.fixture
def place() -> Place:
    return Place()


def deadline(row: LederReview) -> Deadline:
    return Deadline.objects.about(row).get()


@pytest.mark.parametrize(
    ("notified", "due"),
    [
        (date(2026, 8, 31), date(2027, 2, 28)),
        (date(2025, 8, 31), date(2026, 2, 28)),  # a Saturday, and not moved
        (date(2021, 6, 1), date(2021, 12, 1)),  # the first day of the policy
    ],
)
def test_the_review_should_be_done_within_six_months(place: Place, notified: date, due: date):
    assert deadline(place.review(notified)).due_on == due


def test_before_the_policy_of_2021_nothing_runs(place: Place):
    assert not Deadline.objects.about(place.review(date(2021, 5, 31))).exists()


def test_on_hold_it_is_not_late_and_its_age_leaves_the_days_out(place: Place):
    row = place.review(date(2026, 1, 19))  # due on 19 July
    assert verdict(deadline(row), TODAY).row == "is-late"
    services.put_on_hold(row, why="statutory", starts_on=date(2026, 3, 1), **place.by)
    row = LederReview.objects.get(pk=row.pk)
    assert row.stage == "On hold: a statutory process"
    assert verdict(deadline(row), TODAY).words == "Reason recorded"
    services.end_hold(row, on=date(2026, 10, 1), **place.by)  # 214 days
    row = LederReview.objects.get(pk=row.pk)
    assert (row.age(TODAY), row.adjusted_age(TODAY)) == (304, 90)
    row = services.record_stage(row, "approved_on", on=date(2026, 11, 10), **place.by)
    assert deadline(row).excused == "214 days on hold"  # by 18 February 2027 with them


def test_a_short_hold_excuses_no_long_delay(place: Place):
    row = place.review(date(2026, 1, 19))
    services.put_on_hold(row, why="family", starts_on=date(2026, 3, 1), **place.by)
    services.end_hold(row, on=date(2026, 3, 11), **place.by)
    row = services.record_stage(row, "approved_on", on=date(2026, 7, 30), **place.by)
    assert deadline(row).excused == ""  # ten days make up for 29 July and no later


def test_a_late_review_waits_for_its_reason(place: Place):
    row = place.review(date(2026, 1, 19))
    assert [task.what for task in waiting_for(place.officer, TODAY)] == [
        "Say why a LeDeR review is late"
    ]
    services.explain_late(row, reason="No reviewer was free.", **place.by)
    assert waiting_for(place.officer, TODAY) == []
    assert deadline(row).excused == "Reason recorded: No reviewer was free."


def test_stages_lie_in_order_and_none_ends_on_hold(place: Place):
    row = place.review(date(2026, 9, 1))
    row = services.record_stage(row, "initial_on", on=date(2026, 10, 1), **place.by)
    with pytest.raises(ValidationError, match="Initial review done on 1 October 2026, not earlier"):
        services.record_stage(row, "allocated_on", on=date(2026, 10, 2), **place.by)
    services.put_on_hold(row, why="family", starts_on=date(2026, 10, 5), **place.by)
    with pytest.raises(ValidationError, match="End the hold first"):
        services.record_stage(row, "closed_on", on=TODAY, **place.by)


def test_a_number_of_the_platform_is_recorded_once(place: Place):
    row = place.review(date(2026, 9, 1))
    assert place.review(date(2026, 9, 1)) == row  # the second click
    with pytest.raises(ValidationError, match=f"{row} has this number already"):
        place.review(date(2026, 9, 2))


def test_what_is_learned_becomes_an_action_of_the_register(place: Place):
    theme = services.note_theme(
        place.partnership,
        title="Annual health checks",
        words="Checks were offered and not followed up.",
        group=place.group,
        **place.by,
    )
    asked: dict[str, Any] = {
        "board": place.group,
        "owner_agency": place.trust,
        "what": "Follow up each check",
    }
    asked["due_on"] = date(2027, 2, 1)
    action = services.raise_action(theme, **asked, **place.by)
    assert services.raise_action(theme, **asked, **place.by) == action  # the second click
    assert Action.objects.get().came_from == "LeDeR: Annual health checks"


def test_quarters_count_what_came_and_what_was_done_in_time(place: Place):
    place.review(date(2026, 10, 1), "L-2")
    row = place.review(date(2026, 4, 15), "L-3")
    services.record_stage(row, "approved_on", on=date(2026, 10, 15), **place.by)
    newest = quarters(place.partnership, TODAY)[0]
    assert (newest.notified, newest.completed, newest.in_time) == (1, 1, 1)
    assert newest.share == "100 per cent"


def test_the_group_reads_the_chair_counts_and_nobody_else_finds_anything(
    client: Client, place: Place
):
    row = place.review(date(2026, 9, 1))
    key = place.partnership.key
    register, counts = (reverse(f"leder:{name}", args=[key]) for name in ("register", "counts"))
    other = Place()
    for reader, answers in (
        (place.officer, [200, 200, 200]),
        (place.member, [200, 200, 200]),
        (place.independent, [403, 200, 404]),
        (other.officer, [404, 404, 404]),
    ):
        client.force_login(reader)
        pages = (register, counts, row.get_absolute_url())
        assert [client.get(page).status_code for page in pages] == answers
    client.force_login(place.independent)
    assert row.reference not in client.get(counts).content.decode()
    with pytest.raises(NotAllowed):
        services.put_on_hold(row, why="family", starts_on=TODAY, by=place.member, today=TODAY)


def test_forms_do_what_they_say_and_keep_what_was_typed(client: Client, place: Place):
    client.force_login(place.officer)
    page = reverse("leder:record", args=[place.partnership.key])
    days = {"notified_on_day": "1", "notified_on_month": "9", "notified_on_year": "2026"}
    assert client.post(page, {"national_reference": "L-9", **days}).status_code == 302
    row = LederReview.objects.get()
    refused = client.post(page, {"national_reference": "L-9", **days, "notified_on_day": "2"})
    assert "has this number already" in refused.content.decode()
    assert 'value="L-9"' in refused.content.decode()
    hold = reverse("leder:hold", args=[row.pk])
    days = {"starts_on_day": "5", "starts_on_month": "9", "starts_on_year": "2026"}
    assert client.post(hold, {"why": "family", **days}).status_code == 302
    assert "On hold" in client.get(row.get_absolute_url()).content.decode()
