"""The nouns: values that every other part imports and that import none of them."""
