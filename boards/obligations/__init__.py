"""Why something is asked of an agency: its statutory duties; and who leads in it for what."""
