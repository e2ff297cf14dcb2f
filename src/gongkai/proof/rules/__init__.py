"""The rules of proofreading, one a file; none knows another."""
