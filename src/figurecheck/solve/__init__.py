"""Decides systems of exact inequalities, and proves what it decides."""
