"""Registers the room with Django."""

from django.apps import AppConfig


class FilesConfig(AppConfig):
    """文件."""

    name = "gongkai.files"
    label = "files"
    verbose_name = "文件"
