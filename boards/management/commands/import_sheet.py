"""Bring in a filled-in sheet as somebody with the right; a trial unless told to apply."""

from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from boards.models import Partnership
from partnership.access.services import NotAllowed
from partnership.people.models import User
from partnership.sheets import services
from partnership.sheets.models import Import
from partnership.sheets.registry import Act, sheet_of, sheets


class Command(BaseCommand):
    help = "Bring in a sheet (.xlsx or .csv) as this person; without --apply only a trial."

    def add_arguments(self, parser: CommandParser) -> None:
        """Which kind of sheet, for whom, from where, as whom."""
        parser.add_argument("kind", choices=[sheet.kind for sheet in sheets()])
        parser.add_argument("partnership", help="the key of the partnership")
        parser.add_argument("file", help="the sheet")
        parser.add_argument("--apply", action="store_true", help="write it; all or nothing")
        parser.add_argument("--as", dest="email", required=True, help="address of who acts")

    def handle(self, *args: Any, **options: Any) -> None:
        """Try the sheet or apply it. raises: CommandError with what is wrong, row by row."""
        by = self._one(User, email=options["email"].lower())
        partnership = self._one(Partnership, key=options["partnership"])
        try:
            self._bring(partnership, by, options)
        except OSError as error:
            raise CommandError(f"{options['file']}: {error.strerror}") from None
        except NotAllowed as refused:
            raise CommandError(f"{refused.refusal.heading}. {refused.refusal.standfirst}") from None
        except ValidationError as error:
            raise CommandError("\n".join([*error.messages, "Nothing was written."])) from None

    def _bring(self, partnership: Partnership, by: User, options: dict[str, Any]) -> None:
        path, now = Path(options["file"]), timezone.now()
        sheet, data = sheet_of(options["kind"]), path.read_bytes()
        row = services.upload(sheet, partnership, name=path.name, data=data, by=by, now=now)
        self._tell(row, by, now)
        if options["apply"]:
            services.apply(row, by=by, now=now)
            self.stdout.write("Applied.")
        else:
            self.stdout.write("This was a trial. Add --apply to write it.")

    def _tell(self, row: Import, by: User, now: Any) -> None:
        trial = services.trial_of(row, by=by, now=now)
        assert trial is not None
        for words in row.notes:
            self.stderr.write(words)
        for line in trial.lines:
            for column, words in line.wrong:
                self.stderr.write(f"row {line.row}, {column or 'the whole row'}: {words}")
            if not line.wrong and line.act != Act.NOTHING:
                self.stdout.write(f"row {line.row}: {line.act} {line.says}")
        counts = ", ".join(f"{number} {name}" for name, number in trial.counts.items())
        self.stdout.write(counts)
        if trial.wrong:
            raise CommandError("Nothing was written.")

    def _one(self, model: Any, **lookup: Any) -> Any:
        found = model.objects.filter(**lookup).first()
        if found is None:
            raise CommandError(f"Nothing is known as {next(iter(lookup.values()))}.")
        return found
