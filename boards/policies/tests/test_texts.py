"""Plain text read as headings and paragraphs, and what differs between two texts."""

from boards.policies.texts import GONE, NEW, SAME, differences, paragraphs

OLD = "Purpose\n\nTell your manager the same day.\n\nKeep a record."
NEWER = "Purpose\n\nTell your manager or lead the same day.\n\nWho to ring\n\nKeep a record."


def test_a_short_line_without_a_full_stop_is_a_heading_and_dashes_are_a_list():
    text = "Purpose\r\n\r\nWe say so early.\r\nAnd settle it.\n\n- one\n- two\n\nAll of it:"
    assert [(one.kind, one.lines) for one in paragraphs(text)] == [
        ("heading", ["Purpose"]),
        ("words", ["We say so early.", "And settle it."]),
        ("list", ["one", "two"]),
        ("words", ["All of it:"]),
    ]
    assert paragraphs(" \n\n ") == []


def test_what_changed_inside_a_paragraph_is_told_word_by_word():
    found = differences(OLD, NEWER)
    assert [one.what for one in found] == [SAME, "changed", NEW, SAME]
    told = [(piece.what, piece.words.strip()) for piece in found[1].pieces]
    assert (NEW, "or lead") in told
    assert GONE not in dict(told)


def test_the_pieces_of_both_texts_are_all_there():
    found = differences(OLD, NEWER)
    for kept, text in ((GONE, OLD), (NEW, NEWER)):
        blocks = ["".join(p.words for p in one.pieces if p.what in (SAME, kept)) for one in found]
        assert [block for block in blocks if block] == text.split("\n\n")


def test_paragraphs_that_have_little_in_common_are_one_gone_and_one_new():
    assert [one.what for one in differences("Ring the police now.", "Nothing alike here")] == [
        GONE,
        NEW,
    ]


def test_the_same_text_differs_in_nothing_and_an_empty_one_in_all():
    assert {one.what for one in differences(OLD, OLD)} == {SAME}
    assert {one.what for one in differences("", OLD)} == {NEW}
    assert {one.what for one in differences(OLD, "")} == {GONE}


def test_a_very_long_paragraph_is_compared_as_a_whole():
    long = "word " * 4000
    assert [one.what for one in differences(long, f"{long} more")] == [GONE, NEW]
