"""Acts on agendas and papers. Import the act from its file."""
