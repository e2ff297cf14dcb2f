"""The public pages. Each view reads, and hands what it read to a template."""
