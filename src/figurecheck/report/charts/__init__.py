"""Charts as inline SVG, each a pure function from plain data."""
