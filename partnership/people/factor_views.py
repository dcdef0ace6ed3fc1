"""The library's pages of the second step, with what a change here brings with it."""

from typing import Any

from allauth.account.internal.flows.login import record_authentication
from allauth.mfa.adapter import get_adapter
from allauth.mfa.base.views import IndexView
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.views import (
    DownloadRecoveryCodesView,
    GenerateRecoveryCodesView,
    ViewRecoveryCodesView,
)
from allauth.mfa.totp.views import ActivateTOTPView, DeactivateTOTPView
from allauth.mfa.webauthn.internal import auth
from allauth.mfa.webauthn.views import AddWebAuthnView, RemoveWebAuthnView
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.urls import reverse

from partnership.people import factors
from partnership.people.models import User
from partnership.people.sessions import end_others


class Overview(IndexView):
    """What is set up, and whether something must be."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """With what the office asks for."""
        person = self.request.user
        has_one = factors.factors_of(person).exists()
        must = factors.must_have(person)
        more = {"must_have": must, "must_set_up": must and not has_one, "has_one": has_one}
        return {**super().get_context_data(**kwargs), **more}


class OneAtATime:
    """Two windows that change the factors of one person do so one after the other."""

    request: HttpRequest

    @transaction.atomic
    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """The act, under the person's lock."""
        User.objects.select_for_update().get(pk=request.user.pk)
        return super().post(request, *args, **kwargs)  # type: ignore[misc]

    def changed(self, because: str) -> None:
        """Other sessions end; the person's history says why."""
        end_others(self.request, because)

    def shown(self, kind: str) -> None:
        """Setting a factor up has shown it: nobody is asked for it again at once."""
        person = self.request.user
        newest = Authenticator.objects.filter(user=person.pk, type=kind).latest("pk")
        record_authentication(self.request, person, "mfa", id=newest.pk, type=kind)


class SetUpApp(OneAtATime, ActivateTOTPView):
    """Set up an app that shows codes."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Who has one already finds what is set up."""
        return self._is_there() or super().dispatch(request, *args, **kwargs)

    def _is_there(self) -> HttpResponse | None:
        mine = factors.factors_of(self.request.user).filter(type=Authenticator.Type.TOTP)
        return HttpResponseRedirect(reverse("mfa_index")) if mine.exists() else None

    def form_valid(self, form: Any) -> HttpResponse:
        """Set up; a second click finds it done."""
        if there := self._is_there():
            return there
        answer: HttpResponse = super().form_valid(form)
        self.shown(Authenticator.Type.TOTP)
        self.changed("authenticator app set up")
        return answer


class RemoveApp(OneAtATime, DeactivateTOTPView):
    """Take the app away; its form refuses the last factor that an office needs."""

    def form_valid(self, form: Any) -> HttpResponse:
        """Taken away."""
        answer: HttpResponse = super().form_valid(form)
        self.changed("authenticator app removed")
        return answer


class AddPasskey(OneAtATime, AddWebAuthnView):
    """Add a passkey that can also sign in by itself."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """With the browser asked for a passkey that the device keeps and guards."""
        found = super(AddWebAuthnView, self).get_context_data(**kwargs)
        options = auth.begin_registration(self.request.user, True)
        return {**found, "js_data": {"creation_options": options}}

    def form_valid(self, form: Any) -> HttpResponse:
        """Added."""
        answer: HttpResponse = super().form_valid(form)
        self.shown(Authenticator.Type.WEBAUTHN)
        self.changed("passkey added")
        return answer


class RemovePasskey(OneAtATime, RemoveWebAuthnView):
    """Take a passkey away, unless an office needs it."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Says at once when it has to stay."""
        stays = factors.is_last_needed(self.object)
        return {**super().get_context_data(**kwargs), "stays": factors.LAST if stays else ""}

    def form_valid(self, form: Any) -> HttpResponse:
        """Taken away, or the reason why not."""
        if not get_adapter().can_delete_authenticator(self.get_object()):
            form.add_error(None, factors.LAST)
            return self.form_invalid(form)
        answer: HttpResponse = super().form_valid(form)
        self.changed("passkey removed")
        return answer

    def delete(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """The same as the form."""
        return self.http_method_not_allowed(request, *args, **kwargs)


class NewCodes(OneAtATime, GenerateRecoveryCodesView):
    """Make new recovery codes; the old ones end."""

    def form_valid(self, form: Any) -> HttpResponse:
        """Made."""
        answer: HttpResponse = super().form_valid(form)
        self.changed("recovery codes made anew")
        return answer


class Codes(ViewRecoveryCodesView):
    """The codes that are left."""

    http_method_names = ["get", "head"]


class CodesAsFile(DownloadRecoveryCodesView):
    """The same, to print or to keep."""

    http_method_names = ["get", "head"]


overview = Overview.as_view()
codes = Codes.as_view()
codes_as_file = CodesAsFile.as_view()
set_up_app = SetUpApp.as_view()
remove_app = RemoveApp.as_view()
add_passkey = AddPasskey.as_view()
remove_passkey = RemovePasskey.as_view()
new_codes = NewCodes.as_view()
