"""An agency's own sign-in service, by OpenID Connect. The library finds this file by its name."""

import hmac
from typing import Any

import jwt
from allauth.account.models import EmailAddress
from allauth.socialaccount import app_settings
from allauth.socialaccount.adapter import get_adapter
from allauth.socialaccount.providers.base.constants import AuthProcess
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.openid_connect.provider import OpenIDConnectProvider
from allauth.socialaccount.providers.openid_connect.views import OpenIDConnectOAuth2Adapter
from allauth.utils import build_absolute_uri
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.crypto import get_random_string

SIGNED_BY = ("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512")
NEEDED = ["iss", "aud", "sub", "exp", "iat"]
CLOCKS_DIFFER = 60
NONCE_LENGTH = 32


class AgencyAnswers(OpenIDConnectOAuth2Adapter):
    """Reads what the agency answers, and believes only what it signed for this very sign-in."""

    nonce = ""

    @property
    def openid_config(self) -> dict[str, Any]:
        """What the agency publishes about its service. raises: OAuth2Error for another's."""
        config: dict[str, Any] = super().openid_config
        ours = self.get_provider().app.settings["server_url"].partition("/.well-known/")[0]
        if str(config.get("issuer", "")).rstrip("/") != ours.rstrip("/"):
            raise OAuth2Error("The issuer is not the one that is set")
        return config

    def get_callback_url(self, request: HttpRequest, app: Any) -> str:
        """Where the agency sends people back to."""
        path = reverse("agency_callback", kwargs={"provider_id": self.provider_id})
        return str(build_absolute_uri(request, path, self.redirect_uri_protocol))

    def complete_login(self, request: HttpRequest, app: Any, token: Any, **kwargs: Any) -> Any:
        """Who this is, from the signed token; the address alone may come from the user info."""
        claims = self._verified(app, str(kwargs["response"].get("id_token", "")))
        if not hmac.compare_digest(str(claims.get("nonce", "")), self.nonce or "-"):
            raise OAuth2Error("The nonce is not the one that was sent")
        if "email" not in claims and app.settings.get("fetch_userinfo", True):
            told = self._fetch_user_info(token.token)
            if told.get("sub") != claims["sub"]:
                raise OAuth2Error("The user info is about somebody else")
            claims = {**told, **claims}
        return self.get_provider().sociallogin_from_response(request, claims)

    def _verified(self, app: Any, id_token: str) -> dict[str, Any]:
        """The claims, signed by the agency for us. raises: OAuth2Error."""
        try:
            header = jwt.get_unverified_header(id_token)
            if header.get("alg") not in SIGNED_BY:
                raise OAuth2Error("Not a way of signing that we take")
            claims = jwt.decode(
                id_token,
                self._key(header.get("kid")),
                algorithms=[header["alg"]],
                audience=app.client_id,
                issuer=self.openid_config["issuer"],
                leeway=CLOCKS_DIFFER,
                options={"require": NEEDED},
            )
        except jwt.PyJWTError as error:
            raise OAuth2Error("The token does not hold") from error
        if claims.get("azp", app.client_id) != app.client_id:
            raise OAuth2Error("The token is for somebody else")
        if len(claims["sub"]) > app_settings.UID_MAX_LENGTH:
            raise OAuth2Error("The number is too long")
        return claims

    def _key(self, kid: str | None) -> jwt.PyJWK:
        with get_adapter().get_requests_session() as session:
            answer = session.get(self.openid_config["jwks_uri"])
            answer.raise_for_status()
        keys = jwt.PyJWKSet.from_dict(answer.json()).keys
        found = next((key for key in keys if key.key_id == kid), None)
        if found is None:
            raise OAuth2Error("Signed with a key that the agency does not publish")
        return found


class AgencySignIn(OpenIDConnectProvider):
    """One agency's service, as OIDC_PROVIDERS names it."""

    id = "agency"
    name = "Agency"
    oauth2_adapter_class = AgencyAnswers
    supports_token_authentication = False

    def get_login_url(self, request: HttpRequest, **kwargs: Any) -> str:
        """Where the button leads."""
        return reverse("agency_login", kwargs={"provider_id": self.app.provider_id})

    def get_callback_url(self) -> str:
        """The path back."""
        return reverse("agency_callback", kwargs={"provider_id": self.app.provider_id})

    def get_redirect_from_request_kwargs(self, request: HttpRequest) -> dict[str, Any]:
        """Only where to go on to: the address line decides nothing else."""
        kwargs = super().get_redirect_from_request_kwargs(request)
        return {name: kwargs[name] for name in ("next_url",) if name in kwargs}

    def redirect(  # type: ignore[override]
        self, request: HttpRequest, next_url: str | None = None, **kwargs: Any
    ) -> HttpResponse:
        """Send the person to their agency with a word that must come back in the signed token."""
        nonce = get_random_string(NONCE_LENGTH)
        params = {**self.get_auth_params(), "nonce": nonce}
        return super().redirect(
            request, AuthProcess.LOGIN, next_url, auth_params=params, nonce=nonce
        )

    def extract_uid(self, data: dict[str, Any]) -> str:
        """The agency's own number for the person: never a name or address, which may change."""
        return str(data["sub"])

    def extract_extra_data(self, data: dict[str, Any]) -> dict[str, Any]:
        """No more is kept than by which means the agency signed the person in."""
        means = data.get("amr", [])
        return {"amr": [str(one) for one in means] if isinstance(means, list) else []}

    def extract_email_addresses(self, data: dict[str, Any]) -> list[EmailAddress]:
        """The address, and whether the agency says that it is the person's."""
        email = data.get("email")
        if not isinstance(email, str):
            return []
        said = data.get(self.app.settings["verified_claim"])
        verified = said is True or str(said).lower() in {"true", "1"}
        return [EmailAddress(email=email, verified=verified, primary=True)]


provider_classes = [AgencySignIn]
