"""Filings of figures by tags: facts with all that they are about, and the sums that a taxonomy says
they make.
"""
