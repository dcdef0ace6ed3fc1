"""Acts on what reviews teach. Import the act from its file."""
