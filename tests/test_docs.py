"""The pages under docs/ that a command makes say what the command says today."""

from collections.abc import Callable
from io import StringIO
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command

from partnership.access.management.commands import describe_permissions
from partnership.clock.management.commands import describe_duties
from partnership.exports.management.commands import describe_api

PAGES = [
    pytest.param("api", describe_api.described, id="api"),
    pytest.param("duties", describe_duties.described, id="duties"),
    pytest.param("permissions", describe_permissions.described, id="permissions"),
]


@pytest.mark.parametrize(("name", "described"), PAGES)
def test_the_page_is_what_the_command_prints(name: str, described: Callable[[], str]):
    page = (Path(settings.BASE_DIR) / "docs" / f"{name}.md").read_text()
    again = f"manage.py describe_{name} > docs/{name}.md"
    assert page == described(), f"Make the page again: {again}"
    printed = StringIO()
    call_command(f"describe_{name}", stdout=printed)
    assert printed.getvalue() == page


def test_no_kind_of_object_is_described_twice():
    titles = [line for line in describe_permissions.described().splitlines() if line[:3] == "## "]
    assert titles
    assert len(titles) == len(set(titles))
