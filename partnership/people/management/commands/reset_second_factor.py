"""For whoever runs the server: the last Head of Service has lost their phone."""

from argparse import ArgumentParser
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError

from partnership.people.models import User
from partnership.people.services import reset_second_factor


class Command(BaseCommand):
    help = "Take away a person's app, passkeys and recovery codes. Ring them back first."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("email")
        parser.add_argument("--because", required=True, help="kept in the person's history")

    def handle(self, *args: Any, email: str, because: str, **options: Any) -> None:
        person = User.objects.filter(email=email.lower()).first()
        if person is None:
            raise CommandError("Nobody has this address.")
        try:
            reset_second_factor(person, because=because, by=None)
        except ValidationError as error:
            raise CommandError(" ".join(error.messages)) from None
        self.stdout.write("Reset. The password stays; the next sign-in asks for a new factor.")
