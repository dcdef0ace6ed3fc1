"""What is read: the lists as published, for everybody, and the review, for the service."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from boards.models import Partnership
from boards.relevant.models import Edition, ListReview
from boards.relevant.reading import public_page, review_page, reviews_of
from boards.relevant.standing import latest
from partnership.access.services import rights_of
from partnership.access.views import right, seen_or_404
from partnership.people.requests import PersonRequest


@login_not_required
@require_safe
def published(request: HttpRequest) -> HttpResponse:
    """The newest edition of each partnership that has published its lists here."""
    newest = Edition.objects.visible_to(request.user).filter(followed_by__isnull=True)
    rows = newest.select_related("partnership").order_by("partnership__name")
    return render(request, "relevant/published.html", {"rows": rows})


@login_not_required
@require_safe
def edition(request: HttpRequest, pk: int) -> HttpResponse:
    """One edition of the lists, and all that were published before and after it."""
    found = seen_or_404(request.user, Edition.objects.select_related("partnership"), pk=pk)
    page = public_page(found.partnership, found, timezone.localdate())
    mine = Partnership.objects.visible_to(request.user).filter(pk=found.partnership_id)
    context = {"partnership": found.partnership, "page": page, "is_ours": mine.exists()}
    return render(request, "relevant/edition.html", context)


@require_safe
def of_partnership(request: HttpRequest, key: str) -> HttpResponse:
    """The newest edition of a partnership, for those who work with it."""
    found = seen_or_404(request.user, Partnership.objects.all(), key=key)
    page = public_page(found, latest(found), timezone.localdate())
    context = {"partnership": found, "page": page, "is_ours": True}
    context["rights"] = rights_of(request.user, found)
    return render(request, "relevant/edition.html", context)


@require_safe
@right("review_lists", Partnership, lookup="key")
def reviews(request: PersonRequest, partnership: Partnership) -> HttpResponse:
    """The review to come or under way, and those that are done."""
    rows = reviews_of(partnership)
    page = review_page(rows[0], timezone.localdate()) if rows[0].pk else None
    context = {"partnership": partnership, "next": rows[0], "done": rows[1:], "page": page}
    return render(request, "relevant/reviews.html", context)


@require_safe
@right("view", ListReview, lookup="pk")
def review(request: PersonRequest, review: ListReview) -> HttpResponse:
    """One review: what has changed, whom it asks, what each says."""
    page = review_page(review, timezone.localdate())
    context = {"page": page, "review": review, "rights": request.rights}  # type: ignore[attr-defined]
    return render(request, "relevant/review.html", context)
