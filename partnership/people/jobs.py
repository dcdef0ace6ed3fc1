"""What is known of sign-ins is forgotten in time."""

from datetime import datetime
from importlib import import_module

from allauth.usersessions.models import UserSession
from axes.handlers.proxy import AxesProxyHandler
from django.conf import settings
from django.contrib.sessions.models import Session

from partnership.jobs.registry import does


@does("people.forget_sign_ins", daily_at=settings.FORGET_SIGN_INS_AT)
def forget_sign_ins(key: str, now: datetime) -> None:
    """Ended sessions go at once, the log of who signed in after SIGN_IN_LOG_DAYS."""
    import_module(settings.SESSION_ENGINE).SessionStore.clear_expired()
    alive = Session.objects.values("session_key")
    UserSession.objects.exclude(session_key__in=alive).delete()
    AxesProxyHandler.reset_logs(age_days=settings.SIGN_IN_LOG_DAYS)
    AxesProxyHandler.reset_failure_logs(age_days=settings.SIGN_IN_LOG_DAYS)
