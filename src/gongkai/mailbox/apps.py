"""Registers the room with Django."""

from django.apps import AppConfig


class MailboxConfig(AppConfig):
    """领导信箱."""

    name = "gongkai.mailbox"
    label = "mailbox"
    verbose_name = "领导信箱"
