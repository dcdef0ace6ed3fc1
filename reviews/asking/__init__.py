"""Questions to agencies for a rapid review or a review, and what each answers."""
