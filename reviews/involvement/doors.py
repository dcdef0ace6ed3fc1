"""Where involvement opens from its review, and its part of the log."""

from boards.rooms import Door, open_from
from reviews.involvement.models import Involvement
from reviews.loglines import hangs_on_review
from reviews.models import Review

open_from(
    Review,
    Door(
        "Involvement",
        "involvement:involvement",
        names="address",
        words="What families and practitioners were offered at each stage.",
        order=43,
    ),
)
hangs_on_review(lambda review: Involvement.objects.filter(review=review))
