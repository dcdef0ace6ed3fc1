#!/usr/bin/env python
"""Django's command line, on the embedded settings unless told otherwise."""

import os
import sys

from django.core.management import execute_from_command_line

from partnership.records.acting import running

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "partnership.settings.dev")
    with running(f"command {sys.argv[1]}" if len(sys.argv) > 1 else ""):
        execute_from_command_line(sys.argv)
