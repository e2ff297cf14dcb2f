"""Side by side with named alternatives."""
