"""The proof of one deadline, and of a count of one's own, on screen and as a PDF."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from partnership.access.querysets import about_visible
from partnership.access.services import note_reading
from partnership.clock.forms import CountForm
from partnership.clock.models import Deadline, Moved
from partnership.clock.proofs import prove_deadline
from partnership.clock.verdicts import verdict
from partnership.documents.pdf import NoPdf, render_pdf


def _context(request: HttpRequest, pk: int) -> dict[str, object]:
    deadline = get_object_or_404(about_visible(Deadline.objects.filter(pk=pk), request.user))
    today = timezone.localdate()
    note_reading(request.user, deadline.subject, "how a day was counted", now=timezone.now())
    return {
        "deadline": deadline,
        "subject": deadline.subject,
        "proof": prove_deadline(deadline),
        "moves": Moved.objects.about(deadline.subject).filter(code=deadline.code),
        "verdict": verdict(deadline, today),
        "today": today,
    }


@require_safe
def proof(request: HttpRequest, pk: int) -> HttpResponse:
    """The days counted one by one."""
    return render(request, "clock/proof.html", _context(request, pk))


@require_safe
def proof_pdf(request: HttpRequest, pk: int) -> HttpResponse:
    """The same on paper."""
    context = _context(request, pk)
    name = f"proof-{context['subject']}-{context['deadline'].code}.pdf"  # type: ignore[attr-defined]
    return _printed(request, context, name)


@require_safe
def count(request: HttpRequest) -> HttpResponse:
    """Days counted for anybody who is signed in: no case, nothing kept."""
    form = CountForm(request.GET or None)
    proof = form.proof if form.is_valid() else None
    return render(request, "clock/count.html", {"form": form, "proof": proof})


@require_safe
def count_pdf(request: HttpRequest) -> HttpResponse:
    """The same on paper; what cannot be counted is said on the page."""
    form = CountForm(request.GET)
    if not form.is_valid():
        return HttpResponseRedirect(f"{reverse('clock:count')}?{request.GET.urlencode()}")
    context: dict[str, object] = {"proof": form.proof, "today": timezone.localdate()}
    return _printed(request, context, "count.pdf")


def _printed(request: HttpRequest, context: dict[str, object], name: str) -> HttpResponse:
    try:
        pdf = render_pdf("clock/proof_print.html", context)
    except NoPdf as missing:
        return render(request, "clock/no_pdf.html", {"words": str(missing)}, status=503)
    response = HttpResponse(pdf, content_type="application/pdf")
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
