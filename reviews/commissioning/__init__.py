"""Working a review: who writes it, what it asks, the drafts of its report, and who signs it off."""
