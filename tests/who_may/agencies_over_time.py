"""Facts and arguments for the rows of agencies_over_time.txt."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

from boards.closing import services as closing
from boards.closing.models import ForWhom
from boards.models import BoardKind, Listing
from boards.obligations.services import name_lead, say_duty
from boards.relevant import services as relevant
from boards.relevant.letters import CONFIRM_BY_LINK
from boards.relevant.models import Confirmation, ListReview
from boards.succession.planning import Said, say_succession
from boards.succession.services import Heir, Moves
from boards.themes.services import say_part
from partnership.access.offices import Office
from partnership.agencies.models import Kind
from partnership.links.services import sign
from tests import factories as make

NOON = datetime(2026, 11, 19, 12, tzinfo=UTC)
TODAY = NOON.date()
BECAUSE = {"because": "Agreed"}
WORDS = {"asked": "A tool.", "done": "A tool.", "changed": "Much.", "lessons": "Begin."}


def plant(d: Any) -> None:
    """Task groups at each stage of closing, a review of the lists, duties, leads and themes."""
    w, outsider = d.w, d.people["outsider"]
    d.met = make.meeting(w.executive, TODAY)
    make.seat(d.people["trainer"], Office.TRAINER, w.executive)  # an office that reads nothing
    d.tasks = {tag: _task(d) for tag in ("fresh", "drafted", "sent", "closed")}
    d.task_there = make.board(d.there, BoardKind.TASK)
    d.reports = {
        tag: _report(d.tasks[tag], w.executive, w.officer) for tag in ("drafted", "sent", "closed")
    }
    d.reports["elsewhere"] = _report(d.task_there, d.group_there, outsider)
    d.packs = {
        "draft": _resource(d.reports["drafted"], ForWhom.EVERYBODY, w.officer),
        "sent": _resource(d.reports["sent"], ForWhom.EVERYBODY, w.officer),
        "published": _resource(d.reports["closed"], ForWhom.EVERYBODY, w.officer),
        "ours": _resource(d.reports["closed"], ForWhom.PARTNERSHIP, w.officer),
        "elsewhere": _resource(d.reports["elsewhere"], ForWhom.PARTNERSHIP, outsider),
    }
    for tag in ("sent", "closed"):
        closing.send_report(d.reports[tag], by=w.officer, today=TODAY, now=NOON)
    said = closing.Acceptance(last_day=TODAY, meeting=d.met)
    closing.accept(d.reports["closed"], said, by=w.head, today=TODAY)
    by = {"by": w.officer, "today": TODAY, **BECAUSE}
    d.term = closing.set_term(d.tasks["fresh"], finish_by=date(2027, 3, 31), **by)
    _review_lists(d)
    starts: Any = {"starts_on": TODAY, "today": TODAY}
    said_of = {"code": "CA2004-S11", "applies": False, "by": w.officer, **BECAUSE}
    d.duty = say_duty(w.partnership, w.trust, **said_of, **starts)
    d.lead = name_lead(w.trust, purpose="data", person=w.lead, by=w.lead, **starts)
    part = {"theme": "Neglect", "part": "lead", "protocol": "Protocol", **starts}
    d.part = say_part(w.partnership, board=w.executive, by=w.officer, **part)
    d.planned = _planned(w.partnership, w.head)
    d.planned_there = _planned(d.there, outsider)


def _planned(partnership: Any, by: Any) -> Any:
    """An agency that will be followed by another next spring."""
    listing = make.listing(partnership, make.agency())
    heirs, moves = [Heir("Heir to come", Kind.COUNCIL)], Moves(frozenset({listing.pk}))
    said = Said([listing.agency], heirs, moves, date(2027, 4, 1), "Agreed")
    return say_succession(said, by=by, today=TODAY)


def _task(d: Any) -> Any:
    """A task and finish group: the designated nurse chairs it, the lay member sits in it."""
    group = make.board(d.w.partnership, BoardKind.TASK)
    make.seat(d.people["designated-nurse"], Office.GROUP_CHAIR, group)
    make.seat(d.people["lay-member"], Office.GROUP_MEMBER, group)
    make.seat(d.people["trainer"], Office.TRAINER, group)
    return group


def _report(group: Any, above: Any, by: Any) -> Any:
    words = closing.Words(above=above, **WORDS)
    return closing.write_report(group, words, by=by, today=TODAY)


def _resource(report: Any, whom: ForWhom, by: Any) -> Any:
    file = {"file": make.pdf(), "by": by, "now": NOON}
    return closing.add_resource(report, title="Form", for_whom=whom, **file)


def _review_lists(d: Any) -> None:
    """An edition of this spring, and a review that is open with every answer settled."""
    w = d.w
    facts: Any = {"approved_by": "The board", "source": "A leaflet", "today": TODAY}
    spring = {"on": date(2026, 5, 1)}
    d.lists_edition = relevant.record_edition(w.partnership, by=w.officer, **spring, **facts)
    until: Any = {"answer_by": TODAY + timedelta(days=30), "today": TODAY, "now": NOON}
    d.list_review = relevant.open_review(w.partnership, by=w.officer, **until)
    for row in d.list_review.confirmations.all():
        relevant.settle(row, because="By telephone", by=w.officer, today=TODAY)
    there = relevant.record_edition(d.there, by=d.people["outsider"], **spring, **facts)
    d.review_there = ListReview.objects.get(since=there)


def _asked(d: Any, agency: Any) -> int:
    return Confirmation.objects.get(review=d.list_review, agency=agency).pk


def objects(d: Any) -> dict[str, list[Any]]:
    """The arguments of every address here."""
    here, there = d.w.partnership.key, d.there.key
    return {
        **_of_closing(d, here, there),
        **_of_lists(d, here, there),
        **_of_bodies(d, here, there),
    }


def _of_closing(d: Any, here: str, there: str) -> dict[str, list[Any]]:
    groups = {**d.tasks, "elsewhere": d.task_there}
    of_groups = ("of_board", "set_term", "write")
    of_reports = ("add_resource", "send", "give_back", "accept")
    of_packs = ("resource", "withdraw_resource")
    return {
        "closing:groups@here": [here],
        "closing:groups@there": [there],
        **{f"closing:{page}@{tag}": [g.key] for page in of_groups for tag, g in groups.items()},
        **{f"closing:{page}@{tag}": [r.pk] for page in of_reports for tag, r in d.reports.items()},
        **{f"closing:{page}@{tag}": [row.pk] for page in of_packs for tag, row in d.packs.items()},
        "access:why@term": ["closing.Term", d.term.pk],
        "access:why@resource": ["closing.Resource", d.packs["published"].pk],
        **{f"access:why@report-{t}": ["closing.ClosingReport", r.pk] for t, r in d.reports.items()},
        "access:changes@report": ["closing.ClosingReport", d.reports["closed"].pk],
        "access:changes@resource": ["closing.Resource", d.packs["ours"].pk],
        "exports:download_of@task-groups-here": ["task-groups", here, "csv"],
        "exports:download_of@task-groups-there": ["task-groups", there, "csv"],
    }


def _of_lists(d: Any, here: str, there: str) -> dict[str, list[Any]]:
    of_places = ("of_partnership", "reviews", "open_review", "record")
    places = {"here": here, "there": there}
    asked = {"trust": _asked(d, d.w.trust), "icb": _asked(d, d.icb)}
    row = Confirmation.objects.get(pk=asked["trust"])
    until = NOON + timedelta(days=2)
    link = sign(CONFIRM_BY_LINK, person=d.w.lead, subject=row, until=until)
    return {
        **{f"relevant:{page}@{tag}": [key] for page in of_places for tag, key in places.items()},
        **{f"relevant:{page}@open": [d.list_review.pk] for page in ("review", "publish")},
        **{f"relevant:{page}@elsewhere": [d.review_there.pk] for page in ("review", "publish")},
        **{
            f"relevant:{page}@{t}": [pk]
            for page in ("confirm", "settle")
            for t, pk in asked.items()
        },
        "relevant:confirm_by_link@trust": [link],
        "relevant:confirm_by_link@forged": ["forged"],
        "relevant:edition@spring": [d.lists_edition.pk],
        "access:why@edition": ["relevant.Edition", d.lists_edition.pk],
        "access:changes@edition": ["relevant.Edition", d.lists_edition.pk],
        "access:why@list-review": ["relevant.ListReview", d.list_review.pk],
        "access:changes@list-review": ["relevant.ListReview", d.list_review.pk],
        "access:why@confirmation": ["relevant.Confirmation", asked["trust"]],
        "access:changes@confirmation": ["relevant.Confirmation", asked["trust"]],
        "exports:download_of@edition-spring": ["edition", d.lists_edition.pk, "csv"],
        "exports:download_of@confirmations-open": ["confirmations", d.list_review.pk, "csv"],
    }


def _of_bodies(d: Any, here: str, there: str) -> dict[str, list[Any]]:
    agencies = {"trust": d.w.trust.key, "elsewhere": d.council_there.key}
    succession = ("rename", "merge", "split")
    return {
        **{f"succession:{page}@{t}": [k] for page in succession for t, k in agencies.items()},
        **{f"obligations:name_lead@{tag}": [key] for tag, key in agencies.items()},
        "obligations:say_duty@trust": [here, d.w.trust.key],
        "obligations:say_duty@elsewhere": [there, d.council_there.key],
        "obligations:end_duty@said": [d.duty.pk],
        "obligations:leads@here": [here],
        "obligations:leads@there": [there],
        **{
            f"succession:{page}@{tag}": [row.pk]
            for page in ("planned", "choose", "call_off")
            for tag, row in (("planned", d.planned), ("elsewhere", d.planned_there))
        },
        "access:why@planned": ["succession.Planned", d.planned.pk],
        "access:changes@planned": ["succession.Planned", d.planned.pk],
        "access:why@duty": ["obligations.AgencyDuty", d.duty.pk],
        "access:why@named-lead": ["obligations.NamedLead", d.lead.pk],
        "themes:mapping@here": [here],
        "themes:mapping@there": [there],
        "themes:say_part@here": [here],
        "themes:say_part@there": [there],
        "themes:end_part@part": [d.part.pk],
        "access:why@theme": ["themes.Theme", d.part.theme_id],
        "access:why@part": ["themes.ThemeBoard", d.part.pk],
        **{
            f"exports:download_of@{code}-{tag}": [code, key, "csv"]
            for code in ("named-leads", "themes")
            for tag, key in (("here", here), ("there", there))
        },
    }


def _day(name: str, on: date = TODAY) -> dict[str, int]:
    return {f"{name}_day": on.day, f"{name}_month": on.month, f"{name}_year": on.year}


def says(d: Any) -> dict[str, Any]:
    """What somebody with the right would send."""
    executive, group_there = d.w.executive.pk, d.group_there.pk
    heir = {"name": "Heir", "names": "North\nSouth", "kind": "nhs_trust", **_day("on"), **BECAUSE}
    lists = [Listing.objects.get(agency=d.w.trust).pk]
    lists_there = [Listing.objects.get(agency=d.council_there).pk]
    resource = {"title": "Form", "for_whom": "everybody"}
    part = {"theme": "Gangs", "part": "lead", "protocol": "Protocol", **_day("starts_on")}
    until = _day("answer_by", TODAY + timedelta(days=20))
    approval = {"approved_by": "The board", "where": f"meeting-{d.met.pk}"}
    known = {**_day("on", date(2026, 6, 1)), "approved_by": "All", "source": "A leaflet"}
    duty = {"code": "CA14-S6", "applies": "no", **_day("starts_on"), **BECAUSE}
    return {
        "closing:set_term": {**_day("finish_by", date(2027, 6, 30)), **BECAUSE},
        "closing:write": {**WORDS, "above": executive},
        "closing:write@elsewhere": {**WORDS, "above": group_there},
        "closing:add_resource": lambda: {**resource, "file": make.pdf(words="A newer report")},
        "closing:withdraw_resource": BECAUSE,
        "closing:give_back": BECAUSE,
        "closing:accept": {"where": f"meeting-{d.met.pk}", **_day("last_day")},
        "relevant:open_review": until,
        "relevant:record": known,
        "relevant:confirm": {"said": "right"},
        "relevant:confirm_by_link": {"said": "right"},
        "relevant:settle": BECAUSE,
        "relevant:publish": approval,
        "succession:rename@trust": {**heir, "listings": lists},
        "succession:split@trust": {**heir, "listings": lists},
        "succession:rename@elsewhere": {**heir, "listings": lists_there},
        "succession:split@elsewhere": {**heir, "listings": lists_there},
        "succession:choose@planned": {**BECAUSE, "listings": d.planned.goes_on["listings"]},
        "succession:choose@elsewhere": {
            **BECAUSE,
            "listings": d.planned_there.goes_on["listings"],
        },
        "succession:call_off": BECAUSE,
        "obligations:say_duty": duty,
        "obligations:end_duty": {**_day("ends_on"), **BECAUSE},
        "obligations:name_lead": {
            "purpose": "training",
            "person": d.w.lead.pk,
            **_day("starts_on"),
        },
        "themes:say_part@here": {**part, "board": executive},
        "themes:say_part@there": {**part, "board": group_there},
        "themes:end_part": {**_day("ends_on"), **BECAUSE},
    }
