"""Acts on frameworks, cycles and returns."""
