"""What pages with lists are of: the arguments of each, found once the facts are planted."""

from typing import Any

from audits.models import ChallengeDay, Cycle, Return
from audits.programme.models import Audit
from boards.models import Meeting
from boards.plan.models import Plan
from boards.relevant.models import Edition, ListReview
from partnership.people.models import User
from partnership.sheets.models import Import
from reviews.asking.models import Asking
from reviews.chronologies.models import Entry
from reviews.findings.models import Recommendation
from reviews.findings.standing import State, with_state
from reviews.models import Incident, Review
from reviews.packs.models import PackEdition


def a_plan() -> list[Any]:
    """The printed one that tells how far its actions were."""
    return [Plan.objects.get(name="Business plan 2015-16").pk]


def its_partnership() -> list[Any]:
    return [Plan.objects.get(pk=a_plan()[0]).partnership.key]


def a_person() -> list[Any]:
    return [User.objects.get(email="service-officer@demo.example").pk]


def a_meeting() -> list[Any]:
    return [Meeting.objects.get(place="The room with papers").pk]


def a_held_meeting() -> list[Any]:
    return [Meeting.objects.get(place="The room with minutes").pk]


def a_partnership() -> list[Any]:
    return [Import.objects.get(kind="agencies").subject.key]


def an_import() -> list[Any]:
    return [*a_partnership(), Import.objects.get(kind="agencies").pk]


def an_agency() -> list[Any]:
    return [User.objects.get(name="Somebody in every list").memberships.get().agency.key]


def an_incident() -> list[Any]:
    """One with duties."""
    return [Incident.objects.filter(board__key="case-review-group").last().reference]


def a_review() -> list[Any]:
    """The one with copies, an override, a delay, files, letters and openings."""
    return [Review.objects.get(delays__explanation="For the lists").reference]


def a_worked_review() -> list[Any]:
    """The one with milestones, costs, terms, drafts and a chain."""
    return [Review.objects.filter(chains__isnull=False).get().reference]


def an_involved_review() -> list[Any]:
    """The one in which the demonstration's family was heard."""
    return [Review.objects.filter(involvements__isnull=False).distinct().get().reference]


def an_asking() -> list[Any]:
    """The demonstration's, sent to three agencies."""
    return [Asking.objects.get(sent_at__isnull=False).pk]


def a_chronology() -> list[Any]:
    """The review of the demonstration's chronology."""
    return [Entry.objects.first().review.reference]


def its_log() -> list[Any]:
    return ["reviews.Review", Review.objects.get(reference=a_review()[0]).pk]


def a_taught_review() -> list[Any]:
    """One with findings and recommendations."""
    return [Recommendation.objects.earliest("pk").finding.review.address]


def a_review_with_pack() -> list[Any]:
    """The review of the demonstration's approved briefing."""
    return [PackEdition.objects.earliest("pk").pack.review.address]


def a_recommendation() -> list[Any]:
    """One with an action."""
    rows = with_state(Recommendation.objects.all()).filter(state=State.CHECKED)
    return [rows.earliest("pk").pk]


def a_learning_partnership() -> list[Any]:
    return [Recommendation.objects.earliest("pk").partnership.key]


def an_edition() -> list[Any]:
    return [Edition.objects.first().pk]


def a_list_review() -> list[Any]:
    return [ListReview.objects.get(edition=None, opened_on__isnull=False).pk]


def a_return() -> list[Any]:
    """The demonstration's, begun by an agency's lead."""
    return [Return.objects.filter(answers__isnull=False).distinct().order_by("pk")[0].pk]


def a_cycle() -> list[Any]:
    """The demonstration's, which is launched."""
    return [Cycle.objects.filter(launched_at__isnull=False).order_by("pk")[0].pk]


def a_day() -> list[Any]:
    """The demonstration's day of challenge."""
    return [ChallengeDay.objects.order_by("pk")[0].pk]


def an_audit() -> list[Any]:
    """The demonstration's, which is reported with its findings."""
    return [Audit.objects.filter(findings__isnull=False).distinct().order_by("pk")[0].pk]
