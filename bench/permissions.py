"""What one person may see among 100,000 reviews: fifty rows and the count, beside SQL by hand."""

from django.db import connection
from django.test.utils import CaptureQueriesContext

from bench.plant import plant
from bench.timing import Line, in_turns
from partnership.people.models import User
from reviews.models import Review

BOARDS = """
    SELECT b.id FROM boards_board b
    WHERE b.id IN (
        SELECT m.board_id FROM boards_membership m
        WHERE m.person_id = %(user)s AND m.office IN ('group_chair', 'group_member', 'lay_member')
          AND m.starts_on <= %(today)s AND (m.ends_on IS NULL OR m.ends_on >= %(today)s))
    OR b.partnership_id IN (
        SELECT s.partnership_id FROM boards_membership m JOIN boards_board s ON s.id = m.board_id
        WHERE m.person_id = %(user)s
          AND m.office IN ('service_officer', 'head_of_service', 'independent_chair')
          AND m.starts_on <= %(today)s AND (m.ends_on IS NULL OR m.ends_on >= %(today)s))
"""
LIST = """
    SELECT * FROM reviews_review WHERE board_id = ANY(%s) ORDER BY decided_on DESC, id DESC LIMIT 50
"""
COUNT = "SELECT count(*) FROM reviews_review WHERE board_id = ANY(%s)"


def measure() -> list[Line]:
    """For one who sees few and one who sees half of them."""
    planted = plant()
    return [_line(planted.member), _line(planted.officer)]


def _line(user: User) -> Line:
    today = plant().today

    def floor() -> tuple[int, list[int]]:
        with connection.cursor() as cursor:
            cursor.execute(BOARDS, {"user": user.pk, "today": today})
            boards = [row[0] for row in cursor.fetchall()]
            cursor.execute(COUNT, [boards])
            number = cursor.fetchone()[0]
        rows = list(Review.objects.raw(LIST, [boards]).prefetch_related("board"))
        return number, [row.pk for row in rows]

    def ours() -> tuple[int, list[int]]:
        seen = Review.objects.visible_to(user)
        return seen.count(), [row.pk for row in seen.select_related("board")[:50]]

    if floor() != ours():
        raise SystemExit("The rows differ from those of the SQL written by hand.")
    with CaptureQueriesContext(connection) as asked:
        number, _ = ours()
    note = f"{len(asked)} queries, at most 5"
    return Line(f"List and count, {number:,} of 100,000 seen", *in_turns(floor, ours), 2, note)
