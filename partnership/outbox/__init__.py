"""Every letter that leaves the house."""
