"""The officer's side of 依申请公开, inside Wagtail's admin."""
