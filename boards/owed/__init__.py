"""What each board is owed: reports due from agencies and groups, asked for, received, late."""
