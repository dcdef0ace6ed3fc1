"""A secret in an address is written into no log."""

import io
import logging
from typing import Any

import pytest
from gunicorn.config import Config

from partnership.tokens.logs import HideTokens, QuietLogger, without_tokens
from tests.factories import World
from tests.feeds.keys_in_use import a_token, address

pytestmark = pytest.mark.django_db


def written_by(handler: logging.Handler, record: logging.LogRecord) -> str:
    """What this handler would write."""
    stream = io.StringIO()
    twin = logging.StreamHandler(stream)
    twin.filters = list(handler.filters)
    twin.handle(record)
    return stream.getvalue()


def a_line(message: str, *args: Any) -> logging.LogRecord:
    return logging.LogRecord("django.request", logging.WARNING, "", 0, message, args, None)


def test_a_secret_in_an_address_is_written_into_no_log(world: World):
    secret = a_token(world.member)
    line = a_line("%s: %s", "Not Found", address(secret))
    handlers = [
        handler
        for handler in logging.getLogger().handlers
        if any(isinstance(one, HideTokens) for one in handler.filters)
    ]
    assert handlers, "the log of the portal hides nothing"
    for handler in handlers:
        written = written_by(handler, line)
        assert secret not in written
        assert "Not Found: /feeds/…" in written


def test_the_web_servers_log_hides_it_too_should_somebody_turn_it_on(world: World):
    config = Config()
    config.set("accesslog", "-")
    config.set("errorlog", "-")
    logger = QuietLogger(config)
    assert logger.access_log.handlers
    assert logger.error_log.handlers
    secret = a_token(world.member)
    for handler in (*logger.access_log.handlers, *logger.error_log.handlers):
        line = a_line('"GET %s HTTP/1.1" 200', address(secret))
        assert secret not in written_by(handler, line)


def test_other_addresses_are_written_as_they_are():
    line = "GET /boards/case-review-group/ from https://portal.example.org/feeds/"
    assert without_tokens(line) == line
    assert without_tokens("/feeds/abc.ics?x=1 next") == "/feeds/…?x=1 next"
