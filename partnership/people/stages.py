"""The step between password and portal."""

from allauth.account.internal.flows.login import get_authentication_records
from allauth.mfa.stages import AuthenticateStage
from django.http import HttpRequest

AT_AGENCY = "agency"


class SecondStep(AuthenticateStage):
    """Asks for the second factor that a person has, unless their agency has just asked for one."""

    def _should_handle(self, request: HttpRequest) -> bool:
        records = get_authentication_records(request, self.login.user)
        if any(record.get("type") == AT_AGENCY for record in records):
            return False
        return bool(super()._should_handle(request))
