"""What every row remembers: who changed it, when and why."""
