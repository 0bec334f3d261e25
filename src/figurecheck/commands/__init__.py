"""The commands, one file each: its ``COMMAND`` is loaded when it is asked for, or listed."""
