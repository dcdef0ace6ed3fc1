"""What goes out beside the report: a seven-minute briefing, a summary, slides and a poster."""
