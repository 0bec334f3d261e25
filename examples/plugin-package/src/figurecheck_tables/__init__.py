"""Claims in tables parted by tabs, reports as such tables, and what is in use against what there
is.
"""
