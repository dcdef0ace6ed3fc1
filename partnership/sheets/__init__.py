"""Spreadsheets of one's own: a template, a trial with the mistakes of every row, then in or out."""
