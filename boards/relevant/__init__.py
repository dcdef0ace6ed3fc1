"""The lists of relevant agencies: reviewed every year, confirmed by each agency, published."""
