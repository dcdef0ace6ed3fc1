"""The proof of one deadline, on screen and as a PDF."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from partnership.access.querysets import about_visible
from partnership.access.services import note_reading
from partnership.clock.models import Deadline
from partnership.clock.proofs import Proof, prove
from partnership.clock.verdicts import verdict
from partnership.documents.pdf import NoPdf, render_pdf


def _proof(deadline: Deadline) -> Proof:
    return prove(deadline.rule, deadline.edition_used, deadline.counted_from)


def _context(request: HttpRequest, pk: int) -> dict[str, object]:
    deadline = get_object_or_404(about_visible(Deadline.objects.filter(pk=pk), request.user))
    today = timezone.localdate()
    note_reading(request.user, deadline.subject, "how a day was counted", now=timezone.now())
    return {
        "deadline": deadline,
        "subject": deadline.subject,
        "proof": _proof(deadline),
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
    try:
        pdf = render_pdf("clock/proof_print.html", context)
    except NoPdf as missing:
        return render(request, "clock/no_pdf.html", {"words": str(missing)}, status=503)
    response = HttpResponse(pdf, content_type="application/pdf")
    name = f"proof-{context['subject']}-{context['deadline'].code}.pdf"  # type: ignore[attr-defined]
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
