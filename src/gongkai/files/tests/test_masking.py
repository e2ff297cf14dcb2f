"""Masked copies hold nothing of what was found, in no corner of their bytes, and open again (T-118)."""

from __future__ import annotations

import io
import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest
from docx.opc.package import OpcPackage
from openpyxl import load_workbook

from gongkai.files.masking import CannotMask, mask_file
from gongkai.files.tests.zoo import specimens
from gongkai.files.tests.zoo.pdfs import pdf
from gongkai.files.tests.zoo.sheets import xlsx
from gongkai.files.tests.zoo.specimen import CARD, ID, MOBILE, OTHER_ID, Specimen
from gongkai.files.tests.zoo.words import _table, docx
from gongkai.files.xray.judging import Weight, spots
from gongkai.files.xray.kinds import kind_of
from gongkai.files.xray.reader import read

SECRETS = (ID, OTHER_ID, MOBILE, CARD, "三组12号")
NUMBERS = {"id_card", "mobile", "bank_card", "address"}
FORMATS = (".docx", ".pptx", ".xlsx", ".pdf", ".jpg", ".png", ".gif", ".tif", ".txt", ".csv")
MASKABLE = [
    animal
    for animal in specimens()
    if animal.name.endswith(FORMATS)
    and "嵌入" not in animal.name
    and animal.name != "最后一格.xlsx"
    and not animal.name.startswith(ID)
]


def unpacked(content: bytes) -> bytes:
    if not content.startswith(b"PK"):
        return content
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return b"\n".join(archive.read(name) for name in archive.namelist())


@pytest.mark.parametrize("animal", MASKABLE, ids=str)
def test_nothing_of_it_is_left(animal: Specimen) -> None:
    copy = mask_file(animal.content)
    raw = unpacked(copy)
    assert [secret for secret in SECRETS if secret.encode() in raw or secret.encode("utf-16-le") in raw] == []
    reading = read(animal.name, copy)
    assert {spot.kind for spot in spots(reading) if spot.weight != Weight.HINT} & NUMBERS == set()
    assert reading.problems == []
    assert kind_of(copy) == kind_of(animal.content)


@pytest.mark.parametrize(
    "animal", [one for one in MASKABLE if one.name.endswith(".pptx") or one.name == "仅一部件.docx"], ids=str
)
def test_the_copys_parts_hang_together(animal: Specimen) -> None:
    """Every part has its type and is reached from the package by relations: what office programs ask first."""
    for content in (animal.content, mask_file(animal.content)):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            names = {f"/{name}" for name in archive.namelist() if not name.endswith((".rels", "[Content_Types].xml"))}
        assert {str(part.partname) for part in OpcPackage.open(io.BytesIO(content)).iter_parts()} == names


def test_who_commented_is_not_told() -> None:
    commented = next(one for one in specimens() if one.name == "批注.pptx").content
    assert "县水利局" in unpacked(commented).decode()
    assert "县水利局" not in unpacked(mask_file(commented)).decode()


def test_what_may_be_read_is_still_there() -> None:
    texts = " ".join(piece.text for piece in read("名单.docx", mask_file(docx(_table))).pieces)
    assert "张小明" in texts
    assert "各乡镇人民政府" in texts
    assert "139******34" in texts


def test_an_id_number_keeps_its_ends_on_request_only() -> None:
    content = docx(lambda document: document.add_paragraph(f"身份证号{ID}。"))
    assert f"{ID[:6]}**********{ID[-2:]}" in unpacked(mask_file(content, keep_id_ends=True)).decode(errors="ignore")
    assert f"身份证号{'*' * 18}。" in unpacked(mask_file(content)).decode(errors="ignore")


def test_hidden_columns_rows_and_sheets_stay_behind() -> None:
    def fill(book: object) -> None:
        book.active["D1"] = "底数"
        book.active.column_dimensions["D"].hidden = True
        book.create_sheet("底稿").sheet_state = "hidden"

    book = load_workbook(io.BytesIO(mask_file(xlsx(fill))))
    assert book.sheetnames == ["公示"]
    assert [cell.value for cell in book.active[1]] == ["序号", "姓名", "补贴金额"]


def test_a_masked_pdf_has_no_text_under_its_paint() -> None:
    reading = read("名单.pdf", mask_file(pdf(f"<p>身份证号 {ID}</p>")))
    assert [piece for piece in reading.pieces if "页" in piece.where] == []


def test_only_the_place_is_painted_out() -> None:
    from PIL import Image
    from pypdf import PdfReader

    def picture(content: bytes) -> Image.Image:
        return PdfReader(io.BytesIO(content)).pages[0].images[0].image.convert("L")

    clean, painted = picture(mask_file(pdf("<p>正文</p>"))), picture(mask_file(pdf(f"<p>身份证号 {ID}</p>")))

    def black(one: Image.Image) -> float:
        return sum(one.histogram()[:40]) / (one.width * one.height)

    assert black(clean) < 0.002
    assert 0.002 < black(painted) < 0.05


@pytest.mark.parametrize("name", ["旧文档.doc", "打包.zip", "嵌入文档.docx"])
def test_what_cannot_be_masked_says_what_to_do(name: str) -> None:
    animal = next(one for one in specimens() if one.name == name)
    with pytest.raises(CannotMask, match="请"):
        mask_file(animal.content)


PARTS = {".xlsx": "libsclo.so", ".csv": "libsclo.so", ".pptx": "libsdlo.so"}


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
@pytest.mark.parametrize("animal", [one for one in MASKABLE if one.name.endswith(("x", ".csv"))], ids=str)
def test_the_copy_opens_in_libreoffice(animal: Specimen, tmp_path: Path) -> None:
    file = tmp_path / f"copy{Path(animal.name).suffix}"
    file.write_bytes(mask_file(animal.content))
    part = PARTS.get(Path(animal.name).suffix, "libswlo.so")
    if not any(Path(shutil.which("soffice") or "").resolve().parent.glob(part)):
        pytest.skip(f"this LibreOffice has no {part} (Debian packages libreoffice-calc, -impress, -writer)")
    command = ["soffice", f"-env:UserInstallation=file://{tmp_path}/profile", "--headless", "--convert-to", "pdf"]
    subprocess.run([*command, "--outdir", str(tmp_path), str(file)], check=True, timeout=120)
    assert (tmp_path / "copy.pdf").stat().st_size > 0
