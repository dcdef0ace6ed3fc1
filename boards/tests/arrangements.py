"""A small file of arrangements, and how it is written and brought in."""

from datetime import date
from pathlib import Path

from boards.importing import import_file
from boards.models import Board, BoardLink, Listing, Partnership, ReportingLine
from partnership.agencies.models import Agency, Succession

MODELS = (Partnership, Agency, Succession, Board, ReportingLine, BoardLink, Listing)
PUBLISHED, TODAY = date(2019, 5, 1), date(2026, 11, 22)

SMALL = """\
partnership:
  key: somewhere
  name: Somewhere Safeguarding Partnership
  areas: [Somewhere]
agencies:
  - {key: old-trust, name: Old Trust, kind: nhs_trust, from: 2015-04-01, until: 2017-03-31}
  - {key: new-trust, name: New Trust, kind: nhs_trust, from: 2017-04-01}
successions:
  - {before: old-trust, after: new-trust, on: 2017-04-01}
boards:
  - {key: top, name: On, kind: executive, remit: both, chaired_by: yes, from: 2015-04-01}
  - {key: middle, name: Middle, kind: board, remit: both, from: 2015-04-01}
  - {key: low, name: Low, kind: group, remit: both, from: 2015-04-01}
lines:
  - {below: middle, above: top, from: 2015-04-01}
  - {below: low, above: middle, dotted: yes, from: 2015-04-01}
links:
  - {board: top, other: low, office: independent_chair, chair: yes, from: 2015-04-01}
lists:
  - list: children
    from: 2016-01-01
    groups:
      - heading: Health
        entries:
          - {agency: old-trust, printed: The Old Trust, until: 2017-03-31}
          - {agency: new-trust, printed: The New Trust, from: 2017-04-01}
"""


def written(folder: Path, text: str | bytes) -> Path:
    """A file with this text."""
    path = folder / "arrangements.yaml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def told(folder: Path, text: str | bytes) -> list[str]:
    """The mistakes that an import of this text tells; none of it may be written."""
    report = import_file(written(folder, text), apply=True)
    assert not report.applied
    return [str(problem) for problem in report.errors]


def rows() -> list[int]:
    """How many rows and how much history there is of everything that an import writes."""
    return [count for model in MODELS for count in (model.objects.count(), model.history.count())]
