"""The officer's side: list, editor, the page of one item with its verbs, and its gate records."""
