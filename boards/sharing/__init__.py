"""Information shared: agreements, what was given to whom, and statutory requests."""
