"""Foreign documents as records, which then take the one line from reading to report."""
