"""The questions, one file each; a file here is found without being listed anywhere."""
