"""What must not break figurecheck: each threat tried on the commands as users run them."""
