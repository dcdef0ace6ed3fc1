"""What reviews and other work cost: postings about a subject, in pence, never edited."""
