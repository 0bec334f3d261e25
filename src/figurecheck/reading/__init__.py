"""Text to records, records to claims: readers, figures, windows, expressions."""
