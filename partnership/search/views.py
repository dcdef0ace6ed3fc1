"""The page of results: only what the reader may see, current to the last change."""

from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from partnership.search import services
from partnership.search.finding import A_PAGE, find, show
from partnership.search.rates import A_MINUTE, too_often
from partnership.search.registry import labels
from partnership.ui.words import asked


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """What the reader finds by these words. To find something is not to open it."""
    question, now = asked(request.GET.get("q", "")), timezone.now()
    if not question:
        return render(request, "search/search.html", {"kinds": labels()})
    if too_often(request.user, now=now):
        return render(request, "search/too_often.html", {"most": A_MINUTE}, status=429)
    current = services.catch_up(now=now)
    context = _results(request, question, request.GET.get("kind", ""))
    return render(request, "search/search.html", {**context, "current": current})


def _results(request: HttpRequest, question: str, kind: str) -> dict[str, object]:
    names = labels()
    kind = kind if kind in names else ""
    found = find(request.user, question, kind=kind)
    page = Paginator(found.pks, A_PAGE).get_page(request.GET.get("page"))
    return {
        "question": question,
        "kind": kind,
        "kind_label": names.get(kind, ""),
        "kinds": names,
        "found": found,
        "page": page,
        "hits": show(list(page.object_list), question),
        "all_kinds": f"?{urlencode({'q': question})}",
        "address": f"?{urlencode({'q': question, 'kind': kind} if kind else {'q': question})}",
    }
