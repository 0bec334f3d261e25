"""Kinds of conflict, one file a kind; each is also its page in the manual."""
