"""Acts on registers and quorum rules."""
