"""Keeping files of claims: adding to them, renaming and formatting in them, tables in and out."""
