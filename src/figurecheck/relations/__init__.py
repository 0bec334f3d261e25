"""What follows from what, one file a rule."""
