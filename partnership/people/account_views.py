"""A person's own account: what can be changed, and where they are signed in."""

from allauth.account.views import PasswordChangeView
from allauth.usersessions.models import UserSession
from allauth.usersessions.views import ListUserSessionsView
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from partnership.people.sessions import browser_in_words, end_others, forget_others


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Your account: links to what is yours to change."""
    links = [(label, reverse(name)) for label, name in settings.ACCOUNT_LINKS]
    return render(request, "account/home.html", {"links": links})


class ChangePassword(PasswordChangeView):
    """A new password: this session goes on, every other has ended with the old one."""

    def get_default_success_url(self) -> str:
        """Back to one's account."""
        return reverse("account_home")

    def form_valid(self, form: object) -> HttpResponse:
        """The list of sessions then holds this one alone."""
        answer: HttpResponse = super().form_valid(form)
        forget_others(self.request)
        return answer


change_password = ChangePassword.as_view()


class Sessions(ListUserSessionsView):
    """Where a person is signed in; the form ends every other place."""

    def get_context_data(self, **kwargs: object) -> dict:
        """Newest first, each with its browser in words."""
        found = super().get_context_data(**kwargs)
        rows = sorted(found["sessions"], key=lambda row: row.created_at, reverse=True)
        for row in rows:
            row.browser = browser_in_words(row.user_agent)
        return {**found, "sessions": rows}

    def form_valid(self, form: object) -> HttpResponse:
        """Every other session is dead from now on, also one that the list does not know."""
        end_others(self.request, "signed out everywhere else")
        messages.success(self.request, "You are signed out everywhere else.")
        return HttpResponseRedirect(self.get_success_url())


sessions = Sessions.as_view()


@require_POST
def end_session(request: HttpRequest, pk: int) -> HttpResponse:
    """End one of one's own sessions; ending this very one is signing out."""
    row = get_object_or_404(UserSession, pk=pk, user=request.user.pk)
    row.end()
    messages.success(request, "That place is signed out.")
    return redirect("usersessions_list")
