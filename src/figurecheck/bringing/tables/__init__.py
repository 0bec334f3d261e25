"""Tables of figures as records: a row a claim, each with the cell that it comes from."""
