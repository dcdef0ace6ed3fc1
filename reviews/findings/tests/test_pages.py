"""Pages of learning: what each reader is shown, what is kept that was typed, and what it costs."""

from datetime import date

import pytest
from django.urls import reverse
from django.utils import timezone

from boards.actions.models import Link
from partnership.outbox.models import Letter
from reviews.findings.models import Finding, Recommendation
from reviews.findings.services import recommending
from reviews.findings.tests.conftest import TODAY, WORDS
from reviews.findings.tests.reading import sent, shown, three
from tests.factories import World

pytestmark = pytest.mark.django_db


# --- the agency reads what it is asked, and nothing of the review --------------------------------


def test_a_lead_reads_a_recommendation_once_it_was_sent_and_nothing_of_its_review(
    client, world, recommend, decide
):
    row = recommend()
    decide(row, False, "It is done already.")
    client.force_login(world.lead)
    assert client.get(row.get_absolute_url()).status_code == 404
    assert row.reference not in shown(client, world.lead, "register", world.partnership.key)
    sent(world, row)
    page = shown(client, world.lead, "recommendation", row.pk)
    register = shown(client, world.lead, "register", world.partnership.key, show="all")
    assert "Meet within a day." in page
    assert "It is done already." in page
    assert row.reference in register
    hidden = (row.finding.review.reference, WORDS, row.finding.theme.name)
    for words in hidden:
        assert words not in page
        assert words not in register
    listed = shown(client, world.lead, "findings", world.partnership.key)
    counted = shown(client, world.lead, "grid", world.partnership.key)
    assert "No finding to show" in listed
    assert row.finding.theme.name not in counted


def test_a_theme_in_the_address_tells_a_lead_nothing(client, world, recommend):
    row = sent(world, recommend())
    page = shown(client, world.lead, "register", world.partnership.key, theme=row.finding.theme_id)
    assert row.reference not in page
    page = shown(client, world.chair, "register", world.partnership.key, theme=row.finding.theme_id)
    assert row.reference in page


def test_the_file_keeps_from_a_lead_what_the_page_keeps(client, world, recommend):
    row = sent(world, recommend())
    client.force_login(world.lead)
    path = reverse("exports:download_of", args=["recommendations", world.partnership.key, "csv"])
    body = b"".join(client.get(path)).decode()
    assert row.reference in body
    assert row.finding.review.reference not in body
    assert row.finding.theme.name not in body


def test_the_lead_is_written_to_by_reference_alone(world, recommend):
    row = sent(world, recommend())
    letter = Letter.objects.get(kind="recommendation")
    assert letter.to == world.lead
    assert row.reference in letter.heading
    assert row.finding.review.reference not in letter.heading + letter.words
    assert row.words not in letter.heading + letter.words


def test_what_is_called_back_or_asked_of_another_is_the_leads_no_more(client, world, recommend):
    row = sent(world, recommend())
    by = {"by": world.officer, "today": TODAY}
    recommending.call_back(row, because="Sent too soon", **by)
    assert not Recommendation.objects.visible_to(world.lead)
    row = sent(world, row)
    said = recommending.Recommended(row.words, world.council, row.measure)
    row = recommending.change_recommendation(row, said, because="A slip", **by)
    assert row.sent_on is None
    assert not Recommendation.objects.visible_to(world.lead)


def test_a_neighbouring_partnership_finds_no_trace(client, world, recommend):
    row = sent(world, recommend())
    other = World()
    assert not Recommendation.objects.visible_to(other.officer)
    assert not Finding.objects.visible_to(other.officer)
    page = shown(client, other.officer, "register", other.partnership.key, show="all")
    assert row.reference not in page
    client.force_login(other.officer)
    for name, args in (
        ("register", [world.partnership.key]),
        ("recommendation", [row.pk]),
        ("learning", [row.finding.review.address]),
    ):
        assert client.get(reverse(f"findings:{name}", args=args)).status_code == 404


# --- forms ---------------------------------------------------------------------------------------


def test_a_finding_is_recorded_on_the_page_of_its_review_and_stands_in_its_log(
    client, world, review, theme
):
    row = review()
    client.force_login(world.officer)
    page = reverse("findings:record_finding", args=[row.address])
    said = {"words": WORDS, "theme": theme.pk, **three("found_on", date(2026, 4, 1))}
    assert client.post(page, said).status_code == 302
    assert client.post(page, said).status_code == 302, "the second click"
    assert Finding.objects.get().number == 1
    assert WORDS in shown(client, world.chair, "learning", row.address)
    log = client.get(reverse("reviews:review_log", args=[row.address])).content.decode()
    assert "finding recorded" in log.lower()
    assert 'aria-current="page">Learning' in shown(client, world.officer, "learning", row.address)


def test_words_that_may_tell_who_it_is_are_asked_about_and_an_nhs_number_is_refused(
    client, world, review, theme
):
    client.force_login(world.officer)
    page = reverse("findings:record_finding", args=[review().address])
    said = {"theme": theme.pk, **three("found_on", date(2026, 4, 1))}
    body = client.post(page, {**said, "words": "What Tom Fenwick told the school."})
    assert "looks like a name" in body.content.decode()
    assert "What Tom Fenwick told the school." in body.content.decode(), "what was typed stays"
    number = client.post(page, {**said, "words": "Seen as 943 476 5919.", "sure": "on"})
    assert "NHS number" in number.content.decode()
    assert not Finding.objects.exists()
    ticked = {**said, "words": "What Tom Fenwick told the school.", "sure": "on"}
    assert client.post(page, ticked).status_code == 302


def test_a_decision_without_a_reason_is_shown_again_with_what_was_typed(client, world, recommend):
    row = recommend()
    client.force_login(world.chair)
    page = reverse("findings:decide", args=[row.pk])
    said = {"accepted": "no", "how": "written", "taken_by": world.chair.pk}
    answer = client.post(page, {**said, **three("taken_on", timezone.localdate())})
    assert answer.status_code == 200
    assert "the annual report prints the reason" in answer.content.decode()
    assert not row.acceptances.exists()
    because = {"because": "Another law does so"}
    answer = client.post(page, {**said, **because, **three("taken_on", timezone.localdate())})
    assert answer.status_code == 302
    assert "Another law does so" in shown(client, world.chair, "recommendation", row.pk)


def test_an_action_is_raised_from_the_page_and_leads_back_to_it(client, world, recommend, decide):
    row = recommend()
    decide(row)
    client.force_login(world.officer)
    page = reverse("findings:raise_action", args=[row.pk])
    asked = {"what": "Tell every team.", "owner_agency": world.trust.pk}
    due = three("due_on", date(2099, 1, 5))
    assert client.post(page, {**asked, **due}).status_code == 302
    assert client.post(page, {**asked, **due}).status_code == 302, "the second click"
    link = Link.objects.get()
    assert link.subject == row
    assert link.action.reference in shown(client, world.officer, "recommendation", row.pk)
    register = client.get(link.action.get_absolute_url()).content.decode()
    assert row.get_absolute_url() in register
    client.force_login(world.lead)
    theirs = client.get(link.action.get_absolute_url()).content.decode()
    assert row.get_absolute_url() not in theirs, "the recommendation was not sent to them"


def test_an_impact_check_that_fails_offers_a_further_action(
    client, world, recommend, decide, act_on, close, check
):
    row = recommend()
    decide(row)
    close(act_on(row))
    check(row, False)
    page = shown(client, world.officer, "recommendation", row.pk)
    assert "Raise a further action" in page
    assert "Practice did not change" in page
