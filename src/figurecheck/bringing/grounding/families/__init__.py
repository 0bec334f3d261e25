"""Families of derivations, one a module: the folder is the registry."""
