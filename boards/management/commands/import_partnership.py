"""Bring the arrangements of a partnership in from one file; a trial unless told to apply."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from boards.importing import Report, import_file


class Command(BaseCommand):
    help = "Import boards, agencies and lists of a partnership; without --apply only a trial."

    def add_arguments(self, parser: CommandParser) -> None:
        """The file, and whether to write."""
        parser.add_argument("file", help="the YAML file")
        parser.add_argument("--apply", action="store_true", help="write it; all or nothing")

    def handle(self, *args: Any, **options: Any) -> None:
        """Import, then say what was or would be done. raises: CommandError on any mistake."""
        report = import_file(options["file"], apply=options["apply"])
        for problem in report.errors:
            self.stderr.write(str(problem))
        if report.errors:
            count = len(report.errors)
            found = "1 mistake" if count == 1 else f"{count} mistakes"
            raise CommandError(f"{found}; nothing was imported.")
        self._tell(report)

    def _tell(self, report: Report) -> None:
        would = "" if report.applied else "would be "
        for title, rows in (
            (f"{would}added", report.added),
            (f"{would}changed", report.changed),
            (f"{would}ended", report.ended),
            ("not in the file, left alone", report.missing_from_file),
        ):
            for row in rows:
                self.stdout.write(f"{title}: {row}")
        if report.nothing_to_change:
            self.stdout.write("Nothing to change.")
        elif not report.applied:
            self.stdout.write("This was a trial. Add --apply to write it.")
