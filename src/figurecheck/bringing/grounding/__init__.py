"""Every figure of a text traced to its sources."""
