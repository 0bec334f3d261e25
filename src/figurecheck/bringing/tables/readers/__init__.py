"""The formats that hold tables: one module each, found by being here, with its entry ``TABLES``."""
