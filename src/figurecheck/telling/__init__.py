"""What a report says, in words and nodes, made once: formats only spell it."""
