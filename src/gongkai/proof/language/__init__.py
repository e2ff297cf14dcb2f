"""The spelling channel: how likely a text's characters are, and which edits make it much likelier."""
