"""Claims and reports for other programs: read from files, built in Python, filtered, merged, given
as tables.
"""
