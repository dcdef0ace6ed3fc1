"""Facts and arguments for the rows of deaths.txt."""

from datetime import UTC, date, datetime
from typing import Any

import pytest

from boards.models import BoardKind
from boards.models.board import Remit
from partnership.access.offices import Office
from reviews.deaths.models import PublishedPanelReport
from reviews.deaths.services import recording, reporting, reviewing
from reviews.deaths.services.counting import enter_figures
from tests import factories as make

TODAY = date(2026, 11, 19)
NOON = datetime(2026, 11, 19, 12, tzinfo=UTC)
WORDS = {"title": "Deaths of the year", "done": "Work.", "effective": "Well.", "learning": ""}
ALL_WORDS = {**WORDS, "for_professionals": ""}
NUMBERS = {"notified": 9, "reviewed": 8, "modifiable": 1, "by_category": {}}
SOURCE = {"source": "Export", "source_on": date(2026, 10, 5)}


def plant(d: Any) -> None:
    """A panel with a chair and a member, deaths at each stage, figures and reports."""
    w = d.w
    d.cd_panel = make.board(w.partnership, BoardKind.PANEL, remit=Remit.CHILDREN)
    make.seat(d.people["group-chair"], Office.GROUP_CHAIR, d.cd_panel)
    make.seat(d.people["designated-doctor"], Office.GROUP_MEMBER, d.cd_panel)
    make.seat(d.people["trainer"], Office.TRAINER, d.cd_panel)
    d.cd_panel_met = make.meeting(d.cd_panel, date(2026, 11, 17))
    d.cd_deaths = {tag: _death(d, w.partnership, w.officer, d.cd_panel) for tag in TAGS}
    d.cd_deaths["elsewhere"] = _death(d, d.there, d.people["outsider"], None)
    on = {"by": w.officer, "today": TODAY}
    began = date(2026, 10, 1)
    paused = d.cd_deaths["paused"]
    d.cd_pause = reviewing.pause(paused, process="inquest", starts_on=began, **on)
    d.cd_late = reviewing.explain_late(paused, code="CDR-CDRM", reason="Tests.", **on)
    for stage in ("met_on", "received_on"):
        recording.record_stage(d.cd_deaths["ready"], stage, on=began, **on)
    quarter = {"length": "quarter", "starts_on": date(2026, 7, 1), "of": ""}
    d.cd_figures = enter_figures(w.partnership, **quarter, **NUMBERS, **SOURCE, **on)
    _reports(d)


TAGS = ("one", "paused", "ready")


def _death(d: Any, where: Any, by: Any, panel: Any) -> Any:
    known = recording.Known(date(2026, 9, 14), date(2026, 9, 15), panel=panel)
    return recording.record_death(where, known, by=by, today=TODAY, another=True)


def _reports(d: Any) -> None:
    """One at each step. PDFs are not drawn."""
    by, other = {"by": d.w.officer, "today": TODAY}, {"by": d.w.head, "today": TODAY}
    d.cd_reports = {}
    for year, tag in enumerate(("draft", "checked", "confirmed", "out", "back"), start=2020):
        row = reporting.begin_report(d.w.partnership, starts_on=date(year, 4, 1), **ALL_WORDS, **by)
        if tag != "draft":
            row = reporting.check_disclosure(row, **by)
        if tag in ("confirmed", "out", "back"):
            row = reporting.confirm_disclosure(row, **other)
        if tag in ("out", "back"):
            with pytest.MonkeyPatch.context() as patch:
                patch.setattr(reporting, "as_pdf", lambda written: b"%PDF-1.7\n%%EOF\n")
                reporting.publish_report(row, now=NOON, **by)
        if tag == "back":
            reporting.withdraw_report(row, because="A slip", **by)
        d.cd_reports[tag] = row


def objects(d: Any) -> dict[str, list[Any]]:
    """The arguments of every address here."""
    here, there = d.w.partnership.key, d.there.key
    death, report = d.cd_deaths, d.cd_reports
    slugs = {row.report_id: row.slug for row in PublishedPanelReport.objects.all()}
    of_one = ("death", "change", "suspicion", "pause", "ask")
    lists = {"child-deaths": "child-deaths", "death-quarters": "child-death-quarters"}
    lists["death-years"] = "child-death-years"
    return {
        "deaths:register@there": [there],
        **{
            f"deaths:{page}@here": [here]
            for page in ("register", "record", "figures", "enter", "reports", "begin_report")
        },
        "deaths:of_board@panel": [d.cd_panel.key],
        "deaths:of_board@group": [d.w.group.key],
        **{f"deaths:{page}@one": [death["one"].pk] for page in of_one},
        "deaths:death@elsewhere": [death["elsewhere"].pk],
        "deaths:stage@one": [death["one"].pk, "gathering_on"],
        "deaths:stage@no-such": [death["one"].pk, "reviewed_on"],
        "deaths:late@one": [death["one"].pk, "CDR-CDRM"],
        "deaths:end_pause@paused": [death["paused"].pk, d.cd_pause.pk],
        "deaths:reviewed@ready": [death["ready"].pk],
        "deaths:correct@figures": [d.cd_figures.pk],
        **{f"deaths:{page}@draft": [report["draft"].pk] for page in ("report", "change_report")},
        "deaths:check@draft": [report["draft"].pk],
        "deaths:confirm@checked": [report["checked"].pk],
        "deaths:publish@confirmed": [report["confirmed"].pk],
        "deaths:withdraw@out": [report["out"].pk],
        "deaths:edition@professional": [report["draft"].pk, "professional"],
        "deaths:paper@professional": [report["draft"].pk, "professional", "docx"],
        **{
            f"deaths:{page}@{tag}": [slugs[report[tag].pk]]
            for page in ("publication", "publication_paper")
            for tag in ("out", "back")
        },
        "access:why@child-death": ["deaths.Death", death["one"].pk],
        "access:why@death-pause": ["deaths.DeathPause", d.cd_pause.pk],
        "access:why@death-late": ["deaths.DeathLate", d.cd_late.pk],
        "access:why@death-figures": ["deaths.DeathFigures", d.cd_figures.pk],
        **{f"exports:download_of@{tag}-here": [code, here, "csv"] for tag, code in lists.items()},
    }


def three(name: str, on: date) -> dict[str, int]:
    """A day as the three boxes send it."""
    return {f"{name}_day": on.day, f"{name}_month": on.month, f"{name}_year": on.year}


def says(d: Any) -> dict[str, Any]:
    """What somebody with the right would send."""
    yesterday = date(2026, 11, 18)
    numbers = {"notified": 10, "reviewed": 9, "modifiable": 2, "source": "Export"}
    numbers |= three("source_on", yesterday)
    asked = {"agency": d.w.trust.pk, "what": "A report", "why": "The review"}
    found = {"meeting": d.cd_panel_met.pk, "category": 7, "factors": "none"}
    return {
        "deaths:record": {"month": 10, "year": 2026, **three("notified_on", yesterday)},
        "deaths:change": {"external_reference": "NC-1", "panel": d.cd_panel.pk, "because": "Said"},
        "deaths:stage": three("on", yesterday),
        "deaths:suspicion": {"suspected": "no"},
        "deaths:pause": {"process": "criminal", **three("starts_on", yesterday)},
        "deaths:end_pause": {"because": "It is over", **three("on", yesterday)},
        "deaths:reviewed": found,
        "deaths:late": {"reason": "Tests took months."},
        "deaths:ask": {**asked, **three("due_on", date(2099, 1, 4))},
        "deaths:enter": {"period": "quarter:2026-04-01", **numbers},
        "deaths:correct": {**numbers, "because": "A late notice"},
        "deaths:begin_report": {"starts_on": "2026-04-01", **WORDS},
        "deaths:change_report": {**WORDS, "done": "Other work.", "because": "A slip"},
        "deaths:check": {"looked": "on"},
        "deaths:confirm": {"looked": "on"},
        "deaths:withdraw": {"because": "A slip"},
    }
