"""A service of an agency on loopback."""

from collections.abc import Iterator

import pytest
from django.core.cache import cache

from partnership.settings.oidc import as_apps
from tests.factories import World
from tests.oidc.going import Use
from tests.oidc_provider import Agency


@pytest.fixture(scope="module")
def service() -> Iterator[Agency]:
    made = Agency()
    yield made
    made.close()


@pytest.fixture
def use(settings, service: Agency) -> Use:
    """Name the service in the settings, with these options."""

    def name(**more: object) -> None:
        settings.OIDC_PROVIDERS = [service.provider(**more)]
        settings.SOCIALACCOUNT_PROVIDERS = as_apps(settings.OIDC_PROVIDERS)

    return name


@pytest.fixture(autouse=True)
def agency(service: Agency, world: World, use: Use) -> Agency:
    """The service, with the officer in front of it."""
    cache.clear()
    use()
    service.signing_key, service.header, service.algorithm = service.key, {"kid": "key-1"}, "RS256"
    service.away, service.user_info = False, {}
    service.says = {"sub": "nr-1", "email": world.officer.email, "email_verified": True}
    return service
