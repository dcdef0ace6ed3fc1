"""Who came to a meeting, seat by seat, and whether the group was quorate."""
