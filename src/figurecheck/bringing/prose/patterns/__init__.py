"""The patterns, one a file: each page's Conflict block must be told as its code says, and its Clean
block must not.
"""
