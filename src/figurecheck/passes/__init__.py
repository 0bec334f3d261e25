"""The steps from claims to a report, each of which adds to what the ones before it know."""
