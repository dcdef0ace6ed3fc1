"""Keeps the secrets of feed addresses out of every log."""

import logging
import re
from typing import Any

from gunicorn.glogging import Logger

IN_ADDRESS = re.compile(r"(/feeds/)[^\s\"'?#]+")


def without_tokens(text: str) -> str:
    """The text with the secret of each feed address taken out."""
    return IN_ADDRESS.sub(r"\1…", text)


class HideTokens(logging.Filter):
    """Takes the secret out of a line before any handler writes it."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Always True: the line is written, without the secret."""
        said = record.getMessage()
        hidden = without_tokens(said)
        if hidden != said:
            record.msg, record.args = hidden, ()
        return True


class QuietLogger(Logger):
    """The web server's logger, should somebody turn its access log on."""

    def setup(self, cfg: Any) -> None:
        """As ever, with our filter on each handler."""
        super().setup(cfg)
        for log in (self.error_log, self.access_log):
            for handler in log.handlers:
                handler.addFilter(HideTokens())
