"""The kinds of documents that a report gives back with its findings in them: one module each."""
