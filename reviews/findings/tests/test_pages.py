"""Pages of learning: what each reader is shown, what is kept that was typed, and what it costs."""

from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from boards.actions.models import Link
from partnership.outbox.models import Letter
from reviews.findings.models import Finding, LearningTheme, Recommendation, Status
from reviews.findings.services import learning, national, recommending, themes
from reviews.findings.services.national import Stand
from reviews.findings.tests.conftest import NOW, TODAY, WORDS
from reviews.models import Review
from tests.factories import World

pytestmark = pytest.mark.django_db


def shown(client: Client, reader, page: str, *args, **query) -> str:
    """The page of this name as somebody finds it."""
    client.force_login(reader)
    answer = client.get(reverse(f"findings:{page}", args=args), query)
    assert answer.status_code == 200
    return answer.content.decode()


def three(name: str, day: date) -> dict[str, int]:
    return {f"{name}_day": day.day, f"{name}_month": day.month, f"{name}_year": day.year}


def sent(world, row: Recommendation) -> Recommendation:
    at = {"sent_on": TODAY, "by": world.officer, "today": TODAY, "now": NOW}
    return recommending.send_to_agency(row, **at)


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
    assert WORDS in shown(client, world.member, "learning", row.address)
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
    assert "Another law does so" in shown(client, world.member, "recommendation", row.pk)


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


# --- early learning, themes ----------------------------------------------------------------------


def test_early_learning_says_with_whom_it_was_shared_and_a_slip_is_withdrawn(client, world, find):
    row = find(early=True)
    page = shown(client, world.member, "learning", row.review.address)
    assert "Not shared yet" in page
    facts = {"to_whom": "All leads", "how": "A briefing", "by": world.officer, "today": TODAY}
    made = learning.say_shared(row, shared_on=TODAY, **facts)
    page = shown(client, world.member, "learning", row.review.address)
    assert "All leads" in page
    assert "Not shared yet" not in page
    learning.withdraw_sharing(made, because="It was not", by=world.officer, today=TODAY)
    assert "It was not" in shown(client, world.member, "learning", row.review.address)


def test_a_retired_theme_is_offered_no_more_and_its_findings_stay(client, world, find, theme):
    row = find()
    themes.retire_theme(theme, because="Too wide", by=world.officer, today=timezone.localdate())
    client.force_login(world.officer)
    new = client.get(reverse("findings:record_finding", args=[row.review.address]))
    assert not list(new.context["form"].fields["theme"].queryset)
    old = client.get(reverse("findings:change_finding", args=[row.pk]))
    assert list(old.context["form"].fields["theme"].queryset) == [theme]
    assert theme.name in shown(client, world.officer, "grid", world.partnership.key)
    again = themes.add_theme(
        world.partnership, name=theme.name.upper(), by=world.officer, today=TODAY
    )
    assert again == theme
    assert LearningTheme.objects.count() == 1


# --- the grid and the registers ------------------------------------------------------------------


def test_the_grid_leads_down_to_the_very_findings(client, world, find, recommend):
    one, other = find(), find(words="Nobody asked why.")
    recommend(one)
    recommend(one, None)
    recommend(one, world.trust, "Once more")
    client.force_login(world.chair)
    answer = client.get(reverse("findings:grid", args=[world.partnership.key]))
    (theme,) = answer.context["grid"].themes
    assert [cell.number for cell in theme.whole.cells] == [2]
    by_name = {row.name: row.cells[0] for row in theme.rows}
    assert {name: cell.number for name, cell in by_name.items()} == {
        "A trust": 1,
        "The whole system": 1,
        "No recommendation": 1,
    }
    behind = {name: list(client.get(cell.url).context["page"]) for name, cell in by_name.items()}
    assert behind == {
        "A trust": [one],
        "The whole system": [one],
        "No recommendation": [other],
    }


def test_the_register_is_filtered_by_state_agency_theme_and_kind(client, world, recommend, decide):
    asked, whole = recommend(), recommend(agency=None, words="Build it.")
    decide(whole, False, "Too dear.")
    key = world.partnership.key

    def found(**query) -> set[str]:
        client.force_login(world.officer)
        page = client.get(reverse("findings:register", args=[key]), query)
        return {line.row.reference for line in page.context["lines"]}

    assert found() == {asked.reference}, "what is settled is not shown unless it is asked for"
    assert found(show="refused") == {whole.reference}
    assert found(show="all") == {asked.reference, whole.reference}
    assert found(show="all", kind="system") == {whole.reference}
    assert found(show="all", agency=world.trust.key) == {asked.reference}
    assert found(show="all", theme="99999") == set()
    assert found(show="nonsense", kind="x", theme="\x00", page="9" * 30) == {asked.reference}


def cost(client: Client, path: str) -> int:
    with CaptureQueriesContext(connection) as asked:
        assert client.get(path).status_code == 200
    return len(asked)


def test_many_cost_as_much_as_few(client, world, find, recommend, decide, act_on, close):
    def fill(row: Review | None = None) -> Recommendation:
        made = recommend(find(row, words=f"Found {Finding.objects.count()}"))
        decide(made)
        close(act_on(made))
        return made

    first = fill()
    key = world.partnership.key
    pages = [reverse(f"findings:{name}", args=[key]) for name in ("register", "findings", "grid")]
    pages += [reverse("findings:learning", args=[first.finding.review.address])]
    pages += [first.get_absolute_url()]
    client.force_login(world.officer)
    for path in pages:
        client.get(path)
    few = [cost(client, path) for path in pages]
    for _ in range(6):
        fill(first.finding.review)
    act_on(first, "One more")
    assert [cost(client, path) for path in pages] == few


# --- national recommendations --------------------------------------------------------------------


def test_a_national_recommendation_goes_from_unread_to_done(client, world):
    by = {"by": world.officer, "today": TODAY}
    facts = {"title": "Babies", "publisher": "The Panel", "out_on": TODAY}
    link = "https://example.org/report"
    report = national.record_report(world.partnership, link=link, **facts, **by)
    row = national.add_recommendation(report, number=1, words="Ask each father.", **by)
    key = world.partnership.key
    assert "Not looked at yet" in shown(client, world.lead, "national", key)
    with pytest.raises(Exception, match="Choose the board or group"):
        national.say_status(row, Stand(Status.OURS, "", None, None), **by)
    with pytest.raises(Exception, match="why it is not for us"):
        national.say_status(row, Stand(Status.NOT_OURS, " ", None, None), **by)
    row = national.say_status(row, Stand(Status.IN_HAND, "", world.group, world.trust), **by)
    client.force_login(world.officer)
    asked = {
        "what": "Ask them.",
        "owner_agency": world.trust.pk,
        **three("due_on", date(2099, 1, 5)),
    }
    answer = client.post(reverse("findings:national_action", args=[row.pk]), asked)
    assert answer.status_code == 302
    action = Link.objects.get().action
    assert action.board == world.group
    assert action.reference in shown(client, world.officer, "national_one", row.pk)
    national.say_status(row, Stand(Status.DONE, "Every record asks.", world.group, None), **by)
    page = shown(client, world.lead, "national", key, status="done")
    assert "Every record asks." in page
    assert link in page
    assert not national.NationalReport.objects.visible_to(World().officer)


def test_an_address_that_is_no_web_address_is_refused(client, world):
    client.force_login(world.officer)
    path = reverse("findings:record_report", args=[world.partnership.key])
    said = {"title": "Babies", "publisher": "The Panel", **three("out_on", TODAY)}
    for link in ("javascript:alert(1)", "http://example.org", "no address"):
        answer = client.post(path, {**said, "link": link})
        assert "begins with https://" in answer.content.decode()
    assert client.post(path, {**said, "link": "https://example.org/a"}).status_code == 302
