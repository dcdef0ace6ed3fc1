"""What the outbox itself brings to the lists of kinds and bodies, read at start."""

from partnership.outbox import kinds, mailboxes

__all__ = ["kinds", "mailboxes"]
