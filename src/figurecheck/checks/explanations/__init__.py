"""What would explain a conflict, one file a kind: tried on every conflict in the order of their
ranks.
"""
