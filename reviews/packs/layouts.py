"""The headings of each document of a pack, in our own words, as data.

Seven headings, a minute each, is how partnerships write a briefing that a team can read aloud in
its meeting. Under some of them stand findings and recommendations, drawn from where they are kept.
"""

from dataclasses import dataclass

from reviews.packs.models import Kind

FINDINGS, RECOMMENDATIONS = "findings", "recommendations"


@dataclass(frozen=True)
class Part:
    """One heading of a document.

    `draws`: what stands under it besides what is typed; `lines`: what is typed is a list, a line
    each; `tells_of_case`: it is left out where only the improvements are published; `needed`:
    nothing is approved while nothing stands under it.
    """

    code: str
    heading: str
    help: str
    draws: str = ""
    lines: bool = False
    tells_of_case: bool = False
    needed: bool = True


LAYOUTS: dict[str, tuple[Part, ...]] = {
    Kind.BRIEFING: (
        Part("why", "Why this matters", "Two or three sentences that make a busy team listen"),
        Part(
            "happened",
            "What happened, in general words",
            "The kind of situation, never the case: nothing by which somebody is recognised",
            tells_of_case=True,
        ),
        Part(
            "learned",
            "What we learned",
            "An opening sentence, if it needs one: the chosen findings follow",
            draws=FINDINGS,
            tells_of_case=True,
        ),
        Part("works", "What works", "Good practice that was found, or is known to help"),
        Part(
            "now",
            "What we do now",
            "An opening sentence, if it needs one: the chosen recommendations follow",
            draws=RECOMMENDATIONS,
        ),
        Part(
            "questions",
            "Questions for your team",
            "One a line: what a team can ask itself today",
            lines=True,
        ),
        Part("help", "Where to get help", "Procedures, training, whom to ring", lines=True),
    ),
    Kind.SUMMARY: (
        Part(
            "about",
            "About this review",
            "Why it was done, by which law and how, in general words",
            tells_of_case=True,
        ),
        Part(
            "learned",
            "What we learned",
            "An opening sentence, if it needs one: the chosen findings follow",
            draws=FINDINGS,
            tells_of_case=True,
        ),
        Part(
            "improve",
            "What is to be improved",
            "An opening sentence, if it needs one: the chosen recommendations follow",
            draws=RECOMMENDATIONS,
        ),
        Part("next", "What happens next", "Who follows it up, and when", needed=False),
    ),
    Kind.SLIDES: (
        Part("why", "Why this matters", "One a line, no more than four", lines=True),
        Part(
            "learned",
            "What we learned",
            "An opening sentence, if it needs one: the chosen findings follow",
            draws=FINDINGS,
            tells_of_case=True,
        ),
        Part(
            "now",
            "What we do now",
            "An opening sentence, if it needs one: the chosen recommendations follow",
            draws=RECOMMENDATIONS,
        ),
        Part("questions", "To talk about", "One a line", lines=True),
        Part("help", "Where to get help", "One a line", lines=True, needed=False),
    ),
    Kind.POSTER: (
        Part("remember", "Remember", "The one thing to take away, in one sentence"),
        Part("ask", "Ask yourself", "One a line, no more than three", lines=True),
        Part("help", "Where to get help", "One a line: whom to ring", lines=True),
    ),
}
