"""Tags that ask the gate."""
