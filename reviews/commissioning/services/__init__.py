"""What can be done about a review under way: each act asks the gate, checks, writes once."""
