"""Questions and answers: the fields of forms, and what stands around them."""

from datetime import date

from django import forms

from partnership.ui.dayfield import DayField
from partnership.ui.forms import PortalForm, RadioField
from partnership.ui.specimens.kinds import FOLDER, Component, State
from partnership.ui.specimens.lists import due


class GradeForm(PortalForm):
    """An answer that opens what it asks for."""

    grade = RadioField(
        label="Your grade",
        choices=[("f", "Fully met"), ("p", "Partly met"), ("x", "Does not apply to us")],
        hints={"x": "You are asked why. It is counted apart and never as met."},
    )
    action = forms.CharField(label="What will you do?", widget=forms.Textarea({"rows": 3}))
    by_when = DayField(label="By when?", help_text="For example, 31 3 2027")
    reveals = {"grade": {"p": ("action", "by_when")}}


class CopyForm(PortalForm):
    """A form that came back."""

    sent_on = DayField(
        label="When was it sent?", help_text="The day it left.", not_after=date(2026, 12, 2)
    )
    how = forms.CharField(label="How was it sent?")
    note = forms.CharField(label="Note", required=False, help_text="Seen by the panel.")


def _graded(prefix: str) -> GradeForm:
    said = {"grade": "p", "action": "Take the families’ panel to school nursing."}
    given = {**said, "by_when": date(2027, 3, 31)}
    return GradeForm(initial=given, prefix=prefix, auto_id="id_%s")


def _returned(prefix: str) -> CopyForm:
    typed = {"sent_on_day": "12", "sent_on_month": "12", "sent_on_year": "2026"}
    return CopyForm(typed, auto_id=f"{prefix}_%s")


def components() -> tuple[Component, ...]:
    """Answers as rows, fields, errors, the question page."""
    returned = _returned("errsum")
    return (
        Component(
            "Choice, and what it opens",
            "choice",
            "An answer of a question page as a row; what follows from it opens below it.",
            "Not for more than about seven answers, and not for the register.",
            "ui/fields.html",
            (State("Chosen, with its follow-up open", {"form": _graded("choice")}),),
            width="half",
            line="{{ form.as_fields }}",
        ),
        Component(
            "Error summary",
            "errsum",
            "Above the heading when a form comes back: each error leads to its field.",
            "Never without the same words at the field; both stand.",
            "ui/error_summary.html",
            (State("Two errors", {"form": returned, "quiet": True}),),
            width="half",
            line="{{ form.error_summary }}",
        ),
        Component(
            "Field",
            "field",
            "Label, hint, error, box, in this order. What was typed is kept.",
            "No placeholder; no hint that repeats the label.",
            "ui/fields.html",
            (
                State("To be filled in", {"form": CopyForm(auto_id="field_%s")}),
                State("Come back with errors", {"form": returned}),
            ),
            width="half",
            line="{{ form.as_fields }}",
        ),
        _question(),
        Component(
            "Button in reach",
            "stickybar",
            "On a phone booking and in the register: the one button stays at the foot.",
            "Not where the form is shorter than the screen.",
            FOLDER + "stickybar.html",
            (
                State(
                    "Saving, and how far it is",
                    {"act": "Save the register", "says": "7 of 8 seats marked. Saved 2:04pm"},
                ),
                State(
                    "Leading on",
                    {
                        "act": "Book a place",
                        "href": "#stickybar",
                        "link": {"href": "#stickybar", "words": "Book for my team"},
                    },
                ),
            ),
        ),
    )


def _question() -> Component:
    last = {
        "title": "Your answer in 2024",
        "tags": [{"tag": "Partly met", "tint": "amber"}, {"tag": "Changed since", "tint": "blue"}],
        "words": "We ask families once a year. Children are not asked yet.",
        "facts": [
            {"name": "Action then", "words": "Set up a panel by 30 June 2025"},
            {"name": "Moderated", "words": "Partly met, as graded by you"},
        ],
    }
    evidence = [
        due("Notes of four meetings", "PDF, 310 KB, 6 pages", None, "", "Current", "green")
        | {"when": "About January to October 2026"}
    ]
    question = {
        "part": "Standard 4, question 5 of 6",
        "question": "Do children help to shape what you offer them?",
        "help": "One change that came from what they said is worth more than a policy.",
        "grades": [{"grade": "Fully met", "means": "In every service, with evidence."}],
        "saved": "Saved at 10:42.",
        "save": "Save and continue",
        "leave": "Save and leave",
        "level": 4,
    }
    return Component(
        "Question page",
        "qgrid",
        "One question of a return: last answer and evidence in sight, saving without sending.",
        "Not for short forms that have no year before.",
        FOLDER + "qgrid.html",
        (
            State(
                "With last year’s answer",
                {**question, "form": _graded("q1"), "last": last, "evidence": evidence},
            ),
            State(
                "First time asked",
                {
                    **question,
                    "form": GradeForm(prefix="q2", auto_id="id_%s"),
                    "last": {"title": "Your answer two years ago"},
                    "evidence": [],
                },
            ),
        ),
    )
