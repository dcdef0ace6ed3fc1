"""Pages of acts on an entry: enter, change, answer, add a file, strike."""

from functools import partial
from typing import Any

from django.http import HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from boards.external import forms, services
from boards.external.models import ExternalEntry
from boards.external.services import Entered
from boards.models import Partnership
from partnership.access.views import right
from partnership.agencies.models import Agency
from partnership.people.requests import PersonRequest
from partnership.ui.acts import act, typed

form_page = require_http_methods(["GET", "HEAD", "POST"])
FACTS = (
    *("kind", "body", "dated_on", "came_on", "address"),
    *("grade", "summary", "to_answer", "due_on"),
)


def page_about(entry: ExternalEntry, title: str, submit: str) -> dict[str, Any]:
    """What the page of an act says besides its form."""
    back = {"cancel_url": entry.get_absolute_url(), "cancel_label": f"Back to {entry}"}
    return {"title": title, "kicker": f"{entry}: {entry.heading}", "submit_label": submit, **back}


def moment(request: PersonRequest) -> dict[str, Any]:
    """Who acts, on which day, at which moment."""
    now = timezone.now()
    return {"by": request.user, "today": timezone.localdate(now), "now": now}


def agencies_of(partnership: Partnership, request: PersonRequest) -> Any:
    """The agencies that the partnership lists today."""
    seen: Any = Agency.objects.visible_to(request.user).on(timezone.localdate())
    listed = seen.filter(listings__partnership=partnership, is_category=False)
    return listed.distinct().order_by("name", "pk")


@form_page
@right("keep_external", Partnership, lookup="key")
def record(request: PersonRequest, partnership: Partnership) -> HttpResponse:
    """Enter an inspection, a complaints report or a letter."""
    more: dict[str, Any] = {"person": request.user, "agencies": agencies_of(partnership, request)}
    form = forms.RecordForm(typed(request), request.FILES or None, **more)

    def do(*, file: Any, **said: Any) -> ExternalEntry:
        return services.record_entry(partnership, Entered(**said), file=file, **moment(request))

    page = {"title": "Enter an inspection, a complaints report or a letter"}
    page |= {"kicker": partnership.name, "submit_label": "Enter it"}
    page["standfirst"] = "Everybody who sits on a board or group of the partnership reads it."
    return act(request, form, do, then=ExternalEntry.get_absolute_url, said=_entered, page=page)


def _entered(row: ExternalEntry) -> str:
    return f"It is in the register as {row}."


@form_page
@right("keep", ExternalEntry, lookup="pk")
def change(request: PersonRequest, entry: ExternalEntry) -> HttpResponse:
    """Correct what the register says of it."""
    initial: dict[str, Any] = {name: getattr(entry, name) for name in FACTS}
    concerned = [one.agency for one in entry.concerned.select_related("agency")]
    initial["agencies"] = [str(one.pk) for one in concerned]
    listed = agencies_of(entry.partnership, request)
    offered = list(dict.fromkeys([*listed, *concerned]))  # one that left the list stays
    form = forms.ChangeForm(typed(request), initial=initial, agencies=offered)

    def do(*, because: str, **said: Any) -> ExternalEntry:
        by: dict[str, Any] = {"by": request.user, "today": timezone.localdate()}
        return services.change_entry(entry, Entered(**said), because=because, **by)

    page = page_about(entry, "Change the entry", "Save")
    then, said = entry.get_absolute_url(), "The change is saved."
    return act(request, form, do, then=then, said=said, page=page)


@form_page
@right("keep", ExternalEntry, lookup="pk")
def answer(request: PersonRequest, entry: ExternalEntry) -> HttpResponse:
    """Record the response, or the answer that came."""
    form = forms.AnswerForm(typed(request), request.FILES or None, person=request.user)
    form.know(entry.body)
    title = "Record the answer that came" if entry.is_answered_by_them else "Record the response"
    do = partial(services.answer_entry, entry, **moment(request))
    then, said = entry.get_absolute_url(), "The answer is recorded."
    return act(request, form, do, then=then, said=said, page=page_about(entry, title, "Save"))


@form_page
@right("keep", ExternalEntry, lookup="pk")
def no_answer(request: PersonRequest, entry: ExternalEntry) -> HttpResponse:
    """Say that no answer is needed."""
    form = forms.NoAnswerForm(typed(request))
    do = partial(services.say_no_answer, entry, by=request.user)
    page = page_about(entry, "No answer is needed", "Save")
    page["standfirst"] = "Nobody is reminded of it any more."
    then, said = entry.get_absolute_url(), "It is recorded that no answer is needed."
    return act(request, form, do, then=then, said=said, page=page)


@form_page
@right("keep", ExternalEntry, lookup="pk")
def reopen(request: PersonRequest, entry: ExternalEntry) -> HttpResponse:
    """Wait for an answer again."""
    form = forms.ReopenForm(typed(request))
    do = partial(services.reopen_entry, entry, by=request.user, today=timezone.localdate())
    page = page_about(entry, "Open it again", "Open it")
    page["standfirst"] = "What was recorded of the answer stays in the history."
    then, said = entry.get_absolute_url(), "It is open again."
    return act(request, form, do, then=then, said=said, page=page)


@form_page
@right("keep", ExternalEntry, lookup="pk")
def add_file(request: PersonRequest, entry: ExternalEntry) -> HttpResponse:
    """Keep a file about it."""
    form = forms.FileForm(typed(request), request.FILES or None, person=request.user)
    do = partial(services.add_file, entry, by=request.user, now=timezone.now())
    page = page_about(entry, "Add a file", "Add it")
    page["standfirst"] = "Whoever reads the entry reads the file."
    then, said = entry.get_absolute_url(), "The file is added."
    return act(request, form, do, then=then, said=said, page=page)


@form_page
@right("keep", ExternalEntry, lookup="pk")
def strike(request: PersonRequest, entry: ExternalEntry) -> HttpResponse:
    """Strike an entry that was wrong."""
    form = forms.StrikeForm(typed(request))
    do = partial(services.strike_entry, entry, by=request.user)
    page = page_about(entry, "Strike the entry", "Strike it")
    page["standfirst"] = "It stays for the partnership service alone, with your reason."
    then, said = entry.get_absolute_url(), "The entry is struck."
    return act(request, form, do, then=then, said=said, page=page)
