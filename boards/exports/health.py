"""The portal's timetable and the jobs that fail, to take away."""

from boards.health import clock_for
from partnership.exports.lists import Column, ListExport, offer
from partnership.ui.words import plain_day

offer(
    ListExport(
        code="timetable",
        title="Every day",
        rows=lambda user, params, now: clock_for(user, now).runs,
        by_the_minute=True,
        columns=(
            Column("What", lambda run: run.does, "What it does"),
            Column("Job", lambda run: run.kind, "Its name"),
            Column("Due at", lambda run: run.at, "At which hour"),
            Column("Last run", lambda run: run.last, "Empty when it has not run yet"),
            Column("Next run", lambda run: run.next, "When it runs next"),
            Column(
                "Missed in the last two weeks",
                lambda run: "; ".join(plain_day(day) for day in run.missed),
                "The days on which it did not run",
            ),
        ),
    )
)
offer(
    ListExport(
        code="failing-jobs",
        title="Jobs that fail",
        rows=lambda user, params, now: clock_for(user, now).failing,
        by_the_minute=True,
        columns=(
            Column("Job", lambda job: job.kind, "Its name"),
            Column("Tries", lambda job: job.attempts or None, "Empty where it may be another’s"),
            Column("Tried again", lambda job: job.again_at, "When, where it is known"),
            Column("What was wrong", lambda job: job.error, "Without names and references"),
        ),
    )
)
