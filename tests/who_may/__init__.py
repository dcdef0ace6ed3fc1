"""Tables of who may what, one for each room, and the facts that their rows need."""
