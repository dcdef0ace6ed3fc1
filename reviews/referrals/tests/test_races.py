"""Two officers decide on one referral at once: one winner, one case."""

import pytest

from reviews.models import Incident
from reviews.referrals.models import Referral
from reviews.referrals.services import handling
from reviews.referrals.tests.conftest import NOW, Here
from reviews.tests.test_races import at_once, winners, world

__all__ = ["world"]
pytestmark = pytest.mark.django_db(transaction=True)


def test_a_referral_is_taken_on_once(here: Here) -> None:
    row = here.refers()
    answers = at_once(lambda: handling.take_on(row, by=here.officer, now=NOW, **here.case))
    assert winners(answers) == 1
    assert Incident.objects.count() == 1
    assert Referral.objects.get().incident == Incident.objects.get()
