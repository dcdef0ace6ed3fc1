"""Private notes on agenda items: one person's alone, and gone in time."""
