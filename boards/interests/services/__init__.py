"""Acts on interests. Import the act from its file."""
