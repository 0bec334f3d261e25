"""Phrases such as *about 700 officers*: words and numerals to figures."""
