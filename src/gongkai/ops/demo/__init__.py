"""云溪县, a county that does not exist: its organs, people, texts and cases are invented, and always the same."""
