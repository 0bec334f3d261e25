"""Facts files: claims as sorted columns, screened in one pass, decided and proved by the core as it
stands.
"""
