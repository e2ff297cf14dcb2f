"""The X-ray finds what every animal of the zoo hides (T-114…T-117), and nothing in clean files."""

from __future__ import annotations

import time

import pytest

from gongkai.files.tests.zoo import specimens
from gongkai.files.tests.zoo.pdfs import pdf
from gongkai.files.tests.zoo.pictures import jpeg
from gongkai.files.tests.zoo.sheets import xls, xlsx
from gongkai.files.tests.zoo.specimen import PERSONAL, SECRET, Specimen, packed
from gongkai.files.tests.zoo.words import docx
from gongkai.files.xray.child import examine
from gongkai.files.xray.judging import Weight, spots
from gongkai.files.xray.kinds import kind_of
from gongkai.files.xray.reader import read


def test_the_zoo_has_sixty_animals_with_names_of_their_own() -> None:
    names = [animal.name for animal in specimens()]
    assert len(names) >= 60
    assert len(set(names)) == len(names)


@pytest.mark.parametrize("animal", specimens(), ids=str)
def test_what_it_hides_is_found(animal: Specimen) -> None:
    reading = read(animal.name, animal.content)
    found = [spot for spot in spots(reading) if spot.weight != Weight.HINT]
    assert animal.kinds <= {spot.kind for spot in found}, [(piece.where, piece.text[:200]) for piece in reading.pieces]
    told = [spot for spot in found if animal.where in spot.where and spot.kind in animal.kinds]
    assert told
    if animal.hidden is not None:
        assert any(spot.hidden is animal.hidden for spot in told)
    assert reading.problems == []


@pytest.mark.parametrize("animal", specimens(), ids=str)
def test_no_finding_repeats_the_number_that_it_found(animal: Specimen) -> None:
    told = " ".join(spot.example for spot in spots(read(animal.name, animal.content)))
    assert [secret for secret in PERSONAL if secret in told] == []


CLEAN = {
    "通知.docx": docx(),
    "公示.xlsx": xlsx(),
    "旧表.xls": xls([(0, 0, "项目"), (1, 0, 300.0)]),
    "通知.pdf": pdf("<p>关于做好某项工作的通知，联系电话 0990-1234567。</p>"),
    "图.jpg": jpeg(),
    "说明.txt": "全县低保对象 1234 户。".encode(),
    "打包.zip": packed({"说明.txt": "无"}),
}


@pytest.mark.parametrize("name", CLEAN)
def test_a_clean_file_is_clean(name: str) -> None:
    reading = read(name, CLEAN[name])
    assert [spot for spot in spots(reading) if spot.weight != Weight.HINT] == []
    assert (reading.problems, reading.pictures) == ([], [])


def test_the_child_says_the_same_as_the_reading() -> None:
    animal = next(one for one in specimens() if one.name == "隐藏列.xlsx")
    answer = examine(animal.name, animal.content)
    assert [spot["kind"] for spot in answer["spots"]] == [
        spot.kind for spot in spots(read(animal.name, animal.content))
    ]


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("炸弹.zip", packed({"零.txt": b"0" * 60_000_000}), "压缩炸弹"),
        ("千层.zip", packed({f"{n}.txt": b"x" for n in range(2100)}), "超过 2000 个"),
        ("伪装.pdf", docx(), "不符"),
        ("程序.docx", b"MZ" + b"\x00" * 100, "不符"),
        ("残.docx", docx()[:900], "无法检查"),
        ("残.pdf", b"%PDF-1.4\n%%EOF\n", "无法打开"),
        ("残.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 900, "无法"),
    ],
)
def test_what_cannot_be_read_is_told_in_time(name: str, content: bytes, words: str) -> None:
    begun = time.monotonic()
    assert any(words in problem for problem in examine(name, content)["problems"])
    assert time.monotonic() - begun < 20


def test_archives_within_archives_are_opened_four_deep() -> None:
    content = packed({"密.txt": SECRET})
    for depth in range(6):
        content = packed({f"{depth}.zip": content})
    assert any("嵌套超过" in problem for problem in read("套.zip", content).problems)


def test_an_encrypted_member_is_told() -> None:
    content = bytearray(packed({"密.txt": "x"}))
    for at in (content.find(b"PK\x03\x04") + 6, content.find(b"PK\x01\x02") + 8):
        content[at] |= 1
    assert any("已加密" in problem for problem in read("密.zip", bytes(content)).problems)


def test_a_child_that_takes_too_long_is_ended() -> None:
    answer = examine("名单.txt", b"1 2 3 4 5 " * 400_000, seconds=1)
    assert "未能读完" in answer["problems"][0]


def test_a_picture_whose_writing_nobody_read_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shutil.which", lambda name: None)
    assert read("扫描.jpg", jpeg(size=(800, 600))).pictures == [""]


def test_writing_in_a_picture_is_read_where_tesseract_is_installed(
    monkeypatch: pytest.MonkeyPatch, tmp_path: object
) -> None:
    program = tmp_path / "tesseract"
    program.write_text(f"#!/bin/sh\ncat >/dev/null\necho '{SECRET}'\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=":")
    assert {spot.kind for spot in spots(read("扫描.jpg", jpeg(size=(800, 600))))} == {"secrecy"}


@pytest.mark.parametrize("name", CLEAN)
def test_the_kind_is_told_by_the_bytes(name: str) -> None:
    expected = {"xls": "ole", "jpg": "jpeg", "txt": "text"}
    suffix = name.rpartition(".")[2]
    assert kind_of(CLEAN[name]) == expected.get(suffix, suffix)
