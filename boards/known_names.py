"""Names that may stand where no name of a child or adult may: those of the place itself."""

from collections.abc import Iterator

from django.db.models import Q

from boards.models import Board, Partnership
from partnership.agencies.models import Agency


def names_here(*partnerships: int) -> Iterator[str]:
    """Names of these partnerships, their boards and agencies, the longest first.

    Asked only when words are looked at: a page that shows an empty form asks nothing.
    """
    here = Q(partnership__in=partnerships)
    names = set(Partnership.objects.filter(pk__in=partnerships).values_list("name", flat=True))
    names |= set(Board.objects.filter(here).values_list("name", flat=True))
    listed = Agency.objects.filter(listings__partnership__in=partnerships)
    names |= set(listed.values_list("name", flat=True))
    yield from sorted(names, key=len, reverse=True)
