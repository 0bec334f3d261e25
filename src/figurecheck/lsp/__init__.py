"""What editors ask while claims are being written: pure functions of the files as they stand, and a
server.
"""
