"""Acts on business plans: keep what stands in them, tell how far it is, agree and close them."""
