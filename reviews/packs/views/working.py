"""The pack of a review for its readers: where it stands, choosing, writing, the preview."""

from functools import partial
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from boards.known_names import names_here
from partnership.access.views import right
from partnership.documents.blocks import Written
from partnership.documents.giving import give_out
from partnership.people.requests import PersonRequest
from partnership.ui.acts import act, typed
from reviews.findings.models import Finding, Recommendation
from reviews.models import Review
from reviews.packs import forms
from reviews.packs.drawing import draft_of, drafts_of, from_data, parts_of, scope_of
from reviews.packs.models import Kind, Pack, PackEdition
from reviews.packs.services import approving, writing
from reviews.views.around import around_review, on_review

form_page = require_http_methods(["GET", "HEAD", "POST"])
DRAFT = "Draft: not approved, not published"


def page_on(row: Review, title: str, submit: str, **more: Any) -> dict[str, Any]:
    """What a form about the pack of a review shows, and the way back to it."""
    back = reverse("packs:pack", args=[row.address])
    return on_review(
        row, title, submit, **{"cancel_url": back, "cancel_label": "Back to the pack", **more}
    )


def of_kind(kind: str) -> Kind:
    """raises: Http404 for no document of a pack."""
    if kind not in Kind.values:
        raise Http404
    return Kind(kind)


@require_safe
@right("view", Review, page="its pack")
def pack(request: PersonRequest, row: Review) -> HttpResponse:
    """Where each document stands."""
    found = writing.pack_of(row)
    context = around_review(request, row, "pack")
    drafts = drafts_of(found) if found else {}
    editions = list(_editions(found)) if found else []
    standing = {one.kind: one for one in editions if not one.replaced_on}
    context["lines"] = [(kind, drafts.get(kind), standing.get(kind)) for kind in Kind]
    context |= {"pack": found, "editions": editions, "chosen": _chosen_words(found)}
    return render(request, "packs/pack.html", context)


def _editions(found: Pack) -> Any:
    return found.editions.select_related("approved_by", "pack__review", "document")


def _chosen_words(found: Pack | None) -> tuple[int, int]:
    """How many findings and recommendations are chosen."""
    rows = list(found.chosen.all()) if found else []
    findings = sum(1 for one in rows if one.finding_id)
    return findings, len(rows) - findings


@form_page
@right("change", Review)
def choose(request: PersonRequest, row: Review) -> HttpResponse:
    """The title, and what the pack tells, in order."""
    found = writing.pack_of(row)
    findings = Finding.objects.visible_to(request.user).standing().filter(review=row)
    recommended = Recommendation.objects.visible_to(request.user).standing()
    stands: dict[str, Any] = {"title": found.title if found else row.public_title}
    for one in found.chosen.all() if found else ():
        if one.finding_id:
            stands[f"{forms.FINDING}{one.finding_id}"] = one.place
        else:
            stands[f"{forms.RECOMMENDATION}{one.recommendation_id}"] = one.place
    form = forms.ChooseForm(
        typed(request),
        initial=stands,
        findings=findings.order_by("number"),
        recommendations=recommended.filter(finding__review=row).order_by("pk"),
        known=names_here(row.partnership_id),
    )

    def do(**_: Any) -> Pack:
        today = timezone.localdate()
        return writing.choose(row, form.choice(), by=request.user, today=today)

    standfirst = "1 stands first. What has no place is left out of every document."
    page = page_on(row, "Choose what the pack tells", "Save", standfirst=standfirst)
    return act(request, form, do, then=Pack.get_absolute_url, said="Saved.", page=page)


@form_page
@right("change", Review)
def write(request: PersonRequest, row: Review, kind: str) -> HttpResponse:
    """What stands under the headings of one document."""
    named, found = of_kind(kind), writing.pack_of(row)
    texts = found.texts.filter(kind=kind) if found else ()
    form = forms.WriteForm(
        typed(request),
        initial={text.part: text.words for text in texts},
        parts=parts_of(named, scope_of(row)),
        known=names_here(row.partnership_id),
    )

    def do(**words: str) -> Pack:
        return writing.write(row, named, words, by=request.user, today=timezone.localdate())

    page = page_on(row, f"Write: {named.label}", "Save")
    then = reverse("packs:preview", args=[row.address, kind])
    return act(request, form, do, then=then, said="Saved.", page=page)


def _pack_or_404(row: Review) -> Pack:
    found = writing.pack_of(row)
    if found is None:
        raise Http404
    return found


@require_safe
@right("view", Review, page="a draft of its pack")
def preview(request: PersonRequest, row: Review, kind: str) -> HttpResponse:
    """One document as it would go out today."""
    named, found = of_kind(kind), _pack_or_404(row)
    draft = draft_of(found, named)
    context = around_review(request, row, "pack")
    context |= {"kind": named, "draft": draft, "told": draft.told(names_here(row.partnership_id))}
    writers = approving.writers_of(found, named) if "approve_pack" in request.rights else set()
    context["approves"] = "approve_pack" in request.rights and request.user.pk not in writers
    return render(request, "packs/preview.html", context)


@require_safe
@right("view", Review, page="a draft of its pack, as a file")
def paper(request: PersonRequest, row: Review, kind: str, format: str) -> HttpResponse:
    """The draft as PDF or Word."""
    named, now = of_kind(kind), timezone.now()
    draft = draft_of(_pack_or_404(row), named)
    title = draft.title or named.label
    facts = [("Document", named.label)]
    today = timezone.localdate(now)
    written = Written(title, today, str(request.user), draft.blocks, facts, DRAFT)
    name = f"{row.reference}-{kind}-draft".lower()
    return give_out(request, written, format, name, now=now)


@form_page
@right("approve_pack", Review)
def approve(request: PersonRequest, row: Review, kind: str) -> HttpResponse:
    """Read one document and approve it; what looks like a name is told once more."""
    named, found = of_kind(kind), _pack_or_404(row)
    draft, now = draft_of(found, named), timezone.now()
    last = found.editions.filter(kind=kind, replaced_on=None).first()
    known = names_here(row.partnership_id)
    form = forms.ApproveForm(typed(request), corrects=last is not None, known=known)

    def do(looked: bool, because: str = "") -> PackEdition:
        return approving.approve(
            row,
            named,
            as_read=request.POST.get("as_read", ""),
            because=because,
            by=request.user,
            today=timezone.localdate(now),
            now=now,
        )

    page = page_on(row, f"Approve: {named.label}", "Approve it", draft=draft, last=last)
    page["told"] = draft.told(known)
    page["standfirst"] = "Its words are frozen then, and become public with the review."
    if row.published_on:
        page["standfirst"] = "The review is published: everybody reads it from this moment on."
    return act(
        request,
        form,
        do,
        then=PackEdition.get_absolute_url,
        said="Approved.",
        page=page,
        template="packs/approve.html",
    )


def _edition(row: Review, pk: int) -> PackEdition:
    rows = PackEdition.objects.select_related("pack__review", "approved_by", "document")
    found: PackEdition = get_object_or_404(rows, pk=pk, pack__review=row)
    return found


@require_safe
@right("view", Review, page="an edition of its pack")
def edition(request: PersonRequest, row: Review, pk: int) -> HttpResponse:
    """One edition as it was approved."""
    found = _edition(row, pk)
    context = around_review(request, row, "pack")
    context |= {"edition": found, "blocks": from_data(found.blocks)}
    return render(request, "packs/edition.html", context)


@form_page
@right("approve_pack", Review)
def withdraw(request: PersonRequest, row: Review, pk: int) -> HttpResponse:
    """Take an edition off."""
    found = _edition(row, pk)
    form = forms.WithdrawForm(typed(request), known=names_here(row.partnership_id))
    do = partial(approving.withdraw, found, by=request.user, today=timezone.localdate())
    page = page_on(row, f"Withdraw: {found}", "Withdraw it")
    page["standfirst"] = "Nobody reads it on the public page then. Copies that were taken stay."
    then = found.get_absolute_url()
    return act(request, form, do, then=then, said="It is withdrawn.", page=page)
