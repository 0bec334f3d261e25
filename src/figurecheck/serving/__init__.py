"""What other programs may ask while figurecheck runs: tools with limits, over standard input and
output.
"""
