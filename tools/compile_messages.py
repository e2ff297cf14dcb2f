"""Compile every translation file of the project: `python tools/compile_messages.py`."""

from __future__ import annotations

from gongkai.ops.messages import PACKAGE, compile_messages

if __name__ == "__main__":
    for written in compile_messages():
        print(written.relative_to(PACKAGE.parent.parent))
