"""One cell of the table: what it asks, what changed, and what was wrong with the answer."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction
from django.urls import reverse

from tests.permissions.counted import count_rows
from tests.permissions.deployment import Deployment
from tests.permissions.table import ACCOUNT_PAGES, Row

SIGNED_OUT = {"anonymous", "left", "noone"}
# Pages of signed links: whoever has the link acts, signed in or not.
BY_LINK = {
    "boards:open_partnership",
    "links:invitation",
    "boards:reply_by_link",
    "actions:by_link",
}
BY_LINK |= {"challenges:answer_by_link", "relevant:confirm_by_link"}
BY_LINK |= {"asking:by_link", "asking:file_by_link", "asking:refuse_by_link"}
BY_LINK |= {"referrals:by_link", "audits:survey_by_link"}
REFUSED = {"403", "404"}
# A file that came with a form that is shown again is kept for whoever may send that form.
KEPT = {"documents_keptupload"}
# A pack lies ready for whoever may read exactly what is in it.
KEPT |= {"meetings_boundpack"}
# Signing in, a new password and ending one's sessions touch the row of the person who does it.
ACCOUNT_ACTS = {"account_login", "account_change_password", "usersessions_list"}


def changed_tables(deployment: Deployment) -> set[str]:
    """The tables that have more or fewer rows than when the deployment was built."""
    return {table for table, n in count_rows().items() if n != deployment.baseline[table]}


@contextmanager
def undone() -> Iterator[None]:
    """Whatever happens inside leaves no row behind."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def asked_roles(row: Row) -> list[str]:
    """Every role; on PostgreSQL, whose SQL alone differs, the first and the last of each answer."""
    if connection.vendor != "postgresql":
        return list(row.answers)
    first = {answer: role for role, answer in reversed(row.answers.items())}
    last = {answer: role for role, answer in row.answers.items()}
    return list(dict.fromkeys([*first.values(), *last.values()]))


def wrong_answer(deployment: Deployment, role: str, row: Row) -> str:
    """What one cell got instead of what the table says; empty when they agree."""
    with undone():
        response = deployment.ask(role, row)
        changed = changed_tables(deployment)
    got = str(response.status_code)
    if got == "200":
        changed -= KEPT
    if got != row.answers[role]:
        return f"{role}: {row} gave {got}, not {row.answers[role]}"
    signed_out = got == "302" and role in SIGNED_OUT and row.name not in BY_LINK
    signed_out = signed_out and not row.name.startswith(ACCOUNT_PAGES)
    if signed_out and not response.url.startswith(reverse("account_login")):
        return f"{role}: {row} sent on to {response.url}, not to sign-in"
    if bool(changed) != is_an_act(role, row) and row.page not in ACCOUNT_ACTS:
        return f"{role}: {row} changed {sorted(changed) or 'nothing'}"
    return ""


def is_an_act(role: str, row: Row) -> bool:
    """Whether this cell stands for an act that is done, which leaves a row in the history."""
    done = row.method in {"POST", "CALL"} and row.answers[role] in {"302", "201"}
    somebody = role not in SIGNED_OUT or row.name in BY_LINK
    return done and somebody and not row.name.startswith(ACCOUNT_PAGES)
