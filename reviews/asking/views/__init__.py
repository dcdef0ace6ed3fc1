"""Pages of questions to agencies: of the service, and of the agency that answers."""
