"""An agency that was renamed, merged or split: one act, and a history that survives it."""
