"""What the terminal says of itself, in Chinese: mistakes in a command, its help, and files that cannot be opened.

Click asks gettext for its sentences, which asks the locale; an office machine rarely has a Chinese one, so
the sentences are put there directly. A test compares the keys with click's own source.
"""

from __future__ import annotations

import errno
import os
from importlib import import_module
from pathlib import Path
from typing import Any

import click

MODULES = ("core", "decorators", "exceptions", "formatting", "parser", "termui", "types")
SENTENCES = {
    "Usage:": "用法：",
    "Options": "选项",
    "Commands": "命令",
    "Positional arguments": "参数",
    "Show this message and exit.": "显示这段说明。",
    "Show the version and exit.": "显示版本。",
    "%(prog)s, version %(version)s": "%(prog)s 版本 %(version)s",
    "required": "必填",
    "default: {default}": "默认：{default}",
    "env var: {var}": "环境变量：{var}",
    "Aborted!": "已中止。",
    "Do you want to continue?": "继续吗？",
    "Error: {message}": "错误：{message}",
    "Error: invalid input": "错误：输入无效",
    "Try '{command} {option}' for help.": "用法见：{command} {option}",
    "Missing command.": "请写明命令。",
    "No such command {name!r}.": "没有“{name}”这个命令。",
    "No such option {name!r}.": "没有“{name}”这个选项。",
    "Did you mean {possibility}?": "是不是要写{possibility}？",
    "(Did you mean one of: {possibilities}?)": "是不是要写其中一个：{possibilities}？",
    "Missing argument": "缺少参数",
    "Missing option": "缺少选项",
    "Missing parameter": "缺少",
    "Missing {param_type}": "缺少",
    "Missing parameter: {param_name}": "缺少{param_name}",
    "Choose from:\n\t{choices}": "可选：\n\t{choices}",
    "Got unexpected extra argument ({args})": "多出了参数：{args}",
    "Got unexpected extra arguments ({args})": "多出了参数：{args}",
    "Invalid value: {message}": "值不对：{message}",
    "Invalid value for {param_hint}: {message}": "{param_hint} 的值不对：{message}",
    "Option {name!r} requires an argument.": "选项“{name}”后面要写一个值。",
    "Option {name!r} requires {nargs} arguments.": "选项“{name}”后面要写{nargs}个值。",
    "Option {name!r} does not take a value.": "选项“{name}”后面不写值。",
    "Argument {name!r} takes {nargs} values.": "参数“{name}”要写{nargs}个值。",
    "{value!r} is not {choice}.": "“{value}”不可用，只能写{choice}。",
    "{value!r} is not one of {choices}.": "“{value}”不可用，可选：{choices}。",
    "{value!r} is not a valid {number_type}.": "“{value}”不是可用的数。",
    "{value} is not in the range {range}.": "{value}超出范围，应为{range}。",
    "{value!r} does not match the format {format}.": "“{value}”不是可用的日期，应写成2024-09-20这样。",
    "{value!r} does not match the formats {formats}.": "“{value}”不是可用的日期，应写成其中一种：{formats}。",
    "{value!r} is not a valid boolean. Recognized values: {states}": "“{value}”不可用，可选：{states}",
    "{name} {filename!r} does not exist.": "没有这个文件或者文件夹：{filename}",
    "{name} {filename!r} is a file.": "这里要写文件夹，不是文件：{filename}",
    "{name} {filename!r} is a directory.": "这里要写文件，不是文件夹：{filename}",
    "{name} {filename!r} is not readable.": "没有读取的权限：{filename}",
    "{name} {filename!r} is not writable.": "没有写入的权限：{filename}",
    "{name} {filename!r} is not executable.": "没有运行的权限：{filename}",
    "Could not open file {filename!r}: {message}": "打不开文件：{filename}（{message}）",
    "file": "文件",
    "directory": "文件夹",
    "path": "路径",
    "unknown error": "原因不明",
}
REASONS = {
    errno.ENOENT: "没有这个文件或者文件夹",
    errno.EACCES: "没有权限",
    errno.EPERM: "没有权限",
    errno.EISDIR: "是文件夹，不是文件",
    errno.ENOTDIR: "路径中有一段不是文件夹",
    errno.ENAMETOOLONG: "文件名太长",
    errno.ENOSPC: "磁盘已满",
    errno.EROFS: "磁盘只能读，不能写",
    errno.EIO: "磁盘读写出错",
    errno.ELOOP: "链接绕回了自己",
    errno.EMFILE: "打开的文件太多",
}


class NewFile(click.Path):
    """A file to be written: its folder must be there before anything is begun."""

    def __init__(self) -> None:
        """A path that is no folder."""
        super().__init__(dir_okay=False, writable=True, path_type=Path)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """The path; a mistake in the command where its folder is missing."""
        path = Path(os.fsdecode(super().convert(value, param, ctx)))
        if not path.parent.is_dir():
            self.fail(f"没有文件夹 {path.parent}，请先建立", param, ctx)
        return path


def write(path: Path, content: str | bytes) -> None:
    """Write the file; a mistake of the command, told in Chinese, where the machine refuses."""
    data = content if isinstance(content, bytes) else content.encode()
    try:
        path.write_bytes(data)
    except OSError as error:
        raise click.ClickException(f"不能写入 {path}：{why_not_opened(error)}") from error


def speak_chinese() -> None:
    """Let click speak Chinese in this process, whatever the locale of the machine."""
    for name in MODULES:
        module = import_module(f"click.{name}")
        for spoken in ("_", "ngettext"):
            if hasattr(module, spoken):
                setattr(module, spoken, {"_": said, "ngettext": said_of_many}[spoken])


def said(sentence: str) -> str:
    """The sentence in Chinese; one that is not known stays as it is."""
    return SENTENCES.get(sentence, sentence)


def said_of_many(one: str, many: str, count: int) -> str:
    """The sentence about one or about many, in Chinese."""
    return said(one if count == 1 else many)


def why_not_opened(error: OSError) -> str:
    """Why the machine refuses a file, in Chinese."""
    return REASONS.get(error.errno or 0, f"系统错误 {error.errno}" if error.errno else "原因不明")
