"""Ask the virus scanner of the deployment about an upload, where it names one."""

import os
import shlex
import subprocess  # nosec B404
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError

SECONDS = 60
NOT_CHECKED = "The file cannot be checked for viruses just now. Try again in some minutes"
CLEAN, HARMFUL = 0, 1  # as clamdscan answers; anything else is no answer


def scan(upload: Any) -> None:
    """Let the scanner read the content; nothing happens where FILE_SCANNER is empty.

    in: FILE_SCANNER, a command that reads one file from its standard input, such as
    "clamdscan --no-summary -". raises: ValidationError when it finds the file harmful, and when it
    gives no answer: what could not be checked is not taken.
    """
    command = shlex.split(settings.FILE_SCANNER)
    if not command:
        return
    upload.seek(0)
    content = upload.read()
    upload.seek(0)
    try:
        # The command is the deployment's own setting; the upload is its input and no part of it.
        done = subprocess.run(  # nosec B603
            command,
            input=content,
            capture_output=True,
            timeout=SECONDS,
            check=False,
            env={"PATH": os.environ.get("PATH", os.defpath)},  # none of our secrets
        )
    except (OSError, subprocess.TimeoutExpired):
        raise ValidationError(NOT_CHECKED) from None
    if done.returncode == HARMFUL:
        raise ValidationError("The virus scanner found something harmful in the file")
    if done.returncode != CLEAN:
        raise ValidationError(NOT_CHECKED)
