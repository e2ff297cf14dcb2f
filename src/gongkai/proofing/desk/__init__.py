"""The officer's side of proofreading."""
