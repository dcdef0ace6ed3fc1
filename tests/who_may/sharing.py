"""Facts and arguments for the rows of sharing.txt."""

from datetime import date
from typing import Any

from boards.sharing.services.agreements import Terms, add_agreement
from boards.sharing.services.asking import (
    Asked,
    ask_for_information,
    put_to_chair,
    refuse_request,
)
from boards.sharing.services.giving import Given, record_sharing
from partnership.agencies.models import Agency
from tests import factories as make
from tests.who_may.policies import BECAUSE, NOON, TODAY, approve

WHEN: dict[str, Any] = {"today": TODAY, "now": NOON}
DUE = date(2026, 12, 17)
CODES = ("agreements", "disclosures", "information-requests")


def plant(d: Any) -> None:
    """An agreement, what was given, and requests at each stage."""
    w, outsider = d.w, d.people["outsider"]
    d.police = Agency.objects.get(name="A police force")
    d.agreements = {tag: _agreement(d, tag) for tag in ("agreement", "entered")}
    approve(d, d.agreements["agreement"].document)
    there = make.agency("A trust elsewhere")
    make.listing(d.there, there)
    lead_there = make.person("lead elsewhere")
    make.appointment(lead_there, "agency_lead", there)
    d.given = {
        "given": _given(w.partnership, w.trust, d.police, w.officer),
        "taken": _given(w.partnership, d.icb, w.trust, w.officer),
        "there": _given(d.there, there, d.council_there, outsider),
    }
    d.asked_for = {
        tag: _asked(w.partnership, w.executive, w.trust, w.officer, f"Contacts, {tag}")
        for tag in ("asked", "refused", "with-chair")
    }
    d.asked_for["police"] = _asked(w.partnership, w.executive, d.police, w.officer)
    d.asked_for["there"] = _asked(d.there, d.group_there, there, outsider)
    for tag in ("refused", "with-chair"):
        refuse_request(d.asked_for[tag], because="Not ours", by=w.lead, **WHEN)
    put_to_chair(d.asked_for["with-chair"], because="It is", by=w.officer, **WHEN)


def _agreement(d: Any, tag: str) -> Any:
    terms = Terms([d.icb, d.w.trust], "To know", ["CONSENT"], date(2026, 1, 1))
    facts = {"title": f"Sharing, {tag}", "owner": d.w.group, "review_months": 12}
    return add_agreement(d.w.partnership, terms, by=d.w.officer, **facts)


def _given(place: Any, giver: Agency, receiver: Agency, by: Any) -> Any:
    given = Given(
        giver=giver,
        receiver=receiver,
        what="Dates",
        why="Asked",
        basis="CONSENT",
        given_on=TODAY,
        how="By post",
        given_by="Nurse",
    )
    return record_sharing(place, given, by=by, **WHEN)


def _asked(place: Any, board: Any, agency: Agency, by: Any, what: str = "Contacts") -> Any:
    asked = Asked(board, agency, what, "A review", "CA2004-S16H", DUE)
    return ask_for_information(place, asked, by=by, **WHEN)


def objects(d: Any) -> dict[str, list[Any]]:
    """The arguments of every address here."""
    found: dict[str, list[Any]] = {
        "access:why@agreement": ["sharing.Agreement", d.agreements["agreement"].pk],
        "access:changes@agreement": ["sharing.Agreement", d.agreements["agreement"].pk],
        "access:changes@disclosure": ["sharing.Disclosure", d.given["given"].pk],
        "access:changes@taken": ["sharing.Disclosure", d.given["taken"].pk],
        "access:changes@request": ["sharing.InformationRequest", d.asked_for["asked"].pk],
    }
    for tag, key in (("here", d.w.partnership.key), ("there", d.there.key)):
        for page in ("agreements", "disclosures", "requests", "add_agreement", "record", "ask"):
            found[f"sharing:{page}@{tag}"] = [key]
        for code in CODES:
            found[f"exports:download_of@{code}-{tag}"] = [code, key, "csv"]
    for rows, pages in (
        (d.agreements, ("agreement", "change_agreement")),
        (d.given, ("disclosure", "printed", "strike")),
        (d.asked_for, ("request", "answer", "refuse", "escalate", "settle")),
    ):
        for tag, row in rows.items():
            found |= {f"sharing:{page}@{tag}": [row.pk] for page in pages}
    return found


def says(d: Any) -> dict[str, Any]:
    """What somebody with the right would send."""
    w = d.w
    terms = {"parties": [d.icb.pk, w.trust.pk], "purpose": "To know more", "bases": ["CONSENT"]}
    terms |= {"starts_on_day": 1, "starts_on_month": 1, "starts_on_year": 2026}
    due = {"due_on_day": 17, "due_on_month": 12, "due_on_year": 2026}
    asked = {"board": w.executive.pk, "agency": w.trust.pk, "basis": "CA2014-S45"}
    return {
        "sharing:add_agreement": {
            **terms,
            "title": "Sharing",
            "owner": w.group.pk,
            "review_months": 12,
        },
        "sharing:change_agreement": {**terms, **BECAUSE},
        "sharing:record": _record(d),
        "sharing:strike": BECAUSE,
        "sharing:ask": {**asked, **due, "what": "Contacts", "why": "A review"},
        "sharing:answer": {"answer": "Sent"},
        "sharing:refuse": BECAUSE,
        "sharing:escalate": BECAUSE,
        "sharing:settle": {"settlement": "Given"},
    }


def _record(d: Any) -> dict[str, Any]:
    said = {"giver": d.w.trust.pk, "receiver": d.police.pk, "what": "Dates", "why": "Asked"}
    said |= {"basis": "CONSENT", "how": "By post", "given_by": "Nurse"}
    return {**said, "given_on_day": 18, "given_on_month": 11, "given_on_year": 2026}
