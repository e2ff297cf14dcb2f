"""门户: what citizens see, read from gate records only."""
