"""What is asked of claims beside a report: bounds, links, a chart of windows, what a change did, a
proof once more.
"""
