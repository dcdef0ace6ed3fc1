"""Pages of the programme of audits."""
