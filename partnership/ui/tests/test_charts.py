"""Charts: every word escaped, zero stands, what cannot be drawn is refused."""

import math
import xml.etree.ElementTree as ET

import pytest

from partnership.ui.charts import (
    Divided,
    Graded,
    Part,
    Point,
    Row,
    bars,
    divided,
    line,
    rag_strip,
)

EVIL = "<script>alert('x')</script> & \"Co\""
DRAWN = {
    "bars": lambda words, **k: bars([Row(words, 3, shown=words)], title=words, **k),
    "divided": lambda words, **k: divided([Divided(words, [Part(3, words)])], title=words, **k),
    "line": lambda words, **k: line(
        [Point(words, 3, breaks=words), Point("b", None, state=words), Point("c", 4, breaks=words)],
        title=words,
        **k,
    ),
    "strip": lambda words, **k: rag_strip([Graded(words, "met")], title=words, **k),
}


def tree(svg: str) -> ET.Element:
    return ET.fromstring(svg)


def words_of(svg: str) -> list[str]:
    return [found.text or "" for found in tree(svg).iter("text")]


def boxes(svg: str, css: str) -> list[ET.Element]:
    return [found for found in tree(svg).iter("rect") if found.get("class") == css]


@pytest.mark.parametrize("kind", DRAWN)
@pytest.mark.parametrize("printed", [False, True])
def test_what_people_wrote_stays_words(kind, printed):
    svg = DRAWN[kind](EVIL, printed=printed)
    found = tree(svg)
    assert "script" not in {one.tag for one in found.iter()}
    assert found[0].tag == "title"
    assert found[0].text == EVIL
    assert found.get("role") == "img"
    assert found.get("aria-label").startswith(EVIL)


@pytest.mark.parametrize("kind", DRAWN)
def test_on_screen_words_keep_their_size_and_on_paper_the_sheet_is_720_wide(kind):
    screen, paper = tree(DRAWN[kind]("Police")), tree(DRAWN[kind]("Police", printed=True))
    assert screen.get("viewBox") is None
    assert screen.get("width") == "100%"
    assert paper.get("viewBox") == f"0 0 720 {paper.get('height')}"
    assert all("%" not in value for one in paper.iter() for value in one.attrib.values())


@pytest.mark.parametrize("kind", DRAWN)
def test_on_paper_a_drawing_carries_its_colours_and_on_screen_it_leaves_them_to_the_style(kind):
    screen, paper = tree(DRAWN[kind]("Police")), tree(DRAWN[kind]("Police", printed=True))
    shapes = {"rect", "text", "circle"}
    assert all(one.get("fill") for one in paper.iter() if one.tag in shapes)
    assert not any(one.get("fill") for one in screen.iter())


def test_nothing_is_a_row_with_its_zero_and_no_bar():
    svg = bars([Row("Police", 0), Row("Health", 0)], title="People trained")
    assert boxes(svg, "bar") == []
    assert words_of(svg) == ["Police", "0", "Health", "0"]


def test_the_longest_bar_is_the_scale_of_the_others():
    svg = bars([Row("Health", 200), Row("Police", 50)], title="People trained")
    long, short = (float(one.get("width").rstrip("%")) for one in boxes(svg, "bar"))
    assert long == pytest.approx(4 * short, abs=0.05)


@pytest.mark.parametrize("value", [-1, math.nan, math.inf])
def test_what_a_bar_cannot_show_is_refused(value):
    with pytest.raises(ValueError, match="starts at zero"):
        bars([Row("Health", value)], title="People trained")
    with pytest.raises(ValueError, match="starts at zero"):
        divided([Divided("Health", [Part(value)])], title="People trained")
    with pytest.raises(ValueError, match="starts at zero"):
        line([Point("2026", value)], title="People trained")


@pytest.mark.parametrize("draw", [bars, divided, line, rag_strip])
def test_a_chart_of_nothing_is_refused(draw):
    with pytest.raises(ValueError, match="needs a"):
        draw([], title="People trained")


def test_forty_bars_stand_below_one_another():
    svg = bars([Row(f"Agency {n}", n) for n in range(40)], title="People trained")
    downs = [float(one.get("y")) for one in boxes(svg, "bar")]
    assert len(downs) == 39  # the first has none
    assert all(below - above == 44 for above, below in zip(downs, downs[1:], strict=False))
    assert float(tree(svg).get("height")) > downs[-1] + 14


def test_a_long_name_is_broken_and_its_bar_stands_below_all_of_it():
    name = "Safeguarding children team of the Fenshire and Marshland community health trust"
    svg = bars([Row(name, 3), Row("Police", 2)], title="People trained")
    said = words_of(svg)
    assert " ".join(said[: said.index("3")]) == name
    lows = [float(one.get("y")) for one in tree(svg).iter("text") if one.text in name]
    assert float(boxes(svg, "bar")[0].get("y")) > max(lows)


def test_a_word_of_two_hundred_signs_is_broken_too():
    said = words_of(bars([Row("x" * 200, 1)], title="People trained"))
    assert max(map(len, said)) < 40


def test_what_was_agreed_and_has_not_come_is_a_dashed_outline():
    rows = [Row("Police", 28, shown="£28 of £69", agreed=69), Row("Health", 40, agreed=40)]
    svg = bars(rows, title="Money")
    bar, gap = boxes(svg, "bar")[0], boxes(svg, "bar-x")
    assert [one.get("x") for one in gap] == [bar.get("width")]
    assert "£28 of £69" in words_of(svg)


def test_more_than_agreed_leaves_no_outline():
    assert boxes(bars([Row("Police", 70, agreed=69)], title="Money"), "bar-x") == []


def test_a_piece_too_narrow_for_words_keeps_its_number_or_nothing():
    parts = [
        Part(90, "90 present"),
        Part(7, "7 deputies", "second"),
        Part(3, "3 missed", "missing"),
    ]
    said = words_of(divided([Divided("Police", parts)], title="Attendance"))
    assert said == ["Police", "90 present"]
    wide = [Part(50, "50 present"), Part(10, "10 deputies", "second")]
    assert words_of(divided([Divided("Police", wide)], title="A"))[-1] == "10"


def test_a_kind_of_piece_that_is_not_known_is_refused():
    with pytest.raises(ValueError, match="kind"):
        divided([Divided("Police", [Part(1, kind="third")])], title="Attendance")


def strokes(svg: str) -> int:
    return sum(one.get("class") == "line" for one in tree(svg).iter("line"))


def test_a_line_stops_where_its_meaning_changed():
    points = [Point("2023", 4), Point("2024", 5), Point("2025", 9, breaks="New definition")]
    svg = line(points, title="Contacts")
    assert strokes(svg) == 1
    assert "New definition" in words_of(svg)


def test_what_is_not_a_number_is_said_once_for_its_whole_run():
    points = [
        Point("2022", 4),
        Point("2023", None, "not supplied"),
        Point("2024", None, "not supplied"),
        Point("2025", None, "suppressed"),
        Point("2026", 6),
    ]
    svg = line(points, title="Contacts")
    said = words_of(svg)
    assert said.count("not supplied") == 1
    assert said.count("suppressed") == 1
    assert strokes(svg) == 0


def test_nil_is_a_point_on_the_axis_with_its_word():
    svg = line([Point("2025", 3), Point("2026", 0, "nil")], title="Contacts")
    assert "nil" in words_of(svg)
    assert strokes(svg) == 1


def test_a_gap_must_say_what_it_is():
    with pytest.raises(ValueError, match="state in words"):
        line([Point("2026", None)], title="Contacts")


@pytest.mark.parametrize("count", [1, 40])
def test_names_below_a_line_do_not_run_into_one_another(count):
    svg = line([Point(f"{1990 + n}", n) for n in range(count)], title="Contacts")
    places = sorted(
        float(one.get("x").rstrip("%"))
        for one in tree(svg).iter("text")
        if one.get("class") == "lbl-soft"
    )
    assert places[0] == 6
    assert all(right - left > 10 for left, right in zip(places, places[1:], strict=False))


def test_a_strip_says_each_grade_in_a_word():
    grades = ["met", "part", "not", "na", "out"]
    svg = rag_strip([Graded(f"Standard {n}", one) for n, one in enumerate(grades)], title="S")
    said = words_of(svg)
    assert [word for word in said if word in {"Met", "Partly", "Not met", "n/a", "Not in"}] == [
        "Met",
        "Partly",
        "Not met",
        "n/a",
        "Not in",
    ]
    rights = [float(one.get("x").rstrip("%")) for one in tree(svg).iter("rect")]
    assert rights[0] == rights[4]  # the fifth begins the second line


def test_a_grade_that_is_not_known_is_refused():
    with pytest.raises(ValueError, match="grade"):
        rag_strip([Graded("Spring", "splendid")], title="Standards")
