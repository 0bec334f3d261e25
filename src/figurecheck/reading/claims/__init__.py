"""Records to claims: every reference followed, every unit compared."""
