"""The register of task and finish groups, to take away."""

from boards.closing.standing import task_groups
from boards.exports.asking import partnership_of
from partnership.exports.lists import Column, ListExport, offer

offer(
    ListExport(
        code="task-groups",
        title="Task and finish groups",
        of="partnership",
        rows=lambda user, params, today: task_groups(partnership_of(user, params), user, today),
        restricted=lambda line: None,
        columns=(
            Column("Group", lambda line: line.board.name, "The task and finish group"),
            Column("From", lambda line: line.board.starts_on, "Its first day"),
            Column("To finish by", lambda line: line.finish_by, "The newest day that was said"),
            Column("Until", lambda line: line.board.ends_on, "Its last day, if it has one"),
            Column("State", lambda line: line.state, "How it stands today"),
            Column(
                "Report accepted",
                lambda line: line.report.accepted_on if line.report else None,
                "The day of the meeting or decision that accepted its closing report",
            ),
        ),
    )
)
