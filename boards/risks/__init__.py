"""The risk register of boards and groups: what could go wrong, how it was judged over time."""
