"""The sheet of agencies: who they are and which published lists name them."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_slug

from boards.listings import SHARED, Body, change_agency, enter_agency, put_on_list
from boards.models import Listing
from boards.sheets.finding import Named, agencies_named
from partnership.agencies.models import Agency, Kind
from partnership.sheets.columns import Column, choice, day, several, squeezed, text
from partnership.sheets.registry import Act, Line, Made, Moment, Sheet, declare
from partnership.sheets.services import before, parts
from partnership.ui.words import plain_day

NAME, KIND, KEY = "Name", "Kind", "Key"
FROM, UNTIL, NOTE = "From", "Until", "Note"
LISTS, PRINTED = "Lists", "Printed as"
LIST_NAMES = (("statutory", "Statutory"), ("children", "Children"), ("adults", "Adults"))
# The column, the field it fills, what the field is called.
FIELDS = (
    (NAME, "name"),
    (KIND, "kind"),
    (FROM, "starts_on"),
    (UNTIL, "ends_on"),
    (NOTE, "note"),
)
LABELS = {field.name: field.verbose_name for field in Agency._meta.concrete_fields}


def key(words: str) -> str:
    """A short name for addresses. raises: ValidationError."""
    validate_slug(words)
    return str(text(80)(words.lower()))


COLUMNS = (
    Column(NAME, text(200), "As the agency calls itself", "Fenshire Constabulary", True),
    Column(KIND, choice(Kind.choices), f"One of: {'; '.join(Kind.labels)}", "Police", True),
    Column(KEY, key, "Only to name an agency that is here already by its key"),
    Column(FROM, day, "First day, for example 1 April 1974", "1 April 1974", True),
    Column(UNTIL, day, "Last day, if it has ended"),
    Column(NOTE, text(2000), "Anything worth knowing; it stands on the agency’s page"),
    Column(
        LISTS,
        several(choice(LIST_NAMES)),
        "Statutory, Children, Adults; several with semicolons between. A new agency needs one",
        "Statutory; Children",
    ),
    Column(PRINTED, text(300), "The words of the published list, where they are not the name"),
)


def check(lines: Sequence[Line], moment: Moment) -> None:
    """Judge the rows against the agencies and entries here. Four queries."""
    named = agencies_named(moment)
    entries = defaultdict(list)
    for entry in moment.subject.listings.all():
        entries[entry.agency_id].append(entry)
    elsewhere = set(
        Listing.objects.filter(agency__in=list(entries))
        .exclude(partnership=moment.subject)
        .values_list("agency", flat=True)
    )
    taken = {squeezed(words) for words in _keys_of_strangers(lines, entries)}
    seen: dict[str, int] = {}
    for line in lines:
        _once(line, seen)
        line.says = line.values[NAME] or line.values[KEY] or ""
        _days(line)
        _judge(line, named, entries, elsewhere, taken)


def _keys_of_strangers(lines: Sequence[Line], entries: dict[int, Any]) -> list[str]:
    typed = [line.values[KEY] for line in lines if line.values[KEY]]
    if not typed:
        return []
    found = Agency.objects.filter(key__in=typed).exclude(pk__in=list(entries))
    return list(found.values_list("key", flat=True))


def _once(line: Line, seen: dict[str, int]) -> None:
    words = squeezed(line.values[KEY] or line.values[NAME] or "")
    first = seen.setdefault(words, line.row)
    if words and first != line.row:
        line.refuse(KEY if line.values[KEY] else NAME, f"It is in row {first} already")


def _days(line: Line) -> None:
    start, end = line.values[FROM], line.values[UNTIL]
    if start and end and end < start:
        line.refuse(UNTIL, "The last day is before the first day")


def _judge(
    line: Line, named: Named, entries: dict[int, Any], elsewhere: set[int], taken: set[str]
) -> None:
    agency = _known(line, named, taken)
    line.facts["agency"] = agency
    lists = {} if agency is None else _by_list(entries[agency.pk])
    line.facts["lists"] = [name for name in line.values[LISTS] or [] if name not in lists]
    if agency is None:
        if not line.values[LISTS] and not line.is_wrong_in(LISTS):
            line.refuse(LISTS, "Name a list: an agency in none is seen by nobody")
        return
    changes = _changes(line, agency)
    line.facts["changes"] = {name: new for name, _, new in changes}
    if changes and agency.pk in elsewhere:
        line.refuse("", SHARED)
    line.changes = [
        (str(LABELS[name]), _words(name, was), _words(name, new)) for name, was, new in changes
    ]
    labels = dict(LIST_NAMES)
    line.changes += [("list", "not in it", labels[name]) for name in line.facts["lists"]]
    _note_printed(line, lists)
    line.act = Act.CHANGE if line.changes else Act.NOTHING


def _known(line: Line, named: Named, taken: set[str]) -> Agency | None:
    """The agency of this key, or of this name; None for a new one."""
    typed = line.values[KEY]
    if typed and squeezed(typed) in taken:
        line.refuse(KEY, "This key cannot be used. Leave it empty")
        return None
    asked = Line(line.row, {NAME: typed or line.values[NAME]})
    found: Agency | None = named.find(asked, NAME)
    if any("Several" in words for _, words in asked.wrong):
        line.refuse(NAME, asked.wrong[0][1])
    return found


def _by_list(entries: list[Listing]) -> dict[str, Listing]:
    return {entry.list_name: entry for entry in entries}


def _changes(line: Line, agency: Agency) -> list[tuple[str, Any, Any]]:
    """What the row would change; an empty cell changes nothing."""
    return [
        (name, getattr(agency, name), line.values[column])
        for column, name in FIELDS
        if line.values[column] is not None and line.values[column] != getattr(agency, name)
    ]


def _words(name: str, value: Any) -> str:
    if not value:
        return "nothing"
    if name == "kind":
        return str(Kind(value).label)
    return plain_day(value) if name.endswith("_on") else str(value)


def _note_printed(line: Line, lists: dict[str, Listing]) -> None:
    printed = line.values[PRINTED]
    for name in line.values[LISTS] or []:
        if printed and name in lists and lists[name].printed != printed:
            line.notes.append(f"It is printed as “{lists[name].printed}” in a list: kept so")


def write(line: Line, moment: Moment) -> list[Made]:
    """Enter the agency, or change it and put it on lists."""
    printed = line.values[PRINTED] or ""
    because = {"because": "imported from a sheet", "by": moment.by}
    agency = line.facts["agency"]
    if agency is None:
        lists = {str(name): printed for name in line.facts["lists"]}
        made, entries = enter_agency(moment.subject, _body(line), lists, **because)
        return [Made(made, True), *(Made(entry, True) for entry in entries)]
    found = []
    if changes := line.facts["changes"]:
        was = before(agency, *changes)
        agency = change_agency(moment.subject, agency, changes, **because)
        found.append(Made(agency, False, was))
    for name in line.facts["lists"]:
        entry = put_on_list(moment.subject, agency, name, printed, **because)
        found.append(Made(entry, True))
    return found


def _body(line: Line) -> Body:
    return Body(
        name=line.values[NAME],
        kind=line.values[KIND],
        starts_on=line.values[FROM],
        ends_on=line.values[UNTIL],
        note=line.values[NOTE] or "",
        key=line.values[KEY] or "",
    )


def before_undo(records: Sequence[Any], moment: Moment) -> None:
    """raises: ValidationError where an agency has become another partnership's too."""
    agencies = [record.pk for record in records if isinstance(record, Agency)]
    for few in parts(agencies):
        listed = Listing.objects.filter(agency__in=few).exclude(partnership=moment.subject)
        if listed.exists():
            raise ValidationError(SHARED)


declare(
    Sheet(
        kind="agencies",
        title="Agencies",
        about="One row for each agency, with the published lists that name it.",
        right="import",
        columns=COLUMNS,
        check=check,
        write=write,
        before_undo=before_undo,
        order=1,
    )
)
