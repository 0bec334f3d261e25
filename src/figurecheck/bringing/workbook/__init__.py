"""Workbooks: cells as they are shown, out of archives that nobody trusts."""
