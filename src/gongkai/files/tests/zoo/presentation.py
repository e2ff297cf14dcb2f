"""A PowerPoint file with the parts without which no program opens one (ECMA-376, part 1, 13.2 and annex A.3)."""

from __future__ import annotations

from collections.abc import Iterable

from gongkai.files.tests.zoo.specimen import packed

SCHEMAS = "http://schemas.openxmlformats.org"
NAMES = (
    f'xmlns:a="{SCHEMAS}/drawingml/2006/main" xmlns:p="{SCHEMAS}/presentationml/2006/main" '
    f'xmlns:r="{SCHEMAS}/officeDocument/2006/relationships"'
)
OFFICE = "application/vnd.openxmlformats-officedocument"
TYPES = {
    "ppt/presentation": "presentationml.presentation.main",
    "ppt/slides/": "presentationml.slide",
    "ppt/slideLayouts/": "presentationml.slideLayout",
    "ppt/slideMasters/": "presentationml.slideMaster",
    "ppt/notesSlides/": "presentationml.notesSlide",
    "ppt/notesMasters/": "presentationml.notesMaster",
    "ppt/comments/": "presentationml.comments",
    "ppt/commentAuthors": "presentationml.commentAuthors",
    "ppt/theme/": "theme",
    "word/document": "wordprocessingml.document.main",
}
OWN_COLOURS = "<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr>"
COLOURS = (
    '<p:clrMap bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2" accent1="accent1" accent2="accent2" accent3="accent3" '
    'accent4="accent4" accent5="accent5" accent6="accent6" hlink="hlink" folHlink="folHlink"/>'
)
LAYOUTS = '<p:sldLayoutIdLst><p:sldLayoutId id="2147483649" r:id="r1"/></p:sldLayoutIdLst>'
ENDS = {"sldMaster": COLOURS + LAYOUTS, "notesMaster": COLOURS}
GROUP = '<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr/>'
PLACE = (
    '<p:spPr><a:xfrm><a:off x="914400" y="914400"/><a:ext cx="7315200" cy="3657600"/></a:xfrm>'
    '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr>'
)


def slide(*paragraphs: str, root: str = "sld", extra: str = "", told: str = "") -> str:
    """A slide, or what is made like one, with one text box; `told` is the box's alternative text."""
    said = "".join(f"<a:p><a:r><a:t>{text}</a:t></a:r></a:p>" for text in paragraphs) or "<a:p/>"
    named = f'<p:nvSpPr><p:cNvPr id="2" name="Box" descr="{told}"/><p:cNvSpPr/><p:nvPr/></p:nvSpPr>'
    box = f"<p:sp>{named}{PLACE}<p:txBody><a:bodyPr/><a:lstStyle/>{said}</p:txBody></p:sp>"
    shapes = box if paragraphs or told else ""
    tree = f"<p:cSld><p:spTree>{GROUP}{shapes}</p:spTree></p:cSld>"
    return f"<p:{root} {NAMES} {extra}>{tree}{ENDS.get(root, OWN_COLOURS)}</p:{root}>"


def pptx(given: dict[str, str]) -> bytes:
    """The file of these slides, notes, comments (each numbered like its slide), or a master of one's own."""
    parts = {
        "ppt/slideMasters/slideMaster1.xml": slide(root="sldMaster"),
        "ppt/slideLayouts/slideLayout1.xml": slide(root="sldLayout"),
        "ppt/theme/theme1.xml": theme(),
    } | given
    links = {"ppt/slideMasters/slideMaster1.xml": ["slideLayouts/slideLayout1.xml", "theme/theme1.xml"],
             "ppt/slideLayouts/slideLayout1.xml": ["slideMasters/slideMaster1.xml"]}  # fmt: skip
    if any(name.startswith("ppt/notesSlides/") for name in parts):
        parts |= {"ppt/notesMasters/notesMaster1.xml": slide(root="notesMaster"), "ppt/theme/theme2.xml": theme()}
        links["ppt/notesMasters/notesMaster1.xml"] = ["theme/theme2.xml"]
    slides = sorted(name for name in parts if name.startswith("ppt/slides/"))
    for name in slides:
        number = name.removeprefix("ppt/slides/slide").removesuffix(".xml")
        beside = [f"notesSlides/notesSlide{number}.xml", f"comments/comment{number}.xml"]
        links[name] = ["slideLayouts/slideLayout1.xml", *(one for one in beside if f"ppt/{one}" in parts)]
        links[f"ppt/{beside[0]}"] = ["notesMasters/notesMaster1.xml", f"slides/slide{number}.xml"]
    tops = [name.removeprefix("ppt/") for name in parts if "Master" in name or "Authors" in name or name in slides]
    parts["ppt/presentation.xml"] = presentation(tops)
    links["ppt/presentation.xml"] = tops
    found = {_beside(name): relations(links[name], below=name) for name in parts if name in links}
    return opc(parts | found, main="ppt/presentation.xml")


def presentation(tops: list[str]) -> str:
    """The part that names masters and slides, by the numbers of its relations."""
    by = {kind: [f"r{n}" for n, one in enumerate(tops, 1) if one.startswith(kind)] for kind in
          ("slideMasters", "notesMasters", "slides")}  # fmt: skip
    notes = "".join(
        f'<p:notesMasterIdLst><p:notesMasterId r:id="{r}"/></p:notesMasterIdLst>' for r in by["notesMasters"]
    )
    slides = "".join(f'<p:sldId id="{256 + n}" r:id="{r}"/>' for n, r in enumerate(by["slides"]))
    return (
        f'<p:presentation {NAMES}><p:sldMasterIdLst><p:sldMasterId id="2147483648" r:id="{by["slideMasters"][0]}"/>'
        f"</p:sldMasterIdLst>{notes}<p:sldIdLst>{slides}</p:sldIdLst>"
        '<p:sldSz cx="9144000" cy="6858000"/><p:notesSz cx="6858000" cy="9144000"/></p:presentation>'
    )


def theme() -> str:
    """Colours, typefaces and lines: no fewer than the format demands."""
    named = ("dk1", "lt1", "dk2", "lt2", *(f"accent{n}" for n in range(1, 7)), "hlink", "folHlink")
    colours = "".join(f'<a:{name}><a:srgbClr val="1F497D"/></a:{name}>' for name in named)
    faces = '<a:latin typeface="Arial"/><a:ea typeface=""/><a:cs typeface=""/>'
    fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
    return (
        f'<a:theme {NAMES} name="Plain"><a:themeElements><a:clrScheme name="Plain">{colours}</a:clrScheme>'
        f'<a:fontScheme name="Plain"><a:majorFont>{faces}</a:majorFont><a:minorFont>{faces}</a:minorFont>'
        "</a:fontScheme>"
        f'<a:fmtScheme name="Plain"><a:fillStyleLst>{fill * 3}</a:fillStyleLst>'
        f"<a:lnStyleLst>{f'<a:ln>{fill}</a:ln>' * 3}</a:lnStyleLst>"
        f"<a:effectStyleLst>{'<a:effectStyle><a:effectLst/></a:effectStyle>' * 3}</a:effectStyleLst>"
        f"<a:bgFillStyleLst>{fill * 3}</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>"
    )


def opc(parts: dict[str, str], *, main: str) -> bytes:
    """The package: every part with its type, and the relation to the main one."""
    kinds = "".join(
        f'<Override PartName="/{name}" ContentType="{OFFICE}.{words}+xml"/>'
        for name in parts
        for start, words in TYPES.items()
        if name.startswith(start) and name.endswith(".xml")
    )
    types = (
        f'<Types xmlns="{SCHEMAS}/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{kinds}</Types>'
    )
    return packed({"[Content_Types].xml": types, "_rels/.rels": relations([main], kind="officeDocument"), **parts})


def relations(targets: Iterable[str], *, below: str = "", kind: str = "") -> str:
    """What a part refers to, as r1, r2 …, in a folder beside its own; from the package where it is below none."""
    up = "" if below in ("", "ppt/presentation.xml") else "../"
    said = "".join(
        f'<Relationship Id="r{n}" Type="{SCHEMAS}/officeDocument/2006/relationships/{kind or _kind(one)}" '
        f'Target="{up}{one}"/>'
        for n, one in enumerate(targets, 1)
    )
    return f'<Relationships xmlns="{SCHEMAS}/package/2006/relationships">{said}</Relationships>'


def _kind(target: str) -> str:
    folder = target.split("/")[0]
    return {"comments": folder, "commentAuthors.xml": "commentAuthors"}.get(folder, folder.removesuffix("s"))


def _beside(name: str) -> str:
    folder, _, file = name.rpartition("/")
    return f"{folder}/_rels/{file}.rels"
