"""Claims in files that change while somebody works on them, decided anew when they do."""
