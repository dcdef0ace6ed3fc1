"""What a form says of an empty field that must be filled is a sentence that one could say aloud."""

import pkgutil
from collections.abc import Callable, Iterator
from copy import deepcopy
from importlib import import_module
from typing import Any

import pytest
from django import forms

from boards.rulebook_forms import EditionForm, ValueForm
from partnership.access.offices import Office
from partnership.clock.rules import all_rules, local_values
from partnership.outbox.forms import PreferencesForm
from partnership.outbox.kinds import kinds_for
from partnership.people.factor_forms import CodeAgainForm, CodeForm
from partnership.ui.dayfield import DayField
from partnership.ui.forms import NO_ARTICLE, PlainWords, label_of, required_words
from reviews.forms import CorrectDayForm
from tests.factories import World

pytestmark = pytest.mark.once
ROOTS = ("partnership", "boards", "reviews", "reporting")
NOT_OURS_TO_LOAD = (".tests", ".migrations", ".settings", ".wsgi", ".celery")
# What labels begin or end with when they are no names: "Closed on", "Choose a password".
VERBS = {
    *("add", "announced", "approved", "came", "choose", "chaired", "closed", "count", "counted"),
    *("decided", "due", "ended", "ends", "enter", "give", "held", "in", "raised", "reports"),
    *("said", "say", "sent", "set", "show", "started", "starts", "take", "tick", "told", "write"),
}
LEFT_HANGING = {"at", "by", "for", "from", "in", "of", "on", "to", "until", "with"}
BEGINS = ("Answer “", "Choose ", "Enter ", "Say ", "Tick “", "This passkey ")


def form_classes() -> list[type[forms.BaseForm]]:
    """Every form of the portal."""
    for root in ROOTS:
        for found in pkgutil.walk_packages(import_module(root).__path__, f"{root}."):
            if not any(part in f"{found.name}." for part in NOT_OURS_TO_LOAD):
                import_module(found.name)
    return [one for one in set(_below(forms.BaseForm)) if _is_ours(one.__module__)]


def _is_ours(module: str) -> bool:
    root, *rooms = module.split(".")
    return root in ROOTS and "tests" not in rooms


def _below(parent: Any) -> Iterator[Any]:
    for child in parent.__subclasses__():
        yield child
        yield from _below(child)


FORMS = sorted(form_classes(), key=lambda one: (one.__module__, one.__qualname__))


def made(form: Any) -> forms.BaseForm:
    """The form as far as its class tells: what only a page knows is not in it."""
    bare = object.__new__(form)
    bare.fields = deepcopy(form.base_fields)
    bare.speak_plainly()
    found: forms.BaseForm = bare
    return found


def reads_as_english(words: str) -> bool:
    """Whether it asks for a thing or a clause, with its article, or repeats a whole question."""
    if not words.startswith(BEGINS) or words != words.strip() or "_" in words:
        return False
    first, _, rest = words.partition(" ")
    if first in ("Answer", "Tick", "This"):
        return True
    parts = rest.removesuffix("?").split()
    if not parts or parts[0].casefold() not in NO_ARTICLE:
        return False
    named = parts[1].casefold() if len(parts) > 1 else ""
    of_a_name = parts[0] in ("the", "a", "an")
    return not (of_a_name and (named in VERBS or parts[-1].casefold() in LEFT_HANGING))


@pytest.mark.parametrize("form", FORMS, ids=lambda one: f"{one.__module__}.{one.__qualname__}")
def test_every_field_that_must_be_filled_asks_in_english(form: Any) -> None:
    assert issubclass(form, PlainWords), "a form of the portal speaks plainly"
    said = {
        name: str(field.error_messages["required"])
        for name, field in made(form).fields.items()
        if field.required and not isinstance(field.widget, forms.HiddenInput)
    }
    assert [one for one in said.items() if not reads_as_english(one[1])] == []


def test_the_walk_finds_the_forms_there_are() -> None:
    names = {one.__qualname__ for one in FORMS}
    assert {"OpeningForm", "RaiseActionForm", "EditionForm", "IncidentForm", "LoginForm"} <= names


LABELS = {
    "Closed on": False,
    "Choose a password": False,
    "In force from": False,
    "Reports to": False,
    "Reason": True,
    "Your name": True,
    "What came of it": True,
    "NHS number": True,
    "When was it sent?": True,
}


@pytest.mark.parametrize(("label", "reads"), LABELS.items())
def test_a_label_that_is_no_name_needs_a_sentence_of_its_own(label: str, reads: bool) -> None:
    assert reads_as_english(required_words(forms.CharField(), label)) is reads


def test_a_day_is_asked_for_by_what_its_errors_call_it() -> None:
    field = DayField(label="Closed on", noun="The day it was closed")
    assert required_words(field, label_of(field, "closed_on")) == "Enter the day it was closed"


def asked(form: forms.BaseForm) -> dict[str, str]:
    return {
        name: str(field.error_messages["required"])
        for name, field in form.fields.items()
        if field.required and not isinstance(field.widget, forms.HiddenInput)
    }


def test_labels_that_a_page_gives_read_as_english_too(world: World) -> None:
    """Fields that are made or named while a form is made."""

    made_by_hand: list[Callable[[], forms.BaseForm]] = [
        *(lambda rule=rule: EditionForm(rule=rule) for rule in all_rules()),
        *(lambda local=local: ValueForm(local=local) for local in local_values()),
        lambda: PreferencesForm(kinds=kinds_for(set(Office)), chosen={}),
        lambda: CorrectDayForm(label="When was it?", noun="The day of the decision"),
        lambda: CodeForm(user=world.officer),
        lambda: CodeAgainForm(user=world.officer),
    ]
    found = {words for make in made_by_hand for words in asked(make()).values()}
    assert [words for words in sorted(found) if not reads_as_english(words)] == []
