"""What agencies say of themselves against standards, and what audits find."""
