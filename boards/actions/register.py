"""The register: which actions a reader asks for, what needs attention first."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.db.models import Case, IntegerField, Model, Q, QuerySet, Value, When

from boards.actions.models import Closing, Link, Move, Rag, Role, Update
from boards.actions.owners import answered_by, fallen
from boards.actions.rag import WORST_FIRST, due_in_words, either, label_of, tint_of, with_state
from boards.actions.sources import links_to, with_subjects
from boards.models import Action, Board, Meeting, SourceKind
from partnership.access.querysets import about_visible
from partnership.agencies.models import Agency
from partnership.people.models import User
from partnership.ui.words import asked

SHOW = (
    ("open", "Open"),
    ("late", "Overdue"),
    ("mine", "Mine to answer for"),
    ("waiting", "Waiting for a decision"),
    ("fallen", "Owner has left"),
    ("reopened", "Opened again"),
    ("closed", "Closed"),
    ("all", "All"),
)
TAKES = ("show", "group", "agency", "rag", "source", "owner", "meeting", "q")


@dataclass(frozen=True)
class Wanted:
    """What the register is asked for, as its address says it; unknown words mean everything."""

    show: str
    group: str
    agency: str
    rag: str
    source: str
    owner: str
    meeting: str
    q: str

    @property
    def address(self) -> str:
        """The same for the address of another page of the list."""
        said = {name: getattr(self, name) for name in TAKES if getattr(self, name)}
        return f"?{urlencode(said)}"

    @property
    def kept(self) -> str:
        """The same without the state, for the address of another state."""
        said = {name: getattr(self, name) for name in TAKES if getattr(self, name)}
        return f"?{urlencode({name: word for name, word in said.items() if name != 'show'})}"

    @property
    def is_narrow(self) -> bool:
        """Whether something besides the state is asked for."""
        return any(getattr(self, name) for name in TAKES if name != "show")


def wanted(params: Mapping[str, str]) -> Wanted:
    """What the address asks for."""
    said = {name: asked(params.get(name, "")) for name in TAKES}
    for name, known in (("show", SHOW), ("rag", Rag.choices), ("source", SourceKind.choices)):
        if said[name] not in dict(known):
            said[name] = ""
    said["show"] = said["show"] or "open"
    return Wanted(**said)


def found(user: User, want: Wanted, today: date) -> QuerySet[Any]:
    """The actions that the reader may see and asks for, with their state, worst first."""
    seen = Action.objects.visible_to(user, on=today)
    rows = _narrowed(_shown(seen, user, want, today), user, want)
    rows = with_state(rows, today)
    if want.rag:
        rows = rows.filter(either([want.rag]))
    rows = rows.annotate(
        attention=Case(
            When(closed_on__isnull=False, then=Value(len(WORST_FIRST) + 1)),
            *(When(either([worst]), then=Value(n)) for n, worst in enumerate(WORST_FIRST)),
            default=Value(len(WORST_FIRST)),
            output_field=IntegerField(),
        )
    )
    ordered = rows.order_by("attention", "due_on", "pk")
    return ordered.select_related("board", "owner_agency", "owner")


def _shown(seen: Any, user: User, want: Wanted, today: date) -> Any:
    """One of the states that the register is shown by."""
    open_rows = seen.open()
    if want.show == "waiting":
        return _waiting(open_rows)
    if want.show == "mine":
        return answered_by(open_rows, user, today)
    if want.show == "fallen":
        return fallen(open_rows, today)
    if want.show == "reopened":
        return seen.filter(reopenings__isnull=False).distinct()
    simple = {"open": open_rows, "late": seen.late(today), "closed": seen.closed()}
    return simple.get(want.show, seen)


def _waiting(rows: Any) -> Any:
    """Open ones with an update, another day or a closing that nobody has answered."""
    said = Update.objects.unanswered().order_by().values("action")
    moved = Move.objects.waiting().order_by().values("action")
    done = Closing.objects.waiting().order_by().values("action")
    return rows.filter(Q(pk__in=said) | Q(pk__in=moved) | Q(pk__in=done))


def _narrowed(rows: Any, user: User, want: Wanted) -> Any:
    exact = {
        "board__key": want.group,
        "owner_agency__key": want.agency,
        "source_kind": want.source,
    }
    rows = rows.filter(**{name: value for name, value in exact.items() if value})
    if want.owner:
        rows = rows.filter(owner__name__icontains=want.owner)
    if want.meeting:
        rows = rows.filter(pk__in=_of_meeting(user, want.meeting).values("action"))
    if want.q:
        words = Q(what__icontains=want.q) | Q(reference__icontains=want.q)
        rows = rows.filter(words | Q(came_from__icontains=want.q))
    return rows


def _of_meeting(user: User, number: str) -> QuerySet[Any]:
    """Links to the meeting of this number or to what was said at it, if the reader may see it."""
    known = number.isascii() and number.isdigit() and len(number) < 16
    return links_to(Meeting.objects.visible_to(user).filter(pk=int(number) if known else 0), user)


@dataclass(frozen=True)
class Choices:
    """What the form of the register offers to its reader."""

    groups: list[Board]
    agencies: list[Agency]
    shows: tuple[tuple[str, str], ...] = SHOW
    rags: Any = tuple(Rag.choices)
    sources: Any = tuple(SourceKind.choices)

    def chosen(self, want: Wanted) -> list[str]:
        """What the register is narrowed to, in words."""
        named = [
            *(one.name for one in self.groups if one.key == want.group),
            *(one.name for one in self.agencies if one.key == want.agency),
            dict(self.rags).get(want.rag, ""),
            dict(self.sources).get(want.source, ""),
            f"owner “{want.owner}”" if want.owner else "",
            "one meeting" if want.meeting else "",
            f"“{want.q}”" if want.q else "",
        ]
        return [str(words) for words in named if words]


def choices(user: User, today: date) -> Choices:
    """The groups and agencies of which the reader may see an action. Two queries."""
    seen = Action.objects.visible_to(user, on=today).order_by()
    groups = Board.objects.filter(pk__in=seen.values("board")).order_by("name")
    agencies = Agency.objects.filter(pk__in=seen.values("owner_agency")).order_by("name")
    return Choices(list(groups), list(agencies))


@dataclass(frozen=True)
class Line:
    """One action as the register shows it."""

    row: Any
    late: bool
    owner_left: bool
    source: Model | None = None

    @property
    def due(self) -> str:
        """How it came to its due day, in words; nothing where that never changed."""
        return due_in_words(self.row)

    @property
    def computed(self) -> tuple[str, str]:
        """What the dates and updates say: the word and its tint."""
        return label_of(self.row.computed), tint_of(self.row.computed)

    @property
    def judged(self) -> tuple[str, str]:
        """What the unit says: the word and its tint; nothing when it has not judged."""
        return label_of(self.row.judged), tint_of(self.row.judged)


def lines(rows: list[Any], today: date, user: Any) -> list[Line]:
    """These actions as lines, each with its source where the reader may open that.

    Two queries for all, and those of the gate for each kind of source.
    """
    pks = [row.pk for row in rows]
    left = set(fallen(Action.objects.filter(pk__in=pks), today).values_list("pk", flat=True))
    links = Link.objects.filter(action__in=pks, role=Role.SOURCE)
    seen = with_subjects(about_visible(links, user, on=today))
    things = {link.action_id: link.subject for link in seen}
    return [Line(row, row.is_late_on(today), row.pk in left, things.get(row.pk)) for row in rows]
