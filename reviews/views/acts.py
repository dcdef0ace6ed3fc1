"""The acts on one review, each a page of its own: GET shows it, POST does it."""

from datetime import date
from functools import partial
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from boards.rooms import told_of
from partnership.access.views import right
from partnership.clock.rules import rule_for
from partnership.people.models import User
from partnership.people.requests import PersonRequest
from partnership.ui.acts import act, typed
from partnership.ui.words import plain_day
from reviews import services
from reviews.blocked import blocked_panel
from reviews.deadlines import COPY_RULES
from reviews.forms import (
    BecauseForm,
    ConfirmForm,
    CopyForm,
    ExplainForm,
    PlanForm,
    PublishForm,
    ReasonForm,
    SignOffForm,
)
from reviews.models import Publication, Review
from reviews.rules import standing_blockers
from reviews.views.around import on_review

form_page = require_http_methods(["GET", "HEAD", "POST"])


@form_page
@right("sign_off", Review)
def sign_off(request: PersonRequest, row: Review) -> HttpResponse:
    """The report is complete."""
    form = SignOffForm(typed(request), request.FILES or None, person=request.user)
    now = timezone.now()
    do = partial(services.sign_off, row, by=request.user, today=timezone.localdate(now), now=now)
    page = on_review(row, "Sign the review off", "Sign it off")
    return act(request, form, do, then=row.get_absolute_url(), said="Signed off.", page=page)


@form_page
@right("sign_off", Review)
def undo_sign_off(request: PersonRequest, row: Review) -> HttpResponse:
    """The wrong file or day was signed off."""
    form = BecauseForm(typed(request))
    do = partial(services.undo_sign_off, row, by=request.user)
    page = on_review(row, "Take the sign-off back", "Take it back")
    return act(request, form, do, then=row.get_absolute_url(), said="Taken back.", page=page)


@form_page
@right("plan", Review)
def plan(request: PersonRequest, row: Review) -> HttpResponse:
    """Set or move the planned day."""
    stands = {
        "on": row.planned_on,
        "scope": row.scope,
        "title": row.public_title,
        "summary": row.public_summary,
        "publishes_itself": row.publishes_itself,
        "not_full_because": row.not_full_because,
    }
    form = PlanForm(typed(request), initial=stands, review=row)

    def do(**fields: Any) -> object:
        today = timezone.localdate()
        return services.plan_publication(row, services.Plan(**fields), by=request.user, today=today)

    title = "Move the planned date" if row.planned_on else "Plan the publication"
    page = on_review(row, title, "Save the plan")
    then = row.get_absolute_url()
    return act(request, form, do, then=then, said="Plan saved. Days are counted anew.", page=page)


@form_page
@right("change", Review)
def record_copy(request: PersonRequest, row: Review) -> HttpResponse:
    """A copy left for the Panel, the Secretary of State or Ofsted."""
    form = CopyForm(typed(request), request.FILES or None, person=request.user, review=row)

    def do(**fields: Any) -> object:
        now = timezone.now()
        copy = services.Copy(**fields)
        today = timezone.localdate(now)
        return services.record_copy(row, copy, by=request.user, today=today, now=now)

    page = on_review(row, "Record a copy sent", "Record it")
    return act(request, form, do, then=row.get_absolute_url(), said="Copy recorded.", page=page)


@form_page
@right("change", Review)
def withdraw_copy(request: PersonRequest, row: Review, pk: int) -> HttpResponse:
    """Take back a copy recorded by mistake."""
    copy = get_object_or_404(row.despatches, pk=pk)
    form = BecauseForm(typed(request))
    do = partial(services.withdraw_copy, copy, by=request.user)
    page = on_review(row, f"Withdraw: {copy}, {plain_day(copy.sent_on)}", "Withdraw it")
    return act(request, form, do, then=row.get_absolute_url(), said="Copy withdrawn.", page=page)


@form_page
@right("change", Review)
def explain(request: PersonRequest, row: Review, code: str) -> HttpResponse:
    """Why something that should be done is not."""
    if code not in COPY_RULES.values() or rule_for(code).force == "must":
        raise Http404
    said = row.explanations.filter(code=code).values_list("reason", flat=True).first()
    form = ExplainForm(typed(request), initial={"reason": said or ""})
    do = partial(services.explain, row, code=code, by=request.user, today=timezone.localdate())
    standfirst = f"{rule_for(code).title}: guidance says it should be done. Why is it not?"
    page = on_review(row, "Record a reason", "Record it", standfirst=standfirst)
    return act(request, form, do, then=row.get_absolute_url(), said="Reason recorded.", page=page)


@form_page
@right("ask_override", Review)
def ask_override(request: PersonRequest, row: Review) -> HttpResponse:
    """Ask to publish though a must is unmet."""
    form = ReasonForm(typed(request))
    do = partial(services.ask_override, row, by=request.user, today=timezone.localdate())
    standfirst = (
        "It takes a second person who agrees: the Head of Service or the Independent Chair. "
        "The reason is kept in the log."
    )
    page = on_review(row, "Ask for an override", "Ask for it", standfirst=standfirst)
    return act(
        request, form, do, then=row.get_absolute_url(), said="Override asked for.", page=page
    )


@form_page
@right("agree_override", Review)
def agree_override(request: PersonRequest, row: Review, pk: int) -> HttpResponse:
    """The second person agrees."""
    override = get_object_or_404(row.overrides, pk=pk)
    form = ConfirmForm(typed(request))
    do = partial(services.agree_override, override, by=request.user, today=timezone.localdate())
    words = (
        f"{override.asked_by} asked on {plain_day(override.asked_on)} that "
        f"{plain_day(override.planned_on)} may stand though a must is unmet: {override.reason}"
    )
    page = on_review(row, "Agree to an override", "Agree", standfirst=words)
    return act(request, form, do, then=row.get_absolute_url(), said="Override agreed.", page=page)


@form_page
@right("publish", Review)
def publish(request: PersonRequest, row: Review) -> HttpResponse:
    """Check what will be public, then publish; or be told why not."""
    today, form = timezone.localdate(), PublishForm(typed(request))
    if request.method == "POST" and form.is_valid():
        try:
            done = _publish(row, form, request.user, today)
        except services.Refused:
            row.refresh_from_db()
        except ValidationError as changed:
            row.refresh_from_db()
            messages.warning(request, " ".join(changed.messages))
        else:
            messages.success(request, "Concluded." if row.publishes_nothing else "Published.")
            return HttpResponseRedirect(done.get_absolute_url())
    words = ("Publish the review", "Publish now")
    if row.publishes_nothing:
        words = ("Conclude without publication", "Conclude it now")
    context = on_review(row, *words, review=row, today=today)
    # The plan is what is judged, as on the review's page; before its day, nothing is published.
    day = max(row.planned_on or today, today)
    judged = day if standing_blockers(row, day) else today
    stops = standing_blockers(row, judged)
    context["blocked"] = blocked_panel(row, judged, today) if stops else None
    context["as_read"] = services.version_of(row)
    context["told"] = told_of(row, today)
    status = 409 if request.method == "POST" else 200
    return render(request, "reviews/publish.html", context, status=status)


def _publish(row: Review, form: PublishForm, by: User, today: date) -> Publication | Review:
    """Publish it, or conclude it where nothing is published."""
    do = services.conclude if row.publishes_nothing else services.publish
    return do(row, by=by, today=today, **form.cleaned_data)
