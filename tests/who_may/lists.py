"""The arguments of the rows in lists.txt: each list is of what its page is of."""

from itertools import chain
from typing import Any

from tests.who_may import arranging, challenges, clock, differences, history, imports, outbox

# The lists, and the page that shows each.
LISTS = {
    "people:person": ("offices",),
    "boards:board": ("meetings", "decisions"),
    "boards:meeting": ("papers", "attendance", "agenda", "minutes"),
    "boards:agency": ("agency-listings", "agency-seats", "agency-offices"),
    "boards:board_mailboxes": ("board-mailboxes",),
    "boards:agency_mailboxes": ("agency-mailboxes",),
    "boards:imports": ("imports",),
    "boards:import": ("import-rows",),
    "rulebook:local": ("local-values",),
    "challenges:register": ("challenges",),
    "differences:register": ("differences",),
    "access:changes": ("changes",),
    "access:readings": ("openings",),
    "reviews:incident": ("incident-duties",),
    "reviews:review": ("review-duties", "review-copies", "review-overrides", "review-delays"),
    "reviews:review_decision": ("review-files",),
    "reviews:review_log": ("review-log", "review-letters"),
}
SHORT = (
    "actions",
    "letters",
    "my-letters",
    "vacancies",
    "timetable",
    "failing-jobs",
    "bank-holidays",
    "editions",
    "waiting",
)


def objects(deployment: Any) -> dict[str, list[Any]]:
    """Each list about each thing that its page has a row about."""
    rooms = [
        room.objects(deployment)
        for room in (arranging, challenges, clock, differences, history, imports, outbox)
    ]
    own = (
        deployment._objects_of_boards(),
        deployment._objects_of_reviews(),
        deployment._objects_of_people(),
    )
    found = {f"exports:download@{code}-csv": [code, "csv"] for code in SHORT}
    found["exports:download@letters-docx"] = ["letters", "docx"]
    for page, args in chain.from_iterable(pages.items() for pages in (*own, *rooms)):
        name, _, tag = page.partition("@")
        for code in LISTS.get(name, ()):
            found[f"exports:download_of@{code}-{tag}"] = [code, _of(name, args), "csv"]
    return found


def _of(page: str, args: list[Any]) -> str:
    """What the second part of the list's address says."""
    if page.startswith("access:"):
        return "-".join(str(one).replace(".", "-") for one in args)
    return str(args[-1])
