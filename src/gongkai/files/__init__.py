"""文件: uploads, kept privately, known by their content."""
