"""The ground floor: working days, life-cycles, refusals, Chinese dates and numbers. Knows nothing of Django."""
