"""Agencies' own sign-in services, read from the environment or a file named there."""

import json
import re
from pathlib import Path
from typing import Any

from django.core.exceptions import ImproperlyConfigured

NEEDED = ("id", "name", "server_url", "client_id", "client_secret")
MAY_HAVE = {"domains", "only", "second_factor", "verified_claim"}


def read_providers(text: str, path: str = "") -> list[dict[str, Any]]:
    """The providers of this JSON, else of this file. raises: ImproperlyConfigured in words."""
    source = text or (Path(path).read_text(encoding="utf-8") if path else "[]")
    try:
        found = json.loads(source)
    except ValueError as error:
        raise ImproperlyConfigured(f"OIDC_PROVIDERS is no JSON: {error}") from None
    if not isinstance(found, list) or not all(isinstance(one, dict) for one in found):
        raise ImproperlyConfigured("OIDC_PROVIDERS must be a list of objects.")
    providers = [_checked(one) for one in found]
    for name in ("id", "client_id"):
        if len({one[name] for one in providers}) < len(providers):
            raise ImproperlyConfigured(f"OIDC_PROVIDERS: two providers have the same {name}.")
    return providers


def _checked(one: dict[str, Any]) -> dict[str, Any]:
    """One provider with its domains in lower case."""
    missing = [name for name in NEEDED if not isinstance(one.get(name), str) or not one[name]]
    if missing:
        raise ImproperlyConfigured(f"OIDC_PROVIDERS: a provider lacks {', '.join(missing)}.")
    unknown = set(one) - set(NEEDED) - MAY_HAVE
    if unknown:
        raise ImproperlyConfigured(f"OIDC_PROVIDERS: {', '.join(sorted(unknown))} is not known.")
    if not re.fullmatch(r"[a-z0-9-]+", one["id"]):
        raise ImproperlyConfigured("OIDC_PROVIDERS: an id has small letters, digits and hyphens.")
    domains = one.get("domains")
    if not domains or not isinstance(domains, list) or not all(map(_is_domain, domains)):
        raise ImproperlyConfigured(f"OIDC_PROVIDERS: {one['id']} needs its e-mail domains.")
    return {**one, "domains": [domain.lower() for domain in domains]}


def _is_domain(domain: Any) -> bool:
    return isinstance(domain, str) and bool(re.fullmatch(r"[A-Za-z0-9.-]+\.[A-Za-z0-9-]+", domain))


def as_apps(providers: list[dict[str, Any]]) -> dict[str, Any]:
    """The same as the sign-in library wants it."""
    return {
        "agency": {
            "APPS": [
                {
                    "provider_id": one["id"],
                    "name": one["name"],
                    "client_id": one["client_id"],
                    "secret": one["client_secret"],
                    "settings": {
                        "server_url": one["server_url"],
                        "oauth_pkce_enabled": True,
                        "domains": one["domains"],
                        "second_factor": one.get("second_factor") is True,
                        "verified_claim": one.get("verified_claim", "email_verified"),
                    },
                }
                for one in providers
            ]
        }
    }
