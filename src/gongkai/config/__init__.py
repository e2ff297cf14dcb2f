"""Settings, addresses, and the table of what follows from an event."""
