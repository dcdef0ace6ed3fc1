"""Who reads questions and answers: the readers of the case, and each agency what it is asked.

An agency learns of its own questions and answers alone, never of the case or of another agency. A
draft of answers is the agency's alone.
"""

from boards.sharing.permissions import ANSWER_FOR_IT, by_lead
from partnership.access.policies import Way, allow
from reviews.asking.models import Asked, Asking, Draft, Submission
from reviews.permissions import readers_of, readers_of_incident

AGENCY = "the agency that is asked"


def readers_of_case(path: str, *rights: str) -> tuple[Way, ...]:
    """The readers of the review or the incident. in: `path` to the round, with "__" at its end."""
    return (
        *readers_of(f"{path}review__", *rights),
        *readers_of_incident(f"{path}incident__", *rights),
    )


allow(
    Asking,
    *readers_of_case("", "change"),
    words={"view": "read", "change": "draw it up and send it"},
)
allow(
    Asked,
    *readers_of_case("asking__"),
    by_lead("view", path="request__agency", where=AGENCY, offices=ANSWER_FOR_IT),
    by_lead("answer", path="request__agency", where=AGENCY),
    words={"view": "read", "answer": "answer its questions"},
)
allow(
    Submission,
    *readers_of_case("asked__asking__", "change"),
    by_lead("view", path="asked__request__agency", where=AGENCY, offices=ANSWER_FOR_IT),
    words={"view": "read", "change": "take it or send it back"},
)
allow(
    Draft,
    by_lead("view", path="asked__request__agency", where=AGENCY, offices=ANSWER_FOR_IT),
    words={"view": "read"},
)
