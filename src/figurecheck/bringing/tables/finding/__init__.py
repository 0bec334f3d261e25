"""The shapes of relations that are looked for in tables, one file each: the folder is the
registry.
"""
