"""PowerPoint files with something hidden in each, and OFD."""

from __future__ import annotations

from collections.abc import Iterator

from gongkai.files.tests.zoo.presentation import NAMES, pptx, slide
from gongkai.files.tests.zoo.specimen import ID, INTERNAL, MOBILE, SECRET, Specimen, packed, specimen

AUTHOR = "张小明（县水利局）"


def ofd(text: str) -> bytes:
    codes = "".join(f"<ofd:TextCode>{part}</ofd:TextCode>" for part in (text[:7], text[7:]))
    page = f'<ofd:Page xmlns:ofd="urn:o">{codes}</ofd:Page>'
    return packed({"OFD.xml": '<ofd:OFD xmlns:ofd="urn:o"/>', "Doc_0/Pages/Page_0/Content.xml": page})


def specimens() -> Iterator[Specimen]:
    """Every presentation, and the national layout format."""
    first = "ppt/slides/slide1.xml"
    yield specimen("幻灯片.pptx", pptx({first: slide("身份证", ID)}), "id_card", where="幻灯片第1页")
    hidden = pptx({first: slide("封面"), "ppt/slides/slide2.xml": slide(MOBILE, extra='show="0"')})
    yield specimen("隐藏幻灯片.pptx", hidden, "mobile", where="隐藏", hidden=True)
    notes = pptx({first: slide("封面"), "ppt/notesSlides/notesSlide1.xml": slide(f"身份证{ID}", root="notes")})
    yield specimen("备注.pptx", notes, "id_card", where="演讲者备注", hidden=True)
    comment = (
        f'<p:cmLst {NAMES}><p:cm authorId="0" dt="2024-03-05T10:00:00Z" idx="1"><p:pos x="10" y="10"/>'
        f"<p:text>手机{MOBILE}</p:text></p:cm></p:cmLst>"
    )
    author = f'<p:cmAuthor id="0" name="{AUTHOR}" initials="张" lastIdx="1" clrIdx="0"/>'
    authors = f"<p:cmAuthorLst {NAMES}>{author}</p:cmAuthorLst>"
    said = {"ppt/comments/comment1.xml": comment, "ppt/commentAuthors.xml": authors}
    yield specimen("批注.pptx", pptx({first: slide("封面"), **said}), "mobile", where="批注")
    master = pptx({first: slide("封面"), "ppt/slideMasters/slideMaster1.xml": slide(INTERNAL, root="sldMaster")})
    yield specimen("母版.pptx", master, "internal", where="母版", hidden=True)
    words = pptx({first: slide("封面", told=f"{SECRET}，勿动这张图")})
    yield specimen("替代文字.pptx", words, "secrecy", hidden=True)
    yield specimen("版式文件.ofd", ofd(f"身份证{ID}"), "id_card")
    yield specimen("密级.ofd", ofd(f"关于某事的通知{SECRET}"), "secrecy")
