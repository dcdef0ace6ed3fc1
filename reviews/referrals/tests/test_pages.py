"""Pages of referrals: what is typed is kept, what is sent stands, nothing shows through."""

import re
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from reviews.criteria import law_for
from reviews.models import Incident
from reviews.referrals.links import path_for
from reviews.referrals.models import Referral
from reviews.referrals.services import handling
from reviews.referrals.tests.conftest import Here

pytestmark = pytest.mark.django_db


def typed(about: str = "child", **more: Any) -> dict[str, Any]:
    limbs = law_for(about, timezone.localdate()).limbs
    said = {
        "safe": "yes",
        "their_reference": "TR-17",
        "told_by": "Safeguarding lead",
        "what_happened": "Something happened.",
        "learning": "Nobody met.",
        **{f"limb_{limb.code}": "not_known" for limb in limbs},
    }
    return {**said, **more}


def browser(person: Any) -> Client:
    client = Client()
    client.force_login(person)
    return client


def test_a_lead_refers_a_case_for_their_agency_on_one_page(here: Here) -> None:
    client = browser(here.lead)
    page = reverse("referrals:refer", args=[here.world.partnership.key, "child"])
    body = client.get(page).content.decode()
    assert "Are those at risk safe now?" in body
    answer = client.post(page, typed(agency=here.world.trust.pk))
    row = Referral.objects.get()
    assert answer["Location"] == row.get_absolute_url()
    assert row.agency == here.world.trust
    shown = client.get(answer["Location"]).content.decode()
    assert "Nobody met." in shown
    assert "Take it on" not in shown
    assert row.reference in client.get(reverse("referrals:referrals")).content.decode()


def test_what_names_somebody_is_warned_of_and_what_was_typed_is_kept(here: Here) -> None:
    page = reverse("referrals:refer", args=[here.world.partnership.key, "child"])
    said = typed(agency=here.world.trust.pk, what_happened="We met Mrs Example on Friday.")
    body = browser(here.lead).post(page, said).content.decode()
    assert "looks like a name" in body
    assert "We met Mrs Example on Friday." in body
    assert not Referral.objects.exists()
    said = typed(agency=here.world.trust.pk, their_reference="943 476 5919")
    assert "Take the NHS number out" in browser(here.lead).post(page, said).content.decode()


def test_everything_missing_is_said_at_once(here: Here) -> None:
    page = reverse("referrals:refer", args=[here.world.partnership.key, "adult"])
    body = browser(here.lead).post(page, {"agency": here.world.trust.pk}).content.decode()
    for words in ("Choose an answer to “Are those at risk safe now?”", "Enter your own reference"):
        assert words in body


def test_the_service_writes_down_what_somebody_telephoned(here: Here) -> None:
    page = reverse("referrals:refer", args=[here.world.partnership.key, "adult"])
    assert browser(here.officer).post(page, typed("adult")).status_code == 302
    assert Referral.objects.get().who == "The partnership service"


def test_an_officer_takes_it_on_and_lands_on_the_case(here: Here) -> None:
    row, today = here.refers(), timezone.localdate()
    client = browser(here.officer)
    page = reverse("referrals:take_on", args=[row.reference, row.pk])
    assert "Something happened." in client.get(page).content.decode()
    said = {
        "ground": "serious",
        "council": here.world.council.pk,
        "what_happened": "Something happened.",
        "because": "There is learning.",
        "told": "It is looked at.",
        **{f"became_aware_on_{name}": getattr(today, name) for name in ("day", "month", "year")},
    }
    answer = client.post(page, said)
    case = Incident.objects.get()
    assert answer["Location"] == case.get_absolute_url()
    again = client.post(page, said).content.decode()
    assert "decided on" in again
    assert Incident.objects.count() == 1
    assert case.reference in client.get(row.get_absolute_url()).content.decode()
    assert case.reference not in browser(here.lead).get(row.get_absolute_url()).content.decode()


def test_by_a_link_without_an_account_it_is_referred_asked_and_told(here: Here) -> None:
    link = here.link(timezone.now())
    page, nobody = path_for(link), Client()
    assert nobody.get(page).status_code == 200
    assert not Referral.objects.exists(), "opening changes nothing"
    assert "Enter your role" in nobody.post(page, typed(told_by="")).content.decode()
    assert nobody.post(page, typed()).status_code == 302
    row = Referral.objects.get()
    shown = nobody.get(page).content.decode()
    assert row.reference in shown
    assert "Something happened" not in shown, "whoever has the link later reads no words"
    now = timezone.now()
    handling.ask_more(row, words="Who met whom?", by=here.officer, now=now)
    assert "Who met whom?" in nobody.get(page).content.decode()
    assert nobody.post(page, {"words": "They all did."}).status_code == 302
    handling.close(row, because="No learning", told="It is not taken on.", by=here.officer, now=now)
    shown = nobody.get(page).content.decode()
    assert "It is not taken on." in shown
    assert "No learning" not in shown
    assert nobody.get(page)["Referrer-Policy"] == "strict-origin"


def test_a_dead_link_says_the_same_whatever_is_wrong(here: Here) -> None:
    answer = Client().get(reverse("referrals:by_link", args=["forged"]))
    assert answer.status_code == 410


def test_the_service_makes_a_link_and_withdraws_it(here: Here) -> None:
    client, key = browser(here.officer), here.world.partnership.key
    said = {"about": "adult", "made_for": "A practice"}
    assert client.post(reverse("referrals:make_link", args=[key]), said).status_code == 302
    page = client.get(reverse("referrals:links", args=[key])).content.decode()
    (address,) = re.findall(r"/referrals/by-link/[^<\s]+", page)
    assert Client().get(address).status_code == 200
    pk = here.world.partnership.referral_links.get().pk
    client.post(reverse("referrals:withdraw_link", args=[pk]), {"because": "The wrong practice"})
    assert Client().get(address).status_code == 410


def test_the_register_costs_the_same_with_few_and_many(
    here: Here, django_assert_max_num_queries: Any
) -> None:
    client = browser(here.officer)
    page = reverse("referrals:referrals")
    here.refers()
    client.get(page)
    for _ in range(3):
        handling.close(here.refers(), because="No", told="No", by=here.officer, now=timezone.now())
    with django_assert_max_num_queries(25):
        client.get(page, {"show": "all"})
