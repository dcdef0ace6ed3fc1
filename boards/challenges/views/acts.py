"""Pages of acts on a challenge: answer, also by a link, judge, withdraw, send, raise an action."""

from collections.abc import Iterable
from functools import partial
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from boards.actions.services.raising import Asked
from boards.challenges import services
from boards.challenges.forms import (
    ActionForm,
    AnswerForm,
    JudgeForm,
    MoveForm,
    SendForm,
    WithdrawForm,
)
from boards.challenges.models import Challenge, State
from boards.challenges.notices import ANSWER
from boards.known_names import names_here
from boards.models import Action
from partnership.access.views import right
from partnership.links.services import DeadLink, open_link
from partnership.links.views import dead_link, unlogged
from partnership.people.requests import PersonRequest
from partnership.ui.acts import act, around, typed
from partnership.ui.words import plain_day

form_page = require_http_methods(["GET", "HEAD", "POST"])
ANSWER_PAGE = "challenges/answer.html"


def _page(challenge: Challenge, title: str, submit: str, **more: Any) -> dict[str, Any]:
    kicker, to = f"{challenge}, {challenge.board}", challenge.get_absolute_url()
    more["challenge"] = challenge
    return around(title, submit, kicker=kicker, back="the challenge", to=to, **more)


def _known(challenge: Challenge) -> Iterable[str]:
    """Names that may stand in words about it."""
    return names_here(challenge.partnership_id)


@form_page
@right("answer", Challenge, lookup="pk")
def answer(request: PersonRequest, challenge: Challenge) -> HttpResponse:
    """Answer for the agency, signed in."""
    now = timezone.now()
    do = partial(
        services.answer_challenge,
        challenge,
        by=request.user,
        today=timezone.localdate(now),
        now=now,
    )
    page = _page(challenge, "Answer the challenge", "Send the answer", **_asked(challenge))
    then, form = challenge.get_absolute_url(), AnswerForm(typed(request), known=_known(challenge))
    said = "The answer is written down and the chair is told."
    return act(request, form, do, then=then, said=said, page=page, template=ANSWER_PAGE)


def _asked(challenge: Challenge) -> dict[str, Any]:
    return {"rounds": challenge.rounds.prefetch_related("moves__moved_by")}


@login_not_required
@form_page
def answer_by_link(request: HttpRequest, token: str) -> HttpResponse:
    """Answer by the link of the letter: opening it changes nothing."""
    now = timezone.now()
    try:
        link = open_link(token, ANSWER, now=now)
        if link.person is None or link.subject.is_kept_from_somebody():
            raise DeadLink  # closed since the letter was written: sign in to read it
        if link.subject.state == State.WITHDRAWN:
            return unlogged(render(request, "challenges/over.html", {"challenge": link.subject}))
        do = partial(
            services.answer_challenge,
            link.subject,
            by=link.person,
            today=timezone.localdate(now),
            now=now,
            link=link,
        )
        page = _page(link.subject, "Answer the challenge", "Send the answer")
        page |= {**_asked(link.subject), "cancel_url": "", "answers_as": link.person}
        then = f"{reverse('challenges:answered')}?challenge={link.subject.pk}"
        said = "The answer is written down and the chair is told."
        form = AnswerForm(typed(request), known=_known(link.subject))
        return unlogged(
            act(request, form, do, then=then, said=said, page=page, template=ANSWER_PAGE)
        )
    except DeadLink:
        return unlogged(dead_link(request))


@login_not_required
@require_safe
def answered(request: HttpRequest) -> HttpResponse:
    """The answer by a link is written down."""
    asked = request.GET.get("challenge", "")
    known = asked.isascii() and asked.isdigit() and len(asked) < 10
    page = reverse("challenges:challenge", args=[asked]) if known else "/"
    return render(request, "challenges/answered.html", {"page": page})


@form_page
@right("judge", Challenge, lookup="pk")
def judge(request: PersonRequest, challenge: Challenge) -> HttpResponse:
    """Say what changed, ask again or escalate."""
    form = JudgeForm(typed(request), known=_known(challenge))
    page = _page(challenge, "What do you make of the answer?", "Save", **_asked(challenge))
    then, said = challenge.get_absolute_url(), "Your judgement is written down."
    do = partial(_judge, challenge, request)
    return act(request, form, do, then=then, said=said, page=page, template=ANSWER_PAGE)


def _judge(challenge: Challenge, request: PersonRequest, **said: Any) -> Challenge:
    now = timezone.now()
    today, judgement = timezone.localdate(now), services.Judgement(**said)
    return services.judge_challenge(challenge, judgement, by=request.user, today=today, now=now)


@form_page
@right("judge", Challenge, lookup="pk")
def move(request: PersonRequest, challenge: Challenge) -> HttpResponse:
    """Give the agency another day."""
    now = timezone.now()
    today = timezone.localdate(now)
    do = partial(services.move_due, challenge, by=request.user, today=today, now=now)
    form = MoveForm(typed(request), known=_known(challenge))
    page = _page(challenge, "Move the day of the answer", "Move it")
    page["standfirst"] = _stands(challenge)
    then, said = challenge.get_absolute_url(), "The day is moved. The agency is written to."
    return act(request, form, do, then=then, said=said, page=page)


def _stands(challenge: Challenge) -> str:
    due = f"The answer is due on {plain_day(challenge.due_on)}." if challenge.due_on else ""
    return due if challenge.state == State.ASKED else f"{challenge} waits for no answer now."


@form_page
@right("judge", Challenge, lookup="pk")
def withdraw(request: PersonRequest, challenge: Challenge) -> HttpResponse:
    """Withdraw it; it stays in the log."""
    now = timezone.now()
    today = timezone.localdate(now)
    do = partial(services.withdraw_challenge, challenge, by=request.user, today=today, now=now)
    page = _page(challenge, "Withdraw the challenge", "Withdraw it")
    page["standfirst"] = (
        "It stays in the log with your reason and counts in no figure. If it was sent, whoever was "
        "to answer is told."
    )
    form = WithdrawForm(typed(request), known=_known(challenge))
    then = challenge.get_absolute_url()
    return act(request, form, do, then=then, said="The challenge is withdrawn.", page=page)


@form_page
@right("judge", Challenge, lookup="pk")
def send(request: PersonRequest, challenge: Challenge) -> HttpResponse:
    """Edit the drafted letter and send it."""
    now = timezone.now()
    today = timezone.localdate(now)
    do = partial(services.send_draft, challenge, by=request.user, today=today, now=now)
    begins = {"letter": challenge.letter}
    form = SendForm(typed(request), initial=begins, known=_known(challenge))
    page = _page(challenge, f"Letter to {challenge.agency}", "Send the letter")
    page["standfirst"] = challenge.what
    then = challenge.get_absolute_url()
    said = "The letter is sent. The agency is asked for an answer."
    return act(request, form, do, then=then, said=said, page=page)


@form_page
@right("raise_action", Challenge, lookup="pk")
def raise_action(request: PersonRequest, challenge: Challenge) -> HttpResponse:
    """Raise an action with the agency because of the challenge."""
    begins = {"what": challenge.what}
    form = ActionForm(typed(request), initial=begins, known=_known(challenge))
    do = partial(_raise_action, challenge, request)
    page = _page(challenge, "Raise an action", "Raise it")
    page["standfirst"] = f"Owned by {challenge.agency}. The whole group reads it."
    return act(request, form, do, then=Action.get_absolute_url, said=_raised, page=page)


def _raised(action: Action) -> str:
    return f"Action {action} is raised, due on {plain_day(action.due_on)}."


def _raise_action(challenge: Challenge, request: PersonRequest, **said: Any) -> Action:
    today = timezone.localdate()
    asked = Asked(owner_agency=challenge.agency, raised_on=today, **said)
    return services.raise_action_from(challenge, asked, by=request.user, today=today)
