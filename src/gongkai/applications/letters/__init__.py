"""文书: every letter of an application, from locked wording kept as data to Word and PDF (facts §4)."""
