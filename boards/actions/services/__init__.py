"""Acts on actions. Import the act from its file."""
