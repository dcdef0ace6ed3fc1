"""Keys that stand in for a person: one calendar programs read by, one programs read lists by."""
