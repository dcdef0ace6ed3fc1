"""Work that must not be lost: one row for each job; the broker only carries its number."""
