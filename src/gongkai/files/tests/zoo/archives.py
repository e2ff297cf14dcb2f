"""Archives and old Word files."""

from __future__ import annotations

import gzip
from collections.abc import Iterator

from gongkai.files.tests.zoo.ole import compound
from gongkai.files.tests.zoo.pdfs import pdf
from gongkai.files.tests.zoo.sheets import xlsx
from gongkai.files.tests.zoo.specimen import HOME, ID, MOBILE, SECRET, Specimen, packed, specimen
from gongkai.files.tests.zoo.words import docx


def specimens() -> Iterator[Specimen]:
    """Every archive, and what is inside an OLE container."""
    roll = xlsx(lambda book: book.active.append([ID]))
    yield specimen("打包.zip", packed({"说明.txt": "无", "名单.xlsx": roll}), "id_card", where="名单.xlsx")
    yield specimen("套娃.zip", packed({"内.zip": packed({"再内.zip": packed({"名单.docx": docx(
        lambda d: d.add_paragraph(HOME))})})}), "address", where="再内.zip")  # fmt: skip
    yield specimen("文件名.zip", packed({f"{ID}.txt": "无"}), "id_card", where="文件名")
    yield specimen("多件.zip", packed({"甲.pdf": pdf(f"<p>{SECRET}</p>"), "乙.txt": MOBILE}), "secrecy", "mobile")
    yield specimen("扩展名改了.zip", packed({"照片.jpg": roll}), "id_card", where="照片.jpg")
    yield specimen("压缩文本.zip", packed({"日志.gz": gzip.compress(f"身份证{ID}".encode())}), "id_card")
    wide = ("正文" * 50 + f"身份证号{ID}，完。").encode("utf-16-le")
    yield specimen("旧文档.doc", compound({"WordDocument": wide}), "id_card")
    narrow = b"\x00" * 700 + f" id {ID} tel {MOBILE} ".encode()
    yield specimen("旧文档西文.doc", compound({"WordDocument": narrow}), "id_card", "mobile")
    told = compound({"WordDocument": b"\x00" * 100, "\x05SummaryInformation": SECRET.encode("gb18030") + b"\x00"})
    yield specimen("旧文档属性.doc", told, "secrecy", where="文档属性", hidden=True)
    odd = b"\x00" + f"{SECRET}，{HOME}".encode("utf-16-le")
    yield specimen("金山文档.wps", compound({"WpsDocument": odd}), "secrecy", "address")
