"""Keeping files of claims: adding to them, renaming, accepting and formatting in them, writing them
out.
"""
