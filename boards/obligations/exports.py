"""The register of leads, to take away."""

from collections.abc import Callable

from boards.exports.asking import partnership_of
from boards.obligations.models import Purpose
from boards.obligations.reading import Line, register_of_leads
from partnership.exports.lists import Column, ListExport, offer


def _name(purpose: Purpose) -> Callable[[Line], str]:
    def name(line: Line) -> str:
        held = next((lead.row for lead in line.leads if lead.purpose == purpose), None)
        return held.person.name if held else "Nobody"

    return name


offer(
    ListExport(
        code="named-leads",
        title="Named leads of agencies",
        of="partnership",
        rows=lambda user, params, today: register_of_leads(
            partnership_of(user, params, "see_vacancies"), today
        ),
        restricted=lambda line: None,
        columns=(
            Column("Agency", lambda line: line.agency.name, "An agency of today's lists"),
            *(
                Column(str(one.label), _name(one), "Who is named; Nobody where it stands empty")
                for one in Purpose
            ),
        ),
    )
)
