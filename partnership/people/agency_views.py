"""To an agency's sign-in service and back."""

from typing import Any

from allauth.socialaccount.models import SocialApp
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.oauth2.views import OAuth2CallbackView, OAuth2LoginView
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe
from requests import RequestException

from partnership.people.agency_accounts import refused
from partnership.people.provider import AgencyAnswers


class Callback(OAuth2CallbackView):
    """Hands the word that was sent along to whoever reads the token."""

    adapter: AgencyAnswers

    def _get_state(self, request: HttpRequest, provider: Any) -> Any:
        state, answer = super()._get_state(request, provider)
        self.adapter.nonce = str((state or {}).get("nonce", ""))
        return state, answer


@login_not_required
@require_safe
def there(request: HttpRequest, provider_id: str) -> HttpResponse:
    """To the agency."""
    return _ask(OAuth2LoginView, request, provider_id)


@login_not_required
@require_safe
def back(request: HttpRequest, provider_id: str) -> HttpResponse:
    """Back from the agency."""
    return _ask(Callback, request, provider_id)


def _ask(view: Any, request: HttpRequest, provider_id: str) -> HttpResponse:
    """An agency that is not set is absent; one that is away or answers nonsense lets nobody in."""
    try:
        answer: HttpResponse = view.adapter_view(AgencyAnswers(request, provider_id))(request)
    except SocialApp.DoesNotExist:
        raise Http404 from None
    except (OAuth2Error, RequestException, KeyError, TypeError, ValueError):
        return refused(request)
    return answer
