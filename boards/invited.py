"""What the page of invitations says: who gets a letter, and what was written."""

from datetime import datetime

from boards.models import Meeting
from boards.notices import MEETING_SOON, about_meeting
from boards.services.meetings import Written, to_invite


def words_before(meeting: Meeting, now: datetime) -> str:
    """To whom a letter goes, and who has theirs. Two queries."""
    new, before = to_invite(meeting, now=now)
    names = ", ".join(str(draft.to) for draft in new)
    first = f"A letter goes to: {names}." if names else "Nobody gets a letter."
    known = ", ".join(str(person) for person in before)
    return f"{first} Written to before: {known}." if known else first


def words_after(meeting: Meeting, now: datetime, written: Written) -> str:
    """How many letters are new and when they go, and how many had gone before."""
    members = "1 member was" if written.before == 1 else f"{written.before} members were"
    if not written.now:
        whole = members if written.before == 1 else f"all {members}"
        return f"No new letter is written: {whole} written to before."
    one = written.now == 1
    new = "1 letter is written. It goes" if one else f"{written.now} letters are written. They go"
    when = "with the next daily mail, or at once to those who chose so"
    if about_meeting(meeting, now) == MEETING_SOON.key:
        when = "at once: the meeting is near"
    before = f" {members} written to before and get no second one." if written.before else ""
    return f"{new} {when}.{before}"
