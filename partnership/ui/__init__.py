"""Templates, forms and small views that every page of the portal shares."""
