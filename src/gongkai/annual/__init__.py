"""年度报告: the annual report as a form, read from text, checked by rules, counted from the records."""
