"""Yearly reviews of the lists of agencies, what each agency said, and the published editions."""

from boards.relevant.models.edition import Edition, EditionEntry
from boards.relevant.models.review import Confirmation, ListReview, Said

__all__ = ["Confirmation", "Edition", "EditionEntry", "ListReview", "Said"]
