"""Tests of what is served to other programs."""
