"""Pages of a chronology: bringing it in, the merged timeline, what is struck or marked."""
