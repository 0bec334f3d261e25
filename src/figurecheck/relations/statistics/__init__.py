"""What figures say of the days of a window beside their total, one file a kind: how it is written,
and what follows.
"""
