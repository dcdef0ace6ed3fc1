"""The register of actions: where each came from, how it stands, what moved, and what came of it."""
