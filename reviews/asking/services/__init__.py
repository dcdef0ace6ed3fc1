"""Acts on questions to agencies and their answers."""
