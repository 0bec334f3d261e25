"""The report as a page: what is on it, how it looks, how it is cut where it grows too large."""
