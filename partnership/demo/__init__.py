"""The demonstration: invented people and cases in a real arrangement."""
