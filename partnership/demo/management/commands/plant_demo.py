"""Plant the demonstration, once, and print its accounts."""

from importlib import import_module
from importlib.util import find_spec
from typing import Any

from django.apps import apps
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils import timezone

from partnership.demo.accounts import ACCOUNTS, DOMAIN, PASSWORD
from partnership.people.models import User


class Command(BaseCommand):
    help = "Plant the real arrangement with invented people and cases; safe to run again."

    def handle(self, *args: Any, **options: Any) -> None:
        """Let each app plant its part, lowest floor first; print role, e-mail and password."""
        if not settings.DEMO_MODE:
            raise CommandError("The demonstration is planted in demo mode only (DEMO_MODE=1).")
        if not User.objects.exclude(email__endswith=DOMAIN).exists():
            self.plant()
        elif not User.objects.filter(email=ACCOUNTS[0].email).exists():
            # Its passwords are public: never beside real people, whatever the settings say.
            raise CommandError("Real people are in this database: nothing is planted.")
        self.tell()

    def plant(self) -> None:
        """Each app's part, all or nothing. Somebody invited later stops no second start."""
        with transaction.atomic():
            for config in apps.get_app_configs():
                if find_spec(f"{config.name}.demo") and not config.name.startswith("partnership"):
                    import_module(f"{config.name}.demo").plant(timezone.now())

    def tell(self) -> None:
        """The accounts, one on each line."""
        emails = [account.email for account in ACCOUNTS]
        # Of further partnerships there is an officer each; who has no password is no account.
        others = User.objects.filter(email__endswith=DOMAIN).exclude(email__in=emails)
        emails += [one.email for one in others.order_by("email") if one.has_usable_password()]
        for email in emails:
            self.stdout.write(f"{email.removesuffix(DOMAIN)} {email} {PASSWORD}")
