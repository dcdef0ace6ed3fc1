"""Rules of the house that no other tool holds."""

import re
from pathlib import Path

from django.conf import settings

ROOT = Path(settings.BASE_DIR)
OURS = ("partnership", "boards", "reviews", "audits", "reporting")
# Rows here are no Records (jobs, letters, counters), or it is a dict, set or digest.
MAY_UPDATE = {
    "boards/structure.py",
    "partnership/documents/services.py",
    "partnership/exports/services.py",
    "partnership/tokens/services.py",
    "partnership/jobs/services.py",
    "partnership/outbox/services.py",
    "partnership/outbox/moves.py",
    "partnership/outbox/reminders.py",  # deadlines are derived and keep no history
    "partnership/outbox/delivery.py",
    "partnership/outbox/digests.py",
    "partnership/access/policies.py",
    "partnership/records/writing.py",  # writes the history beside it
    "reviews/services/numbering.py",
}


def our_files(pattern: str) -> list[Path]:
    return [
        path
        for room in OURS
        for path in (ROOT / room).rglob(pattern)
        if "tests" not in path.parts and "migrations" not in path.parts
    ]


def test_no_record_is_changed_past_its_history():
    """Neither queryset.update() nor bulk_update() writes history."""
    found = {
        str(path.relative_to(ROOT))
        for path in our_files("*.py")
        if re.search(r"\.(bulk_)?update\(", path.read_text(encoding="utf-8"))
    }
    assert found == MAY_UPDATE


def test_only_the_gate_and_the_doors_read_the_clock():
    """Below views, tasks, jobs and commands time is passed in."""
    doors = re.compile(r"/(views|tasks|jobs\.py|forms|middleware|management)|_views\.py")
    found = {
        str(path.relative_to(ROOT))
        for path in our_files("*.py")
        if re.search(
            r"\b(localdate|timezone\.now|date\.today)\(\)", path.read_text(encoding="utf-8")
        )
        and not doors.search(str(path))
    }
    # The gate asks about now; a job, a letter, a line of history notes when; the footer says it.
    assert found == {
        "partnership/access/actors.py",
        "partnership/access/querysets.py",
        "partnership/access/services.py",
        "partnership/jobs/services.py",
        "partnership/people/factors.py",
        "partnership/people/models.py",
        "partnership/records/writing.py",
    }


def test_no_template_carries_style_or_script_of_its_own():
    """The content policy would refuse them, and the page would look broken."""
    found = [
        path.name
        for path in (ROOT / "templates").rglob("*.html")
        if re.search(r"\sstyle=|<style|<script(?![^>]*src=)|\son[a-z]+=", path.read_text("utf-8"))
    ]
    assert found == []


def test_nothing_is_marked_safe():
    """What people write is escaped everywhere."""
    text = [path.read_text("utf-8") for path in our_files("*.py")]
    text += [path.read_text("utf-8") for path in (ROOT / "templates").rglob("*.html")]
    assert not any(re.search(r"mark_safe|\|safe\b|autoescape off", words) for words in text)


def test_every_setting_from_the_environment_is_in_the_example():
    settings_text = "".join(
        path.read_text("utf-8") for path in (ROOT / "partnership" / "settings").glob("*.py")
    )
    asked = set(re.findall(r'env(?:\.[a-z]+)?\(\s*"([A-Z_]+)"', settings_text))
    named = set(re.findall(r"^# ?([A-Z_]+)=", (ROOT / ".env.example").read_text(), re.MULTILINE))
    assert asked - named == set()
