"""Acts on governed documents."""
