"""Every page that offers a list as a file: its address, and what it shows in one column."""

from typing import Any

from boards.models import Meeting
from boards.plan.models import Plan
from boards.relevant.models import Edition, ListReview
from partnership.people.models import User
from partnership.sheets.models import Import
from reviews.models import Incident, Review

# --- what of: the arguments of the page, found once the facts are planted ---------------------


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
    return [Import.objects.get().subject.key]


def an_import() -> list[Any]:
    return [*a_partnership(), Import.objects.get().pk]


def an_agency() -> list[Any]:
    return [User.objects.get(name="Somebody in every list").memberships.get().agency.key]


def an_incident() -> list[Any]:
    """One with duties."""
    return [Incident.objects.filter(board__key="case-review-group").last().reference]


def a_review() -> list[Any]:
    """The one with copies, an override, a delay, files, letters and openings."""
    return [Review.objects.get(delays__explanation="For the lists").reference]


def its_log() -> list[Any]:
    return ["reviews.Review", Review.objects.get(reference=a_review()[0]).pk]


def an_edition() -> list[Any]:
    return [Edition.objects.first().pk]


def a_list_review() -> list[Any]:
    return [ListReview.objects.get(edition=None, opened_on__isnull=False).pk]


# --- what pages show --------------------------------------------------------------------------


def governed(context: Any) -> list[str]:
    return [row.document.title for row in context["page"].object_list]


def shared(context: Any) -> list[str]:
    return [str(row) for row in context["page"].object_list]


def given(context: Any) -> list[str]:
    return [row.what for row in context["page"].object_list]


def asked(context: Any) -> list[str]:
    return [str(row.agency) for row in context["page"].object_list]


def people(context: Any) -> list[str]:
    return [person.name for person in context["page"]]


def boards(context: Any) -> list[str]:
    found = []
    for picture in context["pictures"]:
        found += [node.board.name for node in picture.structure.nodes()]
        found += [board.name for board in picture.structure.service]
        found += [linked.board.name for linked in picture.linked]
    return found


def agencies(context: Any) -> list[str]:
    return [
        entry.listing.printed
        for one in context["registers"]
        for register in one.lists
        for heading in register.headings
        for part in heading.parts
        for entry in part.entries
    ]


def members(context: Any) -> list[str]:
    return [
        "Vacant" if seat.vacant_since else seat.tenure.person.name for seat in context["page"].seats
    ]


def all_seats(context: Any) -> list[str]:
    return [str(one.seat) for one in context["sittings"]]


def register(context: Any) -> list[str]:
    return [str(row.seat) for row in context["register"].rows]


def references(context: Any) -> list[str]:
    return [row.reference for row in context["page"].paginator.object_list]


def titles(context: Any) -> list[str]:
    return [row.title for row in context["rows"]]


def dues(context: Any) -> list[str]:
    rows = [*context["late"], *context["soon"], *context["later"]]
    return [row.deadline.due_on.isoformat() for row in rows]


def offices(context: Any) -> list[str]:
    parts = (context["offices"].now, context["offices"].later, context["offices"].before)
    return [held.tenure.get_office_display() for part in parts for held in part]


def days_met(context: Any) -> list[str]:
    return [meeting.held_on.isoformat() for meeting in context["page"].meetings]


def days_of_the_year(context: Any) -> list[str]:
    months = context["page"].months
    return [line.meeting.held_on.isoformat() for _, lines in months for line in lines]


def owed(context: Any) -> list[str]:
    return [one.expectation.title for one in context["owed"]]


def outside_bodies(context: Any) -> list[str]:
    return [one.row.reference for one in context["lines"]]


def risks(context: Any) -> list[str]:
    return [row.risk.reference for row in context["lines"]]


def came(context: Any) -> list[str]:
    return [line.name for line in context["agencies"]]


def came_by_seat(context: Any) -> list[str]:
    return [line.name for line in context["seats"]]


def planned(context: Any) -> list[str]:
    return [row.board.name for row in context["page"].counted]


def attended(context: Any) -> list[str]:
    return [row.note for row in context["page"].printed]


def decisions(context: Any) -> list[str]:
    return [decision.summary for decision in context["page"].decisions]


def items(context: Any) -> list[str]:
    return [str(line.item) for line, _ in context["lines"]]


def words(context: Any) -> list[str]:
    return [told.line.words for told in context["lines"]]


def papers(context: Any) -> list[str]:
    return [paper.title for paper in context["papers"]]


def comers(context: Any) -> list[str]:
    return [person.name for person, _ in context["members"]]


def printed(context: Any) -> list[str]:
    return [listing.printed for listing in context["page"].listings]


def seats(context: Any) -> list[str]:
    return [seat.board.name for seat in context["page"].seats]


def posts(context: Any) -> list[str]:
    return [office.person.name for office in context["page"].offices]


def letters(context: Any) -> list[str]:
    return [letter.heading for letter in context["page"].paginator.object_list]


def roles(context: Any) -> list[str]:
    return [str(one.vacancy.place) for one in context["vacant"]]


def addresses(context: Any) -> list[str]:
    return [row.mailbox.address for row in context["rows"]]


def sheets(context: Any) -> list[str]:
    return [row.file_name for row, _ in context["lines"]]


def sheet_rows(context: Any) -> list[str]:
    return [line.says for line in context["page"]]


def holidays(context: Any) -> list[str]:
    return [row.name for row in context["book"].holidays]


def editions(context: Any) -> list[str]:
    return [text.edition.key for chapter in context["book"].chapters for text in chapter.texts]


def values(context: Any) -> list[str]:
    """A value is told once for each of its versions."""
    lines = [line for _, lines in context["groups"] for line in lines]
    return [line.local.title for line in lines for _ in line.versions or [None]]


def runs(context: Any) -> list[str]:
    return [run.kind for run in context["clock"].runs]


def failing(context: Any) -> list[str]:
    return [job.kind for job in context["clock"].failing]


def changes(context: Any) -> list[str]:
    return [change.reason for change in context["changes"]]


def openings(context: Any) -> list[str]:
    return [reading.what for reading in context["page"].object_list]


def duties(context: Any) -> list[str]:
    lines = context["panel"].duties if "panel" in context else context["duties"]
    return [line.deadline.rule.title for line in lines]


def copies(context: Any) -> list[str]:
    return [line.to for line in context["panel"].copies]


def overrides(context: Any) -> list[str]:
    return [row.reason for row in context["panel"].overrides]


def delays(context: Any) -> list[str]:
    return [row.explanation for row in context["panel"].delays]


def files(context: Any) -> list[str]:
    return [file.title for file in context["files"]]


def letters_about(context: Any) -> list[str]:
    return [letter.heading for letter in context["letters"]]


def tasks(context: Any) -> list[str]:
    return [task.what for task in context["tasks"]]


def decided(context: Any) -> list[str]:
    return [one.what for one in context["page"].object_list]


def interests(context: Any) -> list[str]:
    return [one.what for one in context["page"]]


def declared(context: Any) -> list[str]:
    return [one.declaration.what for one in context["declared"]]


def plans(context: Any) -> list[str]:
    return [plan.name for plan in context["plans"]]


def plan_lines(context: Any) -> list[str]:
    lines = context["page"].wanted if "page" in context else context["lines"]
    return [line.action.what for line in lines]


def plan_objectives(context: Any) -> list[str]:
    return [
        str(one.objective)
        for one in context["measured"]
        for _ in ([row for row in one.readings if not row.struck_because] or [None])
    ]


def plan_pairs(context: Any) -> list[str]:
    return [row.action.what for row in context["rows"]]


def groups_of_time(context: Any) -> list[str]:
    return [line.board.name for line in context["lines"]]


def entries_printed(context: Any) -> list[str]:
    return [
        entry.printed
        for one in context["page"].lists
        for _, entries in one.headings
        for entry in entries
    ]


def agencies_asked(context: Any) -> list[str]:
    return [one.row.agency.name for one in context["page"].asked]


def agencies_led(context: Any) -> list[str]:
    return [line.agency.name for line in context["page"]]


def themes(context: Any) -> list[str]:
    return [row.theme.name for row in context["table"].parts]


# page, its query, list and what of, the column that is compared, what the page holds
PAGES: list[Any] = [
    ("people:list", {}, ("people",), "Name", people),
    ("people:person", {}, ("offices", a_person), "Office", offices),
    ("boards:structure", {}, ("boards",), "Board or group", boards),
    ("boards:structure", {"on": "1 May 2019"}, ("boards",), "Board or group", boards),
    ("boards:agencies", {}, ("agencies",), "Entry", agencies),
    ("boards:agencies", {"on": "2019-05-01"}, ("agencies",), "Entry", agencies),
    ("boards:agency", {}, ("agency-listings", an_agency), "As printed", printed),
    ("boards:agency", {}, ("agency-seats", an_agency), "Board or group", seats),
    ("boards:agency", {}, ("agency-offices", an_agency), "Person", posts),
    ("boards:board", {}, ("members", "case-review-group"), "Person", members),
    ("boards:board", {}, ("meetings", "case-review-group"), "Day", days_met),
    ("boards:seats", {}, ("seats", "case-review-group"), "Seat", all_seats),
    ("boards:board", {}, ("decisions", "case-review-group"), "Decision", decisions),
    ("boards:meeting", {}, ("papers", a_meeting), "Paper", papers),
    ("boards:meeting", {}, ("attendance", a_meeting), "Member", comers),
    ("attendance:register", {}, ("register", a_meeting), "Seat", register),
    ("meetings:agenda", {}, ("agenda", a_meeting), "Item", items),
    ("yearplan:year", {}, ("year", a_partnership), "Day", days_of_the_year),
    ("owed:year", {}, ("owed", a_partnership), "Report", owed),
    ("figures:figures", {}, ("attendance-by-agency", a_partnership), "Agency", came),
    ("figures:figures", {}, ("attendance-by-seat", a_partnership), "Seat", came_by_seat),
    ("risks:register", {}, ("risks", a_partnership), "Reference", risks),
    ("external:register", {}, ("external", a_partnership), "Reference", outside_bodies),
    (
        "external:register",
        {"show": "answered"},
        ("external", a_partnership),
        "Reference",
        outside_bodies,
    ),
    ("yearplan:year", {}, ("planned-and-held", a_partnership), "Board or group", planned),
    (
        "yearplan:year",
        {"year": "2015-16"},
        ("printed-attendance", a_partnership),
        "Note",
        attended,
    ),
    ("meetings:minutes", {}, ("minutes", a_held_meeting), "Words", words),
    ("meetings:decisions", {}, ("decision-register",), "Decision", decided),
    ("interests:register", {}, ("interests",), "Interest", interests),
    ("interests:of_meeting", {}, ("declared-interests", a_meeting), "Interest", declared),
    ("actions:register", {}, ("actions",), "Reference", references),
    ("actions:register", {"show": "closed"}, ("actions",), "Reference", references),
    ("challenges:register", {}, ("challenges", a_partnership), "Reference", references),
    (
        "challenges:register",
        {"show": "all"},
        ("challenges", a_partnership),
        "Reference",
        references,
    ),
    ("differences:register", {}, ("differences", a_partnership), "Reference", references),
    ("plan:plans", {}, ("plans", its_partnership), "Plan", plans),
    ("plan:plan", {}, ("plan", a_plan), "Action", plan_lines),
    ("plan:plan", {"on": "1 May 2015"}, ("plan", a_plan), "Action", plan_lines),
    ("plan:compare", {}, ("plan-compared", a_plan), "Action", plan_pairs),
    ("plan:measures", {}, ("plan-measures", a_plan), "Objective", plan_objectives),
    (
        "plan:of_agency",
        {},
        ("plan-of-agency", "cambridge-city-council"),
        "Action",
        plan_lines,
    ),
    ("plan:of_board", {}, ("plan-of-board", "lscb-business-committee"), "Action", plan_lines),
    ("policies:list", {}, ("policies",), "Title", governed),
    ("policies:register", {}, ("governance", a_partnership), "Title", governed),
    ("policies:register", {"kind": "terms"}, ("governance", a_partnership), "Title", governed),
    ("sharing:agreements", {}, ("agreements", a_partnership), "Agreement", shared),
    ("sharing:disclosures", {}, ("disclosures", a_partnership), "What", given),
    ("sharing:requests", {}, ("information-requests", a_partnership), "Agency", asked),
    ("closing:groups", {}, ("task-groups", a_partnership), "Group", groups_of_time),
    ("relevant:edition", {}, ("edition", an_edition), "Entry", entries_printed),
    ("relevant:review", {}, ("confirmations", a_list_review), "Agency", agencies_asked),
    ("obligations:leads", {}, ("named-leads", a_partnership), "Agency", agencies_led),
    ("themes:mapping", {}, ("themes", a_partnership), "Theme", themes),
    ("boards:letters", {}, ("letters",), "Letter", letters),
    ("boards:letters", {"show": "all"}, ("letters",), "Letter", letters),
    ("boards:vacancies", {}, ("vacancies",), "Board, group or agency", roles),
    (
        "boards:board_mailboxes",
        {},
        ("board-mailboxes", "case-review-group"),
        "Address",
        addresses,
    ),
    ("boards:agency_mailboxes", {}, ("agency-mailboxes", an_agency), "Address", addresses),
    ("boards:imports", {}, ("imports", a_partnership), "File", sheets),
    ("boards:import", {}, ("import-rows", an_import), "What", sheet_rows),
    ("boards:clock", {}, ("timetable",), "Job", runs),
    ("boards:clock", {}, ("failing-jobs",), "Job", failing),
    ("outbox:sent", {}, ("my-letters",), "Letter", letters),
    ("rulebook:index", {}, ("bank-holidays",), "What", holidays),
    ("rulebook:index", {}, ("editions",), "Edition", editions),
    ("rulebook:local", {}, ("local-values", a_partnership), "Value", values),
    ("access:changes", {}, ("changes", its_log), "Why", changes),
    ("access:readings", {}, ("openings", its_log), "What", openings),
    ("reviews:incidents", {}, ("incidents",), "Reference", references),
    ("reviews:incident", {}, ("incident-duties", an_incident), "Duty", duties),
    ("reviews:reviews", {}, ("reviews",), "Reference", references),
    ("reviews:review", {}, ("review-duties", a_review), "Duty", duties),
    ("reviews:review", {}, ("review-copies", a_review), "To", copies),
    ("reviews:review", {}, ("review-overrides", a_review), "Reason", overrides),
    ("reviews:review", {}, ("review-delays", a_review), "Explanation", delays),
    ("reviews:review_decision", {}, ("review-files", a_review), "Title", files),
    ("reviews:review_log", {}, ("review-log", a_review), "Why", changes),
    ("reviews:review_log", {}, ("review-letters", a_review), "Letter", letters_about),
    ("reviews:published", {}, ("published",), "Title", titles),
    ("reporting:home", {}, ("due",), "Due on", dues),
    ("reporting:home", {}, ("waiting",), "What", tasks),
]
NAMES = [f"{args[0]}{''.join(query.values())}" for _, query, args, *_ in PAGES]
LOGS = ("changes", "openings")


def found_at(args: tuple[Any, ...]) -> tuple[list[Any], tuple[str, ...]]:
    """The arguments of the page, and those of the file: the list, and what it is of."""
    if len(args) == 1:
        return [], args
    page = args[1]() if callable(args[1]) else [args[1]]
    if args[0] in LOGS:
        return page, (args[0], "-".join(str(one).replace(".", "-") for one in page))
    return page, (args[0], str(page[-1]))
