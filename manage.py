#!/usr/bin/env python
"""Django's command line, on the embedded settings unless told otherwise."""

import os
import sys

from django.core.management import execute_from_command_line

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "partnership.settings.dev")
    # Importing the package names settings too, if nobody has yet.
    from partnership.records.acting import running

    with running(f"command {sys.argv[1]}" if len(sys.argv) > 1 else ""):
        execute_from_command_line(sys.argv)
