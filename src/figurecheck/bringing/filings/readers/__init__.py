"""The kinds of filings that can be read, one file each: the folder is the registry."""
