"""待办: the officer's day."""
