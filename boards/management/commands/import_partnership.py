"""Bring the arrangements of a partnership in from one file; a trial unless told to apply."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from boards.importing import Report, import_files


class Command(BaseCommand):
    help = "Import boards, agencies and lists of partnerships; without --apply only a trial."

    def add_arguments(self, parser: CommandParser) -> None:
        """The files, and whether to write."""
        parser.add_argument("file", nargs="+", help="the YAML file of a partnership, or several")
        parser.add_argument("--apply", action="store_true", help="write it; all or nothing")

    def handle(self, *args: Any, **options: Any) -> None:
        """Import, then say what was or would be done. raises: CommandError on any mistake."""
        reports = import_files(options["file"], apply=options["apply"])
        count = 0
        for report in reports:
            where = f"{report.file}, " if len(reports) > 1 else ""
            for problem in report.errors:
                self.stderr.write(f"{where}{problem}")
                count += 1
        if count:
            found = "1 mistake" if count == 1 else f"{count} mistakes"
            raise CommandError(f"{found}; nothing was imported.")
        for report in reports:
            if len(reports) > 1:
                self.stdout.write(f"{report.file}:")
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
