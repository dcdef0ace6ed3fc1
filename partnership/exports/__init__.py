"""Lists as files: the rows that the reader sees, as CSV, Excel, PDF, Word and JSON."""
