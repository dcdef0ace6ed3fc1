"""How families and practitioners were involved in a review: by role, never by name."""
