"""Search over everything the reader may see: derived entries, and the gate before the count."""
