"""Files that people add, judged by content and given out through the gate."""
