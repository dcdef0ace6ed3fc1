"""The sheet of running reviews: what was known when, to the day or only to the month."""

import re
from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError

from boards.models import BoardKind, HowTaken
from boards.sheets.finding import agencies_named, boards_named, people_by_address
from partnership.clock.models import Deadline
from partnership.people.models import User
from partnership.records.dated import KnownTo, latest_day
from partnership.sheets.columns import Column, Known, choice, day, day_or_month, email, text
from partnership.sheets.registry import Act, Line, Made, Moment, Sheet, declare
from partnership.ui.words import known_day, plain_day
from reviews.models import About, Incident, Outcome, Review
from reviews.models.referenced import OURS
from reviews.rules import FIRST_DAY
from reviews.services import Past, record_running_review
from reviews.services.deciding import Verdict, chair_tenures
from reviews.services.incidents import councils_of

REFERENCE, ABOUT, GROUP, COUNCIL = "Reference", "About", "Group", "Council"
AWARE, NOTIFIED, RAPID = "Became aware on", "Panel notified on", "Rapid review sent on"
DECIDED, HOW, CHAIR = "Decided on", "How decided", "Chair’s e-mail"
HAPPENED, REASONS, WAIT = "What happened", "Reasons", "Why it could not wait"
SHAPE = re.compile(r"[A-Za-z0-9][A-Za-z0-9-]{1,29}")
LONGEST = 30
CANNOT = f"This reference cannot be used: letters, digits and hyphens, {LONGEST} at most"
NO_NAMES = "No names, dates of birth or addresses"


def reference(words: str) -> str:
    """A reference of one's own. raises: ValidationError for one like those the portal gives."""
    if not SHAPE.fullmatch(words):
        raise ValidationError(CANNOT)
    if OURS.fullmatch(words):
        raise ValidationError("The portal gives references like this itself: leave it empty")
    return words.upper()


COLUMNS = (
    Column(REFERENCE, reference, "Your own, if the review has one. Never a name", "FEN-REVIEW-7"),
    Column(ABOUT, choice(About.choices), f"One of: {'; '.join(About.labels)}", "A child", True),
    Column(GROUP, text(200), "The review group: its name or key", "Case Review Group", True),
    Column(COUNCIL, text(200), "The council whose area it is", "Fenshire Council", True),
    Column(AWARE, day_or_month, "A day, or only the month: May 2026", "May 2026", True),
    Column(NOTIFIED, day, "About a child: the day the Panel was notified"),
    Column(RAPID, day, "About a child: the day the rapid review was sent"),
    Column(DECIDED, day_or_month, "A day, or only the month", "7 July 2026", True),
    Column(HOW, choice(HowTaken.choices), f"One of: {'; '.join(HowTaken.labels)}", "", True),
    Column(CHAIR, email, "Who chaired: they hold or held that office here", "", True),
    Column(HAPPENED, text(5000), NO_NAMES, "A child was seriously harmed", True),
    Column(REASONS, text(5000), f"Why there is a review. {NO_NAMES}", "The test is met", True),
    Column(WAIT, text(5000), "For a chair’s action: why it could not wait for a meeting"),
)


def check(lines: Sequence[Line], moment: Moment) -> None:
    """Judge the rows against the groups, councils, chairs and reviews here."""
    boards, agencies = boards_named(moment), agencies_named(moment)
    people = people_by_address(line.values[CHAIR] for line in lines)
    here = Review.objects.visible_to(moment.by, on=moment.today)
    here = here.filter(board__partnership=moment.subject).select_related("incident")
    known = {key: review for review in here for key in _keys_of(review)}
    own = {review.reference for review in known.values()}
    for line in lines:
        _make_own(line, moment.subject.code.upper(), own)
    taken = _taken(lines, moment) - own
    groups: dict[int, _Group] = {}
    for line in lines:
        board, council = boards.find(line, GROUP), agencies.find(line, COUNCIL)
        line.facts |= {"board": board, "council": council}
        if line.values[REFERENCE] in taken:
            line.refuse(REFERENCE, CANNOT)
        if board and board.kind != BoardKind.REVIEW:
            line.refuse(GROUP, f"{board} does not decide on reviews")
        elif board:
            group = groups.setdefault(board.pk, _Group(board, moment.today))
            _judge_council(line, council, group)
            _judge_chair(line, people, group)
        _judge_days(line, moment.today)
        _judge_words(line)
        _judge_known(line, known)
    _once(lines)


def _make_own(line: Line, code: str, own: set[str]) -> None:
    """Begin a typed reference with the partnership's code, so that people tell them apart.

    One that stands here without the code, from before, keeps meaning that review.
    """
    typed = line.values[REFERENCE]
    if not typed or not code or typed in own or typed.startswith(f"{code}-"):
        return
    line.values[REFERENCE] = f"{code}-{typed}"
    if len(line.values[REFERENCE]) > LONGEST:
        line.refuse(REFERENCE, CANNOT)


class _Group:
    """What is asked of a group once, however many rows name it. Two queries."""

    def __init__(self, board: Any, today: date) -> None:
        self.councils = {council.pk for council in councils_of(board, today)}
        self.chairs = list(chair_tenures(board))


def _taken(lines: Sequence[Line], moment: Moment) -> set[str]:
    """References of the sheet that a review of this partnership has, whoever may see it."""
    typed = [line.values[REFERENCE] for line in lines if line.values[REFERENCE]]
    found = Review.objects.filter(partnership=moment.subject, reference__in=typed)
    return set(found.values_list("reference", flat=True))


def _facts(line: Line) -> tuple[Any, ...] | None:
    """What tells a review without a reference of its own from others."""
    board, council = line.facts["board"], line.facts["council"]
    aware, decided = line.values[AWARE], line.values[DECIDED]
    if not (board and council and aware and decided):
        return None
    return board.pk, council.pk, aware.on, decided.on, line.values[HAPPENED]


def _keys_of(review: Review) -> tuple[Any, ...]:
    incident = review.incident
    facts = (review.board_id, incident.council_id, incident.became_aware_on, review.decided_on)
    return review.reference, (*facts, incident.what_happened)


def _judge_council(line: Line, council: Any, group: _Group) -> None:
    if council and council.pk not in group.councils:
        line.refuse(COUNCIL, f"{council} is no council of this partnership today")


def _judge_chair(line: Line, people: dict[str, User], group: _Group) -> None:
    decided = line.values[DECIDED]
    if not line.values[CHAIR] or not decided:
        return
    person = people.get(line.values[CHAIR])
    last = latest_day(decided.on, _known_to(decided))
    chaired = [
        one
        for one in group.chairs
        if person
        and one.person_id == person.pk
        and one.starts_on <= last
        and (one.ends_on is None or one.ends_on >= decided.on)
    ]
    if not chaired:
        line.refuse(CHAIR, f"Nobody with this address chaired the group then, {_shown(decided)}")
    line.facts["chair"] = person


def _known_to(found: Known) -> str:
    return KnownTo.MONTH if found.to_the_month else KnownTo.DAY


def _shown(found: Known) -> str:
    return known_day(found.on, _known_to(found))


def _judge_days(line: Line, today: date) -> None:
    """Every day in its order; of a month only what holds for each of its days is refused."""
    aware, decided = line.values[AWARE], line.values[DECIDED]
    notified, rapid = line.values[NOTIFIED], line.values[RAPID]
    for column in (AWARE, DECIDED, NOTIFIED, RAPID):
        found = line.values[column]
        if found and getattr(found, "on", found) > today:
            line.refuse(column, f"It cannot be after today, {plain_day(today)}")
    if aware and aware.on < FIRST_DAY:
        line.refuse(AWARE, f"The portal judges incidents from {plain_day(FIRST_DAY)} on")
    if aware and decided and latest_day(decided.on, _known_to(decided)) < aware.on:
        line.refuse(DECIDED, "It cannot be decided before the council became aware")
    if aware and notified and notified < aware.on:
        line.refuse(NOTIFIED, "The Panel cannot be notified before the council became aware")
    if rapid and (not notified or rapid < notified):
        line.refuse(RAPID, "The rapid review follows the notice to the Panel")


def _judge_words(line: Line) -> None:
    if line.values[HOW] == HowTaken.CHAIRS_ACTION and not line.values[WAIT]:
        line.refuse(WAIT, "Say why the chair’s action could not wait for a meeting")
    if line.values[ABOUT] == About.ADULT:
        for column in (NOTIFIED, RAPID):
            if line.values[column]:
                line.refuse(column, "Only for a child: leave it empty")


def _judge_known(line: Line, known: dict[Any, Review]) -> None:
    """A review that stands already is left as it is; what differs is told."""
    reference, facts = line.values[REFERENCE], _facts(line)
    review = known.get(reference) if reference else known.get(facts)
    line.says = f"{reference or 'A review'}, {line.facts['board'] or ''}".rstrip(", ")
    for column in (AWARE, DECIDED):
        found = line.values[column]
        if found and found.to_the_month:
            line.notes.append(f"{column}: known only to the month, so the clock cannot say")
    if review is None:
        return
    line.act = Act.NOTHING
    if facts and facts != _keys_of(review)[1]:
        line.notes.append("It stands already with other facts, and is changed on its own page")


def _once(lines: Sequence[Line]) -> None:
    keys = [line.values[REFERENCE] or _facts(line) for line in lines]
    times = Counter(keys)
    for line, key in zip(lines, keys, strict=True):
        if key and times[key] > 1:
            line.refuse(REFERENCE, "The sheet holds it more than once: give each its reference")


def write(line: Line, moment: Moment) -> list[Made]:
    """Record the review with all that led to it."""
    past = _past(line)
    board = line.facts["board"]
    review, meeting = record_running_review(board, past, by=moment.by, today=moment.today)
    made = [meeting] if meeting else []
    return [Made(row, True) for row in (*made, review.decision, review.incident, review)]


def _past(line: Line) -> Past:
    values, facts = line.values, line.facts
    return Past(
        about=values[ABOUT],
        council=facts["council"],
        became_aware_on=values[AWARE].on,
        aware_known_to=_known_to(values[AWARE]),
        what_happened=values[HAPPENED],
        notified_on=values[NOTIFIED],
        rapid_review_sent_on=values[RAPID],
        reference=values[REFERENCE] or "",
        verdict=Verdict(
            outcome=Outcome.REVIEW,
            how=values[HOW],
            taken_on=values[DECIDED].on,
            known_to=_known_to(values[DECIDED]),
            taken_by=facts["chair"],
            reasons=values[REASONS],
            could_not_wait=values[WAIT] or "",
        ),
    )


def before_undo(records: Sequence[Any], moment: Moment) -> None:
    """The deadlines of what goes go with it: they are derived and point by no foreign key."""
    for record in records:
        if isinstance(record, Incident | Review):
            Deadline.objects.about(record).delete()


declare(
    Sheet(
        kind="reviews",
        title="Running reviews",
        about="One row for each review that is under way. Sign-off, with its report, and planned "
        "publication are recorded afterwards on the page of the review.",
        right="import_reviews",
        columns=COLUMNS,
        check=check,
        write=write,
        before_undo=before_undo,
        order=4,
    )
)
