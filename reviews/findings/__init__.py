"""What reviews teach: findings, recommendations, and whether practice changed by them."""
