"""LeDeR reviews as their steering group watches them: a reference, a stage, themes. No case."""
