"""What the words of a unit mean: the definitions, the table built from them, and nouns that are
counted.
"""
