"""The people who act, and the offices they hold for an agency."""
