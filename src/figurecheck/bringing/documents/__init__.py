"""Documents: what somebody wrote for people, as text with exact places."""
