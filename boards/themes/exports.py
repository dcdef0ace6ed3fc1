"""The protocol's mapping, to take away."""

from boards.exports.asking import day_asked, partnership_of
from boards.themes.mapping import parts_on
from partnership.exports.lists import Column, ListExport, offer

offer(
    ListExport(
        code="themes",
        title="Themes shared between boards",
        of="partnership",
        takes=("on",),
        as_at=day_asked,
        rows=lambda user, params, today: parts_on(
            partnership_of(user, params), user, day_asked(params, today)
        ),
        columns=(
            Column("Theme", lambda row: row.theme.name, "What the boards share"),
            Column("Board", lambda row: row.board.name, "Which board"),
            Column("Part", lambda row: row.get_part_display(), "What it does for the theme"),
            Column("Agreed in", lambda row: row.protocol, "The protocol and its year"),
            Column("From", lambda row: row.starts_on, "The first day"),
            Column("Until", lambda row: row.ends_on, "The last day, if there is one"),
        ),
    )
)
