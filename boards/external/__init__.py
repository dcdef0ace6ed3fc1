"""What comes from and goes to outside bodies: inspections, complaints reports, letters."""
