"""Print what programs may read, for docs/api.md."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from partnership.exports.lists import ListExport, lists

HEAD = """\
# Reading the lists by program

Made by `manage.py describe_api` from the `exports.py` of each app; a test holds this page against
them.

Every list of the portal can be taken away as CSV, Excel, PDF, Word or JSON by whoever sees it. A
program reads the same lists as JSON, with a key that its person made under *Your feeds and keys*.
The key opens what that person may see at that moment and nothing else: the day their office ends,
it ends. It changes nothing and opens no other page.

## Asking

```
GET /exports/<list>.json
Authorization: Bearer <key>
```

A key is shown once, when it is made. Keep it as a password is kept; never put it into an address.

| Answer | When |
|---|---|
| 200 | The list |
| 401 | No such key, a revoked one, or its person holds no office today |
| 403 | A list that is for another office |
| 404 | No such list, or what it is of is not there for this person |
| 429 | More than {rate} lists in a minute: wait as long as `Retry-After` says, in seconds |

## What comes

| Name | What it holds |
|---|---|
| `list` | The list's name in the address |
| `title` | What the list is called |
| `as_at` | The day that the rows are of, as 2026-11-22 |
| `marking` | That the list is restricted, and to whom; null for one that is not |
| `total` | How many rows there are in all |
| `next` | The address of the rows that follow, or null: at most {portion} rows come at a time |
| `rows` | The rows: each heading with its value |

Days are written as 2026-11-22; a day that is not recorded is null. Every incident and review in an
answer is written into its read log, with the name of the person whose key it was.

## The lists
"""


def described() -> str:
    """The way to ask, and each list with its columns, as Markdown."""
    head = HEAD.format(rate=settings.EXPORTS_A_MINUTE, portion=settings.EXPORT_ROWS_AT_ONCE)
    return "\n".join([head, *(_list(found) for found in lists())])


def _list(found: ListExport) -> str:
    address = (
        f"/exports/{found.code}/<{found.of}>.json" if found.of else f"/exports/{found.code}.json"
    )
    lines = [f"### {found.title}", "", f"`{address}`"]
    if found.takes:
        lines += ["", f"Takes {', '.join(f'`{name}`' for name in found.takes)}, as its page does."]
    lines += ["", "| Column | What it says |", "|---|---|"]
    lines += [f"| {column.heading} | {column.meaning} |" for column in found.columns]
    return "\n".join(lines) + "\n"


class Command(BaseCommand):
    help = "Print what programs may read as Markdown."

    def handle(self, *args: Any, **options: Any) -> None:
        """Print it."""
        self.stdout.write(described(), ending="")
