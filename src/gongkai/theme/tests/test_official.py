"""Where addressee and signature of a document stand."""

import pytest

from gongkai.theme.official import set_out, whole_words

SIGNED = '<div class="document-signature"><p>云溪县水利局</p><p>2024年3月5日</p></div>'


@pytest.mark.parametrize(
    ("body", "set_so"),
    [
        ("<p>各单位：</p><p>现通知如下。</p>", '<p class="addressee">各单位：</p><p>现通知如下。</p>'),
        ("<p>现通知如下。</p><p>云溪县水利局</p>\n<p>2024年3月5日</p>", f"<p>现通知如下。</p>{SIGNED}"),
        ("<p>会议于2024年3月5日召开。</p>", "<p>会议于2024年3月5日召开。</p>"),
        ("<p>请于下列日期前办理。</p><p>2024年3月5日</p>", "<p>请于下列日期前办理。</p><p>2024年3月5日</p>"),
        ("<p>甲</p><p>2024年3月5日</p><p>附后。</p>", "<p>甲</p><p>2024年3月5日</p><p>附后。</p>"),
        ("", ""),
    ],
)
def test_only_addressee_and_signature_are_set(body, set_so):
    assert set_out(body) == set_so


@pytest.mark.parametrize(
    "pieces",
    [
        ["云溪县人民政府", "2025年政府信息公开工作年度报告"],
        ["云溪县教育局", "关于印发", "《云溪县校外培训管理办法》", "的通知"],
        ["2025年报告"],
        ["关于通知的说明函"],
        [""],
    ],
)
def test_a_title_is_broken_between_words_only(pieces: list[str]) -> None:
    assert whole_words("".join(pieces)) == pieces
