"""Professional differences: agencies disagree about a case, and settle it stage by stage."""
