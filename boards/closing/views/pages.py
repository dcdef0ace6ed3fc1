"""What is read: the register of groups, one group's end, and what is published."""

from django.contrib.auth.decorators import login_not_required
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from boards.closing.models import Resource
from boards.closing.permissions import PUBLISHED
from boards.closing.reading import page_of_board
from boards.closing.standing import task_groups
from boards.models import Board, Partnership
from partnership.access.services import rights_of
from partnership.access.views import seen_or_404
from partnership.documents.models import Document
from partnership.documents.views import as_attachment


@require_safe
def groups(request: HttpRequest, key: str) -> HttpResponse:
    """Every task and finish group of a partnership, by when it finishes, and how it stands."""
    found = seen_or_404(request.user, Partnership.objects.all(), key=key)
    lines = task_groups(found, request.user, timezone.localdate())
    return render(request, "closing/groups.html", {"partnership": found, "lines": lines})


@require_safe
def of_board(request: HttpRequest, key: str) -> HttpResponse:
    """The day by which a group finishes, its closing report and pack; reports that it received."""
    board = seen_or_404(request.user, Board.objects.select_related("partnership"), key=key)
    rights = rights_of(request.user, board)
    page = page_of_board(board, request.user, timezone.localdate())
    context = {"board": board, "rights": rights, "page": page}
    context["may"] = rights_of(request.user, page.report) if page.report else frozenset()
    return render(request, "closing/of_board.html", context)


@login_not_required
@require_safe
def published(request: HttpRequest) -> HttpResponse:
    """Every published resource, by the group that made it."""
    rows = Resource.objects.visible_to(request.user).filter(PUBLISHED)
    rows = rows.select_related("report__board__partnership").order_by(
        "report__board__name", "title"
    )
    return render(request, "closing/published.html", {"rows": rows})


@login_not_required
@require_safe
def resource(request: HttpRequest, pk: int) -> FileResponse:
    """The file of a resource, for whoever may have it."""
    row = seen_or_404(request.user, Resource.objects.filter(withdrawn_because=""), pk=pk)
    return as_attachment(get_object_or_404(Document.objects.about(row)))
