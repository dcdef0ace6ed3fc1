"""What is typed about commissions, terms of reference, drafts and sign-off."""
