"""The readers of documents, one a file: each says which endings are its own."""
