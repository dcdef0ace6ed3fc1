"""Acts on a chronology."""
