"""Claims in tables parted by tabs, and reports as such tables."""
