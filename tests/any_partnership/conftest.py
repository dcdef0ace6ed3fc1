"""What the tests of any partnership ask for."""

import html
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.urls import reverse

from partnership.people.models import User


@pytest.fixture
def page(client: Any, db: None) -> Callable[..., str]:
    """The words of a page as a person reads it."""

    def read(person: User | str, name: str, *args: Any, **query: str) -> str:
        if isinstance(person, str):
            person = User.objects.get(email=f"{person}@demo.example")
        client.force_login(person)
        answer = client.get(reverse(name, args=args), query)
        assert answer.status_code == 200
        text = re.sub(r"<[^>]+>", " ", html.unescape(answer.content.decode()))
        return re.sub(r"\s+", " ", text)

    return read


SMALL = """\
partnership:
  key: {key}
  code: {code}
  name: {name}
  from: {first}
  until: {last}
  areas: [{area}]
  succeeds: [{succeeds}]
  reporting: [{reporting}]
agencies:
  - {{key: shared-trust, name: {trust}, kind: nhs_trust, from: 2015-04-01}}
boards:
  - {{key: {key}-board, name: Board, kind: board, remit: both, from: {first}, until: {last}}}
lists:
  - list: children
    from: {first}
    until: {last}
    groups:
      - heading: Health
        entries:
          - {{agency: shared-trust, printed: Trust}}
"""
BLANK = {
    "name": "A partnership",
    "first": "2019-04-01",
    "last": "",
    "area": "Fenshire",
    "succeeds": "",
    "reporting": "",
    "trust": "Shared Trust",
}


@pytest.fixture
def small(tmp_path: Path, db: None) -> Callable[..., Path]:
    """A small file of a partnership."""

    def write(key: str, **more: str) -> Path:
        path = tmp_path / f"{key}.yaml"
        path.write_text(SMALL.format(**{**BLANK, "key": key, "code": key[:8], **more}))
        return path

    return write
