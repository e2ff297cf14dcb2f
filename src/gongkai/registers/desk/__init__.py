"""The officer's side of the registers."""
