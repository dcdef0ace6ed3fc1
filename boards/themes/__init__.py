"""Themes that boards share, and which board leads on each: the protocol between boards."""
