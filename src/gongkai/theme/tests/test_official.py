"""Where addressee and signature of a document stand."""

import pytest

from gongkai.theme.official import set_out

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
