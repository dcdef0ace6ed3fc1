"""Acts on what is shared."""
