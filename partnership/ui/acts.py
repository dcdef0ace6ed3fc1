"""The page of one act: show the form, do it once, say what happened or what is wrong and where."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from partnership.ui.typed import typed

__all__ = ["act", "around", "take_errors", "typed"]


def act(
    request: HttpRequest,
    form: forms.Form,
    do: Callable[..., Any],
    *,
    then: str | Callable[[Any], str],
    said: str | Callable[[Any], str],
    page: dict[str, Any],
    template: str = "ui/form_page.html",
) -> HttpResponse:
    """Do the act with what the form holds, then go on; else the same page with what was typed.

    in: `do`, a service called with the cleaned fields by name; it refuses by ValidationError,
    whose keys are field names. `then`, the address to go to, and `said`, the words there: each as
    it is, or a function of what `do` gave.
    """
    if request.method == "POST" and form.is_valid():
        try:
            done = do(**form.cleaned_data)
        except ValidationError as error:
            take_errors(form, error)
        else:
            messages.success(request, said(done) if callable(said) else said)
            return HttpResponseRedirect(then(done) if callable(then) else then)
    if form.errors and hasattr(form, "keep_files"):
        form.keep_files()
    return render(request, template, {**page, "form": form})


def around(
    title: str, submit: str, *, kicker: Any, back: str, to: str, **more: Any
) -> dict[str, Any]:
    """The words around the form of an act about a thing, and the way back to that thing's page.

    in: `kicker`, the thing it is about; `to`, the address to go back to, and `back`, what that is:
    the report, the plan or a name.
    """
    words = {"title": title, "kicker": str(kicker), "submit_label": submit}
    return {**words, "cancel_url": to, "cancel_label": f"Back to {back}", **more}


def take_errors(form: forms.Form, error: ValidationError) -> None:
    """Put a service's refusal at the fields it names, else at the top."""
    found = (
        error.message_dict if hasattr(error, "error_dict") else {NON_FIELD_ERRORS: error.messages}
    )
    for name, said in found.items():
        for words in said:
            form.add_error(name if name in form.fields else None, words)
