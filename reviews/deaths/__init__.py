"""Deaths of children as the overview panel meets them: a reference, a status, figures. No case."""
