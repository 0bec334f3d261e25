"""What is asked of the evidence, one file a question."""
