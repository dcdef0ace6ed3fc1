"""Pages of agendas, items and papers."""
