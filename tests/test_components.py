"""The components of the look: each has specimens, and the living page shows every one of them."""

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse

from partnership.ui.specimens import groups

pytestmark = pytest.mark.once
ROOT = Path(settings.BASE_DIR)
FOLDER = ROOT / "templates" / "ui" / "components"
COMPONENTS = [component for group in groups() for component in group.components]
STATES = [
    pytest.param(component, state, id=f"{component.anchor}: {state.words}")
    for component in COMPONENTS
    for state in component.states
]
# The classes by which the look names its components.
NAMED = {
    "masthead",
    "mainnav",
    "menu",
    "edge",
    "pagehead",
    "kicker",
    "standfirst",
    "sec",
    "sec__head",
    "finding",
    "tag",
    "tag--red",
    "tag--amber",
    "tag--green",
    "tag--blue",
    "tag--plum",
    "due",
    "due-group",
    "due--rail",
    "clocks",
    "beads",
    "tbl",
    "stackt",
    "scroll",
    "is-late",
    "is-soon",
    "heat",
    "chart",
    "more",
    "ident",
    "way",
    "part",
    "stop",
    "next",
    "blocked",
    "lawful",
    "btn--inert",
    "cal",
    "facts",
    "facts--tight",
    "tasks",
    "choice",
    "reveal",
    "qgrid",
    "field",
    "err",
    "errsum",
    "seg",
    "seat",
    "mins",
    "writing",
    "stickybar",
    "subnav",
    "sessions",
    "datebox",
    "filters",
    "done",
    "empty",
    "note",
    "chain",
    "tree",
    "drawing",
    "token",
    "prose",
}
VOID = {"input", "br", "link", "meta", "img", "hr"}


class Shape(HTMLParser):
    """The classes and ids of a piece of a page, and whether each element is closed."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.classes: set[str] = set()
        self.ids: list[str] = []
        self.attributes: set[str] = set()
        self.open: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        self.classes |= set((given.get("class") or "").split())
        self.ids += [given["id"]] if given.get("id") else []
        self.attributes |= set(given)
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.open.pop()

    def handle_endtag(self, tag):
        assert self.open.pop() == tag, f"</{tag}> closes something else"


@pytest.fixture
def page(client, world) -> str:
    client.force_login(world.officer)
    answer = client.get(reverse("boards:components"))
    assert answer.status_code == 200
    return answer.content.decode()


def test_every_template_of_a_component_has_a_specimen():
    shown = {component.template for component in COMPONENTS if component.states}
    assert {f"ui/components/{path.name}" for path in FOLDER.glob("*.html")} <= shown


@pytest.mark.parametrize(("component", "state"), STATES)
def test_each_state_is_drawn_whole_and_without_a_style_of_its_own(component, state):
    text = render_to_string(component.template, dict(state.context))
    shape = Shape(text)
    assert shape.open == []
    assert text.strip()
    assert not {"style", "onclick"} & shape.attributes
    assert len(shape.ids) == len(set(shape.ids))


def evil(value):
    """The same facts with markup in every word."""
    if isinstance(value, dict):
        kept = ("css", "state", "tint", "look", "fill", "stroke", "dash")
        return {k: v if k in kept else evil(v) for k, v in value.items()}
    if isinstance(value, list | tuple):
        return [evil(one) for one in value]
    plain = type(value) is str and value and not value.startswith("#")
    return f'{value}<b class="evil">' if plain else value


@pytest.mark.parametrize(("component", "state"), STATES)
def test_what_people_write_is_escaped_in_each(component, state):
    context = {
        name: value if name == "tint" else evil(value) for name, value in state.context.items()
    }
    assert "evil" not in Shape(render_to_string(component.template, context)).classes


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.html")), ids=lambda path: path.stem)
def test_each_says_at_its_top_what_it_takes(path):
    assert path.read_text("utf-8").startswith("{% comment %}")


def test_each_is_named_once_and_says_when_to_use_it_and_when_not():
    anchors = [component.anchor for component in COMPONENTS]
    assert len(anchors) == len(set(anchors))
    assert all(component.use and component.avoid for component in COMPONENTS)
    assert all(component.states or component.line for component in COMPONENTS)


def test_the_living_page_shows_every_class_that_the_look_names(page):
    assert NAMED - Shape(page).classes == set()


def test_the_classes_of_the_components_stand_in_the_style(page):
    style = "".join(path.read_text("utf-8") for path in (ROOT / "static").rglob("*.css"))
    known = set(re.findall(r"\.([a-zA-Z][\w-]*)", style))
    assert Shape(page).classes - known == set()


def test_the_living_page_gives_each_state_an_id_of_its_own_and_one_heading(page):
    ids = Shape(page).ids
    assert [name for name in ids if ids.count(name) > 1] == []
    assert page.count("<h1") == 1


def test_every_line_to_copy_names_its_template(page):
    for component in COMPONENTS:
        if component.states and not component.line:
            assert f"include &quot;{component.template}&quot;" in page


def test_those_who_set_a_partnership_up_are_led_to_it(client, world):
    address = reverse("boards:components")
    client.force_login(world.officer)
    assert address in client.get(reverse("boards:arrangements")).content.decode()
    client.force_login(world.member)
    assert address not in client.get(reverse("boards:arrangements")).content.decode()
    assert client.get(address).status_code == 404


def test_the_living_page_costs_few_queries(client, world, django_assert_max_num_queries):
    client.force_login(world.officer)
    with django_assert_max_num_queries(12):
        client.get(reverse("boards:components"))
