"""What a page says without its tags, and a day between two structures."""

import re
from datetime import date

CHANGE = date(2018, 1, 1)


def words(response) -> str:
    """The text of a page without its tags."""
    text = re.sub(r"<[^>]+>", " ", response.content.decode())
    return re.sub(r"\s+", " ", text)
