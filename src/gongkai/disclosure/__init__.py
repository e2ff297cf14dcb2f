"""主动公开: columns and unit sites, items, reviews, the gate."""
