"""The rules an annual report is checked by: one file for each, all listed in the registry."""
