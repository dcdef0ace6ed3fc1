"""Acts on the milestones of a commission."""

from functools import partial

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone

from partnership.access.views import right
from partnership.people.requests import PersonRequest
from partnership.ui.acts import act, typed
from reviews.commissioning.forms.commission import (
    MilestoneForm,
    MoveMilestoneForm,
    OnForm,
    WhyForm,
)
from reviews.commissioning.models import Milestone
from reviews.commissioning.services import milestones as services
from reviews.commissioning.views.commissions import form_page, known, page_of, words_around
from reviews.models import Review


def _milestone(review: Review, pk: int) -> Milestone:
    rows = Milestone.objects.filter(commission__review=review)
    found: Milestone = get_object_or_404(rows.select_related("commission__review"), pk=pk)
    return found


@form_page
@right("change", Review)
def add(request: PersonRequest, row: Review, pk: int) -> HttpResponse:
    """A piece of work and its day."""
    one = get_object_or_404(row.commissions, pk=pk)
    form = MilestoneForm(typed(request), known=known(row))
    do = partial(services.add_milestone, one, by=request.user)
    page = words_around(row, f"Add a milestone for {one.name}", "Add it")
    return act(request, form, do, then=page_of(row), said="The milestone is set.", page=page)


@form_page
@right("change", Review)
def move(request: PersonRequest, row: Review, pk: int) -> HttpResponse:
    """Another day, with the reason."""
    one = _milestone(row, pk)
    form = MoveMilestoneForm(typed(request), known=known(row))
    do = partial(services.move_milestone, one, by=request.user)
    page = words_around(row, f"Move the milestone: {one.what}", "Move it")
    return act(request, form, do, then=page_of(row), said="The milestone is moved.", page=page)


@form_page
@right("change", Review)
def finish(request: PersonRequest, row: Review, pk: int) -> HttpResponse:
    """It was done."""
    one, form = _milestone(row, pk), OnForm(typed(request))
    do = partial(services.finish_milestone, one, by=request.user, today=timezone.localdate())
    page = words_around(row, f"Done: {one.what}", "Save the day")
    return act(request, form, do, then=page_of(row), said="The milestone is done.", page=page)


@form_page
@right("change", Review)
def drop(request: PersonRequest, row: Review, pk: int) -> HttpResponse:
    """It is not asked for any more."""
    one, form = _milestone(row, pk), WhyForm(typed(request), known=known(row))
    do = partial(services.drop_milestone, one, by=request.user)
    page = words_around(row, f"Drop the milestone: {one.what}", "Drop it")
    return act(request, form, do, then=page_of(row), said="The milestone is dropped.", page=page)
