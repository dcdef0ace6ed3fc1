"""How fast the portal works beside the fastest honest way: ratios taken in one run."""
