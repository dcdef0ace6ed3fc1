"""Mistakes in a file of arrangements: told with their place, and nothing is imported."""

from collections.abc import Iterator

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from boards.importing import import_file
from boards.importing.reading import MOST_BYTES
from boards.tests.arrangements import SMALL, rows, told, written


def line_of(text: str, words: str) -> int:
    """The number of the first line with these words."""
    return next(number for number, line in enumerate(text.split("\n"), 1) if words in line)


MISTAKES = {
    "a day that is not in the calendar": (
        "{agency: old-trust, printed: The Old Trust, until: 2017-03-31}",
        "{agency: old-trust, printed: The Old Trust, until: 2017-02-31}",
        "lists, item 1, groups, item 1, entries, item 1, until: "
        "there is no 31 February 2017 in the calendar",
    ),
    "a month that is not in the calendar": (
        "name: Low, kind: group, remit: both, from: 2015-04-01",
        "name: Low, kind: group, remit: both, from: 2015-13-01",
        "there is no 1 month 13 2015 in the calendar",
    ),
    "a day in another form": ("on: 2017-04-01", "on: 1 April 2017", "a day such as 2019-05-01"),
    "an end before the start": (
        "name: Low, kind: group, remit: both, from: 2015-04-01",
        "name: Low, kind: group, remit: both, from: 2015-04-01, until: 2015-03-31",
        "it ends on 31 March 2015, before it starts on 1 April 2015",
    ),
    "an unknown name": (
        "chaired_by: yes",
        "chared_by: yes",
        "the name “chared_by” is not known here; did you mean “chaired_by”?",
    ),
    "an unknown board": (
        "{below: middle, above: top",
        "{below: middel, above: top",
        "the board “middel” is not known; did you mean “middle”?",
    ),
    "an unknown agency": (
        "{agency: new-trust",
        "{agency: new-trusd",
        "the agency “new-trusd” is not known; did you mean “new-trust”?",
    ),
    "an unknown office": (
        "office: independent_chair",
        "office: independant_chair",
        "the office “independant_chair” is not known; did you mean “independent_chair”?",
    ),
    "an unknown kind": (
        "name: Low, kind: group",
        "name: Low, kind: gruop",
        "the kind “gruop” is not known; did you mean “group”?",
    ),
    "an unknown list": ("list: children", "list: childrens", "did you mean “children”?"),
    "a board that reports to itself": (
        "{below: middle, above: top",
        "{below: middle, above: middle",
        "“middle” cannot report to itself",
    ),
    "a circle": (
        "{below: middle, above: top, from: 2015-04-01}",
        "{below: middle, above: low, from: 2016-04-01}",
        "these report in a circle on 1 April 2016",
    ),
    "a row twice": (
        "links:",
        "  - {below: middle, above: top, from: 2016-01-01}\nlinks:",
        "middle reports to top stands here again; its days overlap those of line 15",
    ),
    "a missing name": ("name: Old Trust, ", "", "agencies, item 1: “name” is missing"),
    "an empty name": ("name: Old Trust", 'name: ""', "agencies, item 1, name: “name” is empty"),
    "a row with nothing in it": ("links:", "  - {}\nlinks:", "lines, item 3: “below” is missing"),
    "a text for a list": ("areas: [Somewhere]", "areas: Somewhere", "a list is expected here"),
    "a list for a text": ("name: Middle", "name: [Middle]", "a text is expected here"),
    "a text for a row": ("links:", "  - middle\nlinks:", "names with values are expected here"),
    "no areas": ("areas: [Somewhere]", "areas: []", "name at least one area"),
    "a flag that is neither": ("dotted: yes", "dotted: perhaps", "yes or no is expected here"),
    "a chair without an office": (
        "office: independent_chair, chair",
        "chair",
        "say which office is the chair",
    ),
    "a key that is no key": ("key: top", "key: Top Board", "“Top Board” is not a key"),
    "a key used twice": ("key: low", "key: top", "the key “top” is already used at line 11"),
    "a name that is too long": ("name: Low", f"name: {'x' * 201}", "longer than 200 characters"),
    "a row that outlives its board": (
        "name: Middle, kind: board, remit: both, from: 2015-04-01",
        "name: Middle, kind: board, remit: both, from: 2015-04-01, until: 2016-12-31",
        "it runs 1 April 2015 to today, but “middle” runs 1 April 2015 to 31 December 2016",
    ),
    "a successor before the end": ("on: 2017-04-01", "on: 2017-03-31", "has not ended by 31 March"),
    "a name that comes twice": (
        "  name: Somewhere Safeguarding Partnership",
        "  name: Here\n  name: There",
        "line 4, column 3, partnership, name: “name” comes twice; it first stands at line 3",
    ),
    "an anchor": ("areas: [Somewhere]", "areas: &a [Somewhere]", "the anchor &a is refused"),
    "an alias": ("areas: [Somewhere]", "areas: [*a]", "the alias *a is refused"),
    "a tag": ("name: Middle", "name: !!python/name:os.system Middle", "system is refused"),
}


@pytest.mark.django_db
@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_mistake_is_told_with_its_place_and_nothing_is_imported(tmp_path, mistake):
    right, wrong, words = MISTAKES[mistake]
    assert right in SMALL
    text = SMALL.replace(right, wrong, 1)
    found = told(tmp_path, text)
    matching = [problem for problem in found if words in problem]
    assert matching, found
    assert matching[0].startswith("line ")
    assert set(rows()) == {0}


@pytest.mark.django_db
def test_a_place_is_the_line_and_the_column_of_the_value(tmp_path):
    text = SMALL.replace("remit: both, from: 2015-04-01}", "remit: bth, from: 2015-04-01}", 1)
    text = text.replace("name: Middle", "name: Middle, remit: both, kind: wrong")
    number = line_of(text, "wrong")
    column = text.split("\n")[number - 1].index("kind: board") + 1
    found = told(tmp_path, text)
    assert f"line {number}, column {column}, boards, item 2, kind: “kind” comes twice" in found[-2]


@pytest.mark.django_db
def test_all_mistakes_are_told_in_the_order_of_the_file(tmp_path, capsys):
    text = SMALL
    for mistake in ("a missing name", "an unknown name", "an unknown board", "an unknown office"):
        text = text.replace(*MISTAKES[mistake][:2], 1)
    path = written(tmp_path, text)
    with pytest.raises(CommandError, match="4 mistakes; nothing was imported"):
        call_command("import_partnership", str(path), "--apply")
    said = capsys.readouterr().err.strip().split("\n")
    lines = [int(row.split(",")[0].removeprefix("line ")) for row in said]
    assert lines == sorted(lines) == [6, 11, 15, 18]
    assert set(rows()) == {0}


def unreadable() -> Iterator[tuple[str, bytes, str]]:
    """Files that nothing can be read from, and what is said of each."""
    bomb = "a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n"
    yield "empty", b"", "it is empty"
    yield "only a comment", b"# nothing\n", "it is empty"
    yield "not UTF-8", b"partnership:\n  name: \xff\n", "line 2, column 9: This file cannot be read"
    yield "a tab", b"partnership:\n\tname: x\n", "line 2, column 1: This file cannot be read: a tab"
    yield "broken", b"partnership: [1, 2\nagencies: {", "This file cannot be read"
    yield "two documents", SMALL.encode() + b"---\n" + SMALL.encode(), "This file cannot be read"
    yield "a control character", b"name: \x07\n", "a character stands here that text does not hold"
    yield "too deep", b"[" * 5000, "nested more than 8 deep"
    yield "too deep in blocks", b"- " * 5000 + b"x", "nested more than 8 deep"
    yield "too large", b"#" * (MOST_BYTES + 1), "larger than 1 MiB"
    yield "a list at the top", b"- a\n- b\n", "names with values are expected here"
    yield "a word at the top", b"hello\n", "names with values are expected here"
    yield "nothing in it", b"{}\n", "“partnership” is missing"
    yield "a bomb", bomb.encode(), "the alias *a is refused"
    yield "a circle of aliases", b"&a [*a]\n", "the anchor &a is refused"
    yield "a list as a name", b"? [a]\n: b\n", "a name must be a word"
    yield "a foreign tag", b"!!python/object/apply:os.system [ls]\n", "is refused"


@pytest.mark.django_db
@pytest.mark.parametrize(("content", "words"), [(b, w) for _, b, w in unreadable()])
def test_what_cannot_be_read_is_refused_in_plain_words(tmp_path, content, words):
    found = told(tmp_path, content)
    assert any(words in problem for problem in found), found
    assert set(rows()) == {0}


@pytest.mark.django_db
def test_a_missing_file_and_a_folder_are_told_apart(tmp_path):
    missing = import_file(tmp_path / "nowhere.yaml", apply=True).errors
    folder = import_file(tmp_path, apply=True).errors
    assert "there is no file" in str(missing[0])
    assert "is a folder" in str(folder[0])
    with pytest.raises(CommandError):
        call_command("import_partnership", str(tmp_path / "nowhere.yaml"))
