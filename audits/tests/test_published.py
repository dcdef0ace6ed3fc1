"""What was published is kept as an aggregate with its page; its shares are counted here."""

import pytest

from audits.figures import table_of_published
from audits.loading import load_published
from audits.models import Answer, PublishedCount
from boards.models import Partnership
from tests import factories as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def place() -> Partnership:
    row = make.partnership()
    row.key = "cambridgeshire-and-peterborough"
    row.save_because("named", by=None)
    return row


def test_the_result_of_2015_16_is_kept_as_printed_and_no_answer_is_invented(place: Partnership):
    load_published(place, "with the arrangements")
    kept = [
        ([number for *_, number in row.by_grade], row.not_applicable, row.when)
        for row in PublishedCount.objects.filter(partnership=place)
    ]
    assert kept == [
        ([10, 63, 569], 17, "July 2015"),
        ([4, 53, 583], 19, "April 2016"),
    ]
    assert all(row.page and row.source for row in PublishedCount.objects.all())
    assert not Answer.objects.exists()


def test_shares_of_all_answers_and_of_graded_ones_are_told_apart(place: Partnership):
    load_published(place, "with the arrangements")
    first, last = map(table_of_published, PublishedCount.objects.all())
    assert (first.all, first.graded, last.all, last.graded) == (659, 642, 659, 640)
    green = first.rows[0]
    assert (green.words, green.number, green.of_all, green.of_graded) == (
        "Fully met",
        569,
        "86.3 %",
        "88.6 %",
    )
    assert (last.rows[-1].number, last.rows[-1].of_all) == (4, "0.6 %")


def test_a_second_import_adds_nothing(place: Partnership):
    assert len(load_published(place, "first")) == 2
    assert load_published(place, "again") == []


def test_another_partnership_gets_none():
    assert load_published(make.partnership(), "with the arrangements") == []
