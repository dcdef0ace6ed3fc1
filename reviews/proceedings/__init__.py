"""What runs beside a case: inquests, prosecutions, other reviews; what each may explain."""
