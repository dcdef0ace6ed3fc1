"""The page of an act that moves days: what it would do is shown before it is done."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from partnership.ui.acts import act, take_errors

CONFIRMED, CHANGE = "confirmed", "change"
OURS = {CONFIRMED, CHANGE, "csrfmiddlewaretoken"}


def weigh(
    request: HttpRequest,
    form: forms.Form,
    do: Callable[..., Any],
    look: Callable[..., dict[str, Any]],
    *,
    then: str | Callable[[Any], str],
    said: str,
    page: dict[str, Any],
    template: str = "ui/form_page.html",
    looked: str = "boards/rulebook/weigh.html",
) -> HttpResponse:
    """Show the form, then what the act would move, and do it when that was read.

    in: `do` as for `act`; `look`, called with the same fields, gives what the page of the preview
    shows and refuses by ValidationError as `do` would. It writes nothing. `template` shows the
    form, `looked` the preview.
    """
    if request.method != "POST" or CHANGE in request.POST:
        return render(request, template, {**page, "form": form})
    if CONFIRMED in request.POST or not form.is_valid():
        return act(request, form, do, then=then, said=said, page=page, template=template)
    try:
        shown = look(**form.cleaned_data)
    except ValidationError as error:
        take_errors(form, error)
        return render(request, template, {**page, "form": form})
    typed = [(name, value) for name, value in request.POST.items() if name not in OURS]
    context = {**page, **shown, "typed": typed}
    return render(request, looked, context)
