"""接口: the same questions and verbs over HTTP, one file for each subject."""
