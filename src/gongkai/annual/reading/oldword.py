"""The text of a .doc, through LibreOffice where it is installed."""

from __future__ import annotations

import io
import shutil
import subprocess
import tempfile
from pathlib import Path

import olefile

from gongkai.annual.reading import word
from gongkai.annual.reading.refusal import UnreadableReportError

MOST_SECONDS = 90
SAVE_AS = "请用办公软件另存为 .docx 后再检查"


def text_in(data: bytes) -> str:
    """The text of the document.

    Errors: UnreadableReportError if it is encrypted, has macros, or LibreOffice is not there or fails.
    """
    _look(data)
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if office is None:
        raise UnreadableReportError(f"读 .doc 需要安装 LibreOffice；{SAVE_AS}")
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "report.doc"
        source.write_bytes(data)
        command = [office, f"-env:UserInstallation=file://{folder}/profile", "--headless", "--norestore"]
        command += ["--convert-to", "docx", "--outdir", folder, str(source)]
        try:
            subprocess.run(command, capture_output=True, timeout=MOST_SECONDS, check=False)  # noqa: S603
        except subprocess.TimeoutExpired as error:
            raise UnreadableReportError(f"{MOST_SECONDS}秒内没有转换完；{SAVE_AS}") from error
        made = Path(folder) / "report.docx"
        if not made.exists():
            raise UnreadableReportError(f"LibreOffice 转换失败；{SAVE_AS}")
        return word.text_in(made.read_bytes())


def _look(data: bytes) -> None:
    """Refuse what is encrypted or has macros before anything opens it."""
    try:
        with olefile.OleFileIO(io.BytesIO(data)) as ole:
            names = {"/".join(path).lower() for path in ole.listdir(streams=True, storages=True)}
            head = ole.openstream("WordDocument").read(12) if ole.exists("WordDocument") else b""
    except Exception as error:  # olefile raises many kinds for broken files
        raise UnreadableReportError(f"文件已损坏；{SAVE_AS}") from error
    if "encryptedpackage" in names or (len(head) >= 12 and head[11] & 1):
        raise UnreadableReportError("文件加了密码，请去掉密码后再检查")
    if any(name.split("/")[0] in ("macros", "_vba_project_cur") for name in names):
        raise UnreadableReportError("是带宏的文档，请另存为不带宏的 .docx")
    if names & {"workbook", "book"}:
        raise UnreadableReportError("是旧版表格（.xls），请用办公软件另存为 .xlsx 后再检查")
    if not head:
        raise UnreadableReportError(f"不是 Word 文档；{SAVE_AS}")
