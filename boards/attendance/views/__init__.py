"""Pages of registers and quorum rules."""
