"""Pages of the register of outside bodies."""
