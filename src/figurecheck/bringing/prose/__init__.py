"""Prose: figures in running text, and what a text says of them itself. It guesses, and nothing in
``reading`` does.
"""
