"""The home page: what needs you. Reads the other floors; nobody imports it."""
