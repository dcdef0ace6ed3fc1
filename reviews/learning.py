"""Which rows of incidents and reviews stand for a method of the learning framework."""

from datetime import date
from typing import Any

from django.urls import reverse

from boards.models import Partnership
from boards.policies.live import Rows, live
from reviews.models import Publication, Review


@live("reviews")
def count_reviews(partnership: Partnership, user: Any, today: date) -> list[Rows]:
    """Reviews that the reader may see, and those published. Two queries."""
    here = {"board__partnership": partnership}
    seen = Review.objects.visible_to(user).filter(**here).count()
    out = Publication.objects.visible_to(user).filter(review__board__partnership=partnership)
    return [
        Rows("Reviews in the register", seen, reverse("reviews:reviews")),
        Rows("Published reviews", out.count(), reverse("reviews:published")),
    ]
