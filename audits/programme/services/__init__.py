"""Acts of the programme of audits. Import the act from its file."""
