"""Plain texts in the encodings that offices use."""

from __future__ import annotations

from collections.abc import Iterator

from gongkai.files.tests.zoo.specimen import CARD, ID, INTERNAL, MOBILE, SECRET, Specimen, specimen


def specimens() -> Iterator[Specimen]:
    """Every text."""
    yield specimen("名单.txt", f"张小明 {ID}".encode(), "id_card")
    yield specimen("国标码.txt", f"密级：机密\r\n张小明 {ID}".encode("gb18030"), "id_card", "secrecy")
    yield specimen("双字节.txt", f"账号 {CARD}".encode("utf-16"), "bank_card")
    yield specimen(
        "逗号.csv", f"序号,姓名,身份证号\r\n1,张小明,{ID}\r\n2,李小花,{MOBILE}".encode("gb18030"), "id_card", "mobile"
    )
    yield specimen("残疾.csv", "姓名,残疾类别\r\n张小明,肢体".encode(), "health")
    yield specimen("网页.html", f"<html><body><!-- {ID} --><p>身<b>份</b>证</p></body></html>".encode(), "id_card")
    split = "".join(f"<b>{digit}</b>" for digit in MOBILE)
    yield specimen("拆开.html", f"<html><body><p>手机{split}</p></body></html>".encode(), "mobile")
    words = "".join(f"\\u{ord(char)}?" for char in SECRET)
    yield specimen("富文本.rtf", ("{\\rtf1\\ansi " + words + "\\par " + ID + "}").encode(), "secrecy", "id_card")
    yield specimen("间隔.txt", f"{' '.join(ID)}\n{INTERNAL}".encode(), "id_card", "internal")
