"""Word and WPS: what the eye saw stays, what was hidden, deleted or dangerous goes; templates; many files at once."""

from __future__ import annotations

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from gongkai.disclosure.models import GateRecord, Item
from gongkai.disclosure.queries import public_content
from gongkai.disclosure.rules.pasting import from_plain, from_word
from gongkai.disclosure.tables import TEMPLATES
from gongkai.orgs.models import Person
from tests.files import plain_pdf
from tests.items import Draft, Pass, at_desk

WORD = """<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><meta name=Generator
content="Microsoft Word 15"><style><!-- p.MsoNormal {mso-style-parent:""; } --></style><!--[if gte mso 9]><xml>
<w:View>Normal</w:View></xml><![endif]--></head><body lang=ZH-CN style='tab-interval:21.0pt'><!--StartFragment-->
<h1 style='x'>一、总体要求<o:p></o:p></h1><p class=MsoNormal style='text-indent:2em'>
<span lang=EN-US>&nbsp;&nbsp;</span>各乡镇<b>务必</b>于<span lang=EN-US>3</span>月20日前
完成排查。<o:p></o:p></p>%s<p class=MsoNormal><o:p>&nbsp;</o:p></p><!--EndFragment--></body></html>"""
LIST = (
    "<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><![if !supportLists]><span style='font-family:{font}'>"
    "<span style='mso-list:Ignore'>{mark}<span style='font:7.0pt'>&nbsp;&nbsp; </span></span></span>"
    "<![endif]>{text}<o:p></o:p></p>"
)
BEGINNING = "<h2>一、总体要求</h2><p>各乡镇<b>务必</b>于3月20日前完成排查。</p>"
CODE = "<p>a &lt;script&gt;b&lt;/script&gt; &amp; c</p>"
CASES = {  # what is in the clipboard → what stays
    "bullets of Symbol": (
        LIST.format(font="Symbol", mark="·", text="水源地") + LIST.format(font="Wingdings", mark="l", text="管网"),
        "<ul><li>水源地</li><li>管网</li></ul>",
    ),
    "numbers that Word counted": (
        LIST.format(font="宋体", mark="（一）", text="压实责任") + LIST.format(font="宋体", mark="2.", text="按期完成"),
        "<p>（一）压实责任</p><p>2.按期完成</p>",
    ),
    "bold of WPS": (
        '<p class="MsoNormal"><span style="font-weight:bold;">重点</span>工作</p>',
        "<p><b>重点</b>工作</p>",
    ),
    "a heading by its style": ('<p class="MsoHeading2">（一）范围</p>', "<h3>（一）范围</h3>"),
    "hidden text": (
        "<p>公开<span style='display:none;mso-hide:all'>内部掌握：先紧后松</span>内容</p>",
        "<p>公开内容</p>",
    ),
    "text of no size": ('<p>公开<span style="font-size:0pt">暗记</span>内容</p>', "<p>公开内容</p>"),
    "tracked changes": ('<p><del cite="mailto:x">原定十日</del><ins cite="mailto:x">五日</ins>内</p>', "<p>五日内</p>"),
    "a comment": (
        '<p>正文<span class=MsoCommentReference><a class=msocomanchor href="#_msocom_1">[张1]</a></span></p>'
        "<div style='mso-element:comment-list'><div style='mso-element:comment'><p class=MsoCommentText>别公开</p>"
        "</div></div>",
        "<p>正文</p>",
    ),
    "links": (
        '<p><a href="javascript:alert(1)">甲</a><a href="file:///C:/a.doc">乙</a>'
        '<a href="https://www.yunxi.example/a?b=1&amp;c=2" onclick="x()" style="color:red">丙</a></p>',
        '<p>甲乙<a href="https://www.yunxi.example/a?b=1&amp;c=2">丙</a></p>',
    ),
    "code": (
        "<p>正文<script>alert(1)</script><img src=x onerror=alert(1)></p><iframe src=//x></iframe><svg onload=x></svg>",
        "<p>正文</p>",
    ),
    "text that looks like code": (CODE, CODE),
    "a frame around text": ("<table><tr><td><p>红头</p></td></tr></table>", "<p>红头</p>"),
    "loose text": ("<div>甲<br>乙<br></div>丙", "<p>甲<br>乙</p><p>丙</p>"),
}


@pytest.mark.parametrize("name", CASES)
def test_what_word_and_wps_write_is_cleaned(name: str) -> None:
    given, kept = CASES[name]
    pasted = from_word(WORD % given)
    assert {kind for kind, _ in pasted.blocks} == {"text"}
    assert "".join(str(html) for _, html in pasted.blocks) == BEGINNING + kept


def test_a_table_keeps_its_cells_and_says_what_was_merged() -> None:
    table = (
        "<table class=MsoTableGrid><tr><td><p class=MsoNormal>乡<span lang=EN-US>镇</span><o:p></o:p></p></td>"
        "<td colspan=2><p>处数</p></td></tr><tr><td><p>清水镇</p></td><td>1<script>x</script></td><td><p>2</p><p>3</p>"
        "</td></tr><tr><td></td><td></td><td></td></tr></table><p>后文</p><img src='file:///C:/1.png'>"
    )
    pasted = from_word(WORD % table)
    assert [kind for kind, _ in pasted.blocks] == ["text", "table", "text"]
    value = pasted.blocks[1][1]
    assert [one["heading"] for one in value["columns"]] == ["乡镇", "处数", ""]
    assert [one["values"] for one in value["rows"]] == [["清水镇", "1", "2 3"]]
    assert pasted.notes == ["表格中合并的单元格已拆开，请核对", "有1幅图片没有粘贴，请作为附件上传"]


def test_plain_text_gives_paragraphs_and_tables_too() -> None:
    blocks = from_plain("标题\n甲\t乙\n1\t2\n\n一\t二\t三\n后文<b>").blocks
    assert [kind for kind, _ in blocks] == ["text", "table", "table", "text"]
    assert blocks[3][1] == "<p>后文&lt;b&gt;</p>"


@pytest.mark.parametrize(
    "html", ["", "<", "<p", "<table><tr>", "<!--[if", "\x00", "<div>" * 3000 + "深", "<b>" * 3000 + "深"]
)
def test_broken_clipboards_break_nothing(html: str) -> None:
    assert len(from_word(html).blocks) <= 2


def test_pasting_makes_a_new_draft_that_the_gate_shows_as_pasted(drafted: Draft, drafter: Person, passed: Pass) -> None:
    item = drafted()
    address = reverse("wagtailsnippets_disclosure_item:fill", args=[item.pk])
    table = "<table><tr><td>乡镇</td><td>处数</td></tr><tr><td>清水镇</td><td>1</td></tr></table>"
    page = at_desk(drafter).post(address, {"html": WORD % table, "instead": "1"}, follow=True).content.decode()
    assert "已保存为新的草稿" in page
    item = Item.objects.get(pk=item.pk)
    assert item.revisions.count() == 2
    body = public_content(item.get_latest_revision_as_object())["body_html"]
    assert "各乡镇水管站" not in body
    assert re.search(r"<th[^>]*>乡镇</th>.*<td>清水镇</td>", body, re.DOTALL)
    passed(item)
    assert GateRecord.objects.get().body_html == body


def test_many_files_come_at_once_and_a_wrong_one_stops_all(drafted: Draft, drafter: Person) -> None:
    item = drafted()
    address = reverse("wagtailsnippets_disclosure_item:fill", args=[item.pk])
    good = [SimpleUploadedFile(f"表{number}.pdf", plain_pdf(str(number))) for number in (1, 2)]
    bad = SimpleUploadedFile("程序.exe", b"MZ")
    said = at_desk(drafter).post(address, {"text": "补一段。", "files": [good[0], bad]}).content.decode()
    assert "不接受“.exe”类文件" in said
    assert "补一段。" in said
    assert Item.objects.get().revisions.count() == 1
    good = [SimpleUploadedFile(f"表{number}.pdf", plain_pdf(str(number))) for number in (1, 2)]
    at_desk(drafter).post(address, {"text": "补一段。", "files": good})
    latest = Item.objects.get().get_latest_revision_as_object()
    assert [one.title for one in latest.attachments.all()] == ["表1", "表2"]
    body = public_content(latest)["body_html"]
    assert body.index("各乡镇水管站") < body.index("补一段。")
    assert "没有可以保存的内容" in at_desk(drafter).post(address, {"text": ""}).content.decode()


def test_who_does_not_write_for_the_unit_pastes_nothing(drafted: Draft, township_drafter: Person) -> None:
    item = drafted()
    address = reverse("wagtailsnippets_disclosure_item:fill", args=[item.pk])
    at_desk(township_drafter).post(address, {"text": "外人的话"})
    assert Item.objects.get().revisions.count() == 1


def test_every_template_opens_the_editor_with_its_parts(drafter: Person, route: None, column: object) -> None:
    desk = at_desk(drafter)
    listed = desk.get(reverse("disclosure_desk:templates")).content.decode()
    for name, template in TEMPLATES.items():
        address = f"{reverse('wagtailsnippets_disclosure_item:add')}?template={name}"
        assert address in listed
        page = desk.get(address)
        form = page.context["form"]
        assert (form["title"].value(), form["genre"].value()) == (template.title, template.genre)
        assert template.lines[-1] in str(form["body"].value().render_as_block())
    assert not Item.objects.exists()


def test_the_preview_is_what_will_be_published(drafted: Draft, passed: Pass, drafter: Person) -> None:
    item = drafted(body=[("text", "<p>一段<b>重点</b>。</p>")])
    preview = reverse("wagtailsnippets_disclosure_item:revisions_view", args=[item.pk, item.latest_revision_id])
    before = sheet(at_desk(drafter).get(preview).content.decode())
    released = GateRecord.objects.get(item=passed(item))
    after = sheet(at_desk(drafter).get(released.get_absolute_url()).content.decode())
    assert before.replace("发布时编制", released.index_no).replace("发布时记录", "2024年3月7日") == after


def sheet(page: str) -> str:
    """The sheet of a text within a page, without the moment that only a release has."""
    found = re.search(r"<article.*?</article>", page, re.DOTALL)
    assert found
    return re.sub(r"<span>发布时间：.*?</span>", "", found[0])
